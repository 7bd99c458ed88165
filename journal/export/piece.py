"""A piece of a finished file that holds words."""

from dataclasses import dataclass

from journal.domain.rechecked import Where


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that belong together, and where; `pages` are the code points at which each page begins.

    Those that are `raw` are no words but bytes, one sign each.
    """

    where: Where
    text: str
    pages: tuple[int, ...] = ()
    raw: bool = False

    def page(self, at: int) -> int | None:
        """Return the page, counted from 1, of what stands at `at`; None where there are none."""
        return sum(start <= at for start in self.pages) or None
