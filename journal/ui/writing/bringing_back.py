"""Whether this page may be brought back one day."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from journal.domain import days
from journal.domain.resurfacing import BringBack, Resurface
from journal.ui.kit import labels
from journal.ui.kit.drop_down import DropDown
from journal.ui.writing.day_choice import day_field, day_in, put_day

LATER = "later"
"""Stands for a day before which a page is not brought back."""
BACK = {
    BringBack.NEVER.value: "Never bring this page back",
    BringBack.ASKED.value: "Bring it back only when I ask",
    LATER: "Not before a day",
}


def decided_words(decided: Resurface) -> str:
    """Return how the line under the date says it, empty where nothing was decided."""
    if decided is None:
        return ""
    if isinstance(decided, date):
        return f"not brought back before {days.plain(decided)}"
    return "never brought back" if decided is BringBack.NEVER else "brought back only when I ask"


def a_year_on(today: date) -> date:
    """Return a day to begin from where one is to be named."""
    return today.replace(year=min(today.year + 1, date.max.year), day=1)


class BringingBack(QWidget):
    """Never, only when asked, or not before a day; to be seen once one of them was chosen."""

    chosen = Signal(object)

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__()
        self._today = today
        self.which = DropDown("Bringing this page back")
        for value, words in BACK.items():
            self.which.addItem(words, value)
        self.day = day_field("Not before")
        flow = labels.FlowLayout(spacing=8)
        flow.addWidget(self.which)
        flow.addWidget(self.day)
        self.setLayout(flow)
        self.which.activated.connect(self._choose)
        self.day.dateChanged.connect(lambda _: self.chosen.emit(day_in(self.day)))

    def show_decided(self, decided: Resurface) -> None:
        """Show what was decided, telling nobody."""
        later = isinstance(decided, date)
        self.which.setCurrentIndex(self.which.findData(LATER if later else decided))
        self.day.setVisible(later)
        if isinstance(decided, date):
            put_day(self.day, decided)
        self.setVisible(decided is not None)
        self.updateGeometry()

    def _choose(self) -> None:
        value = self.which.currentData()
        later = day_in(self.day) if self.day.isVisible() else a_year_on(self._today())
        self.chosen.emit(later if value == LATER else BringBack(value))
