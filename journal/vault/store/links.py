"""Links between entries: what one entry is to another, followed in both directions."""

from typing import Any

from sqlalchemy import Connection, Select, bindparam, delete, insert, select, union

from journal.domain.befores import AFTER, BEFORE, Linked
from journal.domain.entry import EntryId
from journal.vault.payload import Payload, parsed
from journal.vault.tables import entry, link, revision

_ID = select(entry.c.id).where(entry.c.uuid == bindparam("uuid"))
_FORGET = delete(link).where(link.c.from_entry == bindparam("this"))
_INSERT = insert(link).prefix_with("OR IGNORE")
_WITH_LINKS = (
    select(entry.c.id, revision.c.payload)
    .join(revision, revision.c.id == entry.c.head_rev)
    # Canonical JSON spells it like this; a text that does so too costs one look.
    .where(revision.c.payload.contains('"links":[{', autoescape=True))
)


def rows(connection: Connection, id: int, payload: Payload) -> list[dict[str, Any]]:
    """Return the rows that follow from an entry's payload: one a link to an entry that is here."""
    found: dict[tuple[int, str], None] = {}
    for item in payload["links"]:
        target = connection.execute(_ID, {"uuid": item["to"]}).scalar()
        if target is not None:
            found[target, item["kind"]] = None
    return [{"from_entry": id, "to_entry": to, "kind": kind} for to, kind in found]


def write(connection: Connection, id: int, payload: Payload) -> None:
    """Bring the links of an entry up to date with its payload."""
    connection.execute(_FORGET, {"this": id})
    if payload["links"] and (made := rows(connection, id, payload)):
        connection.execute(_INSERT, made)


def settle(connection: Connection) -> None:
    """Follow every link whose other end came later than the entry that holds it."""
    for row in connection.execute(_WITH_LINKS).all():
        write(connection, row.id, parsed(row.payload))


def _towards(kind: str, other: str) -> Select[int]:
    """Return the ids of what is `kind` to an entry, said by either of the two."""
    there = select(link.c.to_entry).where(
        link.c.from_entry == bindparam("this"), link.c.kind == kind
    )
    back = select(link.c.from_entry).where(
        link.c.to_entry == bindparam("this"), link.c.kind == other
    )
    return (
        select(entry.c.id)
        .where(entry.c.id.in_(union(there, back)), entry.c.deleted == 0)
        .order_by(entry.c.day, entry.c.id)
    )


_BEFORES, _AFTERS = _towards(BEFORE, AFTER), _towards(AFTER, BEFORE)


class Links:
    """The pages before and after a page."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def of(self, id: EntryId) -> Linked:
        """Return what is linked with an entry and not in the bin, oldest first."""
        return Linked(self._ids(_BEFORES, id), self._ids(_AFTERS, id))

    def settle(self) -> None:
        """Follow links to entries that came in later than the one that holds them."""
        settle(self._connection)

    def _ids(self, query: Select[int], id: EntryId) -> tuple[EntryId, ...]:
        found = self._connection.execute(query, {"this": id}).scalars()
        return tuple(EntryId(each) for each in found)
