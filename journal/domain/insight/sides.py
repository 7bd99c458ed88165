"""Rows of two sides around one line each, with the other answers beside them: all on one scale."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from journal.domain.drawing import Anchor, Drawing, Line, Shape, Size, Text
from journal.domain.insight import marks, saying
from journal.domain.insight.answers import LABELS, WORDS, ByLabel, Ids
from journal.domain.insight.chart import Cell, Table
from journal.domain.labels import Label

_NAMES, _SIDE, _LANE, _FIGURE = 150.0, 84.0, 62.0, 36.0
_HEAD, _ROW, _BAR, _GAP = 26.0, 34.0, 14.0, 12.0
_LANES = (Label.MIXED, Label.NONE, Label.UNCLEAR)
_MIDDLE = _NAMES + _FIGURE + _SIDE


@dataclass(frozen=True, slots=True)
class Row:
    """A name with the entries of each label; names of one drawing differ."""

    name: str
    answers: ByLabel


def key(name: str, label: Label) -> str:
    """Return the key of the entries of one row and one label."""
    return f"{label.value}/{name}"


def drawing(rows: Sequence[Row]) -> Drawing:
    """Return these rows, the first on top."""
    one = min(
        marks.one(_SIDE, _lengths(rows, (Label.CHOSEN, Label.INVOLUNTARY))),
        marks.one(_LANE, _lengths(rows, _LANES)),
    )
    height = _HEAD + _ROW * len(rows) + 4
    shapes = (
        *_ground(height),
        *(shape for at, row in enumerate(rows) for shape in _row(at, row, one)),
    )
    return Drawing(marks.WIDTH, height, shapes, one)


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


def _room(row: Row, one: float) -> float:
    """Return how long the name of a row may be: up to the figure of what was chosen."""
    count = len(row.answers.get(Label.CHOSEN, ()))
    return _MIDDLE - count * one - marks.width_of(saying.number(count)) - 6 - _GAP


def _lengths(rows: Sequence[Row], labels: Sequence[Label]) -> list[int]:
    return [len(row.answers.get(label, ())) for row in rows for label in labels]


def _lane(label: Label) -> float:
    """Return where the bars of a label beside the two sides begin."""
    return _MIDDLE + _SIDE + _FIGURE + 12 + _LANES.index(label) * (_LANE + _FIGURE)


def _ground(height: float) -> Iterator[Shape]:
    yield marks.heading(WORDS[Label.CHOSEN], _MIDDLE - 8, 12, Anchor.RIGHT)
    yield marks.heading(WORDS[Label.INVOLUNTARY], _MIDDLE + 8, 12)
    for x in (_MIDDLE, *map(_lane, _LANES)):
        yield Line(x, _HEAD - 6, x, height - 4)
    for label in _LANES:
        yield marks.heading(WORDS[label], _lane(label), 12)


def _row(at: int, row: Row, one: float) -> Iterator[Shape]:
    top = _HEAD + at * _ROW + (_ROW - _BAR) / 2
    base = top + _BAR - 2
    yield Text(0, base, marks.fitted(row.name, _room(row, one)))
    for label in LABELS:
        count = len(row.answers.get(label, ()))
        long, of = count * one, key(row.name, label)
        figure = saying.number(count)
        if label is Label.CHOSEN:
            yield from marks.bar(label, _MIDDLE - long, top, long, _BAR, of)
            yield Text(_MIDDLE - long - 6, base, figure, Anchor.RIGHT, Size.SMALL)
        else:
            begin = _MIDDLE if label is Label.INVOLUNTARY else _lane(label)
            yield from marks.bar(label, begin, top, long, _BAR, of)
            yield Text(begin + long + 6, base, figure, Anchor.LEFT, Size.SMALL)
