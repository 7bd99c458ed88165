"""Keeping the journal sound: checking, backups, bringing copies together, erasing for good."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TypeAlias, TypeVar

from journal import files
from journal.domain import backups
from journal.domain.backups import Backup, Why
from journal.domain.changes import Changed
from journal.domain.days import Clock
from journal.domain.entry import EntryId
from journal.domain.errors import Cancelled, InsideJournal, JournalError
from journal.domain.report import Erased, LookInside, Merged, Progress, Renewed, Report
from journal.places import in_a_journal
from journal.services.door import Door
from journal.services.needs import Failed, Journal, Then
from journal.services.notices import Notices
from journal.services.stopping import Stop, silent
from journal.services.work import Work

T = TypeVar("T")


def _unheard(_: Exception) -> None:
    """Leave untold what kept the second place from getting its copy."""


_Made: TypeAlias = tuple[Backup, JournalError | None]
"""A backup, and what kept the second place from getting its own."""


class Upkeep:
    """What a person does to be sure of the journal.

    `look` searches files in a process of its own, `also` names files of ours outside the journal,
    `swap` tells whether this computer puts memory on its disk. Every `progress` is told on the
    vault thread.
    """

    def __init__(
        self,
        door: Door,
        aside: Work,
        notices: Notices,
        *,
        clock: Clock,
        look: LookInside,
        also: Sequence[Path],
        swap: Callable[[], bool | None],
    ) -> None:
        self._door = door
        self._aside = aside
        self._notices = notices
        self._clock = clock
        self._look = look
        self._also = tuple(also)
        self._swap = swap
        self._stop = Stop()

    def cancel(self) -> None:
        """End every running act; nothing half-done stays."""
        self._stop.cancel()

    def check(self, then: Then[Report], failed: Failed, *, progress: Progress = silent) -> None:
        """Verify the whole journal and give a report that holds nothing private."""
        told = self._stop.watched(progress)

        def job(journal: Journal) -> Report:
            report = journal.check(told, self._look, self._also)
            return replace(report, swap=self._swap())

        self._door.with_journal(job, then, failed)

    def save_report(
        self, text: str, path: Path, then: Then[None], failed: Failed, *, replace: bool = False
    ) -> None:
        """Save a report as a text file. Fails with InsideJournal and as `files.write_document`."""
        if in_a_journal(path):
            failed(InsideJournal())
            return
        data = text.encode()
        self._aside.run(lambda: files.write_document(path, data, replace=replace), then, failed)

    def backups(self, then: Then[tuple[Backup, ...]], failed: Failed) -> None:
        """Give the backups inside the journal's folder, newest first."""
        self._door.with_journal(lambda journal: journal.copies.all(), then, failed)

    def copies_with_old_key(self, then: Then[tuple[Path, ...]], failed: Failed) -> None:
        """Give what opens with the key before the present one; ask right after a new key."""

        def job(journal: Journal) -> tuple[Path, ...]:
            old = (backup.path for backup in journal.copies.all() if not backup.opens)
            return (*old, *journal.copies.set_aside())

        self._door.with_journal(job, then, failed)

    def back_up(
        self,
        then: Then[Backup],
        failed: Failed,
        *,
        folder: Path | None = None,
        progress: Progress = silent,
        not_copied: Failed = _unheard,
    ) -> None:
        """Make a verified backup now, in the journal's own folder or only in `folder`.

        One in the journal's own folder is made once more in the second place where one is set.
        `not_copied` is told what kept that from happening; the first backup stands all the same.
        """
        told = self._stop.watched(progress)

        def job(journal: Journal) -> _Made:
            if folder is not None:
                return journal.copies.make(Why.AUTO, told, folder), None
            return _in_both_places(journal, told)

        def done(made: _Made) -> None:
            backup, fault = made
            if fault is not None:
                not_copied(fault)
            then(backup)

        self._door.with_journal(job, done, failed)

    def back_up_if_due(
        self,
        then: Then[Backup | None],
        failed: Failed,
        *,
        not_copied: Failed = _unheard,
        progress: Progress = silent,
    ) -> None:
        """Make a backup if something was written and the newest is old enough; else give None.

        Meant for after unlocking, when the window is idle, and every hour from then on. `progress`
        is told on the vault thread and may raise Cancelled, to let what waits go first.
        """
        told = self._stop.watched(progress)

        def job(journal: Journal) -> _Made | None:
            copies, now = journal.copies, self._clock.now()
            if journal.read_only or not backups.due(copies.all(), copies.clock, now):
                return None
            return _in_both_places(journal, told)

        def done(made: _Made | None) -> None:
            backup, fault = made or (None, None)
            if fault is not None:
                not_copied(fault)
            then(backup)

        self._door.with_journal(job, done, failed)

    def remove_backups(self, paths: Sequence[Path], then: Then[None], failed: Failed) -> None:
        """Delete these backups of the open journal. Fails with NotFromHere for any other file."""
        self._door.with_journal(lambda journal: journal.copies.remove(paths), then, failed)

    def merge(
        self,
        other: Path,
        passphrase: str | None,
        then: Then[Merged],
        failed: Failed,
        *,
        progress: Progress = silent,
    ) -> None:
        """Bring in what a diverged copy holds besides, after a backup. Fails as Journal.merge."""
        told = self._stop.watched(progress)
        self._change(lambda journal: journal.merge(other, passphrase, told), then, failed)

    def erase(self, ids: Sequence[EntryId], then: Then[Erased], failed: Failed) -> None:
        """Purge every version of these entries; gives the backups that may still hold them."""
        self._change(lambda journal: journal.erase(ids), then, failed)

    def renew_backups(
        self, then: Then[Renewed], failed: Failed, *, progress: Progress = silent
    ) -> None:
        """Let one new verified backup take the place of all in the journal's folder.

        Another journal's backups stay. What was set aside before an unfinished save was undone goes
        with them.
        None is deleted before the new one has been opened and counted. Fails as `back_up`.
        """
        told = self._stop.watched(progress)

        def job(journal: Journal) -> Renewed:
            new = journal.copies.make(Why.AUTO, told)
            return Renewed(new, journal.copies.supersede(new))

        self._door.with_journal(job, then, failed)

    def _change(self, job: Callable[[Journal], T], then: Then[T], failed: Failed) -> None:
        def done(outcome: T) -> None:
            self._notices.tell(Changed(everything=True))
            then(outcome)

        self._door.with_journal(job, done, failed)


def _in_both_places(journal: Journal, progress: Progress) -> _Made:
    backup = journal.copies.make(Why.AUTO, progress)
    with journal.work() as unit:
        second = unit.settings.get().second_place
    if not second:
        return backup, None
    try:
        journal.copies.make(Why.AUTO, progress, Path(second))
    except Cancelled:
        raise
    except JournalError as error:
        return backup, error
    return backup, None
