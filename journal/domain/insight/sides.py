"""Rows of two sides around one line each, with the other answers beside them: all on one scale."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from journal.domain.drawing import Anchor, Drawing, Line, Shape, Size, Text
from journal.domain.insight import marks, saying
from journal.domain.insight.answers import LABELS, WORDS, ByLabel, Ids
from journal.domain.insight.chart import Cell, Table
from journal.domain.labels import Label

_SIDE, _LANE, _FIGURE = 84.0, 62.0, 36.0
_HEAD, _ROW, _BAR, _GAP, _ABOVE = 26.0, 34.0, 14.0, 12.0, 24.0
_LANES = (Label.MIXED, Label.NONE, Label.UNCLEAR)


@dataclass(frozen=True, slots=True)
class Row:
    """A name with the entries of each label; names of one drawing differ."""

    name: str
    answers: ByLabel


def key(name: str, label: Label) -> str:
    """Return the key of the entries of one row and one label."""
    return f"{label.value}/{name}"


@dataclass(frozen=True, slots=True)
class _Frame:
    """Where everything lies in a width: names beside the bars, above them, or the lanes below too.

    `deep` is how far the lanes stand below the two sides, 0 where they stand beside them.
    """

    middle: float
    side: float
    lanes: tuple[float, float, float]
    lane: float
    above: float
    deep: float

    @property
    def row(self) -> float:
        """How high one row is."""
        return _ROW + self.above + self.deep

    @property
    def head(self) -> float:
        """How high the names of the labels are."""
        return _HEAD + self.deep

    def start(self, label: Label) -> float:
        """Return where the bars of a label begin."""
        if label not in _LANES:
            return self.middle
        return self.lanes[_LANES.index(label)]

    def room(self, row: Row, one: float, width: float) -> float:
        """Return how long the name of a row may be: beside, up to the figure of what was chosen."""
        if self.above:
            return width
        count = len(row.answers.get(Label.CHOSEN, ()))
        return self.middle - count * one - marks.width_of(saying.number(count)) - 6 - _GAP


def _narrow(width: float, figure: float) -> _Frame:
    # The longest of the lanes' names comes first, the shortest last.
    lanes = (1.0, 0.36 * width, 0.7 * width)
    middle, lane = width / 2, 0.3 * width - figure
    return _Frame(middle, middle - figure, lanes, lane, _ABOVE, _ROW - 6)


def _wide(width: float, figure: float, *, above: bool) -> _Frame:
    pitch = _LANE + _FIGURE
    left = width - len(_LANES) * pitch + (_GAP if above else 16) - (figure - _FIGURE)
    side = (left - 2 * figure - 12) / 2 if above else _SIDE
    lanes = (left, left + pitch, left + 2 * pitch)
    return _Frame(
        left - 12 - figure - side, side, lanes, pitch - figure, _ABOVE if above else 0.0, 0.0
    )


def _frame(rows: Sequence[Row], width: float) -> _Frame:
    """Return the frame in which no name is cut that could be read whole in another one."""
    longest = marks.width_of(saying.number(max(_lengths(rows, LABELS), default=0)))
    figure = max(_FIGURE, longest + _GAP)
    if width < marks.ROOMY:
        return _narrow(width, figure)
    beside = _wide(width, figure, above=False)
    one = _one(rows, beside)
    names = all(marks.width_of(row.name) <= beside.room(row, one, width) for row in rows)
    if width >= marks.WIDTH and names:
        return beside
    return _wide(width, figure, above=True)


def _one(rows: Sequence[Row], frame: _Frame) -> float:
    """Return how long one entry is drawn."""
    return min(
        marks.one(frame.side, _lengths(rows, (Label.CHOSEN, Label.INVOLUNTARY))),
        marks.one(frame.lane, _lengths(rows, _LANES)),
    )


def drawing(rows: Sequence[Row], width: float) -> Drawing:
    """Return these rows, the first on top."""
    frame = _frame(rows, width)
    one = _one(rows, frame)
    shapes: list[Shape] = list(_heads(frame))
    for at, row in enumerate(rows):
        top = frame.head + at * frame.row
        name = marks.fitted(row.name, frame.room(row, one, width))
        shapes.append(Text(0, top + (_ABOVE - 4 if frame.above else _ROW / 2 + 5), name))
        shapes += _bars(row, top + frame.above + _ROW / 2, frame, one)
    height = frame.head + frame.row * len(rows) + 4
    return Drawing(width, height, tuple(shapes), one)


def table(first: str, rows: Sequence[Row]) -> Table:
    """Return the same rows as numbers; `first` is what the names stand for."""
    return Table(
        (first, *(WORDS[label] for label in LABELS)),
        tuple((Cell(row.name), *(_cell(row, label) for label in LABELS)) for row in rows),
    )


def entries(rows: Sequence[Row]) -> Mapping[str, Ids]:
    """Return the entries behind every bar."""
    return {key(row.name, label): ids for row in rows for label, ids in row.answers.items() if ids}


def _cell(row: Row, label: Label) -> Cell:
    ids = row.answers.get(label, ())
    return Cell(saying.number(len(ids)), key(row.name, label) if ids else "")


def _lengths(rows: Sequence[Row], labels: Sequence[Label]) -> list[int]:
    return [len(row.answers.get(label, ())) for row in rows for label in labels]


def _heads(frame: _Frame) -> Iterator[Text]:
    yield marks.heading(WORDS[Label.CHOSEN], frame.middle - 8, 12, Anchor.RIGHT)
    yield marks.heading(WORDS[Label.INVOLUNTARY], frame.middle + 8, 12)
    for label in _LANES:
        yield marks.heading(WORDS[label], frame.start(label), 12 + (18 if frame.deep else 0))


def _bars(row: Row, level: float, frame: _Frame, one: float) -> Iterator[Shape]:
    """Yield the bars of a row, each from its line; `level` is the middle of the two sides."""
    half = _ROW / 2
    for start in (frame.middle, *map(frame.start, _LANES)):
        deep = frame.deep if start != frame.middle else 0.0
        yield Line(start, level + deep - half + 2, start, level + deep + half - 2)
    for label in LABELS:
        top = level - _BAR / 2 + (frame.deep if label in _LANES else 0)
        count, start = len(row.answers.get(label, ())), frame.start(label)
        long, of, base = count * one, key(row.name, label), top + _BAR - 2
        chosen = label is Label.CHOSEN
        yield from marks.bar(label, start - long if chosen else start, top, long, _BAR, of)
        end = start - long - 6 if chosen else start + long + 6
        anchor = Anchor.RIGHT if chosen else Anchor.LEFT
        yield Text(end, base, saying.number(count), anchor, Size.SMALL)
