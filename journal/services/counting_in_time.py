"""From one transaction to a chart along time, by weeks, months or years."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from journal.domain.insight.chart import Chart, View
from journal.domain.insight.columns import Flow, step_for
from journal.domain.insight.marks import WIDTH
from journal.domain.insight.muted import muted_over_time
from journal.domain.insight.people_over_time import people_over_time
from journal.domain.insight.periods import Step
from journal.domain.insight.river import river
from journal.domain.tags import TagKind
from journal.services.stores import UnitOfWork


@dataclass(frozen=True, slots=True)
class Times:
    """What one column stands for, None for what fits; the first day of a week; and which day it is.

    A week begins on Monday (0) to Sunday (6). `width` is the width of the drawing.
    """

    step: Step | None
    week_begins: int
    today: date
    width: float = WIDTH


def in_time(unit: UnitOfWork, view: View, times: Times) -> Chart:
    """Return one of `VIEWS`."""
    span = unit.insight.span()
    step = Step.WEEK if span is None else step_for(times.step, *span, times.width)
    return VIEWS[view](unit, step, times)


def _river(unit: UnitOfWork, step: Step, times: Times) -> Chart:
    """Return the river; readings of text stand in it only where the settings let them in."""
    own, read = unit.insight.answered(step)
    if not unit.settings.get().draw_readings:
        read = ()
    return river(replace(_written(unit, step, times), answered=own, read=read))


def _muted(unit: UnitOfWork, step: Step, times: Times) -> Chart:
    pages = unit.along.days(tuple(unit.insight.muted()))
    return muted_over_time(pages, _written(unit, step, times))


def _people(unit: UnitOfWork, step: Step, times: Times) -> Chart:
    named = unit.insight.named(TagKind.PERSON, step)
    return people_over_time(named, _written(unit, step, times))


def _written(unit: UnitOfWork, step: Step, times: Times) -> Flow:
    written = unit.insight.written(step)
    begins, today = times.week_begins, times.today
    return Flow((), written, (), step, begins, today, times.step, times.width)


VIEWS: Mapping[View, Callable[[UnitOfWork, Step, Times], Chart]] = {
    View.RIVER: _river,
    View.MUTED: _muted,
    View.PEOPLE_OVER_TIME: _people,
}
"""The views whose columns are weeks, months or years."""
