"""Which people entries name, along time, for someone who asked for it: counts on one scale."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from journal.domain.drawing import Anchor, Drawing, Ink, Line, Pattern, Rect, Shape, Size, Text
from journal.domain.insight import marks, periods, saying
from journal.domain.insight.answers import Ids
from journal.domain.insight.chart import Cell, Chart, Table
from journal.domain.insight.columns import Flow, columns, fits, step_of
from journal.domain.insight.periods import Step
from journal.domain.insight.time_axis import TimeAxis
from journal.domain.tags import name_key

MOST_DRAWN = 12
"""People that are drawn, those on the most entries; the table holds them all."""
_TITLE = "People over time"
_NAMES, _ROW, _HIGH, _TOP, _ABOVE = 150.0, 48.0, 32.0, 8.0, 18.0
_RULE = (
    "Each bar is as long as the number of entries that name someone, on one scale; what is nested"
    " below a name stands by itself. A page that names nobody says nothing about how close anyone"
    " is. What you see in it is yours to say."
)
_NOBODY = "No entry names a person. Ctrl+T adds one on the page."


@dataclass(frozen=True, slots=True)
class Named:
    """The entries of one period that carry a name; `since` is a day of that period."""

    name: str
    since: date
    entries: Ids


Row = tuple[str, Mapping[date, Ids]]


def people_over_time(named: Sequence[Named], flow: Flow) -> Chart:
    """Return how many entries of each period name each person; `flow` holds all written ones."""
    step = step_of(flow)
    rows = _rows(named, step, flow.week_begins)
    if not rows:
        return Chart(_TITLE, _NOBODY if flow.written else saying.NOTHING_WRITTEN, _RULE)
    begins = [each.begin for each in columns(flow)]
    drawn = rows[:MOST_DRAWN]
    brief = (
        f"{saying.divided(flow.asked, step, begins[0], begins[-1])}"
        f" {saying.counted(len(rows), 'person is', 'people are')} named."
    )
    if len(rows) > len(drawn):
        brief += f" The {len(drawn)} on the most entries are drawn; the table holds them all."
    brief += saying.not_over(begins[-1], step, flow.today)
    said = " ".join((brief, *(_said(row, step) for row in drawn)))
    entries = {_key(name, begin): ids for name, held in rows for begin, ids in held.items()}
    lay, table = partial(_drawing, drawn, begins, step), _table(rows, step)
    return Chart(_TITLE, said, _RULE, lay, table, entries, brief, fits(flow))


def _rows(named: Sequence[Named], step: Step, week_begins: int) -> list[Row]:
    found: dict[str, dict[date, Ids]] = {}
    for each in named:
        held = found.setdefault(each.name, {})
        begin = periods.start(each.since, step, week_begins)
        held[begin] = (*held.get(begin, ()), *each.entries)
    return sorted(found.items(), key=lambda row: (-_total(row), name_key(row[0])))


def _total(row: Row) -> int:
    return sum(map(len, row[1].values()))


def _said(row: Row, step: Step) -> str:
    times = saying.counted(len(row[1]), *periods.NAMES[step])
    return f"{row[0]}: {saying.entries(_total(row))}, in {times}."


def _key(name: str, begin: date) -> str:
    return f"{begin.isoformat()}/{name}"


def _table(rows: Sequence[Row], step: Step) -> Table:
    cells = tuple(
        (
            Cell(f"{name}, {periods.name(begin, step)}"),
            Cell(saying.number(len(ids)), _key(name, begin)),
        )
        for name, held in rows
        for begin, ids in sorted(held.items())
    )
    return Table((f"Person and {periods.NAMES[step][0]}", "Entries"), cells)


def _drawing(rows: Sequence[Row], begins: Sequence[date], step: Step, width: float) -> Drawing:
    """Return a line for each person; in little room the names stand above the lines."""
    above = width < marks.ROOMY
    axis = TimeAxis(begins, step, 0.0 if above else _NAMES, width)
    one = marks.one(_HIGH, (len(ids) for _, held in rows for ids in held.values()))
    high = _ROW + _ABOVE if above else _ROW
    bottom = _TOP + high * len(rows) + 4
    shapes: list[Shape] = list(axis.ticks(_TOP, bottom))
    for at, row in enumerate(rows):
        floor = _TOP + high * (at + 1) - 6
        shapes += _named_above(row, floor, width) if above else _named_beside(row, floor)
        shapes += _bars(row, floor, axis, one)
    return Drawing(width, bottom + 20, tuple(shapes), one)


def _named_beside(row: Row, floor: float) -> Iterator[Text]:
    yield Text(0, floor - 12, marks.fitted(row[0], _NAMES - 12))
    yield Text(0, floor + 3, saying.entries(_total(row)), size=Size.SMALL, ink=Ink.SOFT)


def _named_above(row: Row, floor: float, width: float) -> Iterator[Text]:
    count, base = saying.entries(_total(row)), floor - _HIGH - 8
    yield Text(0, base, marks.fitted(row[0], width - marks.width_of(count) - 12))
    yield Text(width, base, count, Anchor.RIGHT, Size.SMALL, Ink.SOFT)


def _bars(row: Row, floor: float, axis: TimeAxis, one: float) -> Iterator[Shape]:
    name, held = row
    yield Line(axis.left, floor, axis.right, floor)
    for column, begin in enumerate(axis.begins):
        x, wide = axis.bar(column)
        if ids := held.get(begin, ()):
            high = len(ids) * one
            of = _key(name, begin)
            yield Rect(x, floor - high, wide, high, Ink.SOFT, Pattern.SOLID, of)
