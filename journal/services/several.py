"""Acts on several entries at once: all of it happens, or nothing does."""

from collections.abc import Callable, Sequence
from contextlib import suppress

from journal.domain.changes import Changed
from journal.domain.entry import EntryId
from journal.domain.errors import UnknownEntry
from journal.domain.report import Progress
from journal.domain.tags import Tag, TagCount
from journal.services.door import Door
from journal.services.needs import Failed, Then
from journal.services.notices import Notices
from journal.services.stopping import Stop, silent
from journal.services.stores import UnitOfWork

Ids = tuple[EntryId, ...]
_TOLD = 20
"""Entries after which it is told how far the work is."""


class Several:
    """What a person does with the entries they chose, each act in one transaction.

    Every act gives the entries that it changed, which is what its undo needs. `progress` is told on
    the vault thread; entries that are gone are passed over.
    """

    def __init__(self, door: Door, notices: Notices) -> None:
        self._door = door
        self._notices = notices
        self._stop = Stop()

    def cancel(self) -> None:
        """End every running act; nothing half-done stays."""
        self._stop.cancel()

    def names_on(
        self, ids: Sequence[EntryId], then: Then[tuple[TagCount, ...]], failed: Failed
    ) -> None:
        """Give the names these entries carry and how many of them do, the most first."""
        self._door.within(lambda unit: unit.tagging.on(ids), then, failed)

    def put(
        self,
        ids: Sequence[EntryId],
        tag: Tag,
        then: Then[Ids],
        failed: Failed,
        *,
        progress: Progress = silent,
    ) -> None:
        """Put a name on these entries."""
        told = self._stop.watched(progress)
        self._act(lambda unit: unit.tagging.put(ids, tag, told), then, failed)

    def take_off(
        self,
        ids: Sequence[EntryId],
        tag: Tag,
        then: Then[Ids],
        failed: Failed,
        *,
        progress: Progress = silent,
    ) -> None:
        """Take just this name off these entries."""
        told = self._stop.watched(progress)
        self._act(lambda unit: unit.tagging.take_off(ids, tag, told), then, failed)

    def move_to_bin(
        self,
        ids: Sequence[EntryId],
        then: Then[Ids],
        failed: Failed,
        *,
        progress: Progress = silent,
    ) -> None:
        """Put these entries in the bin, from where they can come back."""
        told = self._stop.watched(progress)
        self._act(lambda unit: _binned(unit, ids, told, binned=True), then, failed)

    def bring_back(
        self,
        ids: Sequence[EntryId],
        then: Then[Ids],
        failed: Failed,
        *,
        progress: Progress = silent,
    ) -> None:
        """Take these entries out of the bin."""
        told = self._stop.watched(progress)
        self._act(lambda unit: _binned(unit, ids, told, binned=False), then, failed)

    def _act(self, job: Callable[[UnitOfWork], Ids], then: Then[Ids], failed: Failed) -> None:
        def done(ids: Ids) -> None:
            if ids:
                self._notices.tell(Changed(entries=frozenset(ids), tags=True))
            then(ids)

        self._door.within(job, done, failed)


def _binned(unit: UnitOfWork, ids: Sequence[EntryId], progress: Progress, *, binned: bool) -> Ids:
    changed = []
    for done, id in enumerate(ids):
        if done % _TOLD == 0:
            progress(done, len(ids))
        with suppress(UnknownEntry):
            unit.entries.set_deleted(id, binned)
            changed.append(id)
    progress(len(ids), len(ids))
    return tuple(changed)
