"""Readings by an older reader, made again by hand; and where the person overruled readings."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from itertools import islice

from journal.domain.changes import Changed
from journal.domain.distance.words import shown_label
from journal.domain.entry import EntryId
from journal.domain.errors import Cancelled, UnknownEntry
from journal.domain.own_word import Exceptions, ReadAgain
from journal.domain.report import Progress
from journal.services.answers import ReadText, read_again
from journal.services.door import Door
from journal.services.needs import Failed, Then
from journal.services.notices import Notices
from journal.services.stopping import Stop, silent
from journal.services.stores import UnitOfWork

_AT_ONCE = 10
"""Entries in one transaction: few, since autosave waits behind them."""


class Rereading:
    """What a person does with readings after the reader has changed.

    Nothing here happens by itself, and a label of the person's own stays whatever is read.
    """

    def __init__(
        self, door: Door, notices: Notices, read_text: Callable[[], ReadText], version: str
    ) -> None:
        self._door = door
        self._notices = notices
        self._read_text = read_text
        self._stop = Stop()
        self.version = version
        """The version of the reader at hand."""

    def cancel(self) -> None:
        """End reading again after the entries at hand; those that were read keep their reading."""
        self._stop.cancel()

    def waiting(self, version: str, then: Then[int], failed: Failed) -> None:
        """Give how many entries outside the bin hold a reading by a version other than this."""
        self._door.within(lambda unit: len(unit.readings.by_others(version)), then, failed)

    def exceptions(self, then: Then[Exceptions], failed: Failed) -> None:
        """Give struck words, entries left unread and corrected labels, newest day first."""
        self._door.within(lambda unit: unit.own_words.exceptions(), then, failed)

    def read_again(
        self,
        ids: Sequence[EntryId] | None,
        then: Then[tuple[ReadAgain, ...]],
        failed: Failed,
        *,
        progress: Progress = silent,
    ) -> None:
        """Read these entries again, or for None all that hold a reading by another version.

        Gives them in this order, those without a reading left out. Autosave is let through in
        between. When cancelled it gives what was read so far, and that stays.
        """
        run = _Run(self._door, self._read_text, self._stop.watched(progress))

        def done(error: Exception | None) -> None:
            self._notices.tell(Changed(entries=frozenset(each.entry.id for each in run.found)))
            if error is None or isinstance(error, Cancelled):
                then(tuple(run.found))
            else:
                failed(error)

        def begin(ids: tuple[EntryId, ...]) -> None:
            run.begin(ids, done)

        if ids is not None:
            begin(tuple(dict.fromkeys(ids)))
        else:
            self._door.within(lambda unit: unit.readings.by_others(self.version), begin, failed)


class _Run:
    """Reads entries a few at a time, each few as a job and a transaction of their own."""

    def __init__(self, door: Door, read_text: Callable[[], ReadText], progress: Progress) -> None:
        self._door = door
        self._read_text = read_text
        self._progress = progress
        self.found: list[ReadAgain] = []
        """What was read again so far."""
        self._done: Callable[[Exception | None], None] = lambda error: None
        self._ids: tuple[EntryId, ...] = ()
        self._at = 0
        self._ready = self._going = False

    def begin(self, ids: tuple[EntryId, ...], done: Callable[[Exception | None], None]) -> None:
        """Read all of them; `done` is told when that is over, or what ended it."""
        self._ids, self._done = ids, done
        self._go_on()

    def _go_on(self) -> None:
        """Ask for the next few; jobs that run at once must not pile up on the stack."""
        self._ready = True
        if self._going:
            return
        self._going = True
        while self._ready:
            self._ready = False
            if self._at < len(self._ids):
                some = tuple(islice(self._ids, self._at, self._at + _AT_ONCE))
                self._door.within(self._job(some), self._take, self._done)
            else:
                self._done(None)
        self._going = False

    def _job(self, ids: Sequence[EntryId]) -> Callable[[UnitOfWork], list[ReadAgain]]:
        at = self._at

        def job(unit: UnitOfWork) -> list[ReadAgain]:
            read = self._read_text()
            found: list[ReadAgain] = []
            for number, id in enumerate(ids, at + 1):
                found += _one(unit, id, read)
                self._progress(number, len(self._ids))
            return found

        return job

    def _take(self, found: list[ReadAgain]) -> None:
        self.found += found
        self._at += _AT_ONCE
        self._go_on()


def _one(unit: UnitOfWork, id: EntryId, read: ReadText) -> Iterator[ReadAgain]:
    """Read one entry again; nothing where it has no reading, or was erased meanwhile."""
    with suppress(UnknownEntry):
        old = unit.entries.get(id)
        if old.reading is None:
            return
        before, after = old.reading, read_again(unit, old, read).reading
        if after is not None:
            (summary,) = unit.entries.summaries((id,))
            words = shown_label(before), shown_label(after)
            yield ReadAgain(summary, *words, before.version, after.version)
