"""Days and spans of days in words, as they stand over a list and as a screen reader says them."""

from collections.abc import Sequence
from datetime import date

from journal.domain import days
from journal.domain.along import Along, Mark
from journal.domain.months import Month


def pages_words(pages: int) -> str:
    """Return a number of pages in words and figures."""
    if not pages:
        return "no page"
    return "1 page" if pages == 1 else f"{pages:,} pages"


def days_words(number: int) -> str:
    """Return a number of days in words and figures."""
    return "1 day" if number == 1 else f"{number:,} days"


def day_words(day: date) -> str:
    """Return a day without its year, such as "Tuesday 4 March"."""
    return days.spoken(day).removesuffix(f" {day.year}")


def spoken_day(day: date, pages: int, marks: Sequence[Mark] = (), *, today: bool = False) -> str:
    """Return what a day says of itself, such as "Tuesday 4 March, 2 pages"."""
    here = ", today" if today else ""
    said = f"{day_words(day)}{here}, {pages_words(pages)}"
    return ". ".join([said, *(mark.words for mark in marks)])


def span_words(first: date, last: date, pages: int) -> str:
    """Return a day or a month with its number of pages."""
    named = days.spoken(first) if first == last else Month.of(first).words
    return f"{named}, {pages_words(pages)}"


def month_words(month: Month, along: Along) -> str:
    """Return a month with its pages, such as "March 2026, 12 pages on 9 days"."""
    pages = along.count(month.first, month.last)
    if not pages:
        return f"{month.words}, no page"
    number = len(along.within(month.first, month.last))
    return f"{month.words}, {pages_words(pages)} on {days_words(number)}"
