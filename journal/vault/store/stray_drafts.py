"""Unfinished pages of two copies: every text stays, none comes twice, none comes back."""

import hashlib
from collections.abc import Iterable, Mapping
from typing import Any, TypeAlias

from sqlalchemy import ColumnElement, Connection, delete, func, insert, literal, or_, select

from journal.vault.payload import dumped, parsed
from journal.vault.stamp import uuid_from
from journal.vault.store import imprints
from journal.vault.store.tags import Tags
from journal.vault.tables import draft, revision

Row: TypeAlias = Mapping[str, Any]
_DERIVED = "8"
"""The version of a uuid that follows from something else."""


class StrayDrafts:
    """The drafts of two copies, brought together after their revisions were."""

    def __init__(self, connection: Connection, source: Connection, tags: Tags) -> None:
        self._connection = connection
        self._source = source
        self._tags = tags
        query = select(revision.c.entry_uuid, revision.c.payload).where(revision.c.purged == 1)
        self._purged = [(row.entry_uuid, row.payload) for row in connection.execute(query)]

    def unite(self) -> None:
        """Keep every unfinished text once.

        Of two drafts of one entry the later keeps the place, and the other becomes a page of its
        own whose id follows from its text. A draft that was finished or erased in either copy is
        none any more.
        """
        ours = [dict(row) for row in self._connection.execute(select(draft)).mappings()]
        theirs = [dict(row) for row in self._source.execute(select(draft)).mappings()]
        standing: dict[str, dict[str, Any]] = {}
        for row in sorted([*ours, *theirs], key=_rank, reverse=True):
            self._place(row, standing)
        for uuid in _twins(standing):
            del standing[uuid]
        here = {row["entry_uuid"]: row for row in ours}
        for uuid in here.keys() - standing.keys():
            self._remove(uuid)
        for uuid, row in standing.items():
            if uuid not in here or _rank(row) != _rank(here[uuid]):
                self._remove(uuid)
                names = ("entry_uuid", "base_rev", "hlc", "payload")
                self._connection.execute(insert(draft), {name: row[name] for name in names})

    def _remove(self, uuid: str) -> None:
        self._connection.execute(delete(draft).where(draft.c.entry_uuid == uuid))

    def _place(self, row: dict[str, Any], standing: dict[str, dict[str, Any]]) -> None:
        """Put a draft at its place, or where its text leads when a later one is there."""
        imprint = imprints.of_draft_row(row["payload"])
        if self._is_erased(row, imprint) or self._is_finished(row, imprint):
            return
        while True:
            uuid = row["entry_uuid"]
            other = standing.setdefault(uuid, row)
            if other is row or imprints.of_draft_row(other["payload"]) == imprint:
                return
            row = {**row, "entry_uuid": _derived(uuid, imprint), "base_rev": None}

    def _is_erased(self, row: Row, imprint: str) -> bool:
        """Tell whether this text was erased, here or in the copy."""
        proof = hashlib.sha256(imprint.encode()).hexdigest()
        return _belongs(row, imprint, (uuid for uuid, was in self._purged if was == proof))

    def _is_finished(self, row: Row, imprint: str) -> bool:
        """Tell whether this text became a revision later on, here or in the copy."""
        place = row["entry_uuid"]
        mine: ColumnElement[bool] = revision.c.entry_uuid.in_([place, _derived(place, imprint)])
        if place[12] == _DERIVED:
            text = '"body":' + dumped(parsed(row["payload"])["body"]) + ","
            mine = or_(mine, func.instr(revision.c.payload, literal(text)) > 0)
        query = select(revision.c.entry_uuid, revision.c.payload).where(
            revision.c.purged == 0, revision.c.hlc > row["hlc"]
        )
        same = (
            found.entry_uuid
            for found in self._connection.execute(query.where(mine))
            if imprints.of_revision_row(found.payload, self._tags) == imprint
        )
        return _belongs(row, imprint, same)


def _twins(standing: Mapping[str, Row]) -> list[str]:
    """Return where a text that gave way stands, though the same has the place again by now."""
    printed = {uuid: imprints.of_draft_row(row["payload"]) for uuid, row in standing.items()}
    twins = ((_derived(uuid, imprint), imprint) for uuid, imprint in printed.items())
    return [uuid for uuid, imprint in twins if printed.get(uuid) == imprint]


def _belongs(row: Row, imprint: str, entries: Iterable[str]) -> bool:
    """Tell whether a draft is one of any of these entries, before or after it gave way."""
    place = row["entry_uuid"]
    apart = _derived(place, imprint)
    return any(uuid in {place, apart} or place == _derived(uuid, imprint) for uuid in entries)


def _rank(row: Row) -> tuple[Any, ...]:
    return (row["hlc"], row["payload"], row["base_rev"] or "")


def _derived(entry_uuid: str, imprint: str) -> str:
    return uuid_from(b"journal/v1/draft-apart", bytes.fromhex(entry_uuid), imprint.encode())
