"""Weeks, months and years as a calendar has them, those in which nothing was written among them."""

from collections.abc import Iterator
from datetime import date, timedelta
from enum import StrEnum

from journal.domain import days

_MOST_WEEKS, _MOST_MONTHS = 60, 60
"""So many are drawn before they become too narrow to be told apart."""
_MOST_DRAWN = 1500
"""So many are drawn where the person asks for a step that does not fit."""
_WEEK = timedelta(days=7)


class Step(StrEnum):
    """What one column of time stands for."""

    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


NAMES = {
    Step.WEEK: ("week", "weeks"),
    Step.MONTH: ("month", "months"),
    Step.YEAR: ("year", "years"),
}
"""One of them, and many."""


def fitting(first: date, last: date) -> Step:
    """Return the smallest step in which the time from `first` to `last` can still be seen whole."""
    length = last - first
    if length < _WEEK * _MOST_WEEKS and days.has_weekday(first):
        return Step.WEEK
    months = (last.year - first.year) * 12 + last.month - first.month
    return Step.MONTH if months < _MOST_MONTHS else Step.YEAR


def possible(step: Step, first: date, last: date) -> Step:
    """Return `step`, or a longer one where it is not to be drawn.

    A week cannot be named without guessing the calendar in early times. Of far more than a
    thousand columns, as one mistyped year makes them, no picture is painted.
    """
    months = (last.year - first.year) * 12 + last.month - first.month
    if step is Step.WEEK and (not days.has_weekday(first) or last - first > _WEEK * _MOST_DRAWN):
        step = Step.MONTH
    return Step.YEAR if step is Step.MONTH and months > _MOST_DRAWN else step


def start(day: date, step: Step, week_begins: int = 0) -> date:
    """Return the first day of the period `day` lies in; a week begins on Monday (0) to Sunday (6).

    The first week of the year 1 is cut at its first day.
    """
    if step is Step.YEAR:
        return date(day.year, 1, 1)
    if step is Step.MONTH:
        return date(day.year, day.month, 1)
    back = (day.weekday() - week_begins) % 7
    return date.fromordinal(max(day.toordinal() - back, 1))


def every(first: date, last: date, step: Step, week_begins: int = 0) -> Iterator[date]:
    """Yield the first day of every period from that of `first` to that of `last`."""
    at: date | None = start(first, step, week_begins)
    while at is not None and at <= last:
        yield at
        at = _after(at, step)


def name(begin: date, step: Step) -> str:
    """Return what a period is called: "16 to 22 Nov 2026", "November 2026" or "2026"."""
    if step is Step.YEAR:
        return str(begin.year)
    if step is Step.MONTH:
        return days.plain(begin).partition(" ")[2]
    last, first = _last_of_week(begin), days.short(begin)
    if last.year == begin.year:
        first = str(begin.day) if last.month == begin.month else first.rpartition(" ")[0]
    return f"{first} to {days.short(last)}"


def is_over(begin: date, step: Step, today: date) -> bool:
    """Tell whether a period has ended before `today`."""
    after = _after(begin, step)
    return after is not None and after <= today


def from_to(first: date, last: date, step: Step) -> str:
    """Return what the time from one period to another is called, both with it."""
    if step is Step.WEEK:
        return f"{days.plain(first)} to {days.plain(_last_of_week(last))}"
    return name(first, step) if first == last else f"{name(first, step)} to {name(last, step)}"


def tick(begin: date, step: Step) -> str:
    """Return the few signs that stand below a period: "16 Nov", "Nov" or "2026"."""
    if step is Step.YEAR:
        return str(begin.year)
    day, month, _ = days.short(begin).split(" ")
    return month if step is Step.MONTH else f"{day} {month}"


def _after(begin: date, step: Step) -> date | None:
    """Return the first day of the next period, None where the calendar ends."""
    try:
        if step is Step.YEAR:
            return date(begin.year + 1, 1, 1)
        if step is Step.MONTH:
            return date(begin.year + begin.month // 12, begin.month % 12 + 1, 1)
        return begin + _WEEK
    except (ValueError, OverflowError):
        return None


def _last_of_week(begin: date) -> date:
    return date.fromordinal(min(begin.toordinal() + 6, date.max.toordinal()))
