"""Getting ready beforehand: a page before something, and the page after it."""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from journal.domain import days
from journal.domain.entry import Content, EntryId, Kind, Link
from journal.domain.facets import value_of, with_facet, without

BEFORE, AFTER = "before", "after"
"""Kinds of links: what the other page is to this one."""
FOR_DAY, NO_AFTER = "for_day", "no_after"
"""Kinds of facets: the day a page is for, and that no page after it is wanted."""

LINES = ("What might come up", "What my limit is", "How I will leave")
"""The short lines that help to get ready, as headings; each can be left out."""

OFFERED_FOR = timedelta(days=366)
"""How long after it was written a page before something may ask for its after."""
_SOON = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Linked:
    """The pages before a page, and those after it."""

    befores: tuple[EntryId, ...] = ()
    afters: tuple[EntryId, ...] = ()


def day_for(content: Content) -> date | None:
    """Return the day a page is for, None where none was named."""
    try:
        return days.parse(value_of(content.facets, FOR_DAY) or "")
    except ValueError:
        return None


def for_day(content: Content, day: date | None) -> Content:
    """Return the page as one that is for this day."""
    rest = without(content.facets, FOR_DAY)
    return replace(content, facets=rest if day is None else with_facet(rest, FOR_DAY, str(day)))


def no_after(content: Content) -> Content:
    """Return the page as one after which nothing is asked."""
    return replace(content, facets=with_facet(content.facets, NO_AFTER))


def asks_for_after(content: Content, now: datetime) -> bool:
    """Tell whether the page after this one may be offered now: on or after the day it is for.

    Without a named day that is the day after the page's own; on the very day not within an hour of
    writing.
    """
    if content.kind is not Kind.BEFORE or value_of(content.facets, NO_AFTER) is not None:
        return False
    day = day_for(content) or content.day + timedelta(days=1)
    written = content.written_at.replace(tzinfo=None)
    rested = now.replace(tzinfo=None) - written >= _SOON
    return now.date() > day or (now.date() == day and rested)


def after_of(before: str, blank: Content) -> Content:
    """Return a new page as the one after the page with the uuid `before`."""
    return replace(blank, kind=Kind.AFTER, links=(*blank.links, Link(BEFORE, before)))


def before_of(content: Content) -> str | None:
    """Return the uuid of the page before this one, None where it has none."""
    return next((link.to for link in content.links if link.kind == BEFORE), None)
