"""What lists, search and labels show of an entry, brought up to date with its revisions."""

import re
from collections.abc import Iterator, Sequence

from sqlalchemy import Connection, bindparam, delete, select, text

from journal.domain.distance.combine import shown
from journal.domain.entry import EntryId
from journal.domain.errors import Part, VaultDamaged
from journal.domain.respelling import respelled
from journal.vault.payload import checkin_of, correction_of
from journal.vault.store import projection
from journal.vault.store.heads import Head, Heads
from journal.vault.store.readings import Readings
from journal.vault.store.tags import Tags
from journal.vault.tables import entry

_ID = select(entry.c.id).where(entry.c.uuid == bindparam("uuid"))
_TEXT = select(entry.c.id, entry.c.title, entry.c.body).where(entry.c.uuid == bindparam("uuid"))
_GONE = delete(entry).where(entry.c.id == bindparam("gone"))
_FOUND = text("SELECT 1 FROM fts WHERE fts MATCH :wanted AND rowid = :id LIMIT 1")
_REBUILD = text("INSERT INTO fts(fts) VALUES ('rebuild')")
_WORD = re.compile(r"\w+")
_AT_ONCE = 50


class Showing:
    """Every table that follows from the revisions of an entry."""

    def __init__(self, connection: Connection, tags: Tags, readings: Readings) -> None:
        self._connection = connection
        self._tags = tags
        self._readings = readings
        self._heads = Heads(connection, tags)

    def refresh(self, entry_uuid: str) -> bool:
        """Show the entry as its revisions have it now; tell whether two versions stand.

        An entry of which nothing is left goes, with all that hangs on it, and no word leads to it
        any more. A reading of another text is forgotten. Raises VaultDamaged where the index
        cannot be made to let go.
        """
        versions = self._heads.of(entry_uuid).versions
        if not versions:
            self._take_away(entry_uuid)
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
        self._readings.forget_if_of_another(EntryId(id), head.payload)
        self._readings.show_label(EntryId(id))
        return two

    def _take_away(self, entry_uuid: str) -> None:
        row = self._connection.execute(_TEXT, {"uuid": entry_uuid}).first()
        if row is None:
            return
        self._connection.execute(_GONE, {"gone": row.id})
        whole = f"{row.title} {row.body}"
        if self._is_found(row.id, whole):
            self._connection.execute(_REBUILD)
            if self._is_found(row.id, whole):
                raise VaultDamaged(Part.DATABASE)

    def _is_found(self, id: int, whole: str) -> bool:
        return any(
            self._connection.execute(_FOUND, {"wanted": wanted, "id": id}).first()
            for wanted in _questions(whole)
        )

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


def _questions(whole: str) -> Iterator[str]:
    """Yield expressions that find any of the words, some of them at a time."""
    words = sorted(set(_WORD.findall(respelled(whole) or whole)))
    for at in range(0, len(words), _AT_ONCE):
        yield " OR ".join(f'"{word}"' for word in words[at : at + _AT_ONCE])
