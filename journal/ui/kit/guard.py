"""Locks when nobody has been there for a while, and at Ctrl+L whatever is open."""

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Slot
from PySide6.QtGui import QGuiApplication, QKeyEvent, QWindow

_SIGNS_OF_LIFE = {
    QEvent.Type.KeyPress,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseMove,
    QEvent.Type.Wheel,
    QEvent.Type.TouchBegin,
    QEvent.Type.TabletPress,
}
_TICK = 2000


def seconds_awake_or_asleep() -> float:
    """Return seconds that also pass while the computer sleeps, where the system can tell."""
    clock = getattr(time, "CLOCK_BOOTTIME", None)
    return time.monotonic() if clock is None else time.clock_gettime(clock)


class Guard(QObject):
    """Calls `lock` once nobody has been there for `minutes`, and at Ctrl+L.

    A shortcut of the window would not be heard while a dialog is open; this listens to windows.
    """

    def __init__(
        self,
        app: QGuiApplication,
        lock: Callable[[str], None],
        minutes: int,
        *,
        seconds: Callable[[], float] = seconds_awake_or_asleep,
        tick: int = _TICK,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._lock = lock
        self._seconds = seconds
        self._allowed = minutes * 60
        self._last = seconds()
        # A window hears every key and every move; a filter on the program would hear each event
        # of each widget.
        app.focusWindowChanged.connect(self.listen_to)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._look)
        self._timer.start(tick)

    def allow(self, minutes: int) -> None:
        """Wait this long from now on."""
        self._allowed = minutes * 60

    def touch(self) -> None:
        """Note that somebody is there."""
        self._last = self._seconds()

    def rest(self) -> float:
        """Return the seconds since somebody was last there."""
        return self._seconds() - self._last

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Note signs of life and lock at Ctrl+L; every other event passes."""
        if event.type() in _SIGNS_OF_LIFE:
            self.touch()
        if isinstance(event, QKeyEvent) and _asks_to_lock(event):
            self._lock("asked")
            return True
        return False

    @Slot(QWindow)
    def listen_to(self, window: QWindow | None) -> None:
        """Hear what happens in `window`; those that get the focus are heard anyway."""
        if window is not None:
            window.installEventFilter(self)

    @Slot()
    def _look(self) -> None:
        if self.rest() >= self._allowed:
            self.touch()
            self._lock("idle")


def _asks_to_lock(event: QKeyEvent) -> bool:
    return (
        event.type() is QEvent.Type.KeyPress
        and event.key() == Qt.Key.Key_L
        and event.modifiers() == Qt.KeyboardModifier.ControlModifier
    )
