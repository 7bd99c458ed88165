"""Revisions of another copy: those that are new here come in, and what was erased there goes."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, Select, insert, select

from journal.domain.errors import Part, VaultDamaged
from journal.domain.report import Progress
from journal.vault.store.erasing import purge
from journal.vault.store.ledger import Ledger
from journal.vault.store.revisions import is_proven
from journal.vault.tables import revision

_AT_ONCE = 200
_KNOWN = select(
    revision.c.id, revision.c.uuid, revision.c.entry_uuid, revision.c.hlc, revision.c.purged
)
_WHOLE = select(revision)
_COLUMNS = [column.name for column in revision.columns if column.name != "id"]

Rows = Sequence[Mapping[str, Any]]


@dataclass(slots=True)
class Taken:
    """What came in: how many revisions, the entries they touch in order, and tags that went."""

    revisions: int = 0
    entries: dict[str, None] = field(default_factory=dict)
    carried: set[str] = field(default_factory=set)


class Incoming:
    """The revisions of two copies, united: a revision erased in one is erased in both."""

    def __init__(self, connection: Connection, ledger: Ledger, source: Connection) -> None:
        self._connection = connection
        self._ledger = ledger
        self._source = source
        self._taken = Taken()

    def take_in(self, progress: Progress) -> Taken:
        """Unite them; `progress` counts each revision twice: now, and when its entry is shown.

        They are chained in the order of (hlc, uuid). Raises VaultDamaged where one of them is not
        as it was written.
        """
        ours = {row["uuid"]: row for row in _all(self._connection, _KNOWN)}
        theirs = sorted(_all(self._source, _KNOWN), key=lambda row: (row["hlc"], row["uuid"]))
        new = [row for row in theirs if row["uuid"] not in ours]
        for at in range(0, len(new), _AT_ONCE):
            some = new[at : at + _AT_ONCE]
            self._append(_these(self._source, [row["id"] for row in some]), some)
            progress(at + len(some), 2 * len(new))
        gone = [row for row in theirs if row["purged"] and row["uuid"] in ours]
        alive = [row for row in gone if not ours[row["uuid"]]["purged"]]
        self._purge([ours[row["uuid"]]["id"] for row in alive], [row["id"] for row in alive])
        self._purge_before_purged()
        return self._taken

    def _append(self, rows: Mapping[int, Mapping[str, Any]], order: Rows) -> None:
        whole = [rows[row["id"]] for row in order if row["id"] in rows]
        if len(whole) < len(order) or not all(is_proven(row) for row in whole):
            raise VaultDamaged(Part.DATABASE)
        for row in whole:
            self._ledger.append(row["digest"])
            self._ledger.follow(row["hlc"])
            self._taken.entries[row["entry_uuid"]] = None
        plain = [{name: row[name] for name in _COLUMNS} for row in whole]
        self._connection.execute(insert(revision), plain)
        self._taken.revisions += len(whole)

    def _purge(self, ours: Sequence[int], theirs: Sequence[int]) -> None:
        """Purge these revisions here; theirs prove that the text that went there was the same."""
        for at in range(0, len(ours), _AT_ONCE):
            here = _these(self._connection, ours[at : at + _AT_ONCE])
            there = _these(self._source, theirs[at : at + _AT_ONCE])
            proofs = {row["uuid"]: (row["payload"], row["digest"]) for row in there.values()}
            for row in here.values():
                inner = hashlib.sha256(row["payload"].encode()).hexdigest()
                if proofs.get(row["uuid"]) != (inner, row["digest"]):
                    raise VaultDamaged(Part.DATABASE)
            self._put_digests(here.values())

    def _purge_before_purged(self) -> None:
        """Purge what came before a purged revision too: whoever erased that meant all of it."""
        erased = set(
            self._connection.execute(
                select(revision.c.entry_uuid).where(revision.c.purged == 1).distinct()
            ).scalars()
        )
        for entry_uuid in sorted(erased & self._taken.entries.keys()):
            of_entry = _WHOLE.where(revision.c.entry_uuid == entry_uuid)
            rows = {row["uuid"]: row for row in _all(self._connection, of_entry)}
            waiting = [uuid for uuid, row in rows.items() if row["purged"]]
            met: set[str] = set()
            while waiting:
                row = rows.get(waiting.pop())
                if row is not None and row["uuid"] not in met:
                    met.add(row["uuid"])
                    waiting += [name for name in (row["parent"], row["merge_parent"]) if name]
            self._put_digests(rows[uuid] for uuid in sorted(met) if not rows[uuid]["purged"])

    def _put_digests(self, rows: Iterable[Mapping[str, Any]]) -> None:
        rows = list(rows)
        self._taken.entries |= {row["entry_uuid"]: None for row in rows}
        self._taken.carried |= purge(self._connection, rows)


def _all(connection: Connection, query: Select[*tuple[Any, ...]]) -> Rows:
    return [dict(row) for row in connection.execute(query).mappings()]


def _these(connection: Connection, ids: Sequence[int]) -> dict[int, Mapping[str, Any]]:
    rows = _all(connection, _WHOLE.where(revision.c.id.in_(ids)))
    return {row["id"]: row for row in rows}
