"""Pages along time, and what decides whether one may come back; no text is read."""

import json
from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import Connection, TextClause, text

from journal.domain.entry import EntryId, Facet
from journal.domain.labels import Label, LabelFrom
from journal.domain.resurfacing import Standing, resurface_of

_FEW = 3_000
"""Up to so many pages it is quicker to look each one up than to walk the list of all days."""
_DAYS = text(
    "SELECT id, day FROM entry WHERE deleted = 0 AND id IN (SELECT value FROM json_each(:ids))"
)
_EVERY_DAY = text("SELECT id, day FROM entry INDEXED BY entry_day WHERE deleted = 0")
_LIKE = text(
    "SELECT id FROM entry INDEXED BY entry_day"
    " WHERE deleted = 0 AND day < :before"
    " AND substr(day, -5) IN (SELECT value FROM json_each(:days)) ORDER BY day DESC, id DESC"
)
_FACETS = text(
    "SELECT facet.entry_id, entry.day, facet.kind, facet.value FROM facet"
    " JOIN entry ON entry.id = facet.entry_id AND entry.deleted = 0"
    " ORDER BY entry.day, facet.entry_id, facet.kind"
)
_STANDINGS = text(
    "SELECT id, resurface, veiled, label, label_from FROM entry"
    " WHERE deleted = 0 AND id IN (SELECT value FROM json_each(:ids))"
)
_PROMPTS = text(
    "SELECT entry_id, prompt_id FROM answer"
    " WHERE entry_id IN (SELECT value FROM json_each(:ids)) ORDER BY entry_id, position"
)


class AlongTime:
    """The days of pages, what was marked beside them, and how they stand; none from the bin."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def days(self, ids: Sequence[EntryId]) -> tuple[tuple[date, EntryId], ...]:
        """Return these pages with their days, in this order."""
        if len(ids) <= _FEW:
            rows = self._some(_DAYS, ids)
        else:
            rows = self._connection.execute(_EVERY_DAY).all()
        days = {id: day for id, day in rows}
        return tuple((date.fromisoformat(days[id]), id) for id in ids if id in days)

    def on_days(self, days: Sequence[str], before: date) -> tuple[EntryId, ...]:
        """Return the pages of any year on these days (MM-DD) before another, the newest first."""
        wanted = {"days": json.dumps(days), "before": before.isoformat()}
        return tuple(EntryId(id) for id in self._connection.execute(_LIKE, wanted).scalars())

    def facets(self) -> tuple[tuple[EntryId, date, Facet], ...]:
        """Return every facet with its page and that page's day, the earliest first."""
        rows = self._connection.execute(_FACETS)
        return tuple(
            (EntryId(id), date.fromisoformat(day), Facet(kind, value))
            for id, day, kind, value in rows
        )

    def standings(self, ids: Sequence[EntryId]) -> dict[EntryId, Standing]:
        """Return how each of these pages stands."""
        prompts: dict[int, list[str]] = {}
        for id, prompt in self._some(_PROMPTS, ids):
            prompts.setdefault(id, []).append(prompt)
        return {
            EntryId(id): Standing(
                resurface_of(decided),
                bool(veiled),
                label and Label(label),
                source and LabelFrom(source),
                tuple(prompts.get(id, ())),
            )
            for id, decided, veiled, label, source in self._some(_STANDINGS, ids)
        }

    def _some(self, query: TextClause, ids: Sequence[EntryId]) -> Sequence[Any]:
        return self._connection.execute(query, {"ids": json.dumps(ids)}).all()
