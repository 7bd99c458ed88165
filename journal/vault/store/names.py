"""Names that lead to other names, and names that were erased, in whatever order they came here."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, bindparam, delete, insert, literal, select, text, update

from journal.domain.report import Progress
from journal.domain.tags import Carried, name_key
from journal.vault.payload import parsed
from journal.vault.store.carried import digest, given_back, noted
from journal.vault.store.ledger import Ledger
from journal.vault.store.tags import Tags
from journal.vault.tables import entry, entry_tag, revision, tag

_ASIDE = "\x1f"
_AT_ONCE = 500
_SET = update(tag).where(tag.c.uuid == bindparam("this"))
_SELF_EVIDENT = (
    select(tag.c.uuid)
    .join(entry_tag, entry_tag.c.tag_id == tag.c.id)
    .where(tag.c.uuid.not_in(select(tag.c.merged_into).where(tag.c.merged_into.is_not(None))))
)
_SHOWN = (
    select(entry.c.id, entry.c.day, revision.c.payload)
    .join(revision, revision.c.id == entry.c.head_rev)
    .where(revision.c.purged == 0)
)
_MENTIONED = text(
    "SELECT DISTINCT each.value FROM revision, json_each(revision.payload, '$.tags') AS each"
    " WHERE revision.purged = 0 AND each.value IN (SELECT value FROM json_each(:wanted))"
)


def aside(uuid: str) -> str:
    """Return a `name_key` that no name a person gives can have: names hold no control signs."""
    return _ASIDE + uuid


@dataclass(frozen=True, slots=True)
class _Leads:
    """What `name_key` and `merged_into` of a row should be."""

    name_key: str
    merged_into: str | None = None


@dataclass(frozen=True, slots=True)
class Settled:
    """How names came to stand: whether entries carry others now, and whether some came apart.

    `carried` is what they carried before, where names only came together.
    """

    moved: bool
    apart: bool = False
    carried: Carried | None = None


class Names:
    """The rows of all names together; which one a name stands for follows from the rows alone."""

    def __init__(self, connection: Connection, ledger: Ledger) -> None:
        self._connection = connection
        self._ledger = ledger

    def mentioned(self, uuids: Collection[str]) -> set[str]:
        """Return those that a version of any entry carries, also an earlier one."""
        at_hand = _SELF_EVIDENT.where(tag.c.uuid.in_(uuids)).distinct()
        found = set(self._connection.execute(at_hand).scalars())
        left = sorted(set(uuids) - found)
        if left:
            wanted = {"wanted": "[" + ",".join(f'"{uuid}"' for uuid in left) + "]"}
            found |= set(self._connection.execute(_MENTIONED, wanted).scalars())
        return found

    def erase_unused(self, uuids: Collection[str]) -> bool:
        """Blank those that no version of any entry carries any more; tell whether any was.

        The row stays, so that a merge does not bring the name back.
        """
        unused = set(uuids) - self.mentioned(uuids)
        for uuid in sorted(unused):
            blank = {"name": "", "name_key": aside(uuid), "colour": None, "deleted": 1}
            self._connection.execute(_SET, blank | {"merged_into": None, "this": uuid})
        return bool(unused)

    def settle(
        self,
        told: Mapping[str, str | None] | None = None,
        progress: Progress = lambda done, of: None,
        *,
        carried: Carried | None = None,
    ) -> Settled:
        """Let each name stand for one row, and entries carry that.

        Of several rows with one name the smallest uuid stays and the others lead to it. `told`
        gives what a person merged by hand, for rows that do not say so themselves yet. `carried`
        spares reading entries where all names lead again to where they led when it was noted.
        Raises what `progress` raises, which is told of entries, and of 0 where they are not
        counted.
        """
        rows = [dict(row) for row in self._connection.execute(select(tag)).mappings()]
        wanted = _wanted(rows, told or {})
        stands = {row["uuid"]: _Leads(row["name_key"], row["merged_into"]) for row in rows}
        self._write({uuid: leads for uuid, leads in wanted.items() if leads != stands[uuid]})
        ids = {row["uuid"]: row["id"] for row in rows}
        stood, stand = ({uuid: _root(uuid, by) for uuid in by} for by in (stands, wanted))
        together, apart = _moves(stood, stand)
        ways = digest(stood), digest(stand)
        known = carried is not None and (carried.stands, carried.stood) == ways
        note = None
        if together and not apart:
            met = {*together, *together.values()}
            note = noted(self._connection, [ids[uuid] for uuid in met], *ways)
        for root, to in together.items():
            progress(0, 0)
            self._lead(ids[root], ids[to])
        if apart:
            split = [ids[root] for root in apart]
            since = given_back(self._connection, carried, split) if carried and known else None
            self._carry(split, since, progress)
        return Settled(bool(together or apart), apart=bool(apart) and not known, carried=note)

    def _write(self, changed: Mapping[str, _Leads]) -> None:
        for uuid in changed:  # first out of each other's way
            self._connection.execute(_SET, {"name_key": aside(uuid), "this": uuid})
        for uuid, leads in changed.items():
            row = {"name_key": leads.name_key, "merged_into": leads.merged_into, "this": uuid}
            self._connection.execute(_SET, row)

    def _lead(self, tag_id: int, to: int) -> None:
        """Let every entry that carries one row carry another, which not all may do already."""
        carrying = entry_tag.c.tag_id == tag_id
        rows = select(literal(to), entry_tag.c.day, entry_tag.c.entry_id).where(carrying)
        columns = [entry_tag.c.tag_id, entry_tag.c.day, entry_tag.c.entry_id]
        self._connection.execute(
            insert(entry_tag).prefix_with("OR IGNORE").from_select(columns, rows)
        )
        self._connection.execute(delete(entry_tag).where(carrying))

    def _carry(
        self, tag_ids: Sequence[int], among: Collection[int] | None, progress: Progress
    ) -> None:
        """Let entries that carried these rows carry what their tags lead to now.

        `among` are the only ones to look at, None for all. What was erased a moment ago and is
        still shown waits for being shown anew.
        """
        carrying = select(entry_tag.c.entry_id).where(entry_tag.c.tag_id.in_(tag_ids))
        found = set(self._connection.execute(carrying).scalars())
        ids = sorted(found if among is None else found.intersection(among))
        tags = Tags(self._connection, self._ledger)
        for at in range(0, len(ids), _AT_ONCE):
            progress(at, len(ids))
            some = ids[at : at + _AT_ONCE]
            rows = self._connection.execute(_SHOWN.where(entry.c.id.in_(some))).all()
            carried = [
                {"tag_id": tag_id, "day": row.day, "entry_id": row.id}
                for row in rows
                for tag_id in {one.id for one in tags.of(parsed(row.payload)["tags"]).values()}
            ]
            here = entry_tag.c.entry_id.in_([row.id for row in rows])
            self._connection.execute(delete(entry_tag).where(here))
            if carried:
                self._connection.execute(insert(entry_tag), carried)


def is_erased(row: Mapping[str, Any]) -> bool:
    """Tell whether a row of `tag` is one whose name was erased."""
    return bool(row["deleted"]) and not row["name"]


def by_hand(row: Mapping[str, Any]) -> str | None:
    """Return what a person merged this row into, None where it leads on by its name alone."""
    into: str | None = row["merged_into"]
    return None if row["name_key"].startswith(_ASIDE) else into


def _wanted(rows: Iterable[Mapping[str, Any]], told: Mapping[str, str | None]) -> dict[str, _Leads]:
    same: dict[tuple[str, str], list[tuple[bool, bool, str]]] = {}
    hand = {row["uuid"]: told.get(row["uuid"]) or by_hand(row) for row in rows}
    wanted = {row["uuid"]: _Leads(aside(row["uuid"])) for row in rows}
    for row in rows:
        if not is_erased(row):
            uuid = row["uuid"]
            rank = (bool(row["deleted"]), hand[uuid] is None, uuid)
            same.setdefault((row["kind"], name_key(row["name"])), []).append(rank)
    for (_, key), ranks in same.items():
        (*_, first), *others = sorted(ranks)
        wanted[first] = _Leads(key, hand[first])
        wanted |= {uuid: _Leads(aside(uuid), first) for *_, uuid in others}
    return wanted


def _moves(stood: Mapping[str, str], stands: Mapping[str, str]) -> tuple[dict[str, str], list[str]]:
    """Return which row stands for which that stood alone, and which rows come apart."""
    goes: dict[str, set[str]] = {}
    for uuid, root in stood.items():
        goes.setdefault(root, set()).add(stands[uuid])
    moved = {root: to for root, to in goes.items() if to != {root}}
    together = {root: min(to) for root, to in moved.items() if len(to) == 1}
    return together, [root for root in moved if root not in together]


def _root(uuid: str, leads: Mapping[str, _Leads]) -> str:
    met = {uuid}
    while (into := leads[uuid].merged_into) is not None and into in leads and into not in met:
        met.add(into)
        uuid = into
    return uuid
