"""A new database from what is left of another: revisions as they were, all else following them."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, TypeAlias

from sqlalchemy import Connection, Row, Table, delete, insert, select, update

from journal.domain.distance.combine import shown
from journal.domain.entry import EntryId
from journal.vault import tables
from journal.vault.payload import (
    Payload,
    checkin_of,
    correction_of,
    parsed,
    text_digest,
)
from journal.vault.salvage.pieces import payload_of
from journal.vault.salvage.remains import Remains
from journal.vault.salvage.shapes import Row as Lost
from journal.vault.store import ledger, links, projection
from journal.vault.store.ledger import EMPTY
from journal.vault.store.readings import Readings, may_be_read
from journal.vault.store.revisions import Revisions
from journal.vault.store.tags import Tags
from journal.vault.tables import attachment, attachment_chunk, evidence, reading, revision

_KEEP = insert(revision).prefix_with("OR IGNORE")
_KEEP_PIECE = insert(attachment_chunk).prefix_with("OR IGNORE")
_LEFT_ALONE = delete(attachment_chunk).where(
    attachment_chunk.c.attachment_id.not_in(select(attachment.c.id))
)
_LIGHT = select(*(each for each in revision.c if each.name not in {"payload", "digest"}))
_AS_THEY_ARE = ("device", "draft", "tag", "mark", "attachment", "setting", "handover")

Kept: TypeAlias = Row[*tuple[Any, ...]]


@dataclass(frozen=True, slots=True)
class _Newest:
    """The revision that an entry is shown by."""

    id: int
    payload: Payload
    deleted: bool
    conflict: bool


def keep(connection: Connection, row: Lost) -> None:
    """Write one revision as it was."""
    connection.execute(_KEEP, row)


def keep_piece(connection: Connection, row: Lost) -> None:
    """Write one piece of a file as it was; whether the file itself is left shows later."""
    connection.execute(_KEEP_PIECE, row)


class Rebuilding:
    """Everything else into a database that has its tables and the revisions already.

    `entries` gives the number of each entry that came over and `days` its day, by its uuid;
    `older` counts those of which only an earlier version did.
    """

    def __init__(self, connection: Connection, remains: Remains, vault_id: bytes) -> None:
        self._connection = connection
        self.remains = remains
        self.vault_id = vault_id
        for name in _AS_THEY_ARE:
            self._write(tables.metadata.tables[name], remains.rows[name].values())
        self._write(revision, ({**row, "id": None} for row in remains.displaced))
        ledger.begin(connection, vault_id)
        self._ledger = ledger.load(connection)
        self._revisions = Revisions(connection, self._ledger)
        self._rows = {row["uuid"]: row for row in remains.rows["entry"].values()}
        self._of: defaultdict[str, list[Kept]] = defaultdict(list)
        for row in connection.execute(_LIGHT.order_by(revision.c.id)):
            self._of[row.entry_uuid].append(row)
            self._ledger.last = max(self._ledger.last, row.hlc)
        self._lost = remains.lost()
        self._spans: defaultdict[int, list[Lost]] = defaultdict(list)
        for span in remains.rows["evidence"].values():
            if not span["struck"]:
                self._spans[span["entry_id"]].append(span)
        self.entries: dict[str, int] = {}
        self.days: dict[str, str] = {}
        self.older = 0

    def finish(self, step: Callable[[], None]) -> None:
        """Write every entry, then what hangs on entries, then the chain."""
        self._name_tags()
        tags = Tags(self._connection, self._ledger)
        for uuid in self._in_order():
            self._entry(uuid, tags)
            step()
        self._hang_on()
        self._chain()

    def _name_tags(self) -> None:
        """Give names back to tags whose row is lost, as far as an index still has their key."""
        rows = self.remains.rows["tag"]
        for uuid in self.remains.named_tags - {row["uuid"] for row in rows.values()}:
            left = self.remains.numbers[uuid] & (self.remains.tag_names.keys() - rows.keys())
            if len(left) == 1:
                id = left.pop()
                kind, key = self.remains.tag_names[id]
                named = {"id": id, "uuid": uuid, "kind": kind, "name": key, "name_key": key}
                rows[id] = named | {"hlc": self._ledger.tick(), "device": self._ledger.device}
                self._write(tables.tag, [rows[id]])

    def _in_order(self) -> list[str]:
        """Return the uuids of all entries, the first written first."""
        ids = sorted((self.remains.known | self.remains.kept).items(), reverse=True)
        first = {uuid: id for id, uuid in ids}
        found = self._of.keys() | self._rows.keys()
        return sorted(found, key=lambda uuid: (first.get(uuid, 0), uuid))

    def _entry(self, uuid: str, tags: Tags) -> None:
        """Project one entry from its newest text, wherever that still stands."""
        row, heads = self._rows.get(uuid), _heads(self._of[uuid])
        if row is not None and self.remains.kept.get(row["head_rev"]) != uuid:
            found = self._from_row(row, heads)
        elif heads:
            found = self._from_heads(row, heads)
        else:
            return  # erased for good: only its envelopes are left
        self._project(uuid, found, tags)

    def _from_row(self, row: Lost, heads: list[Kept]) -> _Newest:
        """Write the text that only the entry's row still has as a revision."""
        payload = payload_of(self.remains, row, self._payload(heads[0].id) if heads else {})
        # Of two versions the other stays one; without a parent the two remain apart.
        parents = [] if row["conflict"] else [head.uuid for head in heads]
        deleted = bool(row["deleted"])
        id = self._append(row["uuid"], payload, parents, deleted=deleted)
        return _Newest(id, payload, deleted, conflict=bool(row["conflict"] and heads))

    def _from_heads(self, row: Lost | None, heads: list[Kept]) -> _Newest:
        """Take the revision that the row names, or the newest of those left."""
        lost = self._lost[heads[0].entry_uuid]
        named = [head for head in heads if row is not None and head.id == row["head_rev"]]
        head = named[0] if named else _newest(heads, whole=not lost)
        others = [other.uuid for other in heads if other is not head]
        payload, deleted = self._payload(head.id), bool(head.deleted)
        self.older += row is None and any(id > head.id for id in lost)
        if not others or not lost or (row is not None and row["conflict"]):
            return _Newest(head.id, payload, deleted, conflict=bool(others))
        # What joined them is lost, and they must not come back as two versions.
        parents = [head.uuid, *others]
        id = self._append(head.entry_uuid, payload, parents, deleted=deleted)
        return _Newest(id, payload, deleted, conflict=False)

    def _append(self, uuid: str, payload: Payload, parents: list[str], *, deleted: bool) -> int:
        """Write a revision that follows all `parents`; more than two take one revision more each.

        Returns the number of the last.
        """
        parent, others = (parents[0], parents[1:]) if parents else (None, [])
        merges: list[str | None] = [*others] or [None]
        for merged in merges:
            hlc = self._ledger.tick()
            number = self._revisions.append(
                uuid, payload, hlc=hlc, parent=parent, merge_parent=merged, deleted=deleted
            )
            made = select(revision.c.uuid).where(revision.c.id == number)
            parent = self._connection.execute(made).scalar_one()
        return number

    def _payload(self, id: int) -> Payload:
        found = select(revision.c.payload).where(revision.c.id == id)
        return parsed(self._connection.execute(found).scalar_one())

    def _project(self, uuid: str, found: _Newest, tags: Tags) -> None:
        payload = found.payload
        named = sorted({known.id for known in tags.of(payload["tags"]).values()})
        label = shown(checkin_of(payload), correction_of(payload), None)
        id = projection.first(self._connection, uuid, found.id, payload, named, label)
        if found.deleted:
            projection.set_deleted(self._connection, id, found.id, deleted=True)
        if found.conflict:
            mine = update(tables.entry).where(tables.entry.c.id == id)
            self._connection.execute(mine.values(conflict=1))
        self.entries[uuid] = id
        self.days[uuid] = payload["day"]
        if may_be_read(payload):
            self._read(uuid, id, text_digest(payload))

    def _read(self, uuid: str, id: int, text: bytes) -> None:
        """Bring the reading of an entry, where it was one of this very text."""
        row = self._rows.get(uuid)
        for old in [row["id"]] if row else self.remains.numbers[uuid]:
            found = self.remains.rows["reading"].get(old)
            if found is not None and found["text_digest"] == text:
                self._write(reading, [{**found, "entry_id": id}])
                self._write(evidence, ({**span, "entry_id": id} for span in self._spans[old]))
                Readings(self._connection).show_label(EntryId(id))
                return

    def _hang_on(self) -> None:
        """Bring links between entries, and let go of pieces whose file is lost."""
        links.settle(self._connection)
        self._connection.execute(_LEFT_ALONE)

    def _chain(self) -> None:
        state = EMPTY
        for digest in self._connection.execute(select(revision.c.digest).order_by(revision.c.id)):
            state = state.after(digest[0])
        self._ledger.state = state
        self._ledger.store(self._connection)

    def _write(self, table: Table, rows: Iterable[Lost]) -> None:
        every = list(rows)
        if every:
            self._connection.execute(insert(table).prefix_with("OR IGNORE"), every)


def _heads(rows: list[Kept]) -> list[Kept]:
    """Return the revisions that no other follows, but for purged ones; the newest first."""
    followed = {parent for row in rows for parent in (row.parent, row.merge_parent)}
    heads = [row for row in rows if row.uuid not in followed and not row.purged]
    return sorted(heads, key=lambda row: (row.hlc, row.device), reverse=True)


def _newest(heads: list[Kept], *, whole: bool) -> Kept:
    """Return the head to show: the newest, where no version is lost rather one out of the bin."""
    return next((head for head in heads if whole and not head.deleted), heads[0])
