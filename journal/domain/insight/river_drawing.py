"""The river as shapes: two sides of one scale, and quiet lanes below for all other answers."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from journal.domain.drawing import Drawing, Ink, Line, Pattern, Rect, Shape
from journal.domain.insight import marks
from journal.domain.insight.answers import LABELS, WORDS, Ids
from journal.domain.insight.columns import Column
from journal.domain.insight.periods import Step
from journal.domain.insight.time_axis import GUTTER, TimeAxis
from journal.domain.labels import Label

_SIDE, _TOP, _GAP = 120.0, 10.0, 26.0
_LEGEND = tuple((WORDS[label], marks.INKS[label], marks.PATTERNS[label]) for label in LABELS)
_LANES = (Label.NONE, Label.UNCLEAR)
_READ_SIDES = (Label.CHOSEN, Label.INVOLUNTARY, Label.MIXED)


@dataclass(frozen=True, slots=True)
class _Frame:
    """Where everything lies; `one` is how long one entry is drawn."""

    one: float
    axis: TimeAxis
    middle: float
    side: float
    lanes: Mapping[Label, float]
    read: float
    ticks: float


def key(begin: date, label: Label, *, read: bool = False) -> str:
    """Return the key of the entries of one column and one label."""
    return f"{begin.isoformat()}/{'read/' if read else ''}{label.value}"


def drawing(columns: Sequence[Column], step: Step, width: float) -> Drawing:
    """Return the river of these columns, which are not empty."""
    axis = TimeAxis([each.begin for each in columns], step, GUTTER, width)
    frame = _frame(columns, axis)
    shapes = (*_ground(frame), *frame.axis.ticks(_TOP, frame.ticks))
    shapes += tuple(shape for at, each in enumerate(columns) for shape in _bars(at, each, frame))
    legend, last = marks.legend(_LEGEND, GUTTER, frame.ticks + 38, width)
    return Drawing(width, last + 8, (*shapes, *legend), frame.one)


def _side(held: Mapping[Label, Ids], label: Label) -> float:
    """Return how many entries long one side is, those of both sides counting half."""
    return len(held.get(label, ())) + len(held.get(Label.MIXED, ())) / 2


def _highest(held: Mapping[Label, Ids]) -> float:
    return max(_side(held, Label.CHOSEN), _side(held, Label.INVOLUNTARY))


def _frame(columns: Sequence[Column], axis: TimeAxis) -> _Frame:
    highest = max(_highest(each.own) for each in columns)
    read = max(_highest(each.read) for each in columns)
    lanes = {label: max(len(each.own.get(label, ())) for each in columns) for label in _LANES}
    one = marks.one(_SIDE, (highest, read, *lanes.values()))
    side = max(highest * one, 28.0)
    middle = _TOP + side
    bottom, floors = middle + side, dict[Label, float]()
    for label, most in lanes.items():
        if most:
            bottom += _GAP + most * one
            floors[label] = bottom
    centre = bottom + _GAP + read * one if read else 0.0
    ticks = (centre + read * one if read else bottom) + 26
    return _Frame(one, axis, middle, side, floors, centre, ticks)


def _bars(at: int, each: Column, frame: _Frame) -> Iterator[Shape]:
    x, wide = frame.axis.bar(at)
    tall = {label: len(ids) * frame.one for label, ids in each.own.items()}
    half, middle = tall.get(Label.MIXED, 0.0) / 2, frame.middle
    chosen, fell = tall.get(Label.CHOSEN, 0.0), tall.get(Label.INVOLUNTARY, 0.0)
    places = {
        Label.CHOSEN: (middle - half - chosen, chosen),
        Label.INVOLUNTARY: (middle + half, fell),
        Label.MIXED: (middle - half, 2 * half),
    }
    places |= {
        label: (floor - tall.get(label, 0.0), tall.get(label, 0.0))
        for label, floor in frame.lanes.items()
    }
    for label, (y, height) in places.items():
        yield from marks.bar(label, x, y, wide, height, key(each.begin, label))
    yield from _read(each, x, wide, frame)
    if each.written:
        middle_of = x + wide / 2
        yield Line(middle_of, frame.ticks - 9, middle_of, frame.ticks - 3, Ink.SOFT)


def _read(each: Column, x: float, wide: float, frame: _Frame) -> Iterator[Shape]:
    """Yield what was read from text alone: broken outlines around a line of their own."""
    tall = {label: len(ids) * frame.one for label, ids in each.read.items()}
    half = tall.get(Label.MIXED, 0.0) / 2
    tops = {
        Label.CHOSEN: frame.read - half - tall.get(Label.CHOSEN, 0.0),
        Label.INVOLUNTARY: frame.read + half,
        Label.MIXED: frame.read - half,
    }
    for label in _READ_SIDES:
        if height := tall.get(label, 0.0):
            of = key(each.begin, label, read=True)
            yield Rect(x, tops[label], wide, height, marks.INKS[label], Pattern.DASHED, of)


def _ground(frame: _Frame) -> Iterator[Shape]:
    """Yield the lines that bars stand on, their names, and one length to compare with."""
    left, right, middle = GUTTER, frame.axis.right, frame.middle
    yield from _measure(frame)
    yield Line(left, middle, right, middle)
    yield marks.heading(WORDS[Label.CHOSEN], 0, middle - 10)
    yield marks.heading(WORDS[Label.INVOLUNTARY], 0, middle + 18)
    for label, floor in frame.lanes.items():
        yield Line(left, floor, right, floor)
        yield marks.heading(WORDS[label], 0, floor - 2)
    if frame.read:
        yield Line(left, frame.read, right, frame.read, dashed=True)
        yield marks.heading("Read from text", 0, frame.read - 6)
        yield marks.heading("not counted", 0, frame.read + 10)
    yield marks.heading("Written on", 0, frame.ticks - 2)


def _measure(frame: _Frame) -> Iterator[Shape]:
    for sign in (-1, 1):
        yield from frame.axis.measure(frame.middle, sign * frame.side, frame.one)
