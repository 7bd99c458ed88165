"""Where the person overruled or stopped the reader, over all entries."""

from collections.abc import Collection, Iterable
from typing import Any

from sqlalchemy import Connection, Row, select

from journal.domain.entry import EntryId, Summary
from journal.domain.labels import Correction, LabelFrom
from journal.domain.own_word import Exceptions, StruckOut
from journal.vault.payload import correction_of, parsed, struck_of
from journal.vault.store.entries import Entries
from journal.vault.tables import entry, evidence, revision

_STRUCK = (
    select(evidence.c.entry_id, evidence.c.end)
    .join(entry, entry.c.id == evidence.c.entry_id)
    .where(evidence.c.struck == 1, entry.c.deleted == 0)
)
_CORRECTED = select(entry.c.id).where(
    entry.c.label_from == LabelFrom.CORRECTED.value, entry.c.deleted == 0
)
_PAYLOAD = select(entry.c.id, revision.c.payload).join(revision, revision.c.id == entry.c.head_rev)
_LATEST = (
    select(revision.c.entry_uuid, revision.c.payload, revision.c.parent)
    .where(revision.c.purged == 0)
    .order_by(revision.c.id.desc())
)
_ONE = select(revision.c.payload).where(revision.c.purged == 0)
_AT_ONCE = 500
_LOOKED_AT = 1000
"""Revisions that are looked at for corrections in a row: a few hundred answers at least."""


class OwnWords:
    """The person's own word against readings."""

    def __init__(self, connection: Connection, entries: Entries) -> None:
        self._connection = connection
        self._entries = entries

    def exceptions(self) -> Exceptions:
        """Return them all but those in the bin, newest day first.

        Both tables are walked from end to end, entries of which nothing is said without their text.
        """
        rows = self._connection.execute(_STRUCK).all()
        words = self._words({row.entry_id for row in rows if row.end})
        return Exceptions(
            tuple(
                StruckOut(summary, each)
                for summary in self._sorted(words)
                for each in words[summary.id]
            ),
            self._sorted(EntryId(row.entry_id) for row in rows if not row.end),
            self._sorted(map(EntryId, self._connection.execute(_CORRECTED).scalars())),
        )

    def corrections_in_a_row(self) -> int:
        """Return how many entries were corrected since the person last agreed with a reading.

        Only what was saved last is looked at, so that this takes no longer in a large journal.
        """
        known: dict[str, Correction | None] = {}
        answers: dict[str, LabelFrom] = {}
        for row in reversed(self._connection.execute(_LATEST.limit(_LOOKED_AT)).all()):
            said, uuid = correction_of(parsed(row.payload)), row.entry_uuid
            if uuid not in known:
                known[uuid] = self._said_before(row) if said is not None else None
            if said != known[uuid]:
                known[uuid] = said
                answers.pop(uuid, None)
                if said is not None:
                    answers[uuid] = said.source
        sources = list(answers.values())
        return (*reversed(sources), LabelFrom.AGREED).index(LabelFrom.AGREED)

    def _words(self, ids: Collection[int]) -> dict[EntryId, tuple[str, ...]]:
        wanted, found = sorted(ids), dict[EntryId, tuple[str, ...]]()
        for at in range(0, len(wanted), _AT_ONCE):
            some = _PAYLOAD.where(entry.c.id.in_(wanted[at : at + _AT_ONCE]))
            for id, payload in self._connection.execute(some):
                found[EntryId(id)] = struck_of(parsed(payload))
        return found

    def _sorted(self, ids: Iterable[EntryId]) -> tuple[Summary, ...]:
        """Return the rows of these entries, newest day first."""
        found = self._entries.summaries(tuple(ids))
        return tuple(sorted(found, key=lambda each: (each.day, each.id), reverse=True))

    def _said_before(self, row: Row[*tuple[Any, ...]]) -> Correction | None:
        """Return what stood before a revision, None where it is the first."""
        query = _ONE.where(revision.c.uuid == row.parent)
        payload = self._connection.execute(query).scalar() if row.parent else None
        return None if payload is None else correction_of(parsed(payload))
