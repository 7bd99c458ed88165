"""Finished entries: a new revision for every change, and the row that lists read."""

from collections.abc import Sequence
from dataclasses import fields, replace
from datetime import date
from typing import Any

from sqlalchemy import Connection, Row, bindparam, func, select

from journal.domain.distance.combine import shown
from journal.domain.entry import Content, Entry, EntryId, Kind, Snippet, Summary
from journal.domain.errors import UnknownEntry
from journal.domain.labels import Label, LabelFrom
from journal.domain.selection import Found, Selection
from journal.domain.tags import Tag, TagKind
from journal.domain.text import canonical
from journal.vault.payload import Payload, of_revision, parsed, revision_content
from journal.vault.stamp import milliseconds_of
from journal.vault.store import projection, search
from journal.vault.store.heads import Heads
from journal.vault.store.ledger import Ledger
from journal.vault.store.readings import Readings
from journal.vault.store.recent import Recent
from journal.vault.store.revisions import Newest, Revisions
from journal.vault.store.showing import Showing
from journal.vault.store.snippets import snippets
from journal.vault.store.tags import Tags
from journal.vault.tables import entry, entry_tag, revision, tag

_ENTRY = (
    select(
        entry.c.uuid,
        entry.c.label,
        entry.c.label_from,
        entry.c.deleted,
        revision.c.uuid.label("head"),
        revision.c.payload,
    )
    .join(revision, revision.c.id == entry.c.head_rev)
    .where(entry.c.id == bindparam("this"))
)
_ID = select(entry.c.id).where(entry.c.uuid == bindparam("uuid"))
_UUID = select(entry.c.uuid).where(entry.c.id == bindparam("this"))
_SUMMARY = select(
    entry.c.id,
    entry.c.uuid,
    entry.c.kind,
    entry.c.day,
    entry.c.title,
    entry.c.preview,
    entry.c.words,
    entry.c.label,
    entry.c.label_from,
    entry.c.for_session,
    entry.c.veiled,
)
_AT_ONCE = 500
_SEEN = 12
"""Rows that can be seen at once in most windows."""
_KINDS = list(TagKind)


