"""Where a step leads from a day or a month: along weeks, years, or lines that are a month each."""

from bisect import bisect_left
from datetime import date
from enum import StrEnum

from journal.domain.along import Along
from journal.domain.months import WEEK, Month, has_weekdays, moved

MONTHS_ACROSS = 4
"""Months of a year that stand side by side."""
_YEAR = 12


class Step(StrEnum):
    """A way on from where someone is: to a neighbour, an end, or a place with pages."""

    BEFORE = "before"
    AFTER = "after"
    ABOVE = "above"
    BELOW = "below"
    START = "start"
    END = "end"
    PART_BEFORE = "part_before"
    PART_AFTER = "part_after"
    YEAR_BEFORE = "year_before"
    YEAR_AFTER = "year_after"
    PAGES_BEFORE = "pages_before"
    PAGES_AFTER = "pages_after"
    FIRST = "first"
    LAST = "last"


_BY_DAYS = {Step.BEFORE: -1, Step.AFTER: 1, Step.ABOVE: -WEEK, Step.BELOW: WEEK}
_BY_MONTHS = {
    Step.PART_BEFORE: -1,
    Step.PART_AFTER: 1,
    Step.YEAR_BEFORE: -_YEAR,
    Step.YEAR_AFTER: _YEAR,
}
_IN_A_YEAR = {
    Step.BEFORE: -1,
    Step.AFTER: 1,
    Step.ABOVE: -MONTHS_ACROSS,
    Step.BELOW: MONTHS_ACROSS,
    Step.PART_BEFORE: -_YEAR,
    Step.PART_AFTER: _YEAR,
    Step.YEAR_BEFORE: -_YEAR,
    Step.YEAR_AFTER: _YEAR,
}
_BY_LINES = {
    Step.ABOVE: -1,
    Step.BELOW: 1,
    Step.PART_BEFORE: -_YEAR,
    Step.PART_AFTER: _YEAR,
    Step.YEAR_BEFORE: -_YEAR,
    Step.YEAR_AFTER: _YEAR,
}


def in_weeks(day: date, step: Step, along: Along, first: int) -> date:
    """Return where a step leads on a month of weeks that begin with weekday `first`."""
    if step in _BY_DAYS:
        return moved(day, _BY_DAYS[step])
    if step in _BY_MONTHS:
        return Month.of(day).shifted(_BY_MONTHS[step]).at(day.day)
    if step in (Step.START, Step.END):
        known = has_weekdays(Month.of(day))
        into = (day.weekday() - first) % WEEK if known else (day.day - 1) % WEEK
        return moved(day, -into if step is Step.START else WEEK - 1 - into)
    return _to_pages(day, step, along)


def in_year(month: Month, step: Step, along: Along) -> Month:
    """Return where a step leads on a year of months."""
    if step in _IN_A_YEAR:
        return month.shifted(_IN_A_YEAR[step])
    if step in (Step.START, Step.END):
        return Month(month.year, 1 if step is Step.START else _YEAR)
    edge = month.last if step is Step.PAGES_AFTER else month.first
    found = _to_pages(edge, step, along)
    return month if found == edge else Month.of(found)


def in_lines(day: date, step: Step, along: Along) -> date:
    """Return where a step leads on lines that are a month each, which pass over empty months."""
    month = Month.of(day)
    if step in _BY_LINES:
        return _line(along, month, _BY_LINES[step]).at(day.day)
    if step is Step.START:
        return month.first
    if step is Step.END:
        return month.last
    if step is Step.BEFORE:
        earlier = _line(along, month, -1)
        return moved(day, -1) if day > month.first else min(day, earlier.last)
    if step is Step.AFTER:
        later = _line(along, month, 1)
        return moved(day, 1) if day < month.last else max(day, later.first)
    return _to_pages(day, step, along)


def _line(along: Along, month: Month, by: int) -> Month:
    if not along.months:
        return month
    at = bisect_left(along.months, month) + by
    return along.months[min(max(at, 0), len(along.months) - 1)]


def _to_pages(day: date, step: Step, along: Along) -> date:
    if not along.days:
        return day
    if step in (Step.FIRST, Step.LAST):
        return along.days[0 if step is Step.FIRST else -1]
    return along.beside(day, 1 if step is Step.PAGES_AFTER else -1) or day
