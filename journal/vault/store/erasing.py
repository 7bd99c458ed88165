"""Erasing for good: what an entry ever held goes, what proves that it was there stays."""

import hashlib
from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, bindparam, delete, select, text, update

from journal.domain.entry import EntryId
from journal.domain.errors import UnknownEntry
from journal.vault.payload import parsed
from journal.vault.stamp import new_uuid
from journal.vault.store import attachments, imprints
from journal.vault.store.ledger import Ledger
from journal.vault.store.names import Names
from journal.vault.store.readings import Readings
from journal.vault.store.revisions import Envelope, Revisions
from journal.vault.store.showing import Showing
from journal.vault.store.tags import Tags
from journal.vault.tables import attachment, attachment_chunk, draft, entry, mark, revision

_UUID = select(entry.c.uuid).where(entry.c.id == bindparam("this"))
_DRAFT = select(draft.c.payload).where(draft.c.entry_uuid == bindparam("uuid"))
_NO_DRAFT = delete(draft).where(draft.c.entry_uuid == bindparam("uuid"))
_PURGE = (
    update(revision)
    .where(revision.c.id == bindparam("this"))
    .values(purged=1, payload=bindparam("digest_in_hex"))
)
_NO_WORD_BETWEEN = text("INSERT INTO fts(fts) VALUES ('optimize')")
"""Builds the index anew: between its pages it keeps words that nothing holds any more."""
NO_SHA256 = bytes(32).hex()
"""What stands in `attachment.sha256` once the file was erased."""


class Erasing:
    """Takes entries away, with every version of them."""

    def __init__(self, connection: Connection, ledger: Ledger) -> None:
        self._connection = connection
        self._ledger = ledger
        self._revisions = Revisions(connection, ledger)
        self._names = Names(connection, ledger)
        self._tags = Tags(connection, ledger)
        self._showing = Showing(connection, self._tags, Readings(connection))

    def erase(self, ids: Sequence[EntryId]) -> tuple[str, ...]:
        """Erase these entries, in the bin or not, and return their uuids.

        Names of tags, people and places that no other version of any entry carries go too. Raises
        UnknownEntry before anything is changed, VaultDamaged where the index still finds a word.
        """
        uuids = tuple(self._uuid(id) for id in dict.fromkeys(ids))
        carried: set[str] = set()
        for uuid in uuids:
            carried |= self._erase_one(uuid)
        if self._names.erase_unused(carried):
            self._names.settle()
        self._connection.execute(_NO_WORD_BETWEEN)
        return uuids

    def _uuid(self, id: EntryId) -> str:
        uuid: str | None = self._connection.execute(_UUID, {"this": id}).scalar()
        if uuid is None:
            raise UnknownEntry
        return uuid

    def _erase_one(self, uuid: str) -> set[str]:
        """Erase one entry and return the uuids of the tags it ever carried."""
        query = select(revision).where(revision.c.entry_uuid == uuid)
        rows = self._connection.execute(query).mappings().all()
        alive = [dict(row) for row in rows if not row["purged"]]
        proofs = {imprints.of_revision_row(row["payload"], self._tags) for row in alive}
        carried = purge(self._connection, alive)
        followed = {name for row in rows for name in (row["parent"], row["merge_parent"])}
        heads = [row["uuid"] for row in rows if row["uuid"] not in followed]
        unfinished = self._connection.execute(_DRAFT, {"uuid": uuid}).scalar()
        if unfinished is not None:
            proofs.add(imprints.of_draft_row(unfinished))
            self._connection.execute(_NO_DRAFT, {"uuid": uuid})
        self._leave_tombstones(uuid, heads, sorted(proofs))
        self._showing.refresh(uuid)
        self._blank_marks(uuid)
        attachments.pass_on(self._connection, self._ledger, uuid)
        self._blank_attachments(uuid)
        return carried

    def _leave_tombstones(self, uuid: str, heads: Sequence[str], proofs: Sequence[str]) -> None:
        """Say when this was erased, and prove each text, by revisions that hold none.

        They raise the clock, so that this device notices an older copy put back; and a draft of
        the same text in another copy is known by its imprint.
        """
        parent, other = [*heads, None, None][:2]
        for proof in proofs:
            inner, made = hashlib.sha256(proof.encode()).digest(), new_uuid()
            hlc, mine = self._ledger.tick(), self._ledger.device
            envelope = Envelope(made, uuid, parent, other, mine, hlc, deleted=True)
            self._revisions.put(envelope, inner.hex(), inner, purged=True)
            parent, other = made, None

    def _blank_marks(self, uuid: str) -> None:
        blank = {"start": 0, "end": 0, "to_whom": "", "note": "", "deleted": 1}
        self._connection.execute(update(mark).where(mark.c.entry_uuid == uuid).values(blank))

    def _blank_attachments(self, uuid: str) -> None:
        mine = attachment.c.entry_uuid == uuid
        held = select(attachment.c.id).where(mine)
        self._connection.execute(
            delete(attachment_chunk).where(attachment_chunk.c.attachment_id.in_(held))
        )
        blank = {"name": "", "media_type": "", "size": 0, "sha256": NO_SHA256, "deleted": 1}
        self._connection.execute(update(attachment).where(mine).values(blank))


def purge(connection: Connection, rows: Iterable[Any]) -> set[str]:
    """Put the digest in place of each payload; return the uuids of the tags they carried."""
    carried: set[str] = set()
    for row in rows:
        source = row["payload"]
        digest = hashlib.sha256(source.encode()).hexdigest()
        connection.execute(_PURGE, {"this": row["id"], "digest_in_hex": digest})
        carried |= set(parsed(source)["tags"])
    return carried
