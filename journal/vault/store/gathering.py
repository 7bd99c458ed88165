"""Which entries hold certain answers, circumstances or bonds: the newest of them, by their day."""

import json
from collections.abc import Collection, Sequence

from sqlalchemy import Connection, text

from journal.domain.befores import AFTER, BEFORE
from journal.domain.entry import Answer, EntryId, Facet

_ANSWERING = text(
    "SELECT id FROM entry INDEXED BY entry_day WHERE deleted = 0 AND +id IN"
    " (SELECT entry_id FROM answer WHERE prompt_id IN (SELECT value FROM json_each(:wanted)))"
    " ORDER BY day DESC, id DESC LIMIT :most"
)
_MARKED = text(
    "SELECT id FROM entry INDEXED BY entry_day WHERE deleted = 0 AND +id IN"
    " (SELECT entry_id FROM facet WHERE kind IN (SELECT value FROM json_each(:wanted)))"
    " ORDER BY day DESC, id DESC LIMIT :most"
)
_FACETS = text(
    "SELECT entry_id, kind, value FROM facet"
    " WHERE entry_id IN (SELECT value FROM json_each(:wanted)) ORDER BY entry_id, kind"
)
_ANSWERS = text(
    "SELECT entry_id, prompt_id, prompt_text FROM answer"
    " WHERE entry_id IN (SELECT value FROM json_each(:wanted)) ORDER BY entry_id, position"
)
_PAIRS = text(
    "SELECT CASE kind WHEN :before THEN to_entry ELSE from_entry END,"
    " CASE kind WHEN :before THEN from_entry ELSE to_entry END"
    " FROM link WHERE kind IN (:before, :after)"
    " AND from_entry NOT IN (SELECT id FROM entry WHERE deleted = 1)"
    " AND to_entry NOT IN (SELECT id FROM entry WHERE deleted = 1)"
    " ORDER BY 2 DESC LIMIT :most"
)


class GatheringStore:
    """Looks for entries by what hangs on them; none is in the bin, and no text is read."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def answering(self, prompt_ids: Collection[str], most: int) -> tuple[EntryId, ...]:
        """Return the newest entries that answer any of these prompts, at most so many."""
        wanted = {"wanted": json.dumps(sorted(prompt_ids)), "most": most}
        return tuple(map(EntryId, self._connection.execute(_ANSWERING, wanted).scalars()))

    def marked(self, kinds: Collection[str], most: int) -> tuple[EntryId, ...]:
        """Return the newest entries that carry a facet of any of these kinds, at most so many."""
        wanted = {"wanted": json.dumps(sorted(kinds)), "most": most}
        return tuple(map(EntryId, self._connection.execute(_MARKED, wanted).scalars()))

    def answers(self, ids: Sequence[EntryId]) -> dict[EntryId, tuple[Answer, ...]]:
        """Return the prompts that these entries answer, in their order."""
        found: dict[EntryId, list[Answer]] = {}
        for id, prompt, words in self._connection.execute(_ANSWERS, {"wanted": json.dumps(ids)}):
            found.setdefault(EntryId(id), []).append(Answer(prompt, words))
        return {id: tuple(answers) for id, answers in found.items()}

    def facets(self, ids: Sequence[EntryId]) -> dict[EntryId, tuple[Facet, ...]]:
        """Return the facets of these entries."""
        found: dict[EntryId, list[Facet]] = {}
        for id, kind, value in self._connection.execute(_FACETS, {"wanted": json.dumps(ids)}):
            found.setdefault(EntryId(id), []).append(Facet(kind, value))
        return {id: tuple(facets) for id, facets in found.items()}

    def pairs(self, most: int) -> tuple[tuple[EntryId, EntryId], ...]:
        """Return pages before something with the page after it, the last written first."""
        wanted = {"before": BEFORE, "after": AFTER, "most": most}
        rows = self._connection.execute(_PAIRS, wanted)
        return tuple(dict.fromkeys((EntryId(first), EntryId(later)) for first, later in rows))
