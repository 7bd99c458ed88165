"""What becomes of days: they stay, become months, or all move by one number of days."""

import secrets
from typing import Final

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QSpinBox, QWidget

from journal.domain.moved_days import Dates
from journal.domain.redaction_form import MOST_DAYS
from journal.ui.kit import labels
from journal.ui.kit.choice import Choice

_LEAST: Final = 40
_MORE: Final = 320


class Days(QWidget):
    """Asks how days are told; the footer of the file says which it is."""

    changed = Signal(object, int)
    """How days are told, and by how many they are moved."""

    def __init__(self) -> None:
        super().__init__()
        self.choice: Choice[Dates] = Choice(
            "Days",
            {
                Dates.KEPT: "Days stay",
                Dates.MONTHS: "Only months",
                Dates.MOVED: "All moved by the same number of days",
            },
        )
        self.by = QSpinBox()
        self.by.setRange(-MOST_DAYS, MOST_DAYS)
        self.by.setSuffix(" days")
        self.by.setAccessibleName("Days that all are moved by")
        self.by.setKeyboardTracking(False)
        self.by.setButtonSymbols(QSpinBox.ButtonSymbols.NoButtons)
        row = labels.horizontal(self.by, None)
        self.setLayout(labels.vertical(self.choice, row, spacing=4))
        self.choice.chosen.connect(self._choose)
        self.by.valueChanged.connect(self._move)
        self.show_days(Dates.KEPT, 0)

    def show_days(self, dates: Dates, by: int) -> None:
        """Show how days are told, telling nobody."""
        self.choice.set_value(dates)
        self.by.blockSignals(True)
        self.by.setValue(by)
        self.by.blockSignals(False)
        self.by.setVisible(dates is Dates.MOVED)

    @Slot()
    def _choose(self) -> None:
        dates = self.choice.value or Dates.KEPT
        self.changed.emit(dates, self.by.value() or _some_days() if dates is Dates.MOVED else 0)

    @Slot()
    def _move(self) -> None:
        self.changed.emit(Dates.MOVED, self.by.value() or _some_days())


def _some_days() -> int:
    """Return a number of days that nobody can guess, back in time so that no day is to come."""
    return -(_LEAST + secrets.randbelow(_MORE))
