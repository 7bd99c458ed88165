"""Answers laid into the weeks, months or years that a river is drawn from."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import inf

from journal.domain.entry import EntryId
from journal.domain.insight import marks, periods
from journal.domain.insight.answers import Answered, Ids, Written
from journal.domain.insight.periods import Step
from journal.domain.insight.time_axis import most_columns, width_for
from journal.domain.labels import Label


@dataclass(frozen=True, slots=True)
class Flow:
    """What a river is drawn from; `read` are readings of text alone, where the person let them in.

    `week_begins` is the day a week begins with, from Monday (0) to Sunday (6); `step` None takes
    the smallest in which all of it can be seen, and a longer one than `step` is taken where it is
    too much for a drawing of `width`; `asked` is what the person asked for. A period that `today`
    lies in is not over yet.
    """

    answered: Sequence[Answered]
    written: Sequence[Written]
    read: Sequence[Answered] = ()
    step: Step | None = None
    week_begins: int = 0
    today: date | None = None
    asked: Step | None = None
    width: float = marks.WIDTH


@dataclass(frozen=True, slots=True)
class Column:
    """One week, month or year."""

    begin: date
    own: Mapping[Label, Ids]
    read: Mapping[Label, Ids]
    written: int

    @property
    def unanswered(self) -> int:
        """How many of its entries have no answer of the person's own."""
        return self.written - sum(len(ids) for ids in self.own.values())


def step_of(flow: Flow) -> Step:
    """Return what one column stands for."""
    known = [each.since for each in flow.written]
    if not known:
        return Step.WEEK
    return step_for(flow.step, min(known), max(known), flow.width)


def step_for(asked: Step | None, first: date, last: date, width: float) -> Step:
    """Return what one column stands for where the time from first to last has so much width."""
    most = most_columns(width)
    if asked is None:
        return periods.fitting(first, last, most)
    return periods.possible(asked, first, last, most)


def fits(flow: Flow) -> tuple[float, float]:
    """Return from which width on, and up to which, time is divided as it is in this one."""
    known, steps = [each.since for each in flow.written], list(Step)
    first, last, step = min(known), max(known), step_of(flow)
    least = width_for(periods.count(step, first, last))
    if step is step_for(flow.step, first, last, marks.WIDTH):
        return least, inf
    shorter = steps[steps.index(step) - 1]
    return least, width_for(periods.count(shorter, first, last))


def columns(flow: Flow) -> tuple[Column, ...]:
    """Return every period from the first entry to the last, those without any among them."""
    if not flow.written:
        return ()
    step = step_of(flow)
    own, read = (_in_periods(each, step, flow.week_begins) for each in (flow.answered, flow.read))
    written: dict[date, int] = {}
    for each in flow.written:
        begin = periods.start(each.since, step, flow.week_begins)
        written[begin] = written.get(begin, 0) + each.entries
    every = periods.every(min(written), max(written), step, flow.week_begins)
    return tuple(
        Column(begin, own.get(begin, {}), read.get(begin, {}), written.get(begin, 0))
        for begin in every
    )


def laid(pages: Iterable[tuple[date, EntryId]], flow: Flow) -> Mapping[date, Ids]:
    """Return these entries by the first day of the period of a flow that they lie in."""
    step = step_of(flow)
    found: dict[date, list[EntryId]] = {}
    for day, id in pages:
        found.setdefault(periods.start(day, step, flow.week_begins), []).append(id)
    return {begin: tuple(ids) for begin, ids in found.items()}


def _in_periods(
    answered: Iterable[Answered], step: Step, week_begins: int
) -> dict[date, dict[Label, Ids]]:
    found: dict[date, dict[Label, list[EntryId]]] = {}
    for each in answered:
        held = found.setdefault(periods.start(each.since, step, week_begins), {})
        held.setdefault(each.label, []).extend(each.entries)
    return {
        begin: {label: tuple(ids) for label, ids in held.items()} for begin, held in found.items()
    }
