"""The open journal: what can be done with it while its key is here."""

import contextlib
import sys
import threading
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Final, TypeVar

from journal.domain import passphrase as passphrases
from journal.domain.archive import Archived
from journal.domain.backups import Why
from journal.domain.entry import Draft, EntryId
from journal.domain.errors import Cancelled, JournalError, NotOpen, NotWritable
from journal.domain.report import Erased, Imported, LookInside, Merged, Progress, Report
from journal.domain.turns import Turns
from journal.domain.unfinished import is_finished
from journal.vault import (
    erase,
    keys,
    leftovers,
    merge,
    reading_apart,
    recovery,
    rekey,
    taking_in,
    verify,
)
from journal.vault.copies import Copies
from journal.vault.held import Held
from journal.vault.lifeboat import Lifeboat, mark_of
from journal.vault.payload import from_lifeboat, of_lifeboat
from journal.vault.stamp import new_uuid
from journal.vault.store.unit import Unit
from journal.vault.store.whole import Whole
from journal.vault.ways import Ways, with_passphrase

T = TypeVar("T")

_AT_LOCK: Final = sys.maxsize
"""The turn of what is kept aside when the journal locks: nothing comes after it."""


class OpenJournal:
    """An open journal; all but keeping drafts aside belongs to its own thread."""

    def __init__(self, held: Held, opened_by: str) -> None:
        opened = held.opened
        self.path = opened.place.folder
        self.read_only = opened.read_only
        self.opened_by = opened_by
        self.ways = Ways(held)
        self.copies = Copies(held)
        self._held = held
        self._open = threading.Lock()
        self._sealed = False
        vault_id = opened.header.vault_id
        aside = held.state_folder / f"{vault_id.hex()}.lifeboat"
        self._aside: dict[str, tuple[int, frozenset[str]]] = {}
        self._lifeboat = Lifeboat((opened.place.lifeboat, aside), vault_id)
        state = opened.ledger.state
        agrees = held.witness.agrees(opened.keys.state, state.clock, state.head_digest)
        self.older_than_seen = opened.incomplete or agrees is False
        if agrees and not opened.incomplete:
            leftovers.let_go_of_copy(opened)
        if not self.older_than_seen:
            self.accept_state()

    def accept_state(self) -> None:
        """Let this device take the present state for the last one seen, also where it is older.

        Writing on does the same.
        """
        self.older_than_seen = False
        self._held.note(self._held.ledger.state)
        self._held.keep_header()

    def work(self) -> AbstractContextManager[Unit]:
        """Begin one transaction; never nest, store or pass on what it yields.

        Raises the errors of `domain.errors` where the database fails, VaultDamaged(missing) when
        its file was moved or replaced meanwhile.
        """
        return self._held.work()

    def share(self, turns: Turns) -> None:
        """Let long acts from now on give way to short ones by `turns`."""
        self._held.turns = turns

    def apart(self, job: Callable[[Whole], T], progress: Progress) -> T:
        """Return what `job` gives of all that is here at one moment; short acts run meanwhile.

        `progress` is told of nothing, so that it can be stopped. Where there is no room for a copy
        the journal itself is read, and short acts wait.
        """
        found = reading_apart.read(self._held, lambda copy: job(Whole(copy)), progress)
        if found is not None:
            return found
        with self.work() as work:
            return job(work.whole)

    def recovery_code(self) -> str:
        """Return the recovery code, 14 groups of 4 characters parted by '-'."""
        return recovery.code_of(self._held.opened.keys.root)

    def change_passphrase(self, old: str, new: str) -> None:
        """Wrap the same root secret with a new passphrase; `old` stops working.

        Raises WrongPassphrase for `old`, UnsuitablePassphrase for `new`, NotWritable, or
        VaultDamaged(missing) when the journal was moved meanwhile.
        """
        passphrases.check(new)
        self._held.require_writable()
        root, _ = self._held.opened.header.unwrap(old)
        keys.wipe(root)
        self._held.opened = with_passphrase(self._held.opened, new, self._held.cost())
        self._held.keep_header()

    def change_because_known(self, old: str, new: str, progress: Progress) -> str:
        """Write everything anew under a new root secret; return the new recovery code.

        Raises as `change_passphrase`, DiskFull, Cancelled where the journal locks meanwhile, and
        what `progress` raises; until it returns or has switched the old one goes on.
        """
        passphrases.check(new)
        self._held.require_writable()
        root, _ = self._held.opened.header.unwrap(old)
        keys.wipe(root)
        self.copies.make(Why.REKEY, progress)
        self.take_in_lifeboat()
        cost = self._held.cost()
        with rekey.written_anew(self._held.opened, new, cost, progress) as switch, self._open:
            if self._sealed:
                raise Cancelled  # drafts are about to be written that only the old key opens
            aside = self._lifeboat.found(self._held.opened.keys.draft)
            self._held.put(switch())
            self._lifeboat.carry_over(aside, self._held.opened.keys.draft)
        return self.recovery_code()

    def merge(self, other: Path, passphrase: str | None, progress: Progress) -> Merged:
        """Bring in what a diverged copy (a journal's folder or a backup) holds besides.

        Raises AnotherJournal, OtherSecret, NotWritable and what opening raises.
        """
        self._held.require_writable()
        with merge.opened(self._held, other, passphrase) as source:
            self.copies.make(Why.MERGE, progress)
            return merge.bring_in(self._held, source, progress)

    def take_in(self, archive: Archived, progress: Progress, *, skip_bad: bool) -> Imported:
        """Unite what the archive of a whole journal holds with what is here.

        A journal that would be changed by it is backed up first. Raises BadInput, bringing nothing
        in, where rows cannot be read and `skip_bad` is not set; NotWritable, DiskFull.
        """
        self._held.require_writable()
        with taking_in.staged(self._held, archive, progress, skip_bad=skip_bad) as (source, faults):
            if taking_in.brings_anything(self._held, source):
                self.copies.make(Why.IMPORT, progress)
            return taking_in.bring_in(self._held, source, faults, progress)

    def erase(self, ids: Sequence[EntryId]) -> Erased:
        """Purge every version of these entries for good. Raises UnknownEntry, NotWritable."""
        self._held.require_writable()
        uuids = erase.erase(self._held, ids)
        with self._open:
            self._lifeboat.forget(self._held.opened.keys.draft, uuids)
        backups = (backup.path for backup in self.copies.all())
        return Erased(len(uuids), (*backups, *self.copies.set_aside()))

    def check(
        self, progress: Progress, look: LookInside | None = None, also: Sequence[Path] = ()
    ) -> Report:
        """Verify every part and every backup; report without private text."""
        self._held.opened.require_in_place()
        return verify.check(self._held, progress, look, also)

    def keep_aside(self, draft: Draft) -> None:
        """Write the lifeboat file for a draft that could not be saved before locking.

        Raises NotOpen once the journal is closed, since the key is gone then.
        """
        with self._open:
            self._put_aside(draft, _AT_LOCK)

    def keep_meanwhile(self, draft: Draft, turn: int) -> None:
        """Write the lifeboat file for a draft whose turn to be saved has not come yet.

        `let_go_aside` takes it out again once that has been done. Raises NotOpen, NotWritable.
        """
        if self.read_only:
            raise NotWritable
        with self._open:
            self._put_aside(draft, turn)

    def let_go_aside(self, uuid: str, turn: int | None) -> None:
        """Take a draft that is saved now out of the lifeboat, unless one of a later turn is there.

        None is the last of all turns, at locking. Where that fails a later save takes it out.
        """
        if not self._aside:
            return
        with self._open, contextlib.suppress(JournalError, OSError):
            kept, marks = self._aside.get(uuid, (0, frozenset[str]()))
            if marks and (turn is None or kept <= turn):
                self._lifeboat.let_go(self._held.opened.keys.draft, marks)
                del self._aside[uuid]

    def settle_aside(self, turn: int) -> None:
        """Make drafts of what lies aside since it could not be saved when it should, before `turn`.

        Asked before pages are read that are to be written on. Where that fails too it stays, and
        nothing that is kept or saved from now on takes its place: it comes back at the next unlock.
        """
        if not self._aside:
            return
        with self._open:
            left = [uuid for uuid, (kept, _) in self._aside.items() if kept < turn]
            for uuid in left:
                del self._aside[uuid]
        if left:
            self.take_in_lifeboat()

    def sealed_aside(self, drafts: Sequence[Draft]) -> Callable[[], None]:
        """Encrypt drafts for which no place has room; what is returned writes the lifeboat file.

        It needs no key, so it may be called, and again after it raised, when the journal is closed
        long since; it raises the failure of the last place. It takes nothing that is there away.
        Raises NotOpen itself once the journal is closed.
        """
        with self._open:
            if self._held.closed:
                raise NotOpen
            self._sealed = True
            clock = self._held.ledger.copy()
            payloads = [of_lifeboat(draft, clock.tick()) for draft in drafts]
            return self._lifeboat.sealed(self._held.opened.keys.draft, payloads)

    def take_in_lifeboat(self) -> None:
        """Make drafts of what the lifeboat holds, then remove it.

        A draft that was written later than the one kept aside stays, and the other becomes a page
        of its own; so do all but the last of several that are kept of one page. What cannot be
        taken in stays where it is, and so does what only waits for its turn.
        """
        if self.read_only:
            return
        with self._open:
            waiting = [marks for turn, marks in self._aside.values() if turn < _AT_LOCK]
            files = self._lifeboat.found(self._held.opened.keys.draft)
        waits, met = frozenset[str]().union(*waiting), set[str]()
        for drafts in files.values():
            found = {mark_of(payload): payload for payload in drafts}
            with contextlib.suppress(JournalError, OSError):
                pages = [from_lifeboat(found[mark]) for mark in found.keys() - waits]
                with self.work() as work:
                    for draft, kept in sorted(pages, key=lambda page: page[1], reverse=True):
                        _take_in(work, draft, kept, is_first=draft.uuid not in met)
                        met.add(draft.uuid)
                with self._open:  # only now: what was kept aside meanwhile stays
                    self._lifeboat.let_go(self._held.opened.keys.draft, found.keys() - waits)

    def close(self) -> None:
        """Close the database, forget the keys and free the lock."""
        with self._open:
            if not self._held.closed:
                self._held.closed = True
                self._held.opened.close()

    def _put_aside(self, draft: Draft, turn: int) -> None:
        if self._held.closed:
            raise NotOpen
        before, marks = self._aside.get(draft.uuid, (0, frozenset[str]()))
        if before > turn:
            return  # later words of the page are safe
        payload = of_lifeboat(draft, self._held.ledger.copy().tick())
        mark = self._lifeboat.keep(self._held.opened.keys.draft, payload, marks)
        self._aside[draft.uuid] = turn, marks | {mark}


def _take_in(work: Unit, draft: Draft, kept: bytes, *, is_first: bool) -> None:
    written = work.drafts.written(draft.uuid)
    id = work.entries.id_of(draft.uuid)
    if written is None and id is not None and is_finished(draft, work.entries.get(id).content):
        return  # finishing was under way when it was kept aside, and came to its end
    # What was kept aside did not move the clock, so a draft written after it may bear its time.
    if written is not None and (written >= kept or not is_first):
        stored = work.drafts.get(draft.uuid)
        if stored is not None and stored.content == draft.content:
            return
        draft = Draft(new_uuid(), draft.content)
    work.drafts.put_at(draft, kept)
