"""Which day is looked around: something the person marked with a day, or a day they name."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta

from PySide6.QtCore import QDate, QSignalBlocker, QTimer
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QDateEdit, QWidget

from journal.domain import days
from journal.domain.insight.event import Event
from journal.ui.insight.options import Lines, Option
from journal.ui.kit import labels

NO_DAY, OWN_DAY = "Choose a day", "A day of your own"
_MONTH = timedelta(days=30)
_CALLED = "A day you named"
TYPING_RESTS = 300
"""Milliseconds without a key after which a typed day counts."""


class EventOption(Option):
    """Offers what has a day, newest first, and a field for any other day."""

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__()
        self._today = today
        self._events: tuple[Event, ...] = ()
        self.cleared = 0
        """How often everything was forgotten; what was asked for before comes too late."""
        self.box = Lines("Before and after which day")
        self.box.setSizeAdjustPolicy(Lines.SizeAdjustPolicy.AdjustToContents)
        self.day = _Day()
        self.day.setAccessibleName("The day")
        self.day.setDisplayFormat("yyyy-MM-dd")
        self.day.setDateRange(QDate(1, 1, 1), QDate(9999, 12, 31))
        self.day.setCalendarPopup(True)
        self._typing = QTimer(self, singleShot=True, interval=TYPING_RESTS)
        self._typing.timeout.connect(self.changed)
        self.setLayout(labels.horizontal(self.box, self.day, spacing=8))
        self.clear()
        self.box.currentIndexChanged.connect(self._choose)
        self.day.dateChanged.connect(self._typing.start)

    def offer(self, events: Sequence[Event]) -> None:
        """Offer these, with the same one chosen as before where it is still there.

        At first it is the newest one with a month behind it: after the last days there is little.
        """
        before = self.chosen()
        self._events = tuple(events)
        with QSignalBlocker(self.box):
            own = self.box.currentText() == OWN_DAY
            self.box.clear()
            if not events:
                self.box.addItem(NO_DAY)
            self.box.addItems([f"{each.words}, {days.plain(each.day)}" for each in events])
            self.box.addItem(OWN_DAY)
            if own:
                self.box.setCurrentIndex(self.box.count() - 1)
            else:
                self.box.setCurrentIndex(self._row_of(before))
        self._show_field()

    def chosen(self) -> Event | None:
        """Return what is chosen, None where nothing is."""
        if self.box.currentText() == OWN_DAY:
            chosen = self.day.date()
            return Event(date(chosen.year(), chosen.month(), chosen.day()), _CALLED)
        at = self.box.currentIndex()
        return self._events[at] if 0 <= at < len(self._events) else None

    def stops(self) -> list[QWidget]:
        """Return the list of days, and the field."""
        return [self.box, self.day]

    def clear(self) -> None:
        """Offer nothing, and name no day."""
        self._typing.stop()
        self.cleared += 1
        self._events = ()
        with QSignalBlocker(self.box), QSignalBlocker(self.day):
            self.box.clear()
            self.box.addItems([NO_DAY, OWN_DAY])
            self.day.setDate(self.day.minimumDate())
        self._show_field()

    def _row_of(self, before: Event | None) -> int:
        if before in self._events:
            return self._events.index(before)
        past = self._today() - _MONTH
        return next((at for at, each in enumerate(self._events) if each.day <= past), 0)

    def _choose(self) -> None:
        if self.box.currentText() == OWN_DAY and self.day.date() == self.day.minimumDate():
            today = self._today()
            with QSignalBlocker(self.day):
                self.day.setDate(QDate(today.year, today.month, today.day))
        self._show_field()
        self.changed.emit()

    def _show_field(self) -> None:
        self.day.setVisible(self.box.currentText() == OWN_DAY)


class _Day(QDateEdit):
    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page."""
        event.ignore()
