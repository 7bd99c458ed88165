"""The one door: making, opening and recovering journals, and the open journal itself."""

import contextlib
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from journal.domain import passphrase as passphrases
from journal.domain.entry import Draft
from journal.domain.errors import JournalError, NotOpen, NotWritable
from journal.domain.report import Report
from journal.vault import creating, header, keys, opening, recovery, verify
from journal.vault.keys import Cost
from journal.vault.lifeboat import Lifeboat
from journal.vault.opening import Opened
from journal.vault.payload import from_lifeboat, of_lifeboat
from journal.vault.stamp import new_uuid
from journal.vault.store import unit
from journal.vault.store.ledger import State
from journal.vault.store.unit import Unit
from journal.vault.witness import Witness, usual_folder


class OpenJournal:
    """An open journal. All but `keep_aside` belongs to the thread that opened it."""

    def __init__(self, opened: Opened, state_folder: Path, cost: Callable[[], Cost]) -> None:
        self.path = opened.place.folder
        self.read_only = opened.read_only
        self.opened_by = "recovery code" if opened.slot is None else "passphrase"
        self._opened = opened
        self._ledger = opened.ledger
        self._cost = cost
        self._open = threading.Lock()
        self._closed = False
        vault_id = opened.header.vault_id
        self._witness = Witness(state_folder, vault_id, opened.copy_id)
        aside = state_folder / f"{vault_id.hex()}.lifeboat"
        self._lifeboat = Lifeboat((opened.place.lifeboat, aside), vault_id)
        state = opened.ledger.state
        self.older_than_seen = opened.incomplete or self._witness.remembers_other(
            opened.keys.state, state.clock, state.head_digest
        )
        if not self.older_than_seen:
            self._note(state)
            self._keep_header()

    @contextmanager
    def work(self) -> Iterator[Unit]:
        """Begin one transaction; never nest, store or pass on what it yields.

        Raises the errors of `domain.errors` where the database fails, VaultDamaged(missing) when
        its file was moved or replaced meanwhile.
        """
        if self._closed:
            raise NotOpen
        self._opened.require_in_place()
        ledger = self._ledger.copy()
        with unit.work(self._opened.engine, ledger, self._opened.database) as work:
            yield work
        before, self._ledger = self._ledger.state, ledger
        if ledger.state != before:
            self._note(ledger.state)

    def recovery_code(self) -> str:
        """Return the recovery code, 14 groups of 4 characters parted by '-'."""
        return recovery.code_of(self._opened.keys.root)

    def change_passphrase(self, old: str, new: str) -> None:
        """Wrap the same root secret with a new passphrase; `old` stops working.

        Raises WrongPassphrase for `old`, UnsuitablePassphrase for `new`, NotWritable, or
        VaultDamaged(missing) when the journal was moved meanwhile.
        """
        passphrases.check(new)
        if self.read_only:
            raise NotWritable
        root, _ = self._opened.header.unwrap(old)
        keys.wipe(root)
        self._opened = _with_passphrase(self._opened, new, self._cost())
        self._keep_header()

    def check(self, progress: Callable[[int, int], None]) -> Report:
        """Verify cipher, index, revisions and projections; report without private text."""
        self._opened.require_in_place()
        return verify.check(self._opened, progress)

    def keep_aside(self, draft: Draft) -> None:
        """Write the lifeboat file for a draft that could not be saved before locking.

        Raises NotOpen once the journal is closed, since the key is gone then.
        """
        with self._open:
            if self._closed:
                raise NotOpen
            payload = of_lifeboat(draft, self._ledger.copy().tick())
            self._lifeboat.keep(self._opened.keys.draft, payload)

    def take_in_lifeboat(self) -> None:
        """Make drafts of what the lifeboat holds, then remove it.

        A draft that was written later than the one kept aside stays, and the other becomes a page
        of its own. What cannot be taken in stays where it is.
        """
        if self.read_only:
            return
        files = self._lifeboat.found(self._opened.keys.draft)
        for file, drafts in files.items():
            with contextlib.suppress(JournalError, OSError):
                with self.work() as work:
                    for payload in drafts:
                        _take_in(work, *from_lifeboat(payload))
                file.unlink()

    def close(self) -> None:
        """Close the database, forget the keys and free the lock."""
        with self._open:
            if not self._closed:
                self._closed = True
                self._opened.close()

    def _note(self, state: State) -> None:
        self._witness.note(self._opened.keys.state, state.clock, state.head_digest)

    def _keep_header(self) -> None:
        self._witness.keep_header(self._opened.header.sealed(self._opened.keys.header))


class Vault:
    """Makes and opens journals.

    `floor` is the least that a passphrase slot costs; `cost` a fixed cost in place of one measured
    on this computer; `state_folder` where this device keeps what it saw of journals.
    """

    def __init__(
        self,
        floor: Cost = keys.FLOOR,
        cost: Cost | None = None,
        state_folder: Path | None = None,
    ) -> None:
        self._floor = floor
        self._fixed = cost
        self._state_folder = state_folder or usual_folder()

    def create(self, path: Path, passphrase: str) -> OpenJournal:
        """Make a new journal at `path`, which must not exist, and leave it open.

        Raises UnsuitablePassphrase, AlreadyThere, FolderMissing, NotWritable or DiskFull.
        """
        passphrases.check(passphrase)
        root = keys.new_root()
        creating.create(path.absolute(), root, passphrase, self._cost())
        return self._journal(opening.by_root(path, root))

    def open(self, path: Path, passphrase: str) -> OpenJournal:
        """Open the journal at `path`; writes no entry, and nothing at all if it fails.

        A slot that costs less than the floor is wrapped anew, where the place can be written.
        """
        opened = opening.by_passphrase(path, passphrase)
        slot = opened.slot
        weak = slot is not None and slot.cost is not None and slot.cost.below(self._floor)
        if weak and not opened.read_only:
            with contextlib.suppress(JournalError):
                opened = _with_passphrase(opened, passphrase, self._cost())
        return self._journal(opened)

    def recover(self, path: Path, code: str, new_passphrase: str) -> OpenJournal:
        """Open by recovery code and give the journal a new passphrase.

        Nothing is written before the code has opened the database.
        """
        passphrases.check(new_passphrase)
        opened = opening.by_code(path, code)
        try:
            opened = _with_passphrase(opened, new_passphrase, self._cost())
        except BaseException:
            opened.close()
            raise
        return self._journal(opened)

    def _journal(self, opened: Opened) -> OpenJournal:
        try:
            journal = OpenJournal(opened, self._state_folder, self._cost)
            journal.take_in_lifeboat()
        except BaseException:
            opened.close()
            raise
        return journal

    def _cost(self) -> Cost:
        return self._fixed or keys.calibrated(self._floor)


def _with_passphrase(opened: Opened, passphrase: str, cost: Cost) -> Opened:
    """Write a header whose only passphrase is this one; all before stop working."""
    changed = opened.header.with_passphrase(opened.keys.root, passphrase, cost)
    opened.require_in_place()
    header.write(opened.place.header, changed, opened.keys.header)
    return replace(opened, header=changed)


def _take_in(work: Unit, draft: Draft, kept: bytes) -> None:
    written = work.drafts.written(draft.uuid)
    if written is not None and written > kept:
        if work.drafts.get(draft.uuid) == draft:
            return
        draft = Draft(new_uuid(), draft.content)
    work.drafts.put_at(draft, kept)
