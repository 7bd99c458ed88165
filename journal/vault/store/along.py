"""Pages along time, and what decides whether one may come back; no text is read."""

import json
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Connection, Row, text

from journal.domain.entry import EntryId, Facet
from journal.domain.labels import Label, LabelFrom
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
_MARKED = text(
    "SELECT entry_id, resurface, veiled, label, label_from, day, facet.kind, value FROM facet"
    " JOIN entry ON entry.id = facet.entry_id AND deleted = 0"
    " WHERE entry_id IN (SELECT value FROM json_each(:ids)) ORDER BY day, entry_id, facet.kind"
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
        return tuple((date.fromisoformat(days[id]), id) for id in ids if id in days)

    def on_days(self, days: Sequence[str], before: date) -> tuple[EntryId, ...]:
        """Return the pages of any year on these days (MM-DD) before another, the newest first."""
        wanted = {"days": json.dumps(days), "before": before.isoformat()}
        return tuple(EntryId(id) for id in self._connection.execute(_LIKE, wanted).scalars())

    def marked(self, ids: Sequence[EntryId]) -> tuple[tuple[Standing, date, Facet], ...]:
        """Return what was marked on these pages, with how each stands and its day.

        The earliest comes first.
        """
        rows = self._connection.execute(_MARKED, {"ids": json.dumps(ids)}).all()
        prompts = self._prompts(list({row.entry_id for row in rows}))
        return tuple(
            (_standing(row, prompts), date.fromisoformat(row.day), Facet(row.kind, row.value))
            for row in rows
        )

    def standings(self, ids: Sequence[EntryId]) -> dict[EntryId, Standing]:
        """Return how each of these pages stands."""
        prompts = self._prompts(ids)
        rows = self._connection.execute(_STANDINGS, {"ids": json.dumps(ids)})
        return {EntryId(row[0]): _standing(row, prompts) for row in rows}

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
