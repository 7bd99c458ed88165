"""Earlier versions of an entry: listing them, setting two side by side, bringing one back."""

from collections.abc import Callable

from journal.domain.changes import Changed
from journal.domain.entry import Content, Entry, EntryId
from journal.domain.errors import Cancelled
from journal.domain.past_versions import (
    Compared,
    PastVersion,
    brought_back,
    set_beside,
    taken_back,
)
from journal.domain.report import Progress
from journal.services.answers import revise
from journal.services.door import Door
from journal.services.needs import Failed, Then
from journal.services.notices import Notices
from journal.services.stopping import Stop, silent
from journal.services.stores import UnitOfWork

_AT_ONCE = 50
"""Versions in one transaction: few, since autosave waits behind them."""

Some = Callable[[tuple[PastVersion, ...], int], None]
"""Takes some versions, at the end none or fewer, and how many there are in all."""


class PastVersions:
    """What a person does with what an entry once was; no act here takes a version away."""

    def __init__(self, door: Door, notices: Notices) -> None:
        self._door = door
        self._notices = notices
        self._stop = Stop()

    def list(self, id: EntryId, some: Some, failed: Failed) -> None:
        """Give all versions, newest first, a few at a time; autosave is let through in between.

        A listing that was begun before ends, and gives nothing more.
        """
        self.cancel()
        _Listing(self._door, id, some, failed, self._stop.watched(silent)).go_on()

    def cancel(self) -> None:
        """End listing."""
        self._stop.cancel()

    def compare(
        self,
        id: EntryId,
        older: str | None,
        newer: str | Content,
        then: Then[Compared],
        failed: Failed,
    ) -> None:
        """Give a version beside a later one or the page as it is now, or for None one alone."""

        def job(unit: UnitOfWork) -> Compared:
            old = None if older is None else unit.past_versions.content(id, older)
            new = newer if isinstance(newer, Content) else unit.past_versions.content(id, newer)
            return set_beside(old, new)

        self._door.within(job, then, failed)

    def bring_back(self, id: EntryId, revision: str, then: Then[Entry], failed: Failed) -> None:
        """Let the words of a version be the newest ones again; what stood until then stays."""
        self._change(id, revision, brought_back, then, failed)

    def take_back(self, id: EntryId, revision: str, then: Then[Entry], failed: Failed) -> None:
        """Undo bringing back: let the entry be as it was at `revision`, the newest one before."""
        self._change(id, revision, taken_back, then, failed)

    def _change(
        self,
        id: EntryId,
        revision: str,
        change: Callable[[Content, Content], Content],
        then: Then[Entry],
        failed: Failed,
    ) -> None:
        def job(unit: UnitOfWork) -> Entry:
            old = unit.past_versions.content(id, revision)
            return revise(unit, id, lambda now: change(now, old))

        def done(entry: Entry) -> None:
            self._notices.tell(Changed(entries=frozenset({id}), tags=True))
            then(entry)

        self._door.within(job, done, failed)


class _Listing:
    """Reads versions a few at a time, each few as a job and a transaction of their own."""

    def __init__(
        self, door: Door, id: EntryId, some: Some, failed: Failed, progress: Progress
    ) -> None:
        self._door = door
        self._id = id
        self._some = some
        self._failed = failed
        self._progress = progress
        self._last: str | None = None
        self._done = 0
        self._ready = self._going = False

    def go_on(self) -> None:
        """Ask for the next few; jobs that run at once must not pile up on the stack."""
        self._ready = True
        if self._going:
            return
        self._going = True
        while self._ready:
            self._ready = False
            self._door.within(self._read, self._take, self._fail)
        self._going = False

    def _read(self, unit: UnitOfWork) -> tuple[tuple[PastVersion, ...], int]:
        self._progress(self._done, self._done)
        count = unit.past_versions.count(self._id)
        return unit.past_versions.of(self._id, self._last, _AT_ONCE), count

    def _take(self, found: tuple[tuple[PastVersion, ...], int]) -> None:
        versions, count = found
        try:
            self._progress(self._done, count)
        except Cancelled:
            return
        self._done += len(versions)
        self._some(versions, count)
        if len(versions) == _AT_ONCE:
            self._last = versions[-1].revision
            self.go_on()

    def _fail(self, error: Exception) -> None:
        if not isinstance(error, Cancelled):
            self._failed(error)
