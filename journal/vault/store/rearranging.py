"""Names that are called anew, led into each other, and put back as they stood."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, bindparam, literal_column, select, update

from journal.domain.errors import NameTaken
from journal.domain.report import Progress
from journal.domain.tags import (
    Carried,
    Rearranged,
    Standing,
    Tag,
    TagKind,
    clean,
    is_within,
    moved,
    name_key,
)
from journal.domain.text import canonical
from journal.vault.store.apart import Apart
from journal.vault.store.heads import MANY_HEADS
from journal.vault.store.ledger import Ledger
from journal.vault.store.names import Names, Settled, aside, by_hand
from journal.vault.store.showing import Showing
from journal.vault.tables import entry, tag

Row = Mapping[str, Any]
_PUT = update(tag).where(tag.c.uuid == bindparam("this"))
_TWO = select(entry.c.uuid).where(entry.c.conflict == literal_column("1"))


def _untold(done: int, of: int) -> None:
    """Tell nobody how far work has come."""


class Rearranging:
    """Changes rows of names only: revisions name tags by uuid, so no entry is written anew."""

    def __init__(self, connection: Connection, ledger: Ledger, showing: Showing) -> None:
        self._connection = connection
        self._ledger = ledger
        self._names = Names(connection, ledger)
        self._showing = showing
        self.apart = Apart(connection, ledger)

    def rename(
        self, old: Tag, to: str, *, join: bool = False, progress: Progress = _untold
    ) -> Rearranged:
        """Call a name, and all nested below it, anew.

        With `join` each whose new name is another's leads to that one from then on; else raises
        NameTaken. Raises InvalidTag where a name would be too long, and what `progress` raises.
        """
        rows = self._rows(old.kind)
        standing = {row["name_key"]: row for row in rows.values()}
        new = clean(canonical(to), old.kind).name
        moving = [row for row in rows.values() if _moves(row, old, new, join=join)]
        mine = {row["uuid"] for row in moving}
        wanted: dict[str, Standing] = {}
        for row in moving:
            name = clean(moved(row["name"], old.name, new), old.kind).name
            met = standing.get(name_key(name))
            into = None if met is None else _root(met, rows)
            if met is not None and into in mine:
                # Its own former name, or that of one that moves as well: free to be taken.
                if met["uuid"] not in mine:
                    wanted[met["uuid"]] = Standing(met["uuid"], name, row["colour"], None)
                into = None
            if into is not None and not join:
                raise NameTaken
            called = row["name"] if into is not None else name
            wanted[row["uuid"]] = Standing(row["uuid"], called, row["colour"], into)
        return self._put([wanted[uuid] for uuid in sorted(wanted)], rows, old.kind, progress)

    def put_back(self, change: Rearranged, progress: Progress = _untold) -> Rearranged:
        """Undo a change: let every name stand as it did before it; see `rename`."""
        uuids = {standing.uuid for standing in change.before}
        for kind in TagKind:
            rows = self._rows(kind)
            if rows.keys() & uuids:
                here = [each for each in change.before if each.uuid in rows]
                return self._put(here, rows, kind, progress, change.carried)
        return Rearranged((), ())

    def _rows(self, kind: TagKind) -> dict[str, Row]:
        query = select(tag).where(tag.c.kind == kind.value, tag.c.name != "")
        rows = self._connection.execute(query.order_by(tag.c.id)).mappings()
        return {row["uuid"]: dict(row) for row in rows}

    def _put(
        self,
        wanted: list[Standing],
        rows: Mapping[str, Row],
        kind: TagKind,
        progress: Progress,
        undone: Carried | None = None,
    ) -> Rearranged:
        before = []
        for each in wanted:
            row = rows[each.uuid]
            before.append(Standing(each.uuid, row["name"], row["colour"], by_hand(row)))
            values = {"name": each.name, "name_key": aside(each.uuid), "colour": each.colour}
            stamp = {"hlc": self._ledger.tick(), "device": self._ledger.device}
            self._connection.execute(_PUT, values | stamp | {"this": each.uuid})
        told = {each.uuid: each.into for each in wanted}
        settled = self._names.settle(told, progress, carried=undone)
        united = self._show_versions(settled, undone)
        note = settled.carried and replace(settled.carried, versions=united)
        renamed = tuple(
            (Tag(rows[each.uuid]["name"], kind), Tag(each.name, kind))
            for each in wanted
            if each.into is None and rows[each.uuid]["name"] != each.name
        )
        return Rearranged(tuple(before), renamed, note)

    def _show_versions(self, settled: Settled, undone: Carried | None) -> tuple[str, ...]:
        """Show anew where two versions that differ in names alone became one, or two again.

        Returns the uuids of the entries of which one stands now.
        """
        if not settled.moved:
            return ()
        two = set(self._connection.execute(_TWO).scalars())
        may = two.union(() if undone is None else undone.versions)
        if settled.apart:
            may |= set(self._connection.execute(MANY_HEADS).scalars())
        left = {uuid for uuid in sorted(may) if self._showing.refresh(uuid)}
        return tuple(sorted(two - left))


def _moves(row: Row, old: Tag, new: str, *, join: bool) -> bool:
    """Tell whether a row goes along; what a name is merged into below itself stays in place."""
    if row["merged_into"] is not None or not is_within(row["name"], old.name):
        return False
    inwards = join and is_within(new, old.name)
    return not inwards or name_key(row["name"]) == name_key(old.name)


def _root(row: Row, rows: Mapping[str, Row]) -> str:
    met: set[str] = set()
    while row["merged_into"] in rows and row["uuid"] not in met:
        met.add(row["uuid"])
        row = rows[row["merged_into"]]
    uuid: str = row["uuid"]
    return uuid
