"""Which days are meant: a span up to today, or two days of the person's choice."""

from collections.abc import Callable
from datetime import date, timedelta

from PySide6.QtCore import QDate, Signal
from PySide6.QtWidgets import QDateEdit, QWidget

from journal.ui.kit import labels
from journal.ui.kit.drop_down import DropDown

_ALWAYS, _BETWEEN = "Any day", "From day to day"
_SPANS = {"Last 7 days": 7, "Last 30 days": 30, "Last 12 months": 365}


class Period(QWidget):
    """Gives a first and a last day, None where there is no limit."""

    changed = Signal()

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self._span = DropDown("Days")
        self._span.addItems([_ALWAYS, *_SPANS, _BETWEEN])
        self._first = _day_field("First day")
        self._last = _day_field("Last day")
        self.setLayout(labels.horizontal(self._span, self._first, self._last, spacing=8))
        self._show_fields()
        self._span.currentTextChanged.connect(self._choose)
        for field in (self._first, self._last):
            field.dateChanged.connect(self.changed)

    @property
    def words(self) -> str:
        """What is chosen, empty for any day."""
        return "" if self._span.currentText() == _ALWAYS else self._span.currentText()

    @property
    def last_days(self) -> int:
        """How many days up to today are meant, 0 where it is not such a span."""
        return _SPANS.get(self._span.currentText(), 0)

    def choose_last(self, days: int) -> None:
        """Mean so many days up to today, any day where no such span is offered."""
        words = (words for words, length in _SPANS.items() if length == days)
        self._span.setCurrentText(next(words, _ALWAYS))

    def limits(self) -> tuple[date | None, date | None]:
        """Return the first and the last day that are meant."""
        words = self._span.currentText()
        if words in _SPANS:
            return self._today() - timedelta(days=_SPANS[words] - 1), None
        if words == _BETWEEN:
            return _day(self._first), _day(self._last)
        return None, None

    def clear(self) -> None:
        """Mean any day again."""
        self._span.setCurrentText(_ALWAYS)

    def _choose(self, words: str) -> None:
        if words == _BETWEEN:
            today = self._today()
            for field, day in ((self._first, today - timedelta(days=30)), (self._last, today)):
                field.blockSignals(True)
                field.setDate(QDate(day.year, day.month, day.day))
                field.blockSignals(False)
        self._show_fields()
        self.changed.emit()

    def _show_fields(self) -> None:
        for field in (self._first, self._last):
            field.setVisible(self._span.currentText() == _BETWEEN)


def _day_field(name: str) -> QDateEdit:
    field = QDateEdit()
    field.setAccessibleName(name)
    field.setDisplayFormat("yyyy-MM-dd")
    field.setDateRange(QDate(1, 1, 1), QDate(9999, 12, 31))
    field.setCalendarPopup(True)
    return field


def _day(field: QDateEdit) -> date:
    chosen = field.date()
    return date(chosen.year(), chosen.month(), chosen.day())
