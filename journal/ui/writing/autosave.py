"""When a page is saved, and what may be said about it."""

from collections.abc import Callable
from enum import StrEnum

from PySide6.QtCore import QObject, QTimer, Signal

from journal.domain.entry import Draft
from journal.domain.errors import NotOpen
from journal.services.needs import Failed, Then

AFTER_LAST_KEY = 2_000
"""Milliseconds of rest after which a page is said to be saved."""
AT_LATEST = 1_500
"""Milliseconds after which a key is saved although the typing goes on.

With the time that a save takes, a program that ends without warning costs two seconds of typing.
"""
RETRIES = (5_000, 15_000, 60_000)
"""Milliseconds between tries after a save that failed; the last one repeats."""

Keep = Callable[[Draft, Then[None], Failed], None]


class SaveState(StrEnum):
    """How safe the page is."""

    UNTOUCHED = "untouched"
    WAITING = "waiting"
    SAVED = "saved"
    FAILED = "failed"


class Autosave(QObject):
    """Keeps a page on the disk; SAVED is said only when the last key is in a finished save.

    While the typing goes on it is saved without a word, so that nothing changes beside the page.
    """

    state_changed = Signal()

    def __init__(self, keep: Keep, draft: Callable[[], Draft], parent: QObject) -> None:
        super().__init__(parent)
        self._keep = keep
        self._draft = draft
        self._state = SaveState.UNTOUCHED
        self._error: Exception | None = None
        self._written = self._saved = self._tries = self._sheet = self._under_way = 0
        self._held = False
        self._waiting: list[Callable[[], None]] = []
        self._rest = self._timer(AFTER_LAST_KEY, self.save)
        self._latest = self._timer(AT_LATEST, self._keep_up)
        self._retry = self._timer(RETRIES[0], self.save)

    @property
    def state(self) -> SaveState:
        """How safe the page is now."""
        return self._state

    @property
    def error(self) -> Exception | None:
        """Why the last save failed, None when it did not."""
        return self._error

    @property
    def held(self) -> bool:
        """Whether something else stores the page now."""
        return self._held

    @property
    def is_safe(self) -> bool:
        """Whether all that was noted is on the disk, and nothing else stores the page."""
        return self._written == self._saved and not self._held

    @property
    def strokes(self) -> int:
        """How many changes were noted since `begin`."""
        return self._written

    @property
    def next_try(self) -> int:
        """Milliseconds between the last failure and the next try."""
        return self._retry.interval()

    def touch(self) -> None:
        """Note that the page is no longer as it was saved."""
        self._written += 1
        self._rest.start()
        if not self._latest.isActive():
            self._latest.start(RETRIES[0] if self._state is SaveState.FAILED else AT_LATEST)
        if self._state is not SaveState.FAILED:
            self._enter(SaveState.WAITING)

    def save(self, then: Callable[[], None] | None = None) -> None:
        """Save now what is not saved yet; `then` follows only when everything is on the disk.

        While something else stores the page both wait for it.
        """
        self.pause()
        if self._held:
            self._waiting += [] if then is None else [then]
            return
        if self._written != self._saved:
            self._store(then)
            return
        if self._state is SaveState.WAITING:
            self._enter(SaveState.SAVED)
        if then is not None:
            then()

    def pause(self) -> None:
        """Leave off the next save on rest."""
        self._rest.stop()
        self._latest.stop()

    def hold(self) -> int:
        """Save nothing until `let_go`, since something else stores the page; return its sheet."""
        self.pause()
        self._held = True
        return self._sheet

    def let_go(self, sheet: int) -> list[Callable[[], None]] | None:
        """Save again; return what waited, or None where another page was begun meanwhile."""
        if sheet != self._sheet:
            return None
        waiting, self._waiting, self._held = self._waiting, [], False
        return waiting

    def unsaved(self) -> Draft | None:
        """Return the page if anything of it is not on the disk yet."""
        return self._draft() if self._written != self._saved else None

    def begin(self, *, saved: bool) -> None:
        """Start afresh with another page, or with one that has just been stored otherwise."""
        for timer in (self._rest, self._latest, self._retry):
            timer.stop()
        self._sheet += 1
        self._written = self._saved = self._tries = self._under_way = 0
        self._held, self._waiting = False, []
        self._error = None
        self._enter(SaveState.SAVED if saved else SaveState.UNTOUCHED)

    def fail(self, error: Exception) -> None:
        """Say that a save did not work, and try again later; the words stay on the page."""
        self._error = error
        self._retry.start(RETRIES[min(self._tries, len(RETRIES) - 1)])
        self._tries += 1
        self._enter(SaveState.FAILED)

    def _keep_up(self) -> None:
        """Save while the typing goes on, one save after the other."""
        if self._under_way or self._held:
            self._latest.start(AT_LATEST)
        elif self._written != self._saved:
            self._store(None)

    def _store(self, then: Callable[[], None] | None) -> None:
        sheet, version = self._sheet, self._written
        self._under_way += 1
        aside = False

        def kept(_: None) -> None:
            nonlocal aside
            aside = True
            self._kept(sheet, version)
            if then is not None:
                self.save(then)  # what was typed while the save was under way goes first

        def failed(error: Exception) -> None:
            if sheet != self._sheet:
                return
            if aside:  # it was safe, but its turn to be stored came and failed
                self._saved = min(self._saved, version - 1)
            else:
                self._under_way -= 1
            # A journal that is being locked asks for the page itself.
            if not isinstance(error, NotOpen):
                self.fail(error)

        self._keep(self._draft(), kept, failed)

    def _kept(self, sheet: int, version: int) -> None:
        if sheet != self._sheet:
            return
        self._under_way -= 1
        self._saved = max(self._saved, version)
        self._tries = 0
        self._error = None
        self._retry.stop()
        rests = self._saved == self._written and not self._rest.isActive()
        self._enter(SaveState.SAVED if rests else SaveState.WAITING)

    def _timer(self, milliseconds: int, act: Callable[[], None]) -> QTimer:
        timer = QTimer(self, singleShot=True, interval=milliseconds)
        timer.timeout.connect(act)
        return timer

    def _enter(self, state: SaveState) -> None:
        self._state = state
        self.state_changed.emit()
