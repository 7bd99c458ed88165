"""Where the columns of weeks, months or years lie in a drawing, and what stands below them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from journal.domain.drawing import Anchor, Ink, Line, Shape, Size, Text
from journal.domain.insight import marks, periods
from journal.domain.insight.periods import Step

GUTTER = 104.0
"""Where columns begin, behind the names of the lines they stand on."""
_NARROWEST, _WIDEST, _EDGE = 7.0, 44.0, 4.0  # a dot of a pattern fits into the narrowest bar
_ROOM = {Step.WEEK: 86.0, Step.MONTH: 66.0}
_ROOM_FOR_YEAR = 44.0
"""What the name of a column takes."""
_BETWEEN = 0.16
"""The part of a column that is left free on each side of a bar."""


def most_columns(width: float) -> int:
    """Return how many columns can be told apart in a drawing of this width."""
    return max(int((width - GUTTER - _EDGE) // _NARROWEST), 1)


def width_for(columns: int) -> float:
    """Return the least width in which so many columns can be told apart."""
    return GUTTER + _EDGE + columns * _NARROWEST


@dataclass(frozen=True, slots=True)
class TimeAxis:
    """One column for each of `begins`, which are not empty, from `left` on."""

    begins: Sequence[date]
    step: Step
    left: float
    width: float = marks.WIDTH

    @property
    def column(self) -> float:
        """How wide one column is."""
        return min((self.width - self.left - _EDGE) / len(self.begins), _WIDEST)

    @property
    def right(self) -> float:
        """Where the last column ends."""
        return self.left + self.column * len(self.begins)

    def bar(self, at: int) -> tuple[float, float]:
        """Return where the bar of a column begins, and how wide it is."""
        return self.left + (at + _BETWEEN) * self.column, (1 - 2 * _BETWEEN) * self.column

    def ticks(self, top: float, base: float) -> Iterator[Shape]:
        """Yield the names below some columns, as many as have room, and lines between years.

        The lines begin at `top` and end at `base`, the names stand 12 below it.
        """
        every = max(1, -int(-_ROOM.get(self.step, _ROOM_FOR_YEAR) // self.column))
        for at, begin in enumerate(self.begins):
            if self.step in _ROOM and at and self._new_year(at, 1):
                x = self.left + at * self.column
                yield Line(x, top, x, base, Ink.FAINT)
            if at % every == 0:
                words = periods.tick(begin, self.step)
                if self.step in _ROOM and (at == 0 or self._new_year(at, every)):
                    words = f"{words} {begin.year}"
                x, _ = self.bar(at)
                if x + marks.width_of(words) <= self.width:
                    yield Text(x, base + 12, words, size=Size.SMALL, ink=Ink.SOFT)

    def measure(self, floor: float, side: float, one: float) -> Iterator[Shape]:
        """Yield a dashed line at a round number of entries, `side` long at most from `floor`."""
        count = _round_number(abs(side) / one)
        y = floor + count * one * (1 if side > 0 else -1)
        yield Line(self.left, y, self.right, y, dashed=True)
        yield Text(self.left - 6, y + 4, str(count), Anchor.RIGHT, Size.SMALL, Ink.SOFT)

    def _new_year(self, at: int, back: int) -> bool:
        return self.begins[at].year != self.begins[at - back].year


def _round_number(most: float) -> int:
    """Return the largest of 1, 2, 5, 10, 20, 50 and so on that is not above `most`, at least 1."""
    found, power = 1, 1
    while power <= most:
        found = max(each * power for each in (1, 2, 5) if each * power <= most)
        power *= 10
    return found
