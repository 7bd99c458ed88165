"""Pages along time: by their days, with what was marked beside them."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from journal.domain.entry import EntryId, Facet
from journal.domain.facets import KINDS, day_and_words
from journal.domain.months import Month
from journal.domain.tags import Tag

_KINDS = {kind.name: kind for kind in KINDS}
_KEPT_IN = {"outlet", "treated", "past_hurt"}
"""Kinds that are not set beside other pages: who gave them did so for that page alone."""
_SHOWN = _KINDS.keys() - _KEPT_IN


@dataclass(frozen=True, slots=True)
class Mark:
    """A circumstance of a page on the day it is about; `own` are the person's words beside it."""

    day: date
    kind: str
    own: str = ""

    @property
    def words(self) -> str:
        """What it says, such as "Medicine or dose changed: 20 to 40 mg"."""
        name = _KINDS[self.kind].words
        return f"{name}: {self.own}" if self.own else name


@dataclass(frozen=True, slots=True)
class Along:
    """The pages of a result by their days, and the marks beside them.

    `days` are the days with pages, the earliest first; `months` those with pages or marks.
    """

    pages: Mapping[date, tuple[EntryId, ...]] = field(default_factory=dict)
    marks: Mapping[date, tuple[Mark, ...]] = field(default_factory=dict)
    days: tuple[date, ...] = ()
    months: tuple[Month, ...] = ()

    def on(self, day: date) -> tuple[EntryId, ...]:
        """Return the pages of a day, in the order of the result."""
        return self.pages.get(day, ())

    def marked(self, day: date) -> tuple[Mark, ...]:
        """Return the marks of a day."""
        return self.marks.get(day, ())

    def within(self, first: date, last: date) -> tuple[date, ...]:
        """Return the days with pages from `first` to `last`, both included."""
        return self.days[bisect_left(self.days, first) : bisect_right(self.days, last)]

    def count(self, first: date, last: date) -> int:
        """Return how many pages there are from `first` to `last`, both included."""
        return sum(len(self.pages[day]) for day in self.within(first, last))

    def beside(self, day: date, step: int) -> date | None:
        """Return the next day with pages, or with a `step` of -1 the one before; None past them."""
        at = bisect_right(self.days, day) if step > 0 else bisect_left(self.days, day) - 1
        return self.days[at] if 0 <= at < len(self.days) else None


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page as it is read among others; a covered one holds no text, and an unnamed no title."""

    id: EntryId
    day: date
    title: str = ""
    tags: tuple[Tag, ...] = ()
    body: str = ""
    covered: bool = False
    unnamed: bool = False


def along(pages: Iterable[tuple[date, EntryId]], marks: Iterable[Mark]) -> Along:
    """Put pages and marks in their days; within a day they keep their order."""
    by_day: dict[date, list[EntryId]] = {}
    for day, id in pages:
        by_day.setdefault(day, []).append(id)
    marked: dict[date, dict[Mark, None]] = {}
    for mark in marks:
        marked.setdefault(mark.day, {})[mark] = None
    every = tuple(sorted(by_day))
    months = {(day.year, day.month) for day in (*every, *marked)}
    return Along(
        {day: tuple(ids) for day, ids in by_day.items()},
        {day: tuple(each) for day, each in marked.items()},
        every,
        tuple(Month(*each) for each in sorted(months)),
    )


def plain_marks(marked: Iterable[tuple[date, str]]) -> list[Mark]:
    """Return one mark for each kind that was marked on a day without words, where it makes one."""
    return [Mark(day, kind) for day, kind in dict.fromkeys(marked) if kind in _SHOWN]


def mark_of(day: date, facet: Facet, *, covered: bool) -> Mark | None:
    """Return the mark that a facet of a page of `day` makes, None where it makes none.

    A dated one stands on its own day. Beside a covered page no words of the person stand.
    """
    if facet.kind not in _SHOWN:
        return None
    kind = _KINDS[facet.kind]
    named, own = day_and_words(facet.value) if kind.dated else (None, facet.value)
    return Mark(named or day, kind.name, "" if covered else own.strip())
