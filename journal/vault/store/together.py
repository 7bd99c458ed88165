"""Which entries share something with a page: its prompts, a tag or a word, from indexes alone."""

import json
from collections import Counter
from collections.abc import Sequence

from sqlalchemy import Connection, Select, bindparam, column, literal_column, select, table, text

from journal.domain.query_reading import read
from journal.domain.tag_offers import Sample
from journal.domain.tags import Tag, TagKind
from journal.vault.store.conditions import match
from journal.vault.store.tags import Tags
from journal.vault.tables import answer, entry_tag

SAMPLE = 60
"""Entries that are looked at for one prompt, tag or word: the newest."""
_FTS = table("fts", column("rowid"))
_PROMPT = (
    select(answer.c.entry_id)
    .where(answer.c.prompt_id == bindparam("prompt"))
    .order_by(answer.c.id.desc())
    .limit(SAMPLE)
)
_WORD = (
    select(_FTS.c.rowid)
    .where(literal_column("fts").op("MATCH")(bindparam("word")))
    .order_by(_FTS.c.rowid.desc())
    .limit(SAMPLE)
)
_TAG = (
    select(entry_tag.c.entry_id)
    .where(entry_tag.c.tag_id == bindparam("tag"))
    .order_by(entry_tag.c.day.desc(), entry_tag.c.entry_id.desc())
    .limit(SAMPLE)
)
_NAMES = text(
    "SELECT tag.kind, tag.name, COUNT(*) FROM json_each(:ids) AS one"
    " JOIN entry_tag ON entry_tag.entry_id = one.value"
    " JOIN tag ON tag.id = entry_tag.tag_id"
    " WHERE entry_tag.entry_id NOT IN (SELECT id FROM entry WHERE deleted = 1)"
    " GROUP BY tag.id"
)


class Together:
    """Small samples, so that a long life of writing costs no more than a short one."""

    def __init__(self, connection: Connection, tags: Tags) -> None:
        self._connection = connection
        self._tags = tags

    def answering(self, prompt_ids: Sequence[str]) -> Sample:
        """Return the names on the newest entries that answer any of these prompts."""
        return self._names(
            {id for prompt in prompt_ids for id in self._ids(_PROMPT, prompt=prompt)}
        )

    def beside(self, named: Tag) -> Sample:
        """Return the names on the newest entries that carry this one."""
        known = self._tags.known(named)
        return self._names(set() if known is None else set(self._ids(_TAG, tag=known.id)))

    def holding(self, word: str) -> Sample:
        """Return the names on the newest entries in which this word stands; no text is read."""
        return self._names(set(self._ids(_WORD, word=match(read(f'"{word}"').terms))))

    def _ids(self, query: Select[int], **wanted: str | int) -> Sequence[int]:
        return self._connection.execute(query, wanted).scalars().all()

    def _names(self, ids: set[int]) -> Sample:
        if not ids:
            return Sample()
        rows = self._connection.execute(_NAMES, {"ids": json.dumps(sorted(ids))})
        return Sample(len(ids), Counter({Tag(name, TagKind(kind)): n for kind, name, n in rows}))
