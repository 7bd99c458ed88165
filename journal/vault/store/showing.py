"""What lists, search and labels show of an entry, brought up to date with its revisions."""

import hashlib
from collections.abc import Sequence

from sqlalchemy import Connection, bindparam, delete, select

from journal.domain.distance.combine import shown
from journal.domain.entry import EntryId
from journal.vault.payload import checkin_of, correction_of
from journal.vault.store import projection
from journal.vault.store.heads import Head, Heads
from journal.vault.store.readings import Readings
from journal.vault.store.tags import Tags
from journal.vault.tables import entry, reading

_ID = select(entry.c.id).where(entry.c.uuid == bindparam("uuid"))
_GONE = delete(entry).where(entry.c.uuid == bindparam("gone"))
_READ = select(reading.c.text_digest).where(reading.c.entry_id == bindparam("this"))


class Showing:
    """Every table that follows from the revisions of an entry."""

    def __init__(self, connection: Connection, tags: Tags, readings: Readings) -> None:
        self._connection = connection
        self._tags = tags
        self._readings = readings
        self._heads = Heads(connection, tags)

    def refresh(self, entry_uuid: str) -> bool:
        """Show the entry as its revisions have it now; tell whether two versions stand.

        An entry of which nothing is left goes, with all that hangs on it. A reading of another
        text is forgotten.
        """
        versions = self._heads.of(entry_uuid).versions
        if not versions:
            self._connection.execute(_GONE, {"gone": entry_uuid})
            return False
        head, two = versions[0], len(versions) > 1
        known = {each.id for each in self._tags.of(head.payload["tags"]).values()}
        id = self._connection.execute(_ID, {"uuid": entry_uuid}).scalar()
        if id is None:
            id = self._first(entry_uuid, head, sorted(known))
            if two:
                projection.set_conflict(self._connection, id, conflict=two)
            return two
        projection.again(
            self._connection, id, head.id, head.payload, sorted(known), deleted=head.deleted
        )
        projection.set_conflict(self._connection, id, conflict=two)
        read = self._connection.execute(_READ, {"this": id}).scalar()
        if read is not None and read != hashlib.sha256(head.payload["body"].encode()).digest():
            self._readings.forget(EntryId(id))
        self._readings.show_label(EntryId(id))
        return two

    def _first(self, entry_uuid: str, head: Head, tag_ids: Sequence[int]) -> int:
        payload = head.payload
        return projection.first(
            self._connection,
            entry_uuid,
            head.id,
            payload,
            tag_ids,
            shown(checkin_of(payload), correction_of(payload), None),
            deleted=head.deleted,
        )
