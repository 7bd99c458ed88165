"""Pages along time, and what decides whether one may come back; no text is read."""

import json
from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Connection, CursorResult, Row, text

from journal.domain.entry import EntryId, Facet
from journal.domain.labels import Label, LabelFrom
from journal.domain.prompts import root_id
from journal.domain.resurfacing import Standing, resurface_of

_FEW = 3_000
"""Up to so many pages it is quicker to look each one up than to walk the list of all days."""
# One row of two lists: a row for each page would cost far more than reading it.
_DAYS = text(
    "SELECT json_group_array(id), json_group_array(day) FROM entry"
    " WHERE deleted = 0 AND id IN (SELECT value FROM json_each(:ids))"
)
_EVERY_DAY = text(
    "SELECT json_group_array(id), json_group_array(day) FROM entry INDEXED BY entry_day"
    " WHERE deleted = 0"
)
_LIKE = text(
    "SELECT id FROM entry INDEXED BY entry_day"
    " WHERE deleted = 0 AND day < :before"
    " AND substr(day, -5) IN (SELECT value FROM json_each(:days)) ORDER BY day DESC, id DESC"
)
_THESE = " AND entry_id IN (SELECT value FROM json_each(:ids))"
_WORDLESS = "SELECT json_group_array(entry_id), json_group_array(kind) FROM facet WHERE value = ''"
_WORDED = "SELECT entry_id, kind, value FROM facet WHERE value <> ''"
_APART = text(
    "SELECT id, resurface, veiled, NULL, NULL FROM entry WHERE resurface IS NOT NULL OR veiled = 1"
)
_IN_USE = text("SELECT DISTINCT prompt_id FROM answer")
_ANSWERING = text(
    "SELECT entry_id, prompt_id FROM answer"
    " WHERE prompt_id IN (SELECT value FROM json_each(:prompts)) ORDER BY entry_id, position"
)
_STANDINGS = text(
    "SELECT id, resurface, veiled, label, label_from FROM entry"
    " WHERE deleted = 0 AND id IN (SELECT value FROM json_each(:ids))"
)
_PROMPTS = text(
    "SELECT entry_id, prompt_id FROM answer"
    " WHERE entry_id IN (SELECT value FROM json_each(:ids)) ORDER BY entry_id, position"
)
Prompts = Mapping[int, Sequence[str]]


class AlongTime:
    """The days of pages, what was marked beside them, and how they stand; none from the bin."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def days(self, ids: Sequence[EntryId]) -> tuple[tuple[date, EntryId], ...]:
        """Return these pages with their days, in this order."""
        few = len(ids) <= _FEW
        wanted = {"ids": json.dumps(ids)} if few else {}
        row = self._connection.execute(_DAYS if few else _EVERY_DAY, wanted).one()
        days = dict(zip(json.loads(row[0]), json.loads(row[1]), strict=True))
        known = {day: date.fromisoformat(day) for day in set(days.values())}
        return tuple((known[days[id]], id) for id in ids if id in days)

    def on_days(self, days: Sequence[str], before: date) -> tuple[EntryId, ...]:
        """Return the pages of any year on these days (MM-DD) before another, the newest first."""
        wanted = {"days": json.dumps(days), "before": before.isoformat()}
        return tuple(EntryId(id) for id in self._connection.execute(_LIKE, wanted).scalars())

    def wordless(self, ids: Sequence[EntryId]) -> tuple[tuple[EntryId, str], ...]:
        """Return the kinds that were marked on these pages without a word of the person's own."""
        row = self._beside(_WORDLESS, ids).one()
        among = frozenset(ids)
        both = zip(json.loads(row[0]), json.loads(row[1]), strict=True)
        return tuple(mark for mark in both if mark[0] in among)

    def worded(self, ids: Sequence[EntryId]) -> tuple[tuple[EntryId, Facet], ...]:
        """Return what was marked on these pages in the person's own words."""
        among = frozenset(ids)
        rows = self._beside(_WORDED, ids)
        return tuple((id, Facet(kind, value)) for id, kind, value in rows if id in among)

    def apart(self, prompts: Collection[str]) -> dict[EntryId, Standing]:
        """Return how pages stand, but for labels, of which any of this is true.

        Something was decided on the page, it is veiled, or it answers one of these prompts or a
        follow-up of one.
        """
        in_use = self._connection.execute(_IN_USE).scalars()
        deep = [prompt for prompt in in_use if root_id(prompt) in prompts]
        answered: dict[int, list[str]] = {}
        for id, prompt in self._connection.execute(_ANSWERING, {"prompts": json.dumps(deep)}):
            answered.setdefault(id, []).append(prompt)
        found = {EntryId(id): Standing(prompts=tuple(each)) for id, each in answered.items()}
        for row in self._connection.execute(_APART):
            found[EntryId(row[0])] = _standing(row, answered)
        return found

    def standings(self, ids: Sequence[EntryId]) -> dict[EntryId, Standing]:
        """Return how each of these pages stands."""
        prompts = self._prompts(ids)
        rows = self._connection.execute(_STANDINGS, {"ids": json.dumps(ids)})
        return {EntryId(row[0]): _standing(row, prompts) for row in rows}

    def _beside(self, query: str, ids: Sequence[EntryId]) -> CursorResult[*tuple[Any, ...]]:
        """Ask for marks of these pages only, or of all where that is quicker."""
        if len(ids) > _FEW:
            return self._connection.execute(text(query))
        return self._connection.execute(text(query + _THESE), {"ids": json.dumps(ids)})

    def _prompts(self, ids: Sequence[int]) -> Prompts:
        prompts: dict[int, list[str]] = {}
        for id, prompt in self._connection.execute(_PROMPTS, {"ids": json.dumps(ids)}):
            prompts.setdefault(id, []).append(prompt)
        return prompts


def _standing(row: Row[*tuple[Any, ...]], prompts: Prompts) -> Standing:
    id, decided, veiled, label, source = row[:5]
    return Standing(
        resurface_of(decided),
        bool(veiled),
        label and Label(label),
        source and LabelFrom(source),
        tuple(prompts.get(id, ())),
    )
