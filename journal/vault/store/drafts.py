"""Unfinished pages, one row per entry."""

from typing import Any

from sqlalchemy import Connection, Row, bindparam, delete, select
from sqlalchemy.dialects.sqlite import insert

from journal.domain.entry import Draft
from journal.vault.payload import draft_content, dumped, of_draft, parsed
from journal.vault.store.ledger import Ledger
from journal.vault.tables import draft

_ALL = select(draft.c.entry_uuid, draft.c.base_rev, draft.c.hlc, draft.c.payload)
_ONE = _ALL.where(draft.c.entry_uuid == bindparam("uuid"))
_INSERT = insert(draft)
_PUT = _INSERT.on_conflict_do_update(
    index_elements=[draft.c.entry_uuid],
    set_={name: _INSERT.excluded[name] for name in ("base_rev", "hlc", "payload")},
)
_FORGET = delete(draft).where(draft.c.entry_uuid == bindparam("uuid"))


class Drafts:
    """Pages being written."""

    def __init__(self, connection: Connection, ledger: Ledger) -> None:
        self._connection = connection
        self._ledger = ledger

    def put(self, page: Draft) -> None:
        """Store or replace the draft of its entry."""
        self.put_at(page, self._ledger.tick())

    def put_at(self, page: Draft, hlc: bytes) -> None:
        """Store or replace the draft as one written at `hlc`."""
        row = {
            "entry_uuid": page.uuid,
            "base_rev": page.base,
            "hlc": hlc,
            "payload": dumped(of_draft(page.content)),
        }
        self._connection.execute(_PUT, row)

    def get(self, uuid: str) -> Draft | None:
        """Return the draft of this entry, or None."""
        row = self._connection.execute(_ONE, {"uuid": uuid}).first()
        return None if row is None else _page(row)

    def written(self, uuid: str) -> bytes | None:
        """Return when the draft of this entry was written, or None when there is none."""
        row = self._connection.execute(_ONE, {"uuid": uuid}).first()
        return None if row is None else row.hlc

    def remove(self, uuid: str) -> None:
        """Forget the draft of this entry, if there is one."""
        self._connection.execute(_FORGET, {"uuid": uuid})

    def all(self) -> tuple[Draft, ...]:
        """Return all drafts, the last written first."""
        rows = self._connection.execute(_ALL.order_by(draft.c.hlc.desc(), draft.c.id.desc()))
        return tuple(_page(row) for row in rows)


def _page(row: Row[*tuple[Any, ...]]) -> Draft:
    return Draft(row.entry_uuid, draft_content(parsed(row.payload)), row.base_rev)
