"""A drawing on the screen: its shapes are walked by keys, heard by name, and opened by Enter."""

from collections.abc import Callable, Mapping
from typing import TypeAlias

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
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QSizePolicy

from journal.domain.drawing import Drawing, mirrored, rects
from journal.domain.insight.marks import WIDTH
from journal.ui.kit.chart_inks import Inks
from journal.ui.kit.chart_steps import nearest
from journal.ui.kit.theme import Theme

TARGET = 24
"""Pixels that a shape takes for the pointer at least, however small it is drawn."""
_ROOM = 4
"""Pixels around the drawing, so that the ring of the outermost shape is whole."""
LEAST = 236.0
"""The least width a drawing is laid out in, in the lengths of drawings; in less it scrolls."""
_NOTHING = Drawing(0, 0)
Lay: TypeAlias = Callable[[float], Drawing]
"""Draws the same in so much width."""
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
    """Shows one drawing at the size of the text, laid out in the width there is.

    It is mirrored where the script runs the other way. To a screen reader it is a list of what the
    shapes stand for.
    """

    opened = Signal(str)
    """The key of a shape that was clicked, or that Enter was pressed on."""
    room_changed = Signal(float)
    """The width that a drawing has here from now on, in the lengths of drawings."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._lay: Lay = _lay_nothing
        self._room = 0.0
        self._shown = _NOTHING
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
        self.clicked.connect(lambda index: self.opened.emit(self.shapes.keys[index.row()]))

    def show_drawing(self, lay: Lay, names: Mapping[str, str]) -> None:
        """Show what `lay` draws in so much width; `names` says what each key stands for."""
        self._lay, self._names = lay, names
        self._take_in()

    def clear(self) -> None:
        """Forget the drawing, and the picture that was painted of it."""
        self.show_drawing(_lay_nothing, {})

    def room_in(self, width: int) -> float:
        """Return how wide a drawing can be in so many pixels; unshown it has its usual width."""
        return max(min((width - 2 * _ROOM) / self._theme.scale, WIDTH), LEAST)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the drawing out anew where its width has changed."""
        super().resizeEvent(event)
        if self.room_in(self.width()) != self._room:
            self._take_in()
            self.room_changed.emit(self._room)

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of the look, the text size or the direction of the script."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.LayoutDirectionChange):
            self._take_in()

    def sizeHint(self) -> QSize:
        """Return the size of the drawing."""
        wide, high = (self._theme.px(side) for side in (self._shown.width, self._shown.height))
        return QSize(wide + 2 * _ROOM, high + 2 * _ROOM)

    def minimumSizeHint(self) -> QSize:
        """Return the whole height, and the least width that a drawing is laid out in."""
        return QSize(self._theme.px(LEAST), self.sizeHint().height())

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
        bar.setRange(0, max(0, self.sizeHint().width() - room))
        self.updateGeometry()

    def doItemsLayout(self) -> None:
        """Leave every shape where the drawing has it."""
        self.updateGeometries()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the current shape by Enter or Space."""
        opening = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
        if event.key() in opening and self.currentIndex().isValid():
            self.clicked.emit(self.currentIndex())
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
        self._room = self.room_in(self.width())
        drawing = self._lay(self._room)
        self._shown = mirrored(drawing) if self.isRightToLeft() else drawing
        self._picture = None
        self.shapes.show(self._shown, self._names)
        self.updateGeometries()


def _lay_nothing(_: float) -> Drawing:
    return _NOTHING


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
