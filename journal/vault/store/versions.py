"""Entries that were written in two places: every newest revision, and how they become one again."""

from collections.abc import Sequence
from datetime import UTC, datetime

from sqlalchemy import Connection, bindparam, literal_column, select

from journal.domain.entry import Content, EntryId, Version
from journal.domain.errors import UnknownEntry
from journal.vault.payload import Payload, of_revision, revision_content
from journal.vault.stamp import milliseconds_of, new_uuid, uuid_from
from journal.vault.store.heads import Head, Heads
from journal.vault.store.ledger import Ledger
from journal.vault.store.readings import Readings
from journal.vault.store.revisions import Revisions
from journal.vault.store.showing import Showing
from journal.vault.store.tags import Tags
from journal.vault.tables import device, entry

_UUID = select(entry.c.uuid).where(entry.c.id == bindparam("this"))
_ID = select(entry.c.id).where(entry.c.uuid == bindparam("uuid"))
_UNSETTLED = (
    select(entry.c.id)
    .where(entry.c.conflict == literal_column("1"), entry.c.deleted == 0)
    .order_by(entry.c.day.desc(), entry.c.id.desc())
)
_CARRIED = ("attachments", "links")
"""Lists of a payload that the person does not see side by side: none of their items may go."""


class Versions:
    """What came together in a merge and is not settled yet."""

    def __init__(
        self, connection: Connection, ledger: Ledger, tags: Tags, readings: Readings
    ) -> None:
        self._connection = connection
        self._ledger = ledger
        self._tags = tags
        self._heads = Heads(connection, tags)
        self._revisions = Revisions(connection, ledger)
        self._showing = Showing(connection, tags, readings)

    def of(self, id: EntryId) -> tuple[Version, ...]:
        """Return the newest revisions of an entry, the shown one first; mostly one.

        Newest revisions that say the same count once. Copies made by copying a folder can share
        one device: then nobody can tell which was written here. Raises UnknownEntry.
        """
        versions = self._heads.of(self._uuid(id)).versions
        here = [head.device == self._ledger.device for head in versions]
        names = dict(self._connection.execute(select(device.c.uuid, device.c.name)).all())
        return tuple(
            Version(
                head.uuid,
                self._content(head.payload),
                datetime.fromtimestamp(milliseconds_of(head.hlc) / 1000, UTC),
                names.get(head.device, ""),
                mine and here.count(True) == 1,
                head.deleted,
            )
            for head, mine in zip(versions, here, strict=True)
        )

    def unsettled(self) -> tuple[EntryId, ...]:
        """Return the entries with more than one newest revision, newest day first.

        Those in the bin are not among them: they ask for nothing while they rest there.
        """
        return tuple(EntryId(id) for id in self._connection.execute(_UNSETTLED).scalars())

    def settle(self, id: EntryId, content: Content, versions: Sequence[str]) -> None:
        """Let `content` follow all the `versions`.

        A version that came meanwhile and was not among them stays. Raises UnknownEntry, also for
        versions that are not this entry's newest any more.
        """
        uuid = self._uuid(id)
        standing = self._heads.of(uuid)
        chosen = _chosen(standing.versions, versions)
        tags = self._tags.made(content.tags)
        uuids = tuple(each.uuid for each in tags)
        now = milliseconds_of(self._ledger.tick())
        before = _before(chosen)
        carried = {name: before[name] for name in _CARRIED}
        payload = {**of_revision(content, uuids, before, now), **carried}
        last, *others = [head.uuid for head in (*chosen, *standing.repeated)]
        # A revision has room for two parents, so one follows the other where there are more.
        for other in others or (None,):
            last, parent = new_uuid(), last
            self._revisions.append(
                uuid,
                payload,
                hlc=self._ledger.tick(),
                parent=parent,
                merge_parent=other,
                uuid=last,
            )
        self._showing.refresh(uuid)

    def keep_both(self, id: EntryId, versions: Sequence[str]) -> EntryId:
        """Keep the first of the versions here, and make the others entries of their own.

        Their ids follow from the versions, so two devices that do the same make the same entries.
        Returns the id of the first new entry. Raises UnknownEntry as `settle`.
        """
        first, *others = _chosen(self._heads.of(self._uuid(id)).versions, versions)
        if not others:
            raise UnknownEntry
        made = [self._apart(head) for head in others]
        self.settle(id, self._content(first.payload), versions)
        return made[0]

    def _apart(self, head: Head) -> EntryId:
        uuid = uuid_from(b"journal/v1/kept-apart", bytes.fromhex(head.uuid))
        if not self._heads.of(uuid).versions:
            self._revisions.append(uuid, head.payload, hlc=self._ledger.tick())
            self._showing.refresh(uuid)
        return EntryId(self._connection.execute(_ID, {"uuid": uuid}).scalar_one())

    def _uuid(self, id: EntryId) -> str:
        uuid: str | None = self._connection.execute(_UUID, {"this": id}).scalar()
        if uuid is None:
            raise UnknownEntry
        return uuid

    def _content(self, payload: Payload) -> Content:
        names = {uuid: known.tag for uuid, known in self._tags.of(payload["tags"]).items()}
        return revision_content(payload, names)


def _chosen(standing: Sequence[Head], versions: Sequence[str]) -> list[Head]:
    by_uuid = {head.uuid: head for head in standing}
    if not versions or any(uuid not in by_uuid for uuid in versions):
        raise UnknownEntry
    return [by_uuid[uuid] for uuid in dict.fromkeys(versions)]


def _before(chosen: Sequence[Head]) -> Payload:
    """Return the first payload with what the others carry besides, so that none of it is left."""
    before = dict(chosen[0].payload)
    for name in _CARRIED:
        items = [item for head in chosen for item in head.payload[name]]
        before[name] = [item for at, item in enumerate(items) if item not in items[:at]]
    return before