class Entries:
    """What a person finished, and the ways back to it."""

    def __init__(
        self, connection: Connection, ledger: Ledger, tags: Tags, readings: Readings
    ) -> None:
        self._connection = connection
        self._ledger = ledger
        self._tags = tags
        self._readings = readings
        self._revisions = Revisions(connection, ledger)
        self._heads = Heads(connection, tags)
        self._showing = Showing(connection, tags, readings)

    def save(self, uuid: str, content: Content, *, based_on: str | None) -> EntryId:
        """Write `content` as a new revision and bring lists and index up to date.

        Content equal to that of the newest revision writes nothing. Where the newest revision is
        not `based_on`, what changed there and not here is kept, and both are its parents. A changed
        text comes out of the bin and loses the reading of the text before, as does one with other
        words struck out or one that is left unread.
        """
        head = self._revisions.head(uuid)
        if head is None:
            return self._save_first(uuid, content)
        id = EntryId(head.entry_id)
        base = self._base(uuid, head, based_on)
        before = self._content(head.payload)
        if base is not None:
            content = _united(content, self._content(base), before)
        if _neat(content) == before:
            return id
        tags = self._tags.made(content.tags)
        hlc = self._ledger.tick()
        payload = of_revision(
            content, tuple(each.uuid for each in tags), head.payload, milliseconds_of(hlc)
        )
        if payload == head.payload:
            return id
        parents = {"parent": head.uuid} if base is None else {"parent": based_on}
        row = self._revisions.append(
            uuid, payload, hlc=hlc, **parents, merge_parent=None if base is None else head.uuid
        )
        projection.again(
            self._connection, id, row, payload, [each.id for each in tags], deleted=False
        )
        self._readings.forget_if_of_another(id, payload)
        self._readings.show_label(id)
        if head.conflict:
            self._showing.refresh(uuid)
        return id

    def get(self, id: EntryId) -> Entry:
        """Return the whole entry. Raises UnknownEntry."""
        row = self._connection.execute(_ENTRY, {"this": id}).first()
        if row is None:
            raise UnknownEntry
        payload = parsed(row.payload)
        return Entry(
            id=id,
            uuid=row.uuid,
            head=row.head,
            content=self._content(payload),
            label=row.label and Label(row.label),
            label_from=row.label_from and LabelFrom(row.label_from),
            reading=self._readings.of(id, payload),
            deleted=bool(row.deleted),
        )

    def id_of(self, uuid: str) -> EntryId | None:
        """Return the id of the entry with this uuid (32 hex digits), or None."""
        id = self._connection.execute(_ID, {"uuid": uuid}).scalar()
        return None if id is None else EntryId(id)

    def ids_starting(self, prefix: str) -> tuple[EntryId, ...]:
        """Return the ids of at most two entries whose uuid in hex begins with `prefix`."""
        neat = prefix.lower()
        if len(neat) > 32 or set(neat) - set("0123456789abcdef"):
            return ()
        between = entry.c.uuid.between(neat.ljust(32, "0"), neat.ljust(32, "f"))
        rows = self._connection.execute(select(entry.c.id).where(between).limit(2))
        return tuple(EntryId(id) for id in rows.scalars())

    def find(self, selection: Selection) -> tuple[EntryId, ...]:
        """Return all that match, newest day first (last written first within a day)."""
        return search.find(self._connection, self._tags, selection)

    def look(self, selection: Selection, *, hasty: bool) -> Found:
        """Return all of them, or with `hasty` the first as soon as there are some."""
        if hasty:
            recent = Recent(self._ledger)
            found = search.first(self._connection, self._tags, selection, recent)
        else:
            found = Found(self.find(selection), whole=True)
        seen = found.ids[:_SEEN]
        snippets = self.snippets(seen, selection) if selection.words.strip() else ()
        return replace(found, rows=self.summaries(seen), snippets=snippets)

    def summaries(self, ids: Sequence[EntryId]) -> tuple[Summary, ...]:
        """Return the rows of these entries in the given order; unknown ids are left out."""
        found: dict[int, Summary] = {}
        for at in range(0, len(ids), _AT_ONCE):
            some = ids[at : at + _AT_ONCE]
            tags = self._tags_of(some)
            rows = self._connection.execute(_SUMMARY.where(entry.c.id.in_(some)))
            found |= {row.id: _summary(row, tags.get(row.id, ())) for row in rows}
        return tuple(found[id] for id in ids if id in found)

    def snippets(self, ids: Sequence[EntryId], selection: Selection) -> tuple[Snippet, ...]:
        """Return for each id, in order, the text around the words of `selection`."""
        return snippets(self._connection, ids, selection)

    def set_deleted(self, id: EntryId, deleted: bool) -> None:
        """Move an entry to the bin, or bring it back, by a revision of its own.

        Where two versions stand, each gets one, so that none stays behind.
        """
        uuid = self._connection.execute(_UUID, {"this": id}).scalar()
        versions = () if uuid is None else self._heads.of(uuid).versions
        if uuid is None or not versions:
            raise UnknownEntry
        if versions[0].deleted == deleted:
            return
        for head in reversed(versions):  # the shown one last: it stays the newest
            if head.deleted != deleted:
                row = self._revisions.append(
                    uuid, head.payload, hlc=self._ledger.tick(), parent=head.uuid, deleted=deleted
                )
                projection.set_deleted(self._connection, id, row, deleted=deleted)
        if len(versions) > 1:
            self._showing.refresh(uuid)

    def count(self) -> int:
        """Return how many entries are not in the bin."""
        query = select(func.count()).select_from(entry).where(entry.c.deleted == 0)
        return self._connection.execute(query).scalar_one()

    def imprints(self, after: int) -> tuple[set[tuple[str, str]], int]:
        """Return which entries (uuid) ever held which text (`text.imprint`), some at a time.

        With them comes what to ask with next; `after` itself once there are no more.
        """
        return self._revisions.imprints(after)

    def _save_first(self, uuid: str, content: Content) -> EntryId:
        tags = self._tags.made(content.tags)
        hlc = self._ledger.tick()
        uuids = tuple(each.uuid for each in tags)
        payload = of_revision(content, uuids, None, milliseconds_of(hlc))
        row = self._revisions.append(uuid, payload, hlc=hlc)
        label = shown(content.checkin, content.correction, None)
        tag_ids = [each.id for each in tags]
        return EntryId(projection.first(self._connection, uuid, row, payload, tag_ids, label))

    def _base(self, uuid: str, head: Newest, based_on: str | None) -> Payload | None:
        if based_on is None or based_on == head.uuid:
            return None
        return self._revisions.payload(uuid, based_on)

    def _content(self, payload: Payload) -> Content:
        names = {uuid: known.tag for uuid, known in self._tags.of(payload["tags"]).items()}
        return revision_content(payload, names)

    def _tags_of(self, ids: Sequence[EntryId]) -> dict[int, tuple[Tag, ...]]:
        rows = self._connection.execute(
            select(entry_tag.c.entry_id, tag.c.kind, tag.c.name_key, tag.c.name)
            .join(tag, tag.c.id == entry_tag.c.tag_id)
            .where(entry_tag.c.entry_id.in_(ids))
        )
        found: dict[int, list[tuple[int, str, str]]] = {}
        for id, kind, key, name in rows:
            found.setdefault(id, []).append((_KINDS.index(TagKind(kind)), key, name))
        return {
            id: tuple(Tag(name, _KINDS[at]) for at, _, name in sorted(names))
            for id, names in found.items()
        }


def _neat(content: Content) -> Content:
    return replace(content, title=canonical(content.title), body=canonical(content.body))


def _united(mine: Content, base: Content, newest: Content) -> Content:
    """Return `mine` with what changed since `base` in the newest revision and not in `mine`."""
    mine = _neat(mine)
    untouched = (
        field.name
        for field in fields(Content)
        if getattr(mine, field.name) == getattr(base, field.name)
    )
    return replace(mine, **{name: getattr(newest, name) for name in untouched})


def _summary(row: Row[*tuple[Any, ...]], tags: tuple[Tag, ...]) -> Summary:
    return Summary(
        id=EntryId(row.id),
        uuid=row.uuid,
        day=date.fromisoformat(row.day),
        title=row.title,
        preview=row.preview,
        words=row.words,
        kind=Kind(row.kind),
        tags=tags,
        label=row.label and Label(row.label),
        label_from=row.label_from and LabelFrom(row.label_from),
        for_session=bool(row.for_session),
        veiled=bool(row.veiled),
    )
