"""Earlier versions of an entry, newest first, a few at a time."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any, Final

from sqlalchemy import Connection, Row, bindparam, func, select, tuple_

from journal.domain.entry import Content, EntryId
from journal.domain.errors import UnknownEntry
from journal.domain.past_versions import Aspect, PastVersion
from journal.domain.text import word_count
from journal.vault.payload import Payload, parsed, revision_content
from journal.vault.stamp import milliseconds_of
from journal.vault.store.ledger import Ledger
from journal.vault.store.revisions import Revisions
from journal.vault.store.tags import Tags
from journal.vault.tables import device, entry, revision

_UUID = select(entry.c.uuid).where(entry.c.id == bindparam("this"))
_COUNT = select(func.count()).where(revision.c.entry_uuid == bindparam("entry_uuid"))
_ORDER = (revision.c.hlc, revision.c.id)
_NEWEST = (
    select(revision)
    .where(revision.c.entry_uuid == bindparam("entry_uuid"))
    .order_by(*(column.desc() for column in _ORDER))
)
_PLACE = select(*_ORDER).where(revision.c.uuid == bindparam("uuid"))
_PARENTS = select(revision.c.uuid, revision.c.payload, revision.c.deleted).where(
    revision.c.purged == 0, revision.c.uuid.in_(bindparam("uuids", expanding=True))
)
_KEYS: Final[Mapping[str, Aspect]] = {
    "body": Aspect.WORDS,
    "title": Aspect.TITLE,
    "day": Aspect.DAY,
    "kind": Aspect.KIND,
    "answers": Aspect.QUESTION,
    "tags": Aspect.NAMES,
    "facets": Aspect.AROUND,
    **dict.fromkeys(("checkin", "correction", "struck", "unread"), Aspect.ANSWERS),
    **dict.fromkeys(("for_session", "veiled", "resurface"), Aspect.MARKS),
    "links": Aspect.LINKS,
    "attachments": Aspect.FILES,
}
"""What a change of each key of a payload means to a person."""


class PastVersions:
    """Every revision of an entry, also those that were erased."""

    def __init__(self, connection: Connection, ledger: Ledger, tags: Tags) -> None:
        self._connection = connection
        self._ledger = ledger
        self._tags = tags
        self._revisions = Revisions(connection, ledger)

    def count(self, id: EntryId) -> int:
        """Return how many versions there are, the present one among them. Raises UnknownEntry."""
        found = self._connection.execute(_COUNT, {"entry_uuid": self._uuid(id)})
        return found.scalar_one()

    def of(self, id: EntryId, after: str | None, limit: int) -> tuple[PastVersion, ...]:
        """Return at most `limit` versions, newest first, those that come after revision `after`.

        Raises UnknownEntry.
        """
        query = _NEWEST.limit(limit)
        if after is not None:
            place = self._connection.execute(_PLACE, {"uuid": after}).first()
            if place is None:
                raise UnknownEntry
            query = query.where(tuple_(*_ORDER) < tuple_(*place))
        rows = self._connection.execute(query, {"entry_uuid": self._uuid(id)}).all()
        parents = self._parents(rows)
        names = dict(self._connection.execute(select(device.c.uuid, device.c.name)).all())
        return tuple(self._version(row, parents, names) for row in rows)

    def content(self, id: EntryId, revision: str) -> Content:
        """Return what an entry held at a revision.

        Raises UnknownEntry, also for one that is not of this entry or was erased.
        """
        payload = self._revisions.payload(self._uuid(id), revision)
        if payload is None:
            raise UnknownEntry
        names = {uuid: known.tag for uuid, known in self._tags.of(payload["tags"]).items()}
        return revision_content(payload, names)

    def _uuid(self, id: EntryId) -> str:
        uuid: str | None = self._connection.execute(_UUID, {"this": id}).scalar()
        if uuid is None:
            raise UnknownEntry
        return uuid

    def _parents(self, rows: Sequence[Row[*tuple[Any, ...]]]) -> dict[str, tuple[Payload, bool]]:
        """Return what the versions before `rows` held, and whether they lay in the bin."""
        uuids = [row.parent for row in rows if row.parent is not None]
        found = self._connection.execute(_PARENTS, {"uuids": uuids})
        return {row.uuid: (parsed(row.payload), bool(row.deleted)) for row in found}

    def _version(
        self,
        row: Row[*tuple[Any, ...]],
        parents: Mapping[str, tuple[Payload, bool]],
        names: Mapping[str, str],
    ) -> PastVersion:
        written = datetime.fromtimestamp(milliseconds_of(row.hlc) / 1000, UTC)
        here = row.device == self._ledger.device
        name = names.get(row.device, "")
        if row.purged:
            return PastVersion(row.uuid, written, 0, device=name, here=here, erased=True)
        payload = parsed(row.payload)
        changed = list(_changed(payload, parents.get(row.parent), deleted=bool(row.deleted)))
        if row.merge_parent is not None:
            changed.append(Aspect.UNITED)
        words = word_count(payload["body"])
        before = row.parent if row.parent in parents else None
        return PastVersion(row.uuid, written, words, tuple(changed), name, here, before)


def _changed(
    payload: Payload, before: tuple[Payload, bool] | None, *, deleted: bool
) -> tuple[Aspect, ...]:
    if before is None:
        return (Aspect.FIRST,)
    old, was_deleted = before
    different = {aspect for key, aspect in _KEYS.items() if payload.get(key) != old.get(key)}
    if deleted != was_deleted:
        different.add(Aspect.BIN)
    return tuple(aspect for aspect in Aspect if aspect in different)
