"""A day that may stay unnamed."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtWidgets import QDateEdit, QWidget

from journal.ui.kit import labels
from journal.ui.kit.drop_down import DropDown

_UNNAMED, _NAMED = 0, 1


def day_field(name: str) -> QDateEdit:
    """Return a field for a day; one that is being typed is told once it stands whole."""
    field = QDateEdit()
    field.setAccessibleName(name)
    field.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # else its year stands last
    field.setDisplayFormat("yyyy-MM-dd")
    field.setDateRange(QDate(1, 1, 1), QDate(9999, 12, 31))
    field.setCalendarPopup(True)
    field.setKeyboardTracking(False)
    return field


def day_in(field: QDateEdit) -> date:
    """Return the day a field holds."""
    held = field.date()
    return date(held.year(), held.month(), held.day())


def put_day(field: QDateEdit, day: date) -> None:
    """Show a day, telling nobody."""
    field.blockSignals(True)
    field.setDate(QDate(day.year, day.month, day.day))
    field.blockSignals(False)


class DayChoice(QWidget):
    """No day, or one of the person's choice; only a person's act is told."""

    chosen = Signal(object)
    """The day, None for none."""

    def __init__(
        self,
        name: str,
        words: tuple[str, str],
        today: Callable[[], date],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._today = today
        self._which = DropDown(name)
        self._which.addItems(list(words))
        self._day = day_field(f"{name}: the day")
        flow = labels.FlowLayout(spacing=8)
        flow.addWidget(self._which)
        flow.addWidget(self._day)
        self.setLayout(flow)
        self._which.activated.connect(self._choose)
        self._day.dateChanged.connect(self._tell)
        self.show_day(None)

    @property
    def value(self) -> date | None:
        """The day that is named, None for none."""
        if self._which.currentIndex() == _UNNAMED:
            return None
        return day_in(self._day)

    def show_day(self, day: date | None) -> None:
        """Show this day, or that none is named, telling nobody."""
        self._which.setCurrentIndex(_UNNAMED if day is None else _NAMED)
        self._day.setVisible(day is not None)
        if day is not None:
            put_day(self._day, day)
        self.updateGeometry()

    def enter(self) -> None:
        """Put the focus where a day is named."""
        self._which.setFocus()

    def name_day(self, day: date | None) -> None:
        """Name a day as the person does."""
        self.show_day(day)
        self._tell()

    def _choose(self, index: int) -> None:
        if (index == _UNNAMED) != (self._day.isHidden()):
            self.name_day(None if index == _UNNAMED else self._today())

    def _tell(self) -> None:
        self.chosen.emit(self.value)
