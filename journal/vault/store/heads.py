"""Which revisions of an entry stand: the newest of every line that was written apart."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

from sqlalchemy import Connection, Row, bindparam, func, select, union

from journal.vault.payload import Payload, dumped, parsed
from journal.vault.store.tags import Tags
from journal.vault.tables import revision

_OF_ENTRY = select(
    revision.c.id,
    revision.c.uuid,
    revision.c.parent,
    revision.c.merge_parent,
    revision.c.device,
    revision.c.hlc,
    revision.c.deleted,
    revision.c.purged,
    revision.c.payload,
).where(revision.c.entry_uuid == bindparam("entry_uuid"))

_FOLLOWED = union(
    select(revision.c.parent).where(revision.c.parent.is_not(None)),
    select(revision.c.merge_parent).where(revision.c.merge_parent.is_not(None)),
)
MANY_HEADS = (
    select(revision.c.entry_uuid)
    .where(revision.c.purged == 0, revision.c.uuid.not_in(_FOLLOWED))
    .group_by(revision.c.entry_uuid)
    .having(func.count() > 1)
)
"""The entries that more than one newest revision is kept of."""

Told: TypeAlias = tuple[bool, str]
"""What a revision says: whether it is in the bin, and its payload with every tag followed."""


@dataclass(frozen=True, slots=True)
class Head:
    """A revision that no other follows; `device` and uuids are 32 hex digits."""

    id: int
    uuid: str
    device: str
    hlc: bytes
    deleted: bool
    payload: Payload


@dataclass(frozen=True, slots=True)
class Standing:
    """The heads that tell something of their own, the shown one first, and those that do not."""

    versions: tuple[Head, ...]
    repeated: tuple[Head, ...] = ()


class Heads:
    """The heads of entries; which of them stand depends on the revisions alone.

    So every copy that holds the same revisions shows the same, in whatever order they came.
    """

    def __init__(self, connection: Connection, tags: Tags) -> None:
        self._connection = connection
        self._tags = tags

    def of(self, entry_uuid: str) -> Standing:
        """Return what stands of an entry; nothing where all of it was erased.

        Heads are taken from the newest on, by (hlc, device, uuid). One that says only what an
        earlier one said, or what one of that one's ancestors said, is a repetition: whoever wrote
        the newer text had that before them. What is not in the bin is shown before what is.
        """
        rows = self._connection.execute(_OF_ENTRY, {"entry_uuid": entry_uuid}).all()
        followed = {uuid for row in rows for uuid in (row.parent, row.merge_parent)}
        heads = [row for row in rows if row.uuid not in followed and not row.purged]
        if len(heads) < 2:
            return Standing(tuple(_head(row) for row in heads))
        by_uuid = {row.uuid: row for row in rows}
        kept, repeated, said = [], [], set[Told]()
        for head in sorted(heads, key=lambda row: (row.hlc, row.device, row.uuid), reverse=True):
            if self._told(head) in said:
                repeated.append(_head(head))
                continue
            kept.append(_head(head))
            said |= {self._told(row) for row in _line(head, by_uuid)}
        return Standing(tuple(sorted(kept, key=lambda head: head.deleted)), tuple(repeated))

    def _told(self, row: Row[*tuple[Any, ...]]) -> Told:
        payload = parsed(row.payload)
        known = self._tags.of(_uuids(payload))
        roots = [known[uuid].uuid if uuid in known else uuid for uuid in _uuids(payload)]
        return bool(row.deleted), dumped({**payload, "tags": roots})


def _line(
    head: Row[*tuple[Any, ...]], by_uuid: Mapping[str, Row[*tuple[Any, ...]]]
) -> Iterator[Row[*tuple[Any, ...]]]:
    """Yield a revision and all that came before it, but for what was erased."""
    waiting, met = [head.uuid], set()
    while waiting:
        row = by_uuid.get(waiting.pop())
        if row is None or row.uuid in met:
            continue
        met.add(row.uuid)
        waiting += [uuid for uuid in (row.parent, row.merge_parent) if uuid is not None]
        if not row.purged:
            yield row


def _uuids(payload: Payload) -> Sequence[str]:
    found: Sequence[str] = payload["tags"]
    return found


def _head(row: Row[*tuple[Any, ...]]) -> Head:
    return Head(row.id, row.uuid, row.device, row.hlc, bool(row.deleted), parsed(row.payload))
