"""What the person answered, by label; what a reading alone says never stands among it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from journal.domain.entry import EntryId
from journal.domain.labels import Label

Ids: TypeAlias = tuple[EntryId, ...]
ByLabel: TypeAlias = Mapping[Label, Ids]
"""Entries by the answer the person gave; a label nobody gave may be missing."""

LABELS = (Label.CHOSEN, Label.INVOLUNTARY, Label.MIXED, Label.NONE, Label.UNCLEAR)
"""The order in which labels are named everywhere."""
WORDS = {
    Label.CHOSEN: "Chosen",
    Label.INVOLUNTARY: "Involuntary",
    Label.MIXED: "Some of both",
    Label.NONE: "No distance",
    Label.UNCLEAR: "Not sure",
}
SIDES = (WORDS[Label.CHOSEN], WORDS[Label.INVOLUNTARY])
"""What both sides are called; a table names them also where there is none of one."""


@dataclass(frozen=True, slots=True)
class Answered:
    """Entries of one day, month or year (`since` is its first day) that share a label."""

    since: date
    label: Label
    entries: Ids


@dataclass(frozen=True, slots=True)
class Written:
    """How many entries one day, month or year holds, with an answer or without."""

    since: date
    entries: int


def by_label(answered: Iterable[Answered]) -> ByLabel:
    """Return all entries of each label, whenever they are of."""
    found: dict[Label, list[EntryId]] = {}
    for each in answered:
        found.setdefault(each.label, []).extend(each.entries)
    return {label: tuple(ids) for label, ids in found.items()}


def total(answers: ByLabel) -> int:
    """Return how many entries have an answer."""
    return sum(len(ids) for ids in answers.values())
