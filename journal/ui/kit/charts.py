"""A drawing on the screen: its shapes are walked by keys, heard by name, and opened by Enter."""

from collections.abc import Mapping

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QSizePolicy

from journal.domain.drawing import Drawing, mirrored, rects
from journal.ui.kit.chart_inks import Inks
from journal.ui.kit.chart_steps import nearest
from journal.ui.kit.theme import Theme

TARGET = 24
"""Pixels that a shape takes for the pointer at least, however small it is drawn."""
_ROOM = 4
"""Pixels around the drawing, so that the ring of the outermost shape is whole."""
_NOTHING = Drawing(0, 0)
_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class Shapes(QAbstractListModel):
    """What can be opened in a drawing: a key, its words, and the place of all its rectangles."""

    def __init__(self) -> None:
        super().__init__()
        self.keys: list[str] = []
        self.boxes: list[QRectF] = []
        self._names: Mapping[str, str] = {}

    def show(self, drawing: Drawing, names: Mapping[str, str]) -> None:
        """Take the shapes of another drawing."""
        places: dict[str, QRectF] = {}
        for rect in rects(drawing):
            box = QRectF(rect.x, rect.y, rect.width, rect.height)
            places[rect.of] = places[rect.of].united(box) if rect.of in places else box
        self.beginResetModel()
        self.keys, self.boxes = list(places), list(places.values())
        self._names = names
        self.endResetModel()

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """Return how many can be opened."""
        return 0 if parent.isValid() else len(self.keys)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the words of one, for the ear and for the pointer that rests on it."""
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self._names.get(self.keys[index.row()], "")
        return None


class ChartPicture(QListView):
    """Shows one drawing at the size of the text, mirrored where the script runs the other way.

    To a screen reader it is a list of what the shapes stand for.
    """

    opened = Signal(str)
    """The key of a shape that was clicked, or that Enter was pressed on."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._drawing = self._shown = _NOTHING
        self._names: Mapping[str, str] = {}
        self._picture: QPixmap | None = None
        self.shapes = Shapes()
        self.setModel(self.shapes)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMouseTracking(True)
        self.clicked.connect(self._open)

    def show_drawing(self, drawing: Drawing, names: Mapping[str, str]) -> None:
        """Show another drawing; `names` says what each key of a shape stands for."""
        self._drawing, self._names = drawing, names
        self._take_in()

    def clear(self) -> None:
        """Forget the drawing, and the picture that was painted of it."""
        self.show_drawing(_NOTHING, {})

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of the look, the text size or the direction of the script."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.LayoutDirectionChange):
            self._take_in()

    def sizeHint(self) -> QSize:
        """Return the size of the drawing, with the bar that scrolls it where it is too wide."""
        wide, high = self._wide(), self._theme.px(self._drawing.height) + 2 * _ROOM
        bar = self.horizontalScrollBar().sizeHint().height() if wide > self.width() else 0
        return QSize(wide, high + bar)

    def minimumSizeHint(self) -> QSize:
        """Return the whole height, and hardly any width: a wide drawing scrolls."""
        return QSize(self._theme.px(120), self.sizeHint().height())

    def visualRect(self, index: _Index) -> QRect:
        """Return where a shape is seen."""
        if not index.isValid() or index.row() >= len(self.shapes.boxes):
            return QRect()
        box, scale = self.shapes.boxes[index.row()], self._theme.scale
        seen = QRectF(*(edge * scale for edge in (box.x(), box.y(), box.width(), box.height())))
        return seen.translated(_ROOM - self.horizontalOffset(), _ROOM).toAlignedRect()

    def indexAt(self, p: QPoint) -> QModelIndex:
        """Return the shape at a place, or the nearest one where there is room around it."""
        near: list[tuple[int, int]] = []
        for row in range(len(self.shapes.boxes)):
            box = self.visualRect(self.shapes.index(row))
            if box.contains(p):
                return self.shapes.index(row)
            wide, high = (max(0, TARGET - side) // 2 for side in (box.width(), box.height()))
            if box.adjusted(-wide, -high, wide, high).contains(p):
                near.append(((box.center() - p).manhattanLength(), row))
        return self.shapes.index(min(near)[1]) if near else QModelIndex()

    def moveCursor(
        self,
        cursorAction: QAbstractItemView.CursorAction,
        modifiers: Qt.KeyboardModifier,
    ) -> QModelIndex:
        """Return the shape that an arrow leads to."""
        row = nearest(self.shapes.boxes, self.currentIndex().row(), cursorAction)
        return self.shapes.index(row) if row >= 0 else QModelIndex()

    def horizontalOffset(self) -> int:
        """Return how many pixels of the drawing are out of sight at its left edge."""
        bar = self.horizontalScrollBar()
        return bar.maximum() - bar.value() if self.isRightToLeft() else bar.value()

    def scrollTo(
        self,
        index: _Index,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        """Scroll sideways until a shape is in sight."""
        box, bar = self.visualRect(index), self.horizontalScrollBar()
        too_far_left = min(box.left() - _ROOM, 0)
        too_far_right = max(box.right() - self.viewport().width() + _ROOM, 0)
        step = too_far_left or too_far_right
        bar.setValue(bar.value() - step if self.isRightToLeft() else bar.value() + step)
        self.viewport().update()

    def updateGeometries(self) -> None:
        """Let the bar reach from one end of the drawing to the other."""
        bar, room = self.horizontalScrollBar(), self.viewport().width()
        bar.setPageStep(room)
        bar.setSingleStep(self._theme.px(40))
        bar.setRange(0, max(0, self._wide() - room))
        self.updateGeometry()

    def doItemsLayout(self) -> None:
        """Leave every shape where the drawing has it."""
        self.updateGeometries()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the current shape by Enter or Space."""
        opening = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
        if event.key() in opening and self.currentIndex().isValid():
            self._open(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show by the pointer what can be opened."""
        on = self.indexAt(event.position().toPoint()).isValid()
        hand, arrow = Qt.CursorShape.PointingHandCursor, Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(hand if on else arrow)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page."""
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Lay out the picture, which is painted once, and a ring around the current shape."""
        painter = QPainter(self.viewport())
        if self._picture is None:
            self._picture = _painted(self._shown, self._theme, self.devicePixelRatioF())
        painter.drawPixmap(QPoint(_ROOM - self.horizontalOffset(), _ROOM), self._picture)
        if self.hasFocus() and self.currentIndex().isValid():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(self._theme.colour("accent"), 2))
            ring = QRectF(self.visualRect(self.currentIndex())).adjusted(-2, -2, 2, 2)
            painter.drawRoundedRect(ring, 4, 4)

    def _take_in(self) -> None:
        self._shown = mirrored(self._drawing) if self.isRightToLeft() else self._drawing
        self._picture = None
        self.shapes.show(self._shown, self._names)
        self.updateGeometries()

    def _wide(self) -> int:
        return self._theme.px(self._drawing.width) + 2 * _ROOM

    def _open(self, index: _Index) -> None:
        self.opened.emit(self.shapes.keys[index.row()])


def _painted(drawing: Drawing, theme: Theme, sharpness: float) -> QPixmap:
    """Return the drawing as a picture of its own, `sharpness` pixels for one of the layout."""
    size = QSize(theme.px(drawing.width), theme.px(drawing.height))
    picture = QPixmap(size * sharpness)
    picture.setDevicePixelRatio(sharpness)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    Inks(theme, sharpness).paint(painter, drawing)
    painter.end()
    return picture
