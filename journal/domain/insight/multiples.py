"""Small multiples: the two sides for each tag, person, place or theme, sorted by the person."""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from functools import partial

from journal.domain.entry import EntryId
from journal.domain.insight import saying, sides
from journal.domain.insight.answers import LABELS, ByLabel, total
from journal.domain.insight.chart import Chart, View
from journal.domain.insight.sides import Row
from journal.domain.labels import Label
from journal.domain.tags import name_key

MOST_DRAWN = 24
"""Rows that are drawn; the table holds them all."""


class Sorted(StrEnum):
    """What comes first; names decide where that is equal."""

    MOST = "most"
    NAME = "name"
    CHOSEN = "chosen"
    INVOLUNTARY = "involuntary"


_TITLES = {
    View.TAGS: ("Chosen and involuntary, by tag", "Tag", "tag", "tags"),
    View.PEOPLE: ("Chosen and involuntary, by person", "Person", "person", "people"),
    View.PLACES: ("Chosen and involuntary, by place", "Place", "place", "places"),
    View.THEMES: ("Chosen and involuntary, by theme", "Theme", "theme", "themes"),
}
_HOW = (
    "All bars are on one scale, as long as their number of entries. An entry with several names"
    " stands beside each of them; a name holds what is nested below it."
)
_THEMES = (
    "All bars are on one scale, as long as their number of entries. An entry belongs to the themes"
    " whose prompts it answers."
)
_NOTHING_NAMED = {
    View.TAGS: "No entry with an answer of yours has a tag. Ctrl+T adds one on the page.",
    View.PEOPLE: "No entry with an answer of yours names a person. Ctrl+T adds one on the page.",
    View.PLACES: "No entry with an answer of yours names a place. Ctrl+T adds one on the page.",
    View.THEMES: "No entry with an answer of yours answers a prompt.",
}


def multiples(
    view: View,
    named: Mapping[str, Sequence[EntryId]],
    answers: ByLabel,
    written: int,
    order: Sorted = Sorted.MOST,
) -> Chart:
    """Return the two sides of each name.

    `named` holds the entries of each, `answers` the person's own answers over all entries, and
    `written` is how many entries there are.
    """
    title, first, one, many = _TITLES[view]
    rule = f"{_THEMES if view is View.THEMES else _HOW} {saying.RULE}"
    if not total(answers):
        return Chart(title, saying.no_answers(written), rule)
    rows = _sorted(_rows(named, answers), order)
    if not rows:
        return Chart(title, _NOTHING_NAMED[view], rule)
    drawn = rows[:MOST_DRAWN]
    brief = f"{saying.counted(len(rows), one, many)} with answers of yours."
    if len(rows) > len(drawn):
        brief += f" The first {len(drawn)} are drawn; the table holds them all."
    said = " ".join((brief, *(_said(row) for row in drawn)))
    lay, table = partial(sides.drawing, drawn), sides.table(first, rows)
    return Chart(title, said, rule, lay, table, sides.entries(rows), brief)


def _rows(named: Mapping[str, Sequence[EntryId]], answers: ByLabel) -> list[Row]:
    """Return a row for each name that has answers; labels are looked up by their place."""
    place = {id: at for at, label in enumerate(LABELS) for id in answers.get(label, ())}
    rows = []
    for name, ids in named.items():
        found: tuple[list[EntryId], ...] = tuple([] for _ in LABELS)
        for at, id in zip(map(place.get, ids), ids, strict=True):
            if at is not None:
                found[at].append(id)
        if any(found):
            held = {label: tuple(each) for label, each in zip(LABELS, found, strict=True) if each}
            rows.append(Row(name, held))
    return rows


def _sorted(rows: Sequence[Row], order: Sorted) -> tuple[Row, ...]:
    def first(row: Row) -> int:
        if order is Sorted.NAME:
            return 0
        if order is Sorted.MOST:
            return -total(row.answers)
        return -len(row.answers.get(Label(order.value), ()))

    return tuple(sorted(rows, key=lambda row: (first(row), name_key(row.name))))


def _said(row: Row) -> str:
    counts = {label: len(ids) for label, ids in row.answers.items()}
    return f"{row.name}: {saying.in_short(counts)}."
