"""Where the person overruled or stopped the reader, over all entries."""

from sqlalchemy import Connection, func, select

from journal.domain.entry import EntryId
from journal.domain.labels import LabelFrom
from journal.domain.own_word import Exceptions, StruckOut
from journal.vault.payload import parsed, struck_of, unread_in
from journal.vault.store.entries import Entries
from journal.vault.tables import entry, revision

_SAID = (
    select(entry.c.id, entry.c.label_from, revision.c.payload)
    .join(revision, revision.c.id == entry.c.head_rev)
    .where(entry.c.deleted == 0)
    .order_by(entry.c.day.desc(), entry.c.id.desc())
)


class OwnWords:
    """The person's own word against readings."""

    def __init__(self, connection: Connection, entries: Entries) -> None:
        self._connection = connection
        self._entries = entries

    def exceptions(self) -> Exceptions:
        """Return them all but those in the bin, newest day first."""
        struck: list[tuple[EntryId, str]] = []
        unread: list[EntryId] = []
        corrected: list[EntryId] = []
        for row in self._connection.execute(_SAID):
            payload = parsed(row.payload)
            id = EntryId(row.id)
            struck += [(id, words) for words in struck_of(payload)]
            unread += [id] if unread_in(payload) else []
            corrected += [id] if row.label_from == LabelFrom.CORRECTED.value else []
        ids = list(dict.fromkeys((*(id for id, _ in struck), *unread, *corrected)))
        known = {each.id: each for each in self._entries.summaries(ids)}
        return Exceptions(
            tuple(StruckOut(known[id], words) for id, words in struck),
            tuple(known[id] for id in unread),
            tuple(known[id] for id in corrected),
        )

    def corrections_in_a_row(self) -> int:
        """Return how many entries were corrected since the person last agreed with a reading."""
        agreed = select(func.coalesce(func.max(entry.c.head_rev), 0)).where(
            entry.c.label_from == LabelFrom.AGREED.value
        )
        query = select(func.count()).where(
            entry.c.label_from == LabelFrom.CORRECTED.value,
            entry.c.head_rev > agreed.scalar_subquery(),
        )
        return self._connection.execute(query.select_from(entry)).scalar_one()
