"""What a view shows: a drawing, the same in words, the same as a table, and the entries behind."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from math import inf
from types import MappingProxyType

from journal.domain.drawing import Drawing
from journal.domain.entry import EntryId
from journal.domain.insight.marks import WIDTH

NOBODY: Mapping[str, tuple[EntryId, ...]] = MappingProxyType({})
"""No entries behind anything."""
_NOUGHT = "0"


class View(StrEnum):
    """The ways of looking at what was answered."""

    RIVER = "river"
    TAGS = "tags"
    PEOPLE = "people"
    PLACES = "places"
    THEMES = "themes"
    EVENT = "event"
    BESIDE = "beside"
    CHOICE = "choice"
    PROTECTED = "protected"
    LIKINGS = "likings"
    GONE_AROUND = "gone_around"
    MOMENTS = "moments"
    MUTED = "muted"
    PEOPLE_OVER_TIME = "people_over_time"


OPT_IN = frozenset({View.MUTED, View.PEOPLE_OVER_TIME})
"""Views that are off until a person turns them on."""


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in one place of a table; `of` is the key of the entries behind it, if any."""

    words: str
    of: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """The numbers of a drawing; each row holds as many cells as the header, its name first."""

    header: tuple[str, ...] = ()
    rows: tuple[tuple[Cell, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Chart:
    """One view: `said` is all of it in words, and says what to do where there is nothing to draw.

    `rule` is how it was counted, shown beside the drawing. `lay` draws it in so much width, the
    same counts with the same keys; it is None where there is too little to draw. `entries` holds
    the ids behind each `of` of the drawing and the table. `brief` is what stands beside a drawing
    that shows its other figures itself, empty where `said` is short enough. From the first length
    of `fits` up to the second, time is rightly divided.
    """

    title: str
    said: str
    rule: str = ""
    lay: Callable[[float], Drawing] | None = None
    table: Table = Table()
    entries: Mapping[str, tuple[EntryId, ...]] = field(default_factory=lambda: NOBODY)
    brief: str = ""
    fits: tuple[float, float] = (0, inf)

    @property
    def drawing(self) -> Drawing | None:
        """The drawing in its usual width."""
        return None if self.lay is None else self.lay(WIDTH)

    @property
    def beside(self) -> str:
        """What stands in words beside the drawing, or in its place where nothing is drawn."""
        return self.brief or self.said


def without_empty(table: Table, always: Collection[str]) -> Table:
    """Return a table without the columns that hold only noughts, but for those to be kept."""
    kept = [
        at
        for at, name in enumerate(table.header)
        if not at or name in always or any(row[at].words != _NOUGHT for row in table.rows)
    ]
    rows = tuple(tuple(row[at] for at in kept) for row in table.rows)
    return Table(tuple(table.header[at] for at in kept), rows)


def names(chart: Chart) -> Mapping[str, str]:
    """Return what each key of a shape stands for, such as "March 2026, Chosen: 4"."""
    return {
        cell.of: f"{row[0].words}, {column}: {cell.words}"
        for row in chart.table.rows
        for column, cell in zip(chart.table.header, row, strict=True)
        if cell.of
    }
