"""How a view is counted, where a person can choose: by which step, sorted how, beside what."""

from collections.abc import Sequence
from enum import StrEnum
from typing import TypeVar

from PySide6.QtCore import QSignalBlocker, QSize, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QWidget

from journal.domain.insight.beside import Beside
from journal.domain.insight.multiples import Sorted
from journal.domain.insight.periods import Step
from journal.ui.kit import labels
from journal.ui.kit.drop_down import DropDown

E = TypeVar("E", bound=StrEnum)
_SHORT = 24
"""Letters of a short line."""

STEPS = (
    ("Whatever fits", None),
    ("Week by week", Step.WEEK),
    ("Month by month", Step.MONTH),
    ("Year by year", Step.YEAR),
)
ORDERS = (
    ("Most entries first", Sorted.MOST),
    ("By name", Sorted.NAME),
    ("Most chosen first", Sorted.CHOSEN),
    ("Most involuntary first", Sorted.INVOLUNTARY),
)
BESIDES = (
    ("Beside involuntary", Beside.INVOLUNTARY),
    ("Beside chosen", Beside.CHOSEN),
    ("Beside some of both", Beside.MIXED),
    ("Beside no distance", Beside.NONE),
    ("Beside muted feelings", Beside.MUTED),
)


class Lines(DropDown):
    """A list to choose from that the wheel passes by, so that scrolling counts nothing anew.

    Where its longest line has no room it grows narrower, not the page wider.
    """

    def minimumSizeHint(self) -> QSize:
        """Ask for the room of a short line at least."""
        least = super().minimumSizeHint()
        short = self.fontMetrics().averageCharWidth() * _SHORT
        return QSize(min(least.width(), short), least.height())

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page."""
        event.ignore()


class Option(QWidget):
    """A choice above a picture; what was chosen is forgotten at lock."""

    changed = Signal()

    def stops(self) -> list[QWidget]:
        """Return what Tab stops at, in order."""
        raise NotImplementedError

    def clear(self) -> None:
        """Be as at first, without telling."""
        raise NotImplementedError


class OneOf(Option):
    """One line chosen from a few."""

    def __init__(self, name: str, lines: Sequence[tuple[str, StrEnum | None]]) -> None:
        super().__init__()
        self._values = [value for _, value in lines]
        self.box = Lines(name)
        self.box.addItems([words for words, _ in lines])
        self.box.currentIndexChanged.connect(self.changed)
        self.setLayout(labels.horizontal(self.box))

    def value(self, kind: type[E]) -> E | None:
        """Return what is chosen, None where the line stands for no choice."""
        value = self._values[self.box.currentIndex()]
        return value if isinstance(value, kind) else None

    def stops(self) -> list[QWidget]:
        """Return the list of lines."""
        return [self.box]

    def clear(self) -> None:
        """Choose the first line again."""
        with QSignalBlocker(self.box):
            self.box.setCurrentIndex(0)
