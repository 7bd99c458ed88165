"""Weeks, months, years and more, as a calendar has them, those without an entry among them."""

from collections.abc import Iterator
from datetime import date, timedelta
from enum import StrEnum

from journal.domain import days

MOST = 60
"""So many weeks or months are drawn unasked; of more a longer step gives a calmer picture."""
_WEEK = timedelta(days=7)


class Step(StrEnum):
    """What one column of time stands for."""

    WEEK = "week"
    MONTH = "month"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"


_LONGER = {Step.WEEK: Step.MONTH, Step.MONTH: Step.YEAR} | {
    Step.YEAR: Step.DECADE,
    Step.DECADE: Step.CENTURY,
}
_YEARS = {Step.YEAR: 1, Step.DECADE: 10, Step.CENTURY: 100}
NAMES = {
    Step.WEEK: ("week", "weeks"),
    Step.MONTH: ("month", "months"),
    Step.YEAR: ("year", "years"),
    Step.DECADE: ("decade", "decades"),
    Step.CENTURY: ("century", "centuries"),
}
"""One of them, and many."""


def fitting(first: date, last: date, most: int = MOST) -> Step:
    """Return the smallest step of which no more than `most` show the time from first to last."""
    found = possible(Step.WEEK, first, last, min(most, MOST))
    return found if found in (Step.WEEK, Step.MONTH) else possible(Step.YEAR, first, last, most)


def possible(step: Step, first: date, last: date, most: int) -> Step:
    """Return `step`, or a longer one of which no more than `most` are needed; see `fitting`.

    A week cannot be named without guessing the calendar in early times.
    """
    while step in _LONGER and (
        (step is Step.WEEK and not days.has_weekday(first)) or count(step, first, last) > most
    ):
        step = _LONGER[step]
    return step


def count(step: Step, first: date, last: date) -> int:
    """Return how many of them show the time from first to last at most, wherever a week begins."""
    if step is Step.WEEK:
        return -(-(last - first).days // 7) + 1
    if step is Step.MONTH:
        return (last.year - first.year) * 12 + last.month - first.month + 1
    return last.year // _YEARS[step] - first.year // _YEARS[step] + 1


def start(day: date, step: Step, week_begins: int = 0) -> date:
    """Return the first day of the period `day` lies in; a week begins on Monday (0) to Sunday (6).

    The first week of the year 1 is cut at its first day.
    """
    if step in _YEARS:
        return date(max(day.year - day.year % _YEARS[step], 1), 1, 1)
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
    """Return what a period is called: "16 to 22 Nov 2026", "November 2026" or "2020 to 2029"."""
    if step is Step.YEAR:
        return str(begin.year)
    if step in _YEARS:
        return f"{begin.year} to {begin.year - begin.year % _YEARS[step] + _YEARS[step] - 1}"
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
    if first == last:
        return name(first, step)
    begins, ends = name(first, step).partition(" to ")[0], name(last, step).rpartition(" to ")[2]
    return f"{begins} to {ends}"


def tick(begin: date, step: Step) -> str:
    """Return the few signs that stand below a period: "16 Nov", "Nov" or "2026"."""
    if step in _YEARS:
        return str(begin.year)
    day, month, _ = days.short(begin).split(" ")
    return month if step is Step.MONTH else f"{day} {month}"


def _after(begin: date, step: Step) -> date | None:
    """Return the first day of the next period, None where the calendar ends."""
    try:
        if step in _YEARS:
            return date(begin.year - begin.year % _YEARS[step] + _YEARS[step], 1, 1)
        if step is Step.MONTH:
            return date(begin.year + begin.month // 12, begin.month % 12 + 1, 1)
        return begin + _WEEK
    except (ValueError, OverflowError):
        return None


def _last_of_week(begin: date) -> date:
    return date.fromordinal(min(begin.toordinal() + 6, date.max.toordinal()))
