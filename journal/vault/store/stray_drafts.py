"""Unfinished pages of two copies: every text stays, none comes twice, none comes back."""

import hashlib
from collections.abc import Iterable, Mapping
from typing import Any, TypeAlias

from sqlalchemy import Connection, delete, func, insert, literal, select

from journal.domain.entry import Content
from journal.domain.tags import name_key
from journal.vault.payload import (
    draft_content,
    dumped,
    of_draft,
    of_revision,
    parsed,
    revision_content,
)
from journal.vault.stamp import uuid_from
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
        imprint = _imprint(draft_content(parsed(row["payload"])))
        if self._is_over(row, imprint):
            return
        while True:
            uuid = row["entry_uuid"]
            other = standing.setdefault(uuid, row)
            if other is row or _imprint(draft_content(parsed(other["payload"]))) == imprint:
                return
            row = {**row, "entry_uuid": _derived(uuid, imprint), "base_rev": None}

    def _is_over(self, row: Row, imprint: str) -> bool:
        """Tell whether this text was finished or erased, here or in the copy."""
        return self._is_erased(row, imprint) or self._is_finished(row, imprint)

    def _is_erased(self, row: Row, imprint: str) -> bool:
        payload = row["payload"]
        finished = of_revision(draft_content(parsed(payload)), (), None, 0)
        proofs = {hashlib.sha256(text.encode()).hexdigest() for text in (payload, dumped(finished))}
        return self._belongs(row, imprint, (uuid for uuid, was in self._purged if was in proofs))

    def _is_finished(self, row: Row, imprint: str) -> bool:
        mine = revision.c.entry_uuid == row["entry_uuid"]
        if row["entry_uuid"][12] == _DERIVED:
            text = '"body":' + dumped(parsed(row["payload"])["body"]) + ","
            mine = func.instr(revision.c.payload, literal(text)) > 0
        query = select(revision.c.entry_uuid, revision.c.payload).where(revision.c.purged == 0)
        same = (
            found.entry_uuid
            for found in self._connection.execute(query.where(mine))
            if self._imprint_of(found.payload) == imprint
        )
        return self._belongs(row, imprint, same)

    def _belongs(self, row: Row, imprint: str, entries: Iterable[str]) -> bool:
        """Tell whether a draft is, or was before it gave way, one of any of these entries."""
        place = row["entry_uuid"]
        return any(place in {uuid, _derived(uuid, imprint)} for uuid in entries)

    def _imprint_of(self, source: str) -> str:
        payload = parsed(source)
        names = {uuid: known.tag for uuid, known in self._tags.of(payload["tags"]).items()}
        return _imprint(revision_content(payload, names))


def _rank(row: Row) -> tuple[Any, ...]:
    return (row["hlc"], row["payload"], row["base_rev"] or "")


def _imprint(content: Content) -> str:
    """Return what two drafts of one text share, however their tags are spelled."""
    payload = of_draft(content)
    tags = sorted([tag["kind"], name_key(tag["name"])] for tag in payload["tags"])
    return dumped({**payload, "tags": tags})


def _derived(entry_uuid: str, imprint: str) -> str:
    return uuid_from(b"journal/v1/draft-apart", bytes.fromhex(entry_uuid), imprint.encode())
