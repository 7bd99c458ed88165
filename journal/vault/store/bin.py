"""The bin: entries whose newest revision says that they were deleted."""

from datetime import date, datetime

from sqlalchemy import Connection, select

from journal.domain.entry import Binned, EntryId
from journal.vault.stamp import milliseconds_of
from journal.vault.store.entries import Entries
from journal.vault.tables import entry, revision

_BINNED = (
    select(entry.c.id, revision.c.hlc)
    .with_hint(entry, "INDEXED BY entry_day", "sqlite")
    .join(revision, revision.c.id == entry.c.head_rev)
    .where(entry.c.deleted == 1)
    .order_by(revision.c.hlc.desc(), entry.c.id.desc())
)


class Bin:
    """What was deleted and can be brought back."""

    def __init__(self, connection: Connection, entries: Entries) -> None:
        self._connection = connection
        self._entries = entries

    def all(self) -> tuple[Binned, ...]:
        """Return what rests in the bin, the last one put there first."""
        since = {EntryId(id): _day(hlc) for id, hlc in self._connection.execute(_BINNED)}
        summaries = self._entries.summaries(list(since))
        return tuple(Binned(summary, since[summary.id]) for summary in summaries)


def _day(hlc: bytes) -> date:
    """Return the day of a time, as the calendar of this computer has it."""
    return datetime.fromtimestamp(milliseconds_of(hlc) / 1000).date()
