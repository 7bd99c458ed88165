"""What becomes of days: they stay, become months, or all move by one number of days."""

import secrets
from typing import Final

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QLineEdit, QWidget

from journal.domain.moved_days import Dates
from journal.domain.redaction_form import MOST_DAYS
from journal.ui.kit import labels
from journal.ui.kit.choice import Choice

_UNIT: Final = "days; below zero is earlier"
_LEAST: Final = 40
_MORE: Final = 320
_WIDE: Final = 120
"""Pixels of a number of days."""


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
        self.by = QLineEdit()
        self.by.setValidator(QIntValidator(-MOST_DAYS, MOST_DAYS, self))
        self.by.setAccessibleName("Days that all are moved by")
        self.by.setMaximumWidth(_WIDE)
        self._row = QWidget()
        self._row.setLayout(labels.horizontal(self.by, labels.text(_UNIT, "meta"), None, spacing=8))
        self.setLayout(labels.vertical(self.choice, self._row, spacing=4))
        self.choice.chosen.connect(self._choose)
        self.by.editingFinished.connect(self._move)
        self.show_days(Dates.KEPT, 0)

    def show_days(self, dates: Dates, by: int) -> None:
        """Show how days are told, telling nobody."""
        self.choice.set_value(dates)
        self.by.setText(str(by) if by else "")
        self._row.setVisible(dates is Dates.MOVED)

    @Slot()
    def _choose(self) -> None:
        dates = self.choice.value or Dates.KEPT
        by = int(self.by.text() or 0) or _some_days()
        self.changed.emit(dates, by if dates is Dates.MOVED else 0)

    @Slot()
    def _move(self) -> None:
        by = int(self.by.text() or 0)
        if by:
            self.changed.emit(Dates.MOVED, by)


def _some_days() -> int:
    """Return a number of days that nobody can guess, back in time so that no day is to come."""
    return -(_LEAST + secrets.randbelow(_MORE))
