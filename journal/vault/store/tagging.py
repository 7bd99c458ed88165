"""One name put on many entries, or taken off them, by a revision of each that changes."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from sqlalchemy import Connection, bindparam, delete, insert, select, update
from sqlalchemy.sql import func

from journal.domain.entry import EntryId, Taken
from journal.domain.report import Progress
from journal.domain.tags import Tag, TagCount, TagKind
from journal.vault.payload import Payload, parsed
from journal.vault.store.heads import Heads
from journal.vault.store.ledger import Ledger
from journal.vault.store.revisions import Following, Revisions
from journal.vault.store.showing import Showing
from journal.vault.store.tags import Tags
from journal.vault.tables import entry, entry_tag, revision, tag

_SHOWN = select(
    *(entry.c.id, entry.c.uuid, entry.c.day, entry.c.conflict),
    *(revision.c.uuid.label("head"), revision.c.deleted, revision.c.payload),
).join(revision, revision.c.id == entry.c.head_rev)
_SHOW = update(entry).where(entry.c.id == bindparam("this"))
_FORGET = delete(entry_tag).where(
    entry_tag.c.tag_id == bindparam("tag"),
    entry_tag.c.day == bindparam("on"),
    entry_tag.c.entry_id == bindparam("this"),
)
_CARRYING = select(entry_tag.c.entry_id).where(entry_tag.c.tag_id == bindparam("tag"))
_COUNTED_AT_ONCE = 5_000
_AT_ONCE = 200
"""Entries after which it is told how far the work is, and it may be stopped."""
Change = Callable[[EntryId, Sequence[str]], list[str]]


@dataclass(frozen=True, slots=True)
class _Altered:
    """An entry whose shown revision is to carry other names: `off` and `on` are rows of `tag`."""

    id: EntryId
    day: str
    follows: Following
    off: frozenset[int]
    on: frozenset[int]


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
        return self.give_back((Taken(named, tuple(ids)),), progress)

    def take_off(
        self, ids: Sequence[EntryId], named: Tag, progress: Progress
    ) -> tuple[EntryId, ...]:
        """Take just this name off these entries; return those that carried it. See `put`."""
        known = self._tags.known(named)
        return () if known is None else self._without(ids, {known.id}, progress)

    def take_away(self, named: Tag, progress: Progress) -> tuple[Taken, ...]:
        """Take a name, and all nested below it, off every entry, also in the bin.

        Returns what was taken off which entries, for `give_back`. See `put`.
        """
        carried: dict[int, tuple[EntryId, ...]] = {}
        for tag_id in self._tags.within(named):
            rows = self._connection.execute(_CARRYING, {"tag": tag_id}).scalars()
            carried[tag_id] = tuple(EntryId(id) for id in rows)
        names = self._names([tag_id for tag_id, ids in carried.items() if ids])
        self._without(sorted(set().union(*carried.values())), set(carried), progress)
        return tuple(Taken(names[tag_id], ids) for tag_id, ids in carried.items() if ids)

    def give_back(self, taken: Sequence[Taken], progress: Progress) -> tuple[EntryId, ...]:
        """Put each name on its entries; return those that did not carry all of theirs."""
        wanted: dict[EntryId, list[Tag]] = {}
        for each in taken:
            for id in each.ids:
                wanted.setdefault(id, []).append(each.tag)

        def change(id: EntryId, uuids: Sequence[str]) -> list[str]:
            here = {found.id for found in self._tags.of(uuids).values()}
            missing = (known for known in self._tags.made(wanted[id]) if known.id not in here)
            return [*uuids, *(known.uuid for known in missing)]

        return self._each(list(wanted), change, progress)

    def on(self, ids: Sequence[EntryId]) -> tuple[TagCount, ...]:
        """Return the names that these entries carry and how many of them do, the most first."""
        found: dict[Tag, int] = {}
        for at in range(0, len(ids), _COUNTED_AT_ONCE):
            some = entry_tag.c.entry_id.in_(ids[at : at + _COUNTED_AT_ONCE])
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

    def _names(self, tag_ids: Sequence[int]) -> dict[int, Tag]:
        rows = self._connection.execute(
            select(tag.c.id, tag.c.kind, tag.c.name).where(tag.c.id.in_(tag_ids))
        )
        return {row.id: Tag(row.name, TagKind(row.kind)) for row in rows}

    def _without(
        self, ids: Sequence[EntryId], tag_ids: set[int], progress: Progress
    ) -> tuple[EntryId, ...]:
        def change(_: EntryId, uuids: Sequence[str]) -> list[str]:
            found = self._tags.of(uuids)
            return [uuid for uuid in uuids if uuid not in found or found[uuid].id not in tag_ids]

        return self._each(ids, change, progress)

    def _each(
        self, ids: Sequence[EntryId], change: Change, progress: Progress
    ) -> tuple[EntryId, ...]:
        changed: list[EntryId] = []
        for at in range(0, len(ids), _AT_ONCE):
            progress(at, len(ids))
            changed += self._some(ids[at : at + _AT_ONCE], change)
        progress(len(ids), len(ids))
        return tuple(changed)

    def _some(self, ids: Sequence[EntryId], change: Change) -> list[EntryId]:
        """Change these entries, and return those that are no longer as they were."""
        rows = self._connection.execute(_SHOWN.where(entry.c.id.in_(ids)))
        found = {row.id: row for row in rows}
        changed, altered = [], []
        for id in ids:
            row = found.get(id)
            if row is None:
                continue
            if row.conflict:
                if self._each_version(row.uuid, partial(change, id)):
                    changed.append(id)
                continue
            payload = parsed(row.payload)
            tags = change(id, payload["tags"])
            if tags != payload["tags"]:
                follows = Following(row.uuid, row.head, payload | {"tags": tags}, bool(row.deleted))
                before, after = self._rows(payload["tags"]), self._rows(tags)
                altered.append(_Altered(id, row.day, follows, before - after, after - before))
                changed.append(id)
        self._write(altered)
        return changed

    def _rows(self, uuids: Sequence[str]) -> frozenset[int]:
        return frozenset(known.id for known in self._tags.of(uuids).values())

    def _write(self, altered: Sequence[_Altered]) -> None:
        numbers = self._revisions.append_all([each.follows for each in altered])
        shown = [
            {"this": each.id, "head_rev": number}
            for each, number in zip(altered, numbers, strict=True)
        ]
        off = [{"tag": t, "on": e.day, "this": e.id} for e in altered for t in sorted(e.off)]
        on = [{"tag_id": t, "day": e.day, "entry_id": e.id} for e in altered for t in sorted(e.on)]
        for statement, rows in ((_SHOW, shown), (_FORGET, off), (insert(entry_tag), on)):
            if rows:
                self._connection.execute(statement, rows)

    def _each_version(self, uuid: str, change: Callable[[Sequence[str]], list[str]]) -> bool:
        """Change every version that stands of an entry, the shown one last: it stays the newest."""
        altered = False
        for head in reversed(self._heads.of(uuid).versions):
            tags = change(head.payload["tags"])
            if tags != head.payload["tags"]:
                payload: Payload = head.payload | {"tags": tags}
                hlc = self._ledger.tick()
                self._revisions.append(
                    uuid, payload, hlc=hlc, parent=head.uuid, deleted=head.deleted
                )
                altered = True
        if altered:
            self._showing.refresh(uuid)
        return altered
