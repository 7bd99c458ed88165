"""Whether every list follows from the truth: entries and what hangs on them, from revisions."""

from typing import Any

from sqlalchemy import Connection, Row, func, select

from journal.domain.distance.combine import shown
from journal.domain.entry import EntryId
from journal.domain.errors import JournalError
from journal.vault.opening import Opened
from journal.vault.payload import Payload, checkin_of, correction_of, parsed
from journal.vault.store import links, projection
from journal.vault.store.readings import Readings
from journal.vault.store.tags import Tags
from journal.vault.tables import (
    answer,
    checkin,
    entry,
    entry_tag,
    evidence,
    facet,
    link,
    reading,
    revision,
)
from journal.vault.verify.steps import Steps, batches

_CHILDREN = (entry_tag, answer, facet, checkin, evidence)
_LOST = select(func.count(revision.c.entry_uuid.distinct())).where(
    revision.c.purged == 0, revision.c.entry_uuid.not_in(select(entry.c.uuid))
)


class Entries:
    """Compares what the lists show with what the newest revisions say."""

    def __init__(self, opened: Opened, connection: Connection) -> None:
        self._connection = connection
        self._tags = Tags(connection, opened.ledger.copy())
        self._readings = Readings(connection)

    def faults(self, steps: Steps) -> int:
        """Return how many entries are missing or shown otherwise than they were written."""
        columns = (revision.c.payload, revision.c.deleted.label("gone"))
        query = select(entry, *columns).join(revision, revision.c.id == entry.c.head_rev)
        found: int = self._connection.execute(_LOST).scalar_one()
        for rows in batches(self._connection, query, entry):
            kept = self._kept_children([row.id for row in rows])
            found += sum(not self._follows(row, kept) for row in rows)
            steps.next()
        return found

    def _kept_children(self, ids: list[int]) -> dict[tuple[str, int], list[dict[str, Any]]]:
        kept: dict[tuple[str, int], list[dict[str, Any]]] = {}
        for table in (*_CHILDREN, reading):
            query = select(table).where(table.c.entry_id.in_(ids))
            if table is evidence:  # the rest belongs to the reading and follows from nothing
                query = query.where(evidence.c.struck == 1)
            rows = self._connection.execute(query)
            for row in rows.mappings():
                plain = {key: value for key, value in row.items() if key != "id"}
                kept.setdefault((table.name, row["entry_id"]), []).append(plain)
        bonds = select(link.c.from_entry, link.c.to_entry, link.c.kind)
        for bond in self._connection.execute(bonds.where(link.c.from_entry.in_(ids))).mappings():
            kept.setdefault((link.name, bond["from_entry"]), []).append(dict(bond))
        return kept

    def _follows(
        self, row: Row[*tuple[Any, ...]], kept: dict[tuple[str, int], list[dict[str, Any]]]
    ) -> bool:
        try:
            payload = parsed(row.payload)
            expected = projection.entry_row(payload, deleted=bool(row.gone))
            expected |= self._label(row.id, payload, ("reading", row.id) in kept)
            tag_ids = {known.id for known in self._tags.of(payload["tags"]).values()}
            children = projection.children(payload, row.id, sorted(tag_ids))
            children[link.name] = links.rows(self._connection, row.id, payload)
        except (JournalError, KeyError, TypeError, ValueError):
            return False
        plain = row._mapping  # noqa: SLF001 - the documented name in SQLAlchemy
        return all(plain[key] == value for key, value in expected.items()) and all(
            _sorted(kept.get((table.name, row.id), [])) == _sorted(children[table.name])
            for table in (*_CHILDREN, link)
        )

    def _label(self, id: int, payload: Payload, is_read: bool) -> dict[str, str | None]:
        found = self._readings.of(EntryId(id), payload) if is_read else None
        return projection.label_columns(shown(checkin_of(payload), correction_of(payload), found))


def _sorted(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return sorted(rows, key=repr)
