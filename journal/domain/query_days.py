"""Days as they are typed in a search: a year, a month of it, or a day."""

import re
from datetime import date, timedelta

from journal.domain.query import Between

_WRITTEN = re.compile(r"(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?")


def within(written: str) -> Between | None:
    """Return the days that 1665, 1665-09 or 1665-09-07 stands for; None for anything else."""
    found = _WRITTEN.fullmatch(written)
    if found is None:
        return None
    year, month, day = found.groups()
    try:
        first = date(int(year), int(month or "1"), int(day or "1"))
        return Between(first, first if day else _last(int(year), int(month or "12")))
    except ValueError:
        return None


def before(written: str) -> Between | None:
    """Return all days before those; None where there are none."""
    found = within(written)
    if found is None or found.since is None or found.since == date.min:
        return None
    return Between(until=found.since - timedelta(days=1))


def after(written: str) -> Between | None:
    """Return all days after those; None where there are none."""
    found = within(written)
    if found is None or found.until is None or found.until == date.max:
        return None
    return Between(since=found.until + timedelta(days=1))


def _last(year: int, month: int) -> date:
    if month == 12:
        return date(year, 12, 31)
    return date(year, month + 1, 1) - timedelta(days=1)
