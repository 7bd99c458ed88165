"""The day an entry is about, and the clock that says what day it is."""

from datetime import date, datetime
from typing import Protocol

# Britain and its colonies changed calendars here; for older days the written date is kept, and a
# weekday computed by today's calendar would be wrong.
_WEEKDAYS_FROM = date(1752, 9, 14)
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


class Clock(Protocol):
    """Says what time it is; tests and the demo bring their own."""

    def now(self) -> datetime:
        """Return the present moment with its time zone."""
        ...


def parse(written: str) -> date:
    """Return the day of an ISO 8601 date such as 1665-09-07; the year may be 1 to 9999.

    Raises ValueError when `written` is not such a date.
    """
    day = date.fromisoformat(written)
    if day.isoformat() != written:  # other forms of the standard, such as 2026-W48-1
        msg = "a day is written YYYY-MM-DD"
        raise ValueError(msg)
    return day


def has_weekday(day: date) -> bool:
    """Tell whether a weekday can be named without guessing which calendar was meant."""
    return day >= _WEEKDAYS_FROM


def spoken(day: date) -> str:
    """Return the day in words, such as "Monday 23 November 2026"."""
    return f"{_WEEKDAYS[day.weekday()]} {plain(day)}" if has_weekday(day) else plain(day)


def plain(day: date) -> str:
    """Return the day in words without its weekday, such as "23 November 2026"."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def short(day: date) -> str:
    """Return the day with three letters of its month, such as "23 Nov 2026"."""
    return f"{day.day} {_MONTHS[day.month - 1][:3]} {day.year}"
