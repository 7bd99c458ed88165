"""Bars from one line, each beside its name: so many of so many."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from journal.domain.drawing import Drawing, Ink, Line, Pattern, Rect, Shape, Size, Text
from journal.domain.insight import marks

_NAMES, _LONG, _ROW, _BAR, _TOP = 200.0, 380.0, 32.0, 14.0, 8.0


@dataclass(frozen=True, slots=True)
class Bar:
    """A count under its name; `of` is its key, `figure` what stands at its end."""

    name: str
    count: int
    figure: str
    ink: Ink
    pattern: Pattern
    of: str


def drawing(bars: Sequence[Bar], whole: int = 0) -> Drawing:
    """Return these bars on one scale, each inside an outline of `whole` where there is one."""
    one = marks.one(_LONG, (whole, *(bar.count for bar in bars)))
    height = _TOP + _ROW * len(bars) + 4
    shapes = [shape for at, bar in enumerate(bars) for shape in _bar(at, bar, one, whole)]
    line = Line(_NAMES, _TOP, _NAMES, height - 4)
    return Drawing(marks.WIDTH, height, (*shapes, line), one)


def _bar(at: int, bar: Bar, one: float, whole: int) -> Iterator[Shape]:
    top = _TOP + at * _ROW + (_ROW - _BAR) / 2
    base, long = top + _BAR - 2, bar.count * one
    yield Text(0, base, marks.fitted(bar.name, _NAMES - 12))
    if whole:
        yield Rect(_NAMES, top, whole * one, _BAR, Ink.AXIS, Pattern.HOLLOW)
    if long:
        yield Rect(_NAMES, top, long, _BAR, bar.ink, bar.pattern, bar.of)
    yield Text(_NAMES + max(long, whole * one) + 8, base, bar.figure, size=Size.SMALL)
