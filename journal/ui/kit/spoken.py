"""Moments, sizes and counts as a person would say them."""

from datetime import datetime, timedelta

from journal.domain import days

_MEGABYTE = 1_000_000


def moment(when: datetime, now: datetime) -> str:
    """Return `when` as seen from `now`, in its time zone, such as "today at 19:04"."""
    here = when.astimezone(now.tzinfo)
    time = f"{here:%H:%M}"
    if here.date() == now.date():
        return f"today at {time}"
    if here.date() == now.date() - timedelta(days=1):
        return f"yesterday at {time}"
    return f"{days.plain(here.date())} at {time}"


def day(when: datetime, now: datetime) -> str:
    """Return the day of `when` in the time zone of `now`, such as "12 March 2026"."""
    return days.plain(when.astimezone(now.tzinfo).date())


def entries(count: int) -> str:
    """Return "1 entry" or "212 entries"."""
    return "1 entry" if count == 1 else f"{count:,} entries"


def backups(count: int) -> str:
    """Return "1 backup" or "3 backups"."""
    return "1 backup" if count == 1 else f"{count:,} backups"


def size(octets: int) -> str:
    """Return a size in MB, such as "1.4 MB"; one digit after the point below 10 MB."""
    megabytes = octets / _MEGABYTE
    return f"{megabytes:,.0f} MB" if megabytes >= 10 else f"{max(megabytes, 0.1):.1f} MB"


def capital(words: str) -> str:
    """Return `words` with a capital at their beginning."""
    return words[:1].upper() + words[1:]
