"""The pages of a finished file, one below the other; only those in sight are ever drawn."""

from math import sqrt
from typing import Final

from PySide6.QtCore import QEvent, QRectF, QSizeF, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from journal.services.previewing import Previewing, Sight
from journal.ui.handing_over.look.pictures import Pictures, Wanted
from journal.ui.handing_over.look.places import Places
from journal.ui.kit.theme import Theme

ZOOMS: Final = (0.5, 0.67, 0.8, 1.0, 1.25, 1.5, 2.0, 3.0)
"""How wide a page may be, as parts of the room there is."""
_AS_WIDE: Final = ZOOMS.index(1.0)
_WIDEST: Final = 820
"""Pixels of a page at 100 % text size, however wide the window is."""
_FINEST: Final = 6_000_000
"""Points of a picture at most; a page that would have more is drawn coarser."""
_STEP: Final = 0.9
"""The part of what is in sight that Page Down goes on by."""


class Pages(QAbstractScrollArea):
    """Pages as pictures in memory alone, which `clear` lets go of."""

    page_changed = Signal(int, int)
    """Another page is read now: its number, from 1, and how many there are."""
    zoomed = Signal()

    def __init__(self, previewing: Previewing, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._places = Places(())
        self._zoom = _AS_WIDE
        self._page = -1
        self.pictures = Pictures(previewing, self)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.pictures.arrived.connect(self.viewport().update)
        self.verticalScrollBar().valueChanged.connect(self._moved)
        self.clear()

    @property
    def zoom(self) -> float:
        """How wide a page is, as a part of the room there is."""
        return ZOOMS[self._zoom]

    def show_sight(self, sight: Sight | None) -> None:
        """Show the pages of a file from the first one on, or nothing."""
        self.pictures.show_sight(sight)
        self._places = Places(() if sight is None else sight.leaves)
        self._page = -1
        self._lay_out()
        self.verticalScrollBar().setValue(0)
        self._moved()
        self.viewport().update()

    def clear(self) -> None:
        """Let go of the file and of every picture."""
        self.show_sight(None)

    def can_zoom(self, steps: int) -> bool:
        """Tell whether there is a larger, or smaller, size."""
        return 0 <= self._zoom + steps < len(ZOOMS)

    def zoom_by(self, steps: int) -> None:
        """Make pages larger, or smaller; with 0 as wide as the room there is."""
        wanted = self._zoom + steps if steps else _AS_WIDE
        if wanted != self._zoom and 0 <= wanted < len(ZOOMS):
            self._zoom = wanted
            self._lay_out()
            self.zoomed.emit()

    def go_to(self, page: int) -> None:
        """Bring a page, counted from 0, to the top."""
        if len(self._places):
            box = self._places.box(min(max(page, 0), len(self._places) - 1))
            self.verticalScrollBar().setValue(int(box.top()) - 4)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go through the pages, and zoom, by keys."""
        key, bar = event.key(), self.verticalScrollBar()
        down, up = key == Qt.Key.Key_PageDown, key == Qt.Key.Key_PageUp
        if (down or up) and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.go_to(self._page + (1 if down else -1))
        elif down or up:
            step = int(self.viewport().height() * _STEP)
            bar.setValue(bar.value() + (step if down else -step))
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            bar.setValue(bar.minimum() if key == Qt.Key.Key_Home else bar.maximum())
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal, Qt.Key.Key_Minus):
            self.zoom_by(-1 if key == Qt.Key.Key_Minus else 1)
        elif key == Qt.Key.Key_0:
            self.zoom_by(0)
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll; with Ctrl, zoom."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_by(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
        else:
            super().wheelEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep pages as wide as the room there is."""
        super().resizeEvent(event)
        self._lay_out()

    def event(self, event: QEvent) -> bool:
        """Follow a change of the text size, and show where the keys go."""
        if event.type() == QEvent.Type.StyleChange:
            self._lay_out()
        elif event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.viewport().update()
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the pages in sight; a page that is not drawn yet is blank paper."""
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(self.viewport().rect(), self._theme.colour("side"))
        wanted = [(page, self._fine(page)) for page in self._in_sight()]
        for each in wanted:
            self._paint(painter, each)
        if self.hasFocus():
            painter.setPen(QPen(self._theme.colour("accent"), 2))
            painter.drawRect(self.viewport().rect().adjusted(1, 1, -1, -1))
        painter.end()
        self.pictures.want(wanted)

    def _paint(self, painter: QPainter, wanted: Wanted) -> None:
        across, down = self.horizontalScrollBar().value(), self.verticalScrollBar().value()
        box = self._places.box(wanted[0]).translated(-across, -down)
        painter.fillRect(box, Qt.GlobalColor.white)
        picture = self.pictures.of(wanted)
        if picture is not None:
            painter.drawPixmap(box, picture, QRectF(picture.rect()))
        painter.setPen(QPen(self._theme.colour("edge"), 1))
        painter.drawRect(box)

    def _in_sight(self) -> range:
        top = self.verticalScrollBar().value()
        return self._places.between(top, top + self.viewport().height())

    def _fine(self, page: int) -> float:
        """Return how many points of the screen a point of a page is to have."""
        scale = self._places.scale * self.devicePixelRatioF()
        size: QSizeF = self._places.box(page).size() * self.devicePixelRatioF()
        points = size.width() * size.height()
        return round(scale * min(1.0, sqrt(_FINEST / max(points, 1))), 3)

    def _lay_out(self) -> None:
        """Fit the pages to the room, with the page that is read kept where it is."""
        view, bar, across = self.viewport(), self.verticalScrollBar(), self.horizontalScrollBar()
        before = bar.value() / max(self._places.height, 1)
        self._places.lay_out(view.width(), self._theme.px(_WIDEST), self.zoom)
        over = int(self._places.height) - view.height()
        for each, most, step in (
            (bar, over, view.height()),
            (across, int(self._places.width) - view.width(), view.width()),
        ):
            each.setRange(0, max(0, most))
            each.setPageStep(step)
            each.setSingleStep(self._theme.px(40))
        bar.setValue(round(before * self._places.height))
        across.setValue(across.maximum() // 2)
        view.update()

    @Slot()
    def _moved(self) -> None:
        """Tell which page is read: the first of which a third of the view is filled."""
        self.viewport().update()
        line = self.verticalScrollBar().value() + self.viewport().height() / 3
        seen = self._places.between(line, line + self.viewport().height())
        page, count = seen.start if seen else -1, len(self._places)
        if page != self._page or page < 0:
            self._page = page
            here = f", page {page + 1} of {count}" if page >= 0 else ""
            self.setAccessibleName(f"Pages of the file{here}")
            self.page_changed.emit(page + 1, count)
