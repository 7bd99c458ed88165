"""Muted entries along time, for someone who asked for them: counts, and nothing made of them."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import partial

from journal.domain.drawing import Drawing, Ink, Line, Pattern, Rect
from journal.domain.entry import EntryId
from journal.domain.insight import marks, periods, saying
from journal.domain.insight.answers import Ids
from journal.domain.insight.chart import Cell, Chart, Table
from journal.domain.insight.columns import Column, Flow, columns, fits, laid, step_of
from journal.domain.insight.periods import Step
from journal.domain.insight.time_axis import GUTTER, TimeAxis

_TITLE = "Muted entries over time"
_HIGH, _TOP = 120.0, 10.0
_LEGEND = (
    ("Muted", Ink.UNCLEAR, Pattern.DOTTED),
    ("All entries", Ink.AXIS, Pattern.HOLLOW),
)
_HOW = (
    "Outlines are all entries of a time, dots the muted ones among them. What a time was like, and"
    " why, is yours to say."
)


def muted_over_time(muted: Sequence[tuple[date, EntryId]], flow: Flow) -> Chart:
    """Return how many entries of each period were muted; `flow` holds all that were written."""
    rule = f"{_HOW} {saying.MUTED} {saying.RULE}"
    found, step, held = columns(flow), step_of(flow), laid(muted, flow)
    if not found:
        return Chart(_TITLE, saying.NOTHING_WRITTEN, rule)
    if not held:
        return Chart(_TITLE, "No entry is muted by an answer of yours.", rule)
    entries = {_key(begin): ids for begin, ids in held.items()}
    lay, table = partial(_drawing, found, held, step), _table(found, held, step)
    said = _said(found, held, step, flow)
    return Chart(_TITLE, said, rule, lay, table, entries, fits=fits(flow))


def _said(found: Sequence[Column], held: Mapping[date, Ids], step: Step, flow: Flow) -> str:
    one, many = periods.NAMES[step]
    muted = sum(map(len, held.values()))
    written = sum(each.written for each in found)
    return (
        f"{saying.divided(flow.asked, step, found[0].begin, found[-1].begin)}"
        f" Muted: {saying.entries(muted)}, in {saying.counted(len(held), one, many)}."
        f" Entries in all: {saying.number(written)}."
        f"{saying.not_over(found[-1].begin, step, flow.today)}"
    )


def _table(found: Sequence[Column], held: Mapping[date, Ids], step: Step) -> Table:
    rows = []
    for each in found:
        count = len(held.get(each.begin, ()))
        muted = Cell(saying.number(count), _key(each.begin) if count else "")
        whole = Cell(saying.number(each.written))
        rows.append((Cell(periods.name(each.begin, step)), muted, whole))
    return Table((periods.NAMES[step][0].capitalize(), "Muted", "Entries"), tuple(rows))


def _key(begin: date) -> str:
    return f"{begin.isoformat()}/muted"


def _drawing(
    found: Sequence[Column], held: Mapping[date, Ids], step: Step, width: float
) -> Drawing:
    axis = TimeAxis([each.begin for each in found], step, GUTTER, width)
    most = max(each.written for each in found)
    one = marks.one(_HIGH, (most,))
    floor = _TOP + most * one
    ticks = floor + 8
    legend, last = marks.legend(_LEGEND, GUTTER, ticks + 38, width)
    shapes = (
        *axis.measure(floor, -most * one, one),
        Line(GUTTER, floor, axis.right, floor),
        marks.heading("Entries", 0, floor - 2),
        *axis.ticks(_TOP, ticks),
        *(bar for at, each in enumerate(found) for bar in _bars(at, each, held, axis, one, floor)),
        *legend,
    )
    return Drawing(width, last + 8, shapes, one)


def _bars(
    at: int, each: Column, held: Mapping[date, Ids], axis: TimeAxis, one: float, floor: float
) -> Iterator[Rect]:
    x, wide = axis.bar(at)
    high = len(held.get(each.begin, ())) * one
    if each.written:
        whole = each.written * one
        yield Rect(x, floor - whole, wide, whole, Ink.AXIS, Pattern.HOLLOW)
    if high:
        yield Rect(x, floor - high, wide, high, Ink.UNCLEAR, Pattern.DOTTED, _key(each.begin))
