"""One name put on many entries, or taken off them, by a revision of each that changes."""

from collections.abc import Callable, Sequence

from sqlalchemy import Connection, bindparam, delete, insert, select
from sqlalchemy.sql import func

from journal.domain.entry import EntryId
from journal.domain.report import Progress
from journal.domain.tags import Tag, TagCount, TagKind
from journal.vault.payload import Payload
from journal.vault.store.heads import Head, Heads
from journal.vault.store.ledger import Ledger
from journal.vault.store.revisions import Revisions
from journal.vault.store.showing import Showing
from journal.vault.store.tags import Tags
from journal.vault.tables import entry, entry_tag, tag

_ROW = select(entry.c.uuid, entry.c.day, entry.c.conflict).where(entry.c.id == bindparam("this"))
_SHOW = entry.update().where(entry.c.id == bindparam("this"))
_FORGET = delete(entry_tag).where(entry_tag.c.entry_id == bindparam("this"))
_AT_ONCE = 5_000
_TOLD = 20
"""Entries after which it is told how far the work is."""
Change = Callable[[Sequence[str]], list[str]]


class Tagging:
    """Leaves the words of entries, and all else that follows from them, as they are."""

    def __init__(
        self, connection: Connection, ledger: Ledger, tags: Tags, showing: Showing
    ) -> None:
        self._connection = connection
        self._ledger = ledger
        self._tags = tags
        self._showing = showing
        self._revisions = Revisions(connection, ledger)
        self._heads = Heads(connection, tags)

    def put(self, ids: Sequence[EntryId], named: Tag, progress: Progress) -> tuple[EntryId, ...]:
        """Put a name on these entries; return those that did not carry it. Unknown ids are passed.

        Raises what `progress` raises.
        """
        (known,) = self._tags.made((named,))

        def change(uuids: Sequence[str]) -> list[str]:
            here = {found.id for found in self._tags.of(uuids).values()}
            return list(uuids) if known.id in here else [*uuids, known.uuid]

        return self._each(ids, change, progress)

    def take_off(
        self, ids: Sequence[EntryId], named: Tag, progress: Progress
    ) -> tuple[EntryId, ...]:
        """Take just this name off these entries; return those that carried it. See `put`."""
        known = self._tags.known(named)
        if known is None:
            return ()

        def change(uuids: Sequence[str]) -> list[str]:
            found = self._tags.of(uuids)
            return [uuid for uuid in uuids if uuid not in found or found[uuid].id != known.id]

        return self._each(ids, change, progress)

    def on(self, ids: Sequence[EntryId]) -> tuple[TagCount, ...]:
        """Return the names that these entries carry and how many of them do, the most first."""
        found: dict[Tag, int] = {}
        for at in range(0, len(ids), _AT_ONCE):
            some = entry_tag.c.entry_id.in_(ids[at : at + _AT_ONCE])
            rows = self._connection.execute(
                select(tag.c.kind, tag.c.name, func.count())
                .join(entry_tag, entry_tag.c.tag_id == tag.c.id)
                .where(some)
                .group_by(tag.c.id)
            )
            for kind, name, count in rows:
                named = Tag(name, TagKind(kind))
                found[named] = found.get(named, 0) + count
        ordered = sorted(found.items(), key=lambda each: (-each[1], each[0]))
        return tuple(TagCount(named, count) for named, count in ordered)

    def _each(
        self, ids: Sequence[EntryId], change: Change, progress: Progress
    ) -> tuple[EntryId, ...]:
        changed = []
        for done, id in enumerate(ids):
            if done % _TOLD == 0:
                progress(done, len(ids))
            if self._change(id, change):
                changed.append(id)
        progress(len(ids), len(ids))
        return tuple(changed)

    def _change(self, id: EntryId, change: Change) -> bool:
        row = self._connection.execute(_ROW, {"this": id}).first()
        if row is None:
            return False
        altered = False
        # Where two versions stand each is changed, the shown one last: it stays the newest.
        for head in reversed(self._versions(row.uuid, conflict=bool(row.conflict))):
            tags = change(head.payload["tags"])
            if tags != head.payload["tags"]:
                payload = {**head.payload, "tags": tags}
                number = self._append(row.uuid, head, payload)
                altered = True
        if altered and row.conflict:
            self._showing.refresh(row.uuid)
        elif altered:
            self._show(id, row.day, number, tags)
        return altered

    def _versions(self, uuid: str, *, conflict: bool) -> Sequence[Head]:
        head = None if conflict else self._revisions.head(uuid)
        if head is None:
            return self._heads.of(uuid).versions
        return (Head(head.id, head.uuid, "", b"", head.deleted, head.payload),)

    def _append(self, uuid: str, head: Head, payload: Payload) -> int:
        hlc = self._ledger.tick()
        return self._revisions.append(
            uuid, payload, hlc=hlc, parent=head.uuid, deleted=head.deleted
        )

    def _show(self, id: EntryId, day: str, number: int, uuids: Sequence[str]) -> None:
        self._connection.execute(_SHOW, {"this": id, "head_rev": number})
        self._connection.execute(_FORGET, {"this": id})
        carried = {known.id for known in self._tags.of(uuids).values()}
        rows = [{"tag_id": one, "day": day, "entry_id": id} for one in sorted(carried)]
        if rows:
            self._connection.execute(insert(entry_tag), rows)
