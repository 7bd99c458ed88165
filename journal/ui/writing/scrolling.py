"""One way up and down for the whole page: head, cards and text scroll together."""

from PySide6.QtCore import QEvent, QObject, QPoint, QRectF, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent, QMouseEvent, QTextCursor
from PySide6.QtWidgets import QScrollArea, QWidget

from journal.ui.kit import labels
from journal.ui.kit.theme import Theme
from journal.ui.writing.editor import PageEditor

_AROUND = 28
"""Pixels kept in sight above and below the line that is written."""
_HOLD = 0.45
"""How far down, as a part of the height, typewriter scrolling holds the line that is written."""
_PULL = 40
"""Milliseconds between steps while words are selected past the edge."""
_LINES = 3
"""How many lines of one page of text are still seen on the next."""
_PAGES = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}


class Scrolling(QObject):
    """Keeps the line that is being written in sight, and turns the pages of a long text."""

    room_changed = Signal()
    """A scroll bar has come or gone."""

    def __init__(self, ground: QWidget, editor: PageEditor, theme: Theme) -> None:
        super().__init__(editor)
        self._editor = editor
        self._ground = ground
        self._theme = theme
        self._typewriter = False
        self._asked: QWidget | None = None
        self.area: QScrollArea = labels.scrolled(ground)
        # The text is laid out first, so that its cursor stands where it will be seen.
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self.follow)
        self._pulling = QTimer(self, interval=_PULL)
        self._pulling.timeout.connect(self._pull)
        self._pulled_to = QPoint()
        bar = self.area.verticalScrollBar()
        bar.rangeChanged.connect(self.room_changed)
        for change in (editor.cursorPositionChanged, editor.textChanged):
            change.connect(self._write_on)
        bar.rangeChanged.connect(self._follow_soon)
        editor.went_elsewhere.connect(self._bring)
        editor.installEventFilter(self)
        editor.viewport().installEventFilter(self)
        self.area.viewport().installEventFilter(self)

    def use_typewriter(self, wanted: bool) -> None:
        """Hold the line that is written at one height, or let it wander down the page."""
        self._typewriter = wanted
        self._make_room()
        self._follow_soon()

    def to_top(self) -> None:
        """Begin at the head of the page."""
        self.area.verticalScrollBar().setValue(0)

    def look_up(self, asked: QWidget) -> None:
        """Bring what was just asked into sight; the next key leads back to the line."""
        self._asked = asked
        self._follow_soon()

    @Slot()
    def follow(self) -> None:
        """Bring the line that is being written into sight."""
        if not self._editor.hasFocus() or self._pulling.isActive():
            return
        if self._asked is None:
            self._bring()
        else:
            bar = self.area.verticalScrollBar()
            top = self._asked.mapTo(self._ground, QPoint()).y()
            bar.setValue(min(bar.value(), top))

    @Slot()
    def _bring(self) -> None:
        line = self._place(self._editor.cursorRect().center())
        if self._typewriter:
            self._hold(line.y())
        else:
            self.area.ensureVisible(line.x(), line.y(), 0, self._theme.px(_AROUND))

    def show(self, place: QRectF) -> None:
        """Bring a place of the text, in coordinates of the document, into sight."""
        height = self.area.viewport().height()
        at = self._place(place.center().toPoint() - self._editor.scrolled())
        seen = self.area.verticalScrollBar().value()
        if not seen + _AROUND <= at.y() <= seen + height - _AROUND:
            self._hold(at.y())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Turn pages by key, and go on where a selection is pulled past the edge."""
        if isinstance(event, QKeyEvent) and watched is self._editor:
            step = _PAGES.get(Qt.Key(event.key()), 0)
            plain = not event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier
            if step and plain and event.type() is QEvent.Type.KeyPress:
                self._turn(step, keep=bool(event.modifiers()))
                return True
        elif isinstance(event, QMouseEvent):
            self._follow_mouse(event)
        elif event.type() is QEvent.Type.Resize and watched is self.area.viewport():
            self._make_room()
        return False

    @Slot()
    def _write_on(self) -> None:
        self._asked = None
        self._soon.start()

    @Slot()
    def _follow_soon(self) -> None:
        self._soon.start()

    def _place(self, point: QPoint) -> QPoint:
        return self._editor.viewport().mapTo(self._ground, point)

    def _hold(self, y: int) -> None:
        self.area.verticalScrollBar().setValue(y - round(self.area.viewport().height() * _HOLD))

    def _make_room(self) -> None:
        """Leave room under the last line, so that it too can be held."""
        layout = self._ground.layout()
        height = self.area.viewport().height()
        below = round(height * (1 - _HOLD)) if self._typewriter else 0
        if layout is not None:
            layout.setContentsMargins(0, 0, 0, below)

    def _turn(self, pages: int, *, keep: bool) -> None:
        editor = self._editor
        line = editor.cursorRect()
        step = max(self.area.viewport().height() - _LINES * line.height(), line.height())
        # What lies between two paragraphs counts as the lower one: going up goes a little further.
        start = line.center() if pages > 0 else line.center() - QPoint(0, 2 * line.height())
        to = editor.cursorForPosition(start + QPoint(0, pages * step)).position()
        cursor = editor.textCursor()
        mode = QTextCursor.MoveMode
        cursor.setPosition(to, mode.KeepAnchor if keep else mode.MoveAnchor)
        editor.setTextCursor(cursor)

    def _follow_mouse(self, event: QMouseEvent) -> None:
        held = event.buttons() & Qt.MouseButton.LeftButton
        if event.type() is QEvent.Type.MouseMove and held:
            self._pulled_to = event.globalPosition().toPoint()
            if self._past_edge():
                if not self._pulling.isActive():
                    self._pulling.start()
                return
        self._pulling.stop()

    def _past_edge(self) -> int:
        """Return how many pixels the pointer is below what is seen, or above it with a minus."""
        y, height = (
            self.area.viewport().mapFromGlobal(self._pulled_to).y(),
            self.area.viewport().height(),
        )
        return min(y, 0) + max(y - height, 0)

    @Slot()
    def _pull(self) -> None:
        past = self._past_edge()
        if not past:
            self._pulling.stop()
            return
        bar = self.area.verticalScrollBar()
        bar.setValue(bar.value() + past)
        edge = self.area.viewport().mapFromGlobal(self._pulled_to)
        edge.setY(max(0, min(edge.y(), self.area.viewport().height() - 1)))
        viewport = self._editor.viewport()
        at = viewport.mapFromGlobal(self.area.viewport().mapToGlobal(edge))
        cursor = self._editor.textCursor()
        to = self._editor.cursorForPosition(at).position()
        cursor.setPosition(to, QTextCursor.MoveMode.KeepAnchor)
        self._editor.setTextCursor(cursor)
