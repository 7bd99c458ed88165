"""Readings of entries' text, apart from what the person says of it."""

from sqlalchemy import Connection, bindparam, delete, insert, select

from journal.domain.distance.combine import shown
from journal.domain.distance.reading import Pole, Reading, Span
from journal.domain.entry import EntryId, Facet
from journal.domain.errors import UnknownEntry
from journal.domain.labels import Label
from journal.domain.someone_else import keeps_unread
from journal.vault.payload import (
    Payload,
    checkin_of,
    correction_of,
    parsed,
    text_digest,
    unread_in,
)
from journal.vault.store.projection import set_label
from journal.vault.tables import entry, evidence, reading, revision

_BY_ENTRY = select(reading).where(reading.c.entry_id == bindparam("this"))
_BY_OTHERS = (
    select(reading.c.entry_id)
    .join(entry, entry.c.id == reading.c.entry_id)
    .where(reading.c.reader_version != bindparam("version"), entry.c.deleted == 0)
    .order_by(entry.c.day.desc(), entry.c.id.desc())
)
_SPANS = (
    select(evidence)
    .where(evidence.c.entry_id == bindparam("this"), evidence.c.struck == 0)
    .order_by(evidence.c.id)
)
_FORGET = (
    delete(reading).where(reading.c.entry_id == bindparam("this")),
    delete(evidence).where(evidence.c.entry_id == bindparam("this"), evidence.c.struck == 0),
)
_HEAD = (
    select(revision.c.payload)
    .join(entry, entry.c.head_rev == revision.c.id)
    .where(entry.c.id == bindparam("this"))
)


class Readings:
    """At most one reading per entry, with the spans it rests on.

    A reading counts only for the very text it was made of, and none where the person asked for
    none: spans must never stand at words they were not found in.
    """

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def of(self, id: EntryId, payload: Payload) -> Reading | None:
        """Return the reading of an entry that holds this payload, or None."""
        row = self._connection.execute(_BY_ENTRY, {"this": id}).first()
        if row is None or not may_be_read(payload) or row.text_digest != text_digest(payload):
            return None
        spans = self._connection.execute(_SPANS, {"this": id})
        return Reading(
            label=Label(row.label),
            chosen=row.chosen,
            involuntary=row.involuntary,
            spans=tuple(
                Span(span.start, span.end, Pole(span.pole), span.dimension, span.why)
                for span in spans
            ),
            version=row.reader_version,
            held_back=bool(row.held_back),
        )

    def by_others(self, version: str) -> tuple[EntryId, ...]:
        """Return the entries outside the bin with a reading by a version other than this.

        Newest day first.
        """
        rows = self._connection.execute(_BY_OTHERS, {"version": version})
        return tuple(EntryId(id) for id in rows.scalars())

    def put(self, id: EntryId, found: Reading) -> None:
        """Store a reading and bring the label shown up to date. Raises UnknownEntry."""
        payload = self._head(id)
        self.forget(id)
        row = {
            "entry_id": id,
            "label": found.label.value,
            "chosen": found.chosen,
            "involuntary": found.involuntary,
            "reader_version": found.version,
            "text_digest": text_digest(payload),
            "held_back": int(found.held_back),
        }
        self._connection.execute(insert(reading), row)
        spans = [_span_row(id, span) for span in found.spans]
        if spans:
            self._connection.execute(insert(evidence), spans)
        self.show_label(id)

    def remove(self, id: EntryId) -> None:
        """Forget the reading of an entry and bring its label up to date. Raises UnknownEntry."""
        self._head(id)
        self.forget(id)
        self.show_label(id)

    def forget(self, id: EntryId) -> None:
        """Forget the reading of an entry; its label is left as it is."""
        for statement in _FORGET:
            self._connection.execute(statement, {"this": id})

    def forget_if_of_another(self, id: EntryId, payload: Payload) -> None:
        """Forget a reading that does not count for this payload; the label is left as it is."""
        if self.of(id, payload) is None:
            self.forget(id)

    def show_label(self, id: EntryId) -> None:
        """Bring the label shown up to date with taps, correction and reading."""
        payload = self._head(id)
        label = shown(checkin_of(payload), correction_of(payload), self.of(id, payload))
        set_label(self._connection, id, label)

    def _head(self, id: EntryId) -> Payload:
        source = self._connection.execute(_HEAD, {"this": id}).scalar()
        if source is None:
            raise UnknownEntry
        return parsed(source)


def may_be_read(payload: Payload) -> bool:
    """Tell whether a reading of this payload counts at all."""
    facets = (Facet(item["kind"], item["value"]) for item in payload["facets"])
    return not unread_in(payload) and not keeps_unread(facets)


def _span_row(id: EntryId, span: Span) -> dict[str, object]:
    return {
        "entry_id": id,
        "start": span.start,
        "end": span.end,
        "pole": span.pole.value,
        "dimension": span.dimension,
        "why": span.why,
    }
