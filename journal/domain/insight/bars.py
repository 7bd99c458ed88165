"""Bars from one line, each beside its name: so many of so many."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from journal.domain.drawing import Drawing, Ink, Line, Pattern, Rect, Shape, Size, Text
from journal.domain.insight import marks

_NAMES, _LONG, _ROW, _BAR, _TOP, _ABOVE = 200.0, 380.0, 32.0, 14.0, 8.0, 20.0


@dataclass(frozen=True, slots=True)
class Bar:
    """A count under its name; `of` is its key, `figure` what stands at its end."""

    name: str
    count: int
    figure: str
    ink: Ink
    pattern: Pattern
    of: str


def drawing(bars: Sequence[Bar], whole: int, width: float) -> Drawing:
    """Return these bars on one scale, each inside an outline of `whole` where there is one.

    In little room the names stand above the bars.
    """
    above = width < marks.ROOMY
    left, high = (1.0, _ROW + _ABOVE) if above else (_NAMES, _ROW)
    figures = max(marks.width_of(bar.figure) for bar in bars)
    room = min(_LONG, width - left - figures - 8)
    one = marks.one(room, (whole, *(bar.count for bar in bars)))
    shapes: list[Shape] = []
    for at, bar in enumerate(bars):
        bottom = _TOP + (at + 1) * high - (_ROW - _BAR) / 2
        base = bottom - _BAR - 7 if above else bottom - 2
        shapes.append(Text(0, base, marks.fitted(bar.name, width if above else _NAMES - 12)))
        shapes += _bar(bar, left, bottom, one, whole)
    height = _TOP + high * len(bars) + 4
    line = Line(left, _TOP, left, height - 4)
    return Drawing(width, height, tuple(shapes) if above else (*shapes, line), one)


def _bar(bar: Bar, left: float, bottom: float, one: float, whole: int) -> Iterator[Shape]:
    top, long = bottom - _BAR, bar.count * one
    if whole:
        yield Rect(left, top, whole * one, _BAR, Ink.AXIS, Pattern.HOLLOW)
    if long:
        yield Rect(left, top, long, _BAR, bar.ink, bar.pattern, bar.of)
    yield Text(left + max(long, whole * one) + 8, bottom - 2, bar.figure, size=Size.SMALL)
