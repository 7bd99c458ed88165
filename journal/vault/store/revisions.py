"""Revisions: what an entry held at each time, never altered, and the digest of each."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date
from typing import Any

from sqlalchemy import Connection, bindparam, func, insert, select

from journal.domain.text import imprint
from journal.vault.payload import Payload, dumped, parsed
from journal.vault.stamp import new_uuid
from journal.vault.store.ledger import Ledger
from journal.vault.tables import entry, revision

_LABEL = b"journal/v1/revision"
_NONE = bytes(16)
_SHA256 = 32
_PRINTED = 1000
"""Revisions that are read at a time, some thirty milliseconds, since saves wait meanwhile."""
_HEAD = (
    select(
        revision.c.id,
        revision.c.uuid,
        revision.c.deleted,
        revision.c.payload,
        entry.c.id.label("entry_id"),
        entry.c.conflict,
    )
    .join(entry, entry.c.head_rev == revision.c.id)
    .where(entry.c.uuid == bindparam("entry_uuid"))
)
_ONE = select(revision.c.payload).where(
    revision.c.uuid == bindparam("uuid"),
    revision.c.entry_uuid == bindparam("entry_uuid"),
    revision.c.purged == 0,
)
_INSERT = insert(revision)


@dataclass(frozen=True, slots=True)
class Newest:
    """The newest revision of an entry, and whether another version stands beside it."""

    id: int
    uuid: str
    deleted: bool
    payload: Payload
    entry_id: int
    conflict: bool


@dataclass(frozen=True, slots=True)
class Envelope:
    """What stands around a payload; uuids are 32 hex digits, `hlc` 8 bytes."""

    uuid: str
    entry_uuid: str
    parent: str | None
    merge_parent: str | None
    device: str
    hlc: bytes
    deleted: bool

    def digest(self, payload_digest: bytes) -> bytes:
        """Return the SHA-256 that proves envelope and payload; FORMAT.md gives it byte by byte."""
        whole = hashlib.sha256(_LABEL)
        for uuid in (self.uuid, self.entry_uuid, self.parent, self.merge_parent, self.device):
            whole.update(_NONE if uuid is None else bytes.fromhex(uuid))
        whole.update(self.hlc + bytes([self.deleted]) + payload_digest)
        return whole.digest()


def is_proven(row: Mapping[str, Any]) -> bool:
    """Tell whether a row of `revision` is the one that was written, by its digest."""
    held = row["payload"]
    try:
        inner = bytes.fromhex(held) if row["purged"] else hashlib.sha256(held.encode()).digest()
    except ValueError:
        return False
    parts = {name: row[name] for name in _PARTS}
    envelope = Envelope(**parts | {"deleted": bool(row["deleted"])})
    return len(inner) == _SHA256 and envelope.digest(inner) == row["digest"]


_PARTS = tuple(field.name for field in fields(Envelope))


@dataclass(frozen=True, slots=True)
class Following:
    """What is to follow the revision `parent` of an entry."""

    entry_uuid: str
    parent: str
    payload: Payload
    deleted: bool


class Revisions:
    """The truth about every entry."""

    def __init__(self, connection: Connection, ledger: Ledger) -> None:
        self._connection = connection
        self._ledger = ledger

    def head(self, entry_uuid: str) -> Newest | None:
        """Return the newest revision of an entry, or None when it has none."""
        row = self._connection.execute(_HEAD, {"entry_uuid": entry_uuid}).first()
        if row is None:
            return None
        return Newest(
            row.id,
            row.uuid,
            bool(row.deleted),
            parsed(row.payload),
            row.entry_id,
            bool(row.conflict),
        )

    def payload(self, entry_uuid: str, uuid: str) -> Payload | None:
        """Return the payload of one revision of an entry, or None when it is not there."""
        found = self._connection.execute(_ONE, {"uuid": uuid, "entry_uuid": entry_uuid}).scalar()
        return None if found is None else parsed(found)

    def append(
        self,
        entry_uuid: str,
        payload: Payload,
        *,
        hlc: bytes,
        parent: str | None = None,
        merge_parent: str | None = None,
        deleted: bool = False,
        uuid: str | None = None,
    ) -> int:
        """Write a revision of this device, chain it, and return its row id."""
        mine = self._ledger.device
        envelope = Envelope(
            uuid or new_uuid(), entry_uuid, parent, merge_parent, mine, hlc, deleted
        )
        source = dumped(payload)
        return self.put(envelope, source, hashlib.sha256(source.encode()).digest())

    def put(self, envelope: Envelope, held: str, inner: bytes, *, purged: bool = False) -> int:
        """Write a revision as it is, chain it, and return its row id.

        `held` is the payload, or what stands in its place; `inner` the SHA-256 of the payload.
        """
        row = self._chained(envelope, held, inner) | {"purged": int(purged)}
        made = self._connection.execute(_INSERT, row).inserted_primary_key
        return int(made[0]) if made else 0

    def append_all(self, following: Sequence[Following]) -> range:
        """Write a revision for each, in one go; return their row ids, in order."""
        newest = self._connection.execute(select(func.max(revision.c.id))).scalar_one() or 0
        ids = range(newest + 1, newest + 1 + len(following))
        rows = []
        for id, each in zip(ids, following, strict=True):
            mine, hlc = self._ledger.device, self._ledger.tick()
            envelope = Envelope(
                new_uuid(), each.entry_uuid, each.parent, None, mine, hlc, each.deleted
            )
            source = dumped(each.payload)
            inner = hashlib.sha256(source.encode()).digest()
            rows.append(self._chained(envelope, source, inner) | {"purged": 0, "id": id})
        if rows:
            self._connection.execute(_INSERT, rows)
        return ids

    def _chained(self, envelope: Envelope, held: str, inner: bytes) -> dict[str, Any]:
        digest = envelope.digest(inner)
        self._ledger.append(digest)
        row = {name: getattr(envelope, name) for name in _PARTS}
        return row | {"deleted": int(envelope.deleted), "payload": held, "digest": digest}

    def imprints(self, after: int) -> tuple[set[tuple[str, str]], int]:
        """Return which entries held which text, by the next revisions, and the last of those."""
        query = select(revision.c.id, revision.c.entry_uuid, revision.c.payload)
        some = query.where(revision.c.id > after, revision.c.purged == 0)
        held, last = set(), after
        for id, entry_uuid, source in self._connection.execute(
            some.order_by(revision.c.id).limit(_PRINTED)
        ):
            payload = parsed(source)
            day = date.fromisoformat(payload["day"])
            held.add((entry_uuid, imprint(day, payload["title"], payload["body"])))
            last = id
        return held, last
