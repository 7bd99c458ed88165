"""What stood on the same page: plain counts such as "news marked on 4 of the 9", never a cause."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import partial

from journal.domain.drawing import Ink, Pattern
from journal.domain.entry import EntryId
from journal.domain.facets import KINDS
from journal.domain.insight import bars, marks, saying
from journal.domain.insight.answers import ByLabel, Ids, total
from journal.domain.insight.bars import Bar
from journal.domain.insight.chart import Cell, Chart, Table
from journal.domain.labels import Label

_TITLE = "What stood beside it"
_RULE = (
    "Counted is what was marked on the same page. That two things stood together does not say that"
    " one led to the other."
)
_ALL = "all"


class Beside(StrEnum):
    """Which entries are looked at."""

    INVOLUNTARY = "involuntary"
    CHOSEN = "chosen"
    MIXED = "mixed"
    NONE = "none"
    MUTED = "muted"


_WHICH = {
    Beside.INVOLUNTARY: "involuntary entries",
    Beside.CHOSEN: "chosen entries",
    Beside.MIXED: "entries with some of both",
    Beside.NONE: "entries without distance",
    Beside.MUTED: "muted entries",
}


@dataclass(frozen=True, slots=True)
class Marked:
    """What was marked where: the entries of each kind of facet, and those with muted feelings."""

    facets: Mapping[str, Collection[EntryId]]
    muted: frozenset[EntryId] = frozenset()


def beside(which: Beside, marked: Marked, answers: ByLabel, written: int) -> Chart:
    """Return how often each circumstance was marked on the entries asked for, and on the others."""
    rule = f"{saying.MUTED} {_RULE}" if which is Beside.MUTED else f"{_RULE} {saying.RULE}"
    if not total(answers) and not marked.muted:
        return Chart(_TITLE, saying.no_answers(written), rule)
    looked_at, others = _parted(which, marked, answers)
    if not looked_at:
        return Chart(_TITLE, f"By your own answers there are no {_WHICH[which]} so far.", rule)
    found = _counts(marked, looked_at, others)
    if not found:
        return Chart(
            _TITLE, f"{_of_the(which, len(looked_at))} Nothing is marked on any page.", rule
        )
    entries = {name: ids for name, ids, _ in found} | {_ALL: looked_at}
    whole, (ink, pattern) = len(looked_at), _look(which)
    rows = [(f"All {_WHICH[which]}", whole, saying.number(whole), _ALL)]
    rows += [(name, len(ids), _figure(ids, looked_at), name) for name, ids, _ in found]
    lay = partial(
        bars.drawing,
        [Bar(name, count, figure, ink, pattern, of) for name, count, figure, of in rows],
        whole,
    )
    said = " ".join(
        f"{name}: marked on {saying.number(len(ids))} of the {saying.number(len(looked_at))}"
        f" {_WHICH[which]}, and on {saying.number(rest)} of the"
        f" {saying.number(len(others))} others."
        for name, ids, rest in found
    )
    brief = f"{_of_the(which, whole)} Others with an answer: {saying.number(len(others))}."
    table = _table(which, found, looked_at, others)
    return Chart(_TITLE, said, rule, lay, table, entries, brief)


def _parted(which: Beside, marked: Marked, answers: ByLabel) -> tuple[Ids, frozenset[EntryId]]:
    """Return the entries looked at, and all others that have an answer."""
    answered = frozenset[EntryId]().union(*answers.values())
    if which is Beside.MUTED:
        looked_at: Ids = tuple(sorted(marked.muted, reverse=True))
    else:
        looked_at = answers.get(Label(which.value), ())
    return looked_at, answered.difference(looked_at)


def _counts(
    marked: Marked, looked_at: Ids, others: frozenset[EntryId]
) -> list[tuple[str, Ids, int]]:
    """Return for each kind that was marked at all its words, its entries, and how many others."""
    found = []
    for kind in KINDS:
        ids = marked.facets.get(kind.name, ())
        held = ids if isinstance(ids, set | frozenset) else frozenset(ids)
        both, rest = tuple(filter(held.__contains__, looked_at)), len(others & held)
        if both or rest:
            found.append((kind.words, both, rest))
    return found


def _look(which: Beside) -> tuple[Ink, Pattern]:
    if which is Beside.MUTED:
        return Ink.UNCLEAR, Pattern.DOTTED
    label = Label(which.value)
    return marks.INKS[label], marks.PATTERNS[label] if label is not Label.NONE else Pattern.DOTTED


def _figure(ids: Ids, looked_at: Ids) -> str:
    return f"{saying.number(len(ids))} of {saying.number(len(looked_at))}"


def _of_the(which: Beside, count: int) -> str:
    return f"{_WHICH[which].capitalize()}: {saying.number(count)}."


def _table(
    which: Beside, found: list[tuple[str, Ids, int]], looked_at: Ids, others: frozenset[EntryId]
) -> Table:
    every = (f"All {_WHICH[which]}", looked_at, len(others))
    rows = tuple(
        (Cell(name), Cell(saying.number(len(ids)), of if ids else ""), Cell(saying.number(rest)))
        for of, (name, ids, rest) in ((_ALL, every), *((each[0], each) for each in found))
    )
    return Table(("Marked on the page", _WHICH[which].capitalize(), "Others"), rows)
