"""Where each page of a file stands, one below the other, at any zoom."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import accumulate

from PySide6.QtCore import QRectF

from journal.export.leaf import Leaf


class Places:
    """Pages in a column with a gap around each; lengths are pixels but where they say points."""

    def __init__(self, leaves: Sequence[Leaf], gap: int = 16) -> None:
        self._leaves = leaves
        self._gap = gap
        self._above = list(accumulate((leaf.height for leaf in leaves), initial=0.0))
        self._widest = max((leaf.width for leaf in leaves), default=1.0)
        self._room = 0.0
        self.scale = 1.0
        """Pixels of a point."""

    def __len__(self) -> int:
        return len(self._leaves)

    def lay_out(self, room: float, widest: float, zoom: float) -> None:
        """Make the widest page `zoom` times as wide as the room, and at most as wide as `widest`.

        At most holds for a zoom of 1.
        """
        free = max(room - 2 * self._gap, 32)
        self.scale = min(free, widest) * zoom / self._widest
        self._room = max(room, self._widest * self.scale + 2 * self._gap)

    @property
    def width(self) -> float:
        """The width of all, gaps included."""
        return self._room

    @property
    def height(self) -> float:
        """The height of all, gaps included."""
        return self.box(len(self) - 1).bottom() + self._gap if self._leaves else 0.0

    def box(self, page: int) -> QRectF:
        """Return where a page stands; one narrower than others stands in the middle."""
        leaf = self._leaves[page]
        wide, high = leaf.width * self.scale, leaf.height * self.scale
        top = self._above[page] * self.scale + self._gap * (page + 1)
        return QRectF((self._room - wide) / 2, top, wide, high)

    def between(self, top: float, bottom: float) -> range:
        """Return the pages of which something stands between two heights."""
        if not self._leaves:
            return range(0)
        pages = range(len(self))
        first = bisect_right(pages, top, key=lambda page: self.box(page).bottom())
        last = bisect_left(pages, bottom, key=lambda page: self.box(page).top())
        return range(first, last)
