"""Locks when nobody has touched keyboard or mouse for a while."""

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer, Slot
from PySide6.QtGui import QGuiApplication, QWindow

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
    """Calls `lock("idle")` once nobody has been there for `minutes`."""

    def __init__(
        self,
        app: QGuiApplication,
        lock: Callable[[str], None],
        minutes: int,
        *,
        seconds: Callable[[], float] = seconds_awake_or_asleep,
        tick: int = _TICK,
    ) -> None:
        super().__init__(app)
        self._lock = lock
        self._seconds = seconds
        self._allowed = minutes * 60
        self._last = seconds()
        # A window hears every key and every move; a filter on the program would hear each event
        # of each widget.
        app.focusWindowChanged.connect(self._listen_to)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._look)
        self._timer.start(tick)

    def allow(self, minutes: int) -> None:
        """Wait this long from now on."""
        self._allowed = minutes * 60

    def touch(self) -> None:
        """Note that somebody is there."""
        self._last = self._seconds()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Note signs of life, and let every event pass."""
        if event.type() in _SIGNS_OF_LIFE:
            self.touch()
        return False

    @Slot(QWindow)
    def _listen_to(self, window: QWindow | None) -> None:
        if window is not None:
            window.installEventFilter(self)

    @Slot()
    def _look(self) -> None:
        if self._seconds() - self._last >= self._allowed:
            self.touch()
            self._lock("idle")
