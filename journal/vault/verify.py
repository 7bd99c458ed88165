"""Check my journal: is every byte as it was written, and does every list follow from the truth?"""

import hashlib
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Row, Select, Table, func, select
from sqlalchemy.exc import DBAPIError

from journal.domain.distance.combine import shown
from journal.domain.entry import EntryId
from journal.domain.errors import JournalError
from journal.domain.report import Finding, LookInside, Progress, Report
from journal.vault import header
from journal.vault.held import Held
from journal.vault.opening import Opened
from journal.vault.payload import Payload, checkin_of, correction_of, parsed
from journal.vault.store import ledger, projection
from journal.vault.store.readings import Readings
from journal.vault.store.revisions import Envelope
from journal.vault.store.tags import Tags
from journal.vault.store.unit import translated
from journal.vault.tables import answer, checkin, entry, entry_tag, facet, reading, revision

_AT_ONCE = 200
_CHILDREN = (entry_tag, answer, facet, checkin)
_UNREADABLE = "some of it cannot be read"
_LOST = select(func.count(revision.c.entry_uuid.distinct())).where(
    revision.c.purged == 0, revision.c.entry_uuid.not_in(select(entry.c.uuid))
)


def check(held: Held, progress: Progress, look: LookInside | None, also: Sequence[Path]) -> Report:
    """Look at every part and return what was found; nothing is repaired.

    `progress` is told of steps; what it raises ends the check.
    """
    opened = held.opened
    # Never committed: there is nothing to write, and damage could refuse it.
    with translated(opened.database), opened.engine.connect() as connection:
        return _Check(opened, connection, progress).report()


class _Check:
    """One check; every part answers with the number of faults it found."""

    def __init__(self, opened: Opened, connection: Connection, progress: Progress) -> None:
        self._opened = opened
        self._connection = connection
        self._progress = progress
        self._tags = Tags(connection, opened.ledger.copy())
        self._readings = Readings(connection)
        self._done = 0
        self._of = 0

    def report(self) -> Report:
        entries, revisions = self._count(entry), self._count(revision)
        parts: dict[str, Callable[[], int]] = {
            "header": self._header,
            "cipher": lambda: self._rows("PRAGMA cipher_integrity_check"),
            "database": self._database,
            "search index": self._index,
            "revisions": self._revisions,
            "entries": self._entries,
        }
        self._of = len(parts) + -(-entries // _AT_ONCE) + -(-revisions // _AT_ONCE)
        findings = tuple(self._finding(what, look) for what, look in parts.items())
        return Report(findings, entries, revisions)

    def _finding(self, what: str, look: Callable[[], int]) -> Finding:
        try:
            faults = look()
        except DBAPIError:
            faults = -1
        self._step()
        if faults < 0:
            return Finding(what, sound=False, detail=_UNREADABLE)
        return Finding(what, sound=faults == 0, detail=f"faults: {faults}" if faults else "")

    def _step(self) -> None:
        self._done = min(self._done + 1, self._of)
        self._progress(self._done, self._of)

    def _count(self, table: Table) -> int:
        try:
            return self._connection.execute(select(func.count(table.c.id))).scalar_one()
        except DBAPIError:
            return 0

    def _rows(self, pragma: str) -> int:
        return len(self._connection.exec_driver_sql(pragma).all())

    def _header(self) -> int:
        try:
            header.read(self._opened.place.header).verify(self._opened.keys.header)
        except JournalError:
            return 1
        return 0

    def _database(self) -> int:
        rows = self._connection.exec_driver_sql("PRAGMA integrity_check").scalars().all()
        return len([row for row in rows if row != "ok"]) + self._rows("PRAGMA foreign_key_check")

    def _index(self) -> int:
        if self._opened.read_only:
            return 0  # the index is checked by a statement that a read-only place refuses
        self._connection.exec_driver_sql("INSERT INTO fts(fts, rank) VALUES ('integrity-check', 1)")
        return 0

    def _revisions(self) -> int:
        faults, state = 0, ledger.EMPTY
        for rows in self._batches(select(revision), revision):
            faults += sum(not _is_proven(row) for row in rows)
            for row in rows:
                state = state.after(row.digest)
            self._step()
        return faults + (state != ledger.load(self._connection).state)

    def _entries(self) -> int:
        columns = (revision.c.payload, revision.c.deleted.label("gone"))
        query = select(entry, *columns).join(revision, revision.c.id == entry.c.head_rev)
        faults = self._connection.execute(_LOST).scalar_one()
        for rows in self._batches(query, entry):
            kept = self._kept_children([row.id for row in rows])
            faults += sum(not self._follows(row, kept) for row in rows)
            self._step()
        return faults

    def _batches(
        self, query: Select[*tuple[Any, ...]], table: Table
    ) -> Iterator[list[Row[*tuple[Any, ...]]]]:
        last = 0
        while True:
            some = query.where(table.c.id > last).order_by(table.c.id).limit(_AT_ONCE)
            rows = list(self._connection.execute(some))
            if not rows:
                return
            yield rows
            last = rows[-1].id

    def _kept_children(self, ids: list[int]) -> dict[tuple[str, int], list[dict[str, Any]]]:
        kept: dict[tuple[str, int], list[dict[str, Any]]] = {}
        for table in (*_CHILDREN, reading):
            rows = self._connection.execute(select(table).where(table.c.entry_id.in_(ids)))
            for row in rows.mappings():
                plain = {key: value for key, value in row.items() if key != "id"}
                kept.setdefault((table.name, row["entry_id"]), []).append(plain)
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
        except (JournalError, KeyError, TypeError, ValueError):
            return False
        plain = row._mapping  # noqa: SLF001 - the documented name in SQLAlchemy
        return all(plain[key] == value for key, value in expected.items()) and all(
            _sorted(kept.get((table.name, row.id), [])) == _sorted(children[table.name])
            for table in _CHILDREN
        )

    def _label(self, id: int, payload: Payload, is_read: bool) -> dict[str, str | None]:
        found = self._readings.get(EntryId(id)) if is_read else None
        return projection.label_columns(shown(checkin_of(payload), correction_of(payload), found))


def _is_proven(row: Row[*tuple[Any, ...]]) -> bool:
    envelope = Envelope(
        row.uuid,
        row.entry_uuid,
        row.parent,
        row.merge_parent,
        row.device,
        row.hlc,
        bool(row.deleted),
    )
    try:
        held = row.payload
        inner = bytes.fromhex(held) if row.purged else hashlib.sha256(held.encode()).digest()
    except ValueError:
        return False
    return bool(envelope.digest(inner) == row.digest)


def _sorted(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return sorted(rows, key=repr)
