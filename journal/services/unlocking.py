"""Making, opening and locking a journal, and its passphrase."""

import contextlib
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from journal import files
from journal.domain import passphrase as passphrases
from journal.domain.days import Clock
from journal.domain.entry import Draft
from journal.domain.errors import InsideJournal
from journal.places import in_a_journal
from journal.services.door import Closing, Door, Locked, Open, State
from journal.services.needs import Failed, Journal, OpenVault, Restart, Then
from journal.services.unfinished import Unfinished
from journal.services.unwritten import Unwritten
from journal.services.work import Work

_PATIENCE = 2.0
"""Seconds that locking waits for the last save before it writes the lifeboat file."""


@dataclass(frozen=True, slots=True)
class SheetMaker:
    """Makes the recovery sheet of a code and a day as a PDF, and the code's QR code as SVG."""

    pdf: Callable[[str, date], bytes]
    qr: Callable[[str], str]


class Unlocking:
    """What a person does at the door."""

    def __init__(
        self,
        door: Door,
        work: Work,
        aside: Work,
        *,
        clock: Clock,
        vault: Callable[[], OpenVault],
        restart: Restart,
        sheet: Callable[[], SheetMaker],
        unfinished: Unfinished,
    ) -> None:
        self._door = door
        self._work = work
        self._aside = aside
        self._clock = clock
        self._vault = vault
        self._restart = restart
        self._sheet = sheet
        self._unfinished = unfinished
        self._hides: list[Callable[[], None]] = []
        self._unsaved: list[Callable[[], Draft | None]] = []
        self._interrupts: list[Callable[[], None]] = []
        self._quitting = False
        self.unwritten = Unwritten()
        self.unwritten.listen(self._after_try)
        door.listen(self._on_state)

    def create(self, path: Path, passphrase: str, then: Then[str], failed: Failed) -> None:
        """Make a journal and leave it open; gives the recovery code for the sheet."""

        def make() -> Journal:
            passphrases.check(passphrase)
            return self._vault().create(path, passphrase)

        self._door.create(path)
        self._opening(
            make,
            lambda journal: self._work.run(journal.recovery_code, then, failed),
            failed,
        )

    def unlock(
        self,
        path: Path,
        passphrase: str,
        then: Then[Journal],
        failed: Failed,
        *,
        key_file: Path | None = None,
    ) -> None:
        """Open the journal at `path`, with the file that belongs to the passphrase if one does."""
        self._door.unlock(path)
        self._opening(lambda: self._vault().open(path, passphrase, key_file), then, failed)

    def unlock_by_keychain(self, path: Path, then: Then[Journal], failed: Failed) -> None:
        """Open the journal at `path` with the key in this computer's keychain."""
        self._door.unlock(path)
        self._opening(lambda: self._vault().open_by_keychain(path), then, failed)

    def recover(
        self, path: Path, code: str, new_passphrase: str, then: Then[Journal], failed: Failed
    ) -> None:
        """Open by recovery code alone and give the journal a new passphrase."""

        def make() -> Journal:
            passphrases.check(new_passphrase)
            return self._vault().recover(path, code, new_passphrase)

        self._door.unlock(path)
        self._opening(make, then, failed)

    def change_passphrase(self, old: str, new: str, then: Then[None], failed: Failed) -> None:
        """Let `new` open the journal in place of `old`."""

        def change(journal: Journal) -> None:
            passphrases.check(new)
            journal.change_passphrase(old, new)

        self._door.with_journal(change, then, failed)

    def accept_state(self, then: Then[None], failed: Failed) -> None:
        """Note that this state of the journal is meant, though a newer one was seen here."""
        self._door.with_journal(lambda journal: journal.accept_state(), then, failed)

    def recovery_code(self, then: Then[str], failed: Failed) -> None:
        """Give the recovery code of the open journal."""
        self._door.with_journal(lambda journal: journal.recovery_code(), then, failed)

    def sheet_qr(self, code: str, then: Then[str], failed: Failed) -> None:
        """Give the QR code of a recovery code as an SVG picture."""
        self._aside.run(lambda: self._sheet().qr(code), then, failed)

    def save_sheet(self, code: str, path: Path, then: Then[None], failed: Failed) -> None:
        """Save the recovery sheet as a PDF to print: the master key in clear.

        Fails with InsideJournal for a place inside a journal's folder, since it would be copied
        along with the journal, and with the errors of `files.write_document`.
        """
        if in_a_journal(path):
            failed(InsideJournal())
            return

        def job() -> None:
            sheet = self._sheet().pdf(code, self._clock.now().date())
            files.write_document(path, sheet, replace=False)

        self._aside.run(job, then, failed)

    def hide_at_lock(self, hide: Callable[[], None]) -> None:
        """Have `hide` take all words off the screen before anything else happens at locking."""
        self._hides.append(hide)

    def keep_at_lock(self, unsaved: Callable[[], Draft | None]) -> None:
        """Have `unsaved` asked for a page that still needs saving whenever the journal locks."""
        self._unsaved.append(unsaved)

    def interrupt_at_lock(self, interrupt: Callable[[], None]) -> None:
        """Have `interrupt` end long work whenever the journal locks."""
        self._interrupts.append(interrupt)

    def lock(self, why: str) -> None:
        """Lock now, whatever else is going on."""
        self._door.lock(why)

    def quit(self) -> None:
        """Close the journal as locking does, but do not start anew."""
        self._quitting = True
        self._door.lock("quit")
        self._work.stop()
        self._aside.stop()

    def _opening(self, make: Callable[[], Journal], then: Then[Journal], failed: Failed) -> None:
        self._quitting = False  # a window that could not close yet may be opened again

        def opened(journal: Journal) -> None:
            journal.share(self._work)
            self._door.opened(journal)
            if not isinstance(self._door.state, Locked):
                then(journal)

        def not_opened(error: Exception) -> None:
            self._door.failed()
            failed(error)

        self._work.run(make, opened, not_opened)

    def _on_state(self, state: State) -> None:
        if isinstance(state, Closing):
            self._close(state.journal)

    def _close(self, journal: Journal) -> None:
        for call in (*self._hides, *self._interrupts):
            with contextlib.suppress(Exception):  # nothing that fails here may keep it open
                call()
        drafts = _pages_of(self._unsaved)
        tried, saved = threading.Event(), threading.Event()

        def save() -> None:
            try:
                _save(journal, drafts, self._unfinished)
                saved.set()
            finally:
                tried.set()

        self._work.run(save, _nothing, _nothing, short=True)
        tried.wait(_PATIENCE)
        if not saved.is_set():
            self._keep_aside(journal, drafts)
        self._work.run(journal.close, _nothing, _nothing)  # only now: it forgets the keys
        self._work.stop()
        self._aside.stop()
        self._door.closed()
        if self.unwritten.waiting:
            self.unwritten.try_again()
        elif not self._quitting:
            self._restart()

    def _keep_aside(self, journal: Journal, drafts: list[Draft]) -> None:
        left = []
        for draft in drafts:
            try:
                journal.keep_aside(draft)
            except Exception:  # nothing may keep the journal open
                left.append(draft)
        if left:
            with contextlib.suppress(Exception):  # nothing may keep the journal open
                self.unwritten.hold(journal.sealed_aside(left))

    def _after_try(self, fault: Exception | None) -> None:
        """Go on as after any locking, once the words that kept this process alive are written."""
        if fault is not None:
            return
        if isinstance(self._door.state, Open):
            self._door.with_journal(lambda journal: journal.take_in_lifeboat(), _nothing, _nothing)
        elif isinstance(self._door.state, Locked) and not self._quitting:
            self._restart()


def _pages_of(sources: Sequence[Callable[[], Draft | None]]) -> list[Draft]:
    drafts = []
    for source in sources:
        with contextlib.suppress(Exception):  # one faulty page may not keep others from saving
            drafts.append(source())
    return [draft for draft in drafts if draft is not None]


def _save(journal: Journal, drafts: list[Draft], unfinished: Unfinished) -> None:
    if drafts:
        with journal.work() as unit:
            for draft in drafts:
                unfinished.keep(unit, draft)
        for draft in drafts:
            journal.let_go_aside(draft.uuid, None)


def _nothing(_: object) -> None:
    """Locking shows no outcome: a failed last save is already in the lifeboat file."""
