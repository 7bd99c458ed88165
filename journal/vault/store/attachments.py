"""Files of pages: pieces inside the encrypted database, proven by their SHA-256 when read."""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final

from sqlalchemy import Connection, Row, bindparam, delete, func, insert, select, update

from journal.domain.attachment import HEAD, Attachment, media_type
from journal.domain.errors import Part, VaultDamaged
from journal.vault.payload import parsed
from journal.vault.stamp import milliseconds_of, new_uuid
from journal.vault.store.ledger import Ledger
from journal.vault.tables import attachment, attachment_chunk, draft, revision

CHUNK: Final = 256 * 1024
"""Bytes of one piece; the last one of a file may be shorter."""
_KEPT_UNNAMED = 30 * 24 * 60 * 60 * 1000
"""Milliseconds that a file stays which no page names any more."""
_NAMING = '%"attachments":["%'
_ROW = select(attachment).where(attachment.c.uuid == bindparam("uuid"), attachment.c.deleted == 0)
_PIECE = select(attachment_chunk.c.data).where(
    attachment_chunk.c.attachment_id == bindparam("id"), attachment_chunk.c.n == bindparam("n")
)
_COUNT = select(func.count()).where(attachment_chunk.c.attachment_id == bindparam("id"))
_SAME = select(attachment).where(
    attachment.c.entry_uuid == bindparam("entry_uuid"),
    attachment.c.sha256 == bindparam("sha256"),
    attachment.c.deleted == 0,
)


class Attachments:
    """Keeps files; each belongs to the page it was added to, and goes when that is erased."""

    def __init__(self, connection: Connection, ledger: Ledger) -> None:
        self._connection = connection
        self._ledger = ledger

    def add(self, entry_uuid: str, name: str, pieces: Iterable[bytes]) -> Attachment:
        """Store a file for a page; one that the page had before, with the same bytes, is reused.

        Never more than two pieces are in memory. Raises what `pieces` raises.
        """
        uuid = new_uuid()
        row = {
            "uuid": uuid,
            "entry_uuid": entry_uuid,
            "name": name,
            "media_type": "",
            "size": 0,
            "sha256": bytes(32).hex(),
            "hlc": self._ledger.tick(),
            "device": self._ledger.device,
        }
        made = self._connection.execute(insert(attachment), row).inserted_primary_key
        id = int(made[0]) if made else 0
        size, whole, head = 0, hashlib.sha256(), b""
        for n, piece in enumerate(chunks(pieces)):
            head = head or piece[:HEAD]
            data = {"attachment_id": id, "n": n, "data": piece}
            self._connection.execute(insert(attachment_chunk), data)
            whole.update(piece)
            size += len(piece)
        known = {"entry_uuid": entry_uuid, "sha256": whole.hexdigest()}
        for same in self._connection.execute(_SAME, known).all():
            if is_whole(self._connection, same):
                forget(self._connection, [id])
                return _known(same)
        proven = {"media_type": media_type(head), "size": size, "sha256": whole.hexdigest()}
        mine = update(attachment).where(attachment.c.id == id)
        self._connection.execute(mine.values(proven))
        return Attachment(uuid, name, media_type(head), size, whole.hexdigest())

    def of(self, uuids: Sequence[str]) -> tuple[Attachment, ...]:
        """Return what is known of these files, in this order; those not here are left out."""
        rows = (self._row(uuid) for uuid in uuids)
        return tuple(_known(row) for row in rows if row is not None)

    def read(self, uuid: str) -> bytes:
        """Return a file. Raises VaultDamaged(attachment) unless it is as it was written."""
        row = self._row(uuid)
        if row is not None:
            data = b"".join(pieces_of(self._connection, row.id))
            if len(data) == row.size and hashlib.sha256(data).hexdigest() == row.sha256:
                return data
        raise VaultDamaged(Part.ATTACHMENT)

    def let_go_unnamed(self) -> None:
        """Forget every file added 30 days ago or earlier that no version and no draft names.

        Nothing is left in its place, so a copy where a page names it brings it back in a merge.
        """
        columns = select(attachment.c.id, attachment.c.uuid, attachment.c.hlc)
        rows = self._connection.execute(columns.where(attachment.c.deleted == 0)).all()
        if not rows:
            return
        now = milliseconds_of(self._ledger.copy().tick())
        old = [row for row in rows if now - milliseconds_of(row.hlc) >= _KEPT_UNNAMED]
        naming = set(named(self._connection)) if old else set()
        forget(self._connection, [row.id for row in old if row.uuid not in naming])

    def _row(self, uuid: str) -> Row[*tuple[Any, ...]] | None:
        try:
            return self._connection.execute(_ROW, {"uuid": bytes.fromhex(uuid).hex()}).first()
        except ValueError:  # a later version may name files otherwise
            return None


def pieces_of(connection: Connection, id: int) -> Iterator[bytes]:
    """Yield the pieces of a file in order, one at a time; a missing one ends them."""
    for n in range(connection.execute(_COUNT, {"id": id}).scalar_one()):
        piece: bytes | None = connection.execute(_PIECE, {"id": id, "n": n}).scalar()
        if piece is None:
            return
        yield piece


def is_whole(connection: Connection, row: Row[*tuple[Any, ...]]) -> bool:
    """Tell whether a file, by its row of `attachment`, is as it was written."""
    size, whole = 0, hashlib.sha256()
    for piece in pieces_of(connection, row.id):
        whole.update(piece)
        size += len(piece)
    return (size, whole.hexdigest()) == (row.size, row.sha256)


def forget(connection: Connection, ids: Sequence[int]) -> None:
    """Take these files away, and leave nothing in their place."""
    for id in ids:
        connection.execute(delete(attachment_chunk).where(attachment_chunk.c.attachment_id == id))
        connection.execute(delete(attachment).where(attachment.c.id == id))


def pass_on(connection: Connection, ledger: Ledger, entry_uuid: str) -> None:
    """Let the files of a page that is erased belong to the other pages that name them.

    There are such pages where two versions were kept as entries of their own.
    """
    mine = attachment.c.entry_uuid == entry_uuid
    held = set(connection.execute(select(attachment.c.uuid).where(mine)).scalars())
    if not held:
        return
    naming = named(connection)
    for uuid in sorted(held & naming.keys()):
        kept = {"entry_uuid": naming[uuid], "hlc": ledger.tick(), "device": ledger.device}
        connection.execute(update(attachment).where(attachment.c.uuid == uuid).values(kept))


def named(connection: Connection) -> dict[str, str]:
    """Return every file that a version or a draft names, with the page that does."""
    found: dict[str, str] = {}
    for table, alive in ((revision, [revision.c.purged == 0]), (draft, [])):
        query = select(table.c.entry_uuid, table.c.payload).where(
            table.c.payload.like(_NAMING), *alive
        )
        for row in connection.execute(query.execution_options(yield_per=100)):
            found |= {str(uuid): row.entry_uuid for uuid in parsed(row.payload)["attachments"]}
    return found


def chunks(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """Yield the same bytes in pieces of `CHUNK`."""
    waiting = bytearray()
    for piece in pieces:
        waiting += piece
        while len(waiting) >= CHUNK:
            yield bytes(waiting[:CHUNK])
            del waiting[:CHUNK]
    if waiting:
        yield bytes(waiting)


def _known(row: Row[*tuple[Any, ...]]) -> Attachment:
    return Attachment(row.uuid, row.name, row.media_type, row.size, row.sha256)
