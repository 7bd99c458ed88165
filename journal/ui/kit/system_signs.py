"""Hears from the system that the screen is locked or the computer is about to sleep, and locks.

Where there is no bus, or nobody on it, nothing is heard and nothing is said about that.
"""

from collections.abc import Callable
from typing import cast

from PySide6.QtCore import SLOT, QObject, Slot
from PySide6.QtDBus import (
    QDBusConnection,
    QDBusMessage,
    QDBusObjectPath,
    QDBusPendingCallWatcher,
    QDBusUnixFileDescriptor,
)

SAVERS = (
    "org.freedesktop.ScreenSaver",
    "org.gnome.ScreenSaver",
    "org.cinnamon.ScreenSaver",
    "org.mate.ScreenSaver",
    "org.xfce.ScreenSaver",
)
_LOGIN, _MANAGED = "org.freedesktop.login1", "/org/freedesktop/login1"
_MANAGER, _SESSION = f"{_LOGIN}.Manager", f"{_LOGIN}.Session"

Lock = Callable[[str], None]


class SystemSigns(QObject):
    """Calls `lock` at these signs, and holds sleep back until it has returned.

    systemd-logind waits for such a hold up to 5 s (InhibitDelayMaxSec). The descriptor it gives is
    closed by an exec, so a process that is replaced while locking lets go of it too.
    """

    def __init__(
        self,
        lock: Lock,
        *,
        system: Callable[[], QDBusConnection] = QDBusConnection.systemBus,
        session: Callable[[], QDBusConnection] = QDBusConnection.sessionBus,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._lock = lock
        self._buses = (system, session)
        self._hold: QDBusUnixFileDescriptor | None = None
        self._answers: dict[QDBusPendingCallWatcher, Callable[[object], None]] = {}

    @property
    def holds_sleep(self) -> bool:
        """Whether the computer waits for this program before it sleeps."""
        return self._hold is not None

    @Slot()
    def listen(self) -> None:
        """Begin to listen; call it once the window stands, since buses may take a moment."""
        self._system, session = (bus() for bus in self._buses)
        for saver in SAVERS:
            # Which program shows the lock screen, and on which path, differs among desktops.
            session.connect("", "", saver, "ActiveChanged", self, _slot("saver(bool)"))
        self._system.connect(
            *(_LOGIN, _MANAGED, _MANAGER, "PrepareForSleep", self, _slot("sleep(bool)"))
        )
        self._ask("GetSession", ["auto"], self._hear_session)
        self._take_hold()

    @Slot(bool)
    def saver(self, active: bool) -> None:
        """The desktop's lock screen came or went."""
        if active:
            self._lock("desktop locked")

    @Slot(bool)
    def sleep(self, begins: bool) -> None:
        """The computer is about to sleep, or woke."""
        if begins:
            try:
                self._lock("sleep")
            finally:
                self._hold = None
        else:
            self._take_hold()

    @Slot()
    def session_locked(self) -> None:
        """This login's session was asked to lock."""
        self._lock("desktop locked")

    def _take_hold(self) -> None:
        words = ["sleep", "Stillwater", "saves and locks", "delay"]
        self._ask("Inhibit", words, self._keep_hold)

    def _keep_hold(self, given: object) -> None:
        if isinstance(given, QDBusUnixFileDescriptor) and given.isValid():
            self._hold = given

    def _hear_session(self, given: object) -> None:
        if isinstance(given, QDBusObjectPath):
            path = given.path()
            self._system.connect(*(_LOGIN, path, _SESSION, "Lock", self, _slot("session_locked()")))

    def _ask(self, method: str, given: list[str], answered: Callable[[object], None]) -> None:
        """Call a method of the login manager without waiting; a refusal is not answered."""
        call = QDBusMessage.createMethodCall(_LOGIN, _MANAGED, _MANAGER, method)
        call.setArguments(given)
        watcher = QDBusPendingCallWatcher(self._system.asyncCall(call), self)
        self._answers[watcher] = answered
        watcher.finished.connect(self._answered)

    @Slot(QDBusPendingCallWatcher)
    def _answered(self, watcher: QDBusPendingCallWatcher) -> None:
        answered = self._answers.pop(watcher)
        answer = [] if watcher.isError() else watcher.reply().arguments()
        watcher.deleteLater()
        if answer:
            answered(answer[0])


def _slot(name: str) -> bytes:
    """Return what names a slot: PySide takes text there, though its types ask for bytes."""
    return cast("bytes", SLOT(name))
