"""The day a page is about: large above it, and a button that lets another day be named in place."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QDate, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from journal.domain import days
from journal.ui.kit import labels
from journal.ui.kit.announce import announce
from journal.ui.kit.words import Button
from journal.ui.writing.day_choice import day_field, day_in, put_day

TO_COME = "This day is still to come. That is fine."
LONG_AGO = "So long ago a weekday hangs on the calendar of the place, so none is named."
_LEAST = 80
_PADDING = 8


class _DayButton(Button):
    """Says the day with its weekday where there is room, and shorter where there is none."""

    def __init__(self) -> None:
        super().__init__()
        labels.dress(self, "date")
        # As wide as the day with its weekday, and narrower where there is no room for that.
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._day = date.min

    def show_day(self, day: date) -> None:
        self._day = day
        self.setAccessibleName(f"{days.spoken(day)}. Change the day")
        self._fit()

    def minimumSizeHint(self) -> QSize:
        return QSize(_LEAST, super().minimumSizeHint().height())

    def sizeHint(self) -> QSize:
        room = self.fontMetrics().horizontalAdvance(days.spoken(self._day)) + _PADDING
        return QSize(room, super().sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        room, measure = self.width() - _PADDING, self.fontMetrics().horizontalAdvance
        forms = (days.spoken(self._day), days.plain(self._day))
        wanted = next((form for form in forms if measure(form) <= room), days.short(self._day))
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            wanted = f"\u2068{wanted}\u2069"  # begins with a figure, and has its own direction
        if wanted != self.text():
            self.setText(wanted)


class DateLine(QWidget):
    """Shows a day; a press makes a field of it, where Enter keeps another day and Escape none."""

    day_named = Signal(object)
    """Another day than before was named by the person."""
    turned = Signal(bool)
    """Whether another day is being named."""

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__()
        self._today = today
        self._day = date.min
        self.button = _DayButton()
        self.field = day_field("The day this page is about")
        self.keep = labels.button("Use this day")
        self.leave = labels.button("Leave it as it was", "quiet")
        self.said = labels.text("", "meta")
        self._row = QWidget()
        flow = labels.FlowLayout(spacing=8)
        for part in (self.field, self.keep, self.leave):
            flow.addWidget(part)
        self._row.setLayout(labels.vertical(flow, self.said, spacing=4))
        self.setLayout(labels.vertical(labels.horizontal(self.button, None), self._row))
        self.button.setToolTip("Change the day")
        self.button.clicked.connect(self.open)
        self.keep.clicked.connect(self._keep)
        self.leave.clicked.connect(self.close_field)
        self.field.dateChanged.connect(self._say)
        self._turn(editing=False)

    def show_day(self, day: date) -> None:
        """Show this day; a field that was open for another one closes."""
        if day != self._day or self._row.isHidden():
            self._day = day
            self.button.show_day(day)
            self._turn(editing=False)

    def open(self) -> None:
        """Let another day be named."""
        put_day(self.field, self._day)
        self._say(self.field.date())
        self._turn(editing=True)
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.field.selectAll()

    def close_field(self) -> None:
        """Leave the day as it was."""
        self._turn(editing=False)
        self.button.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keep what stands in the field by Enter, leave it by Escape."""
        held = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if self._row.isHidden() or held:
            super().keyPressEvent(event)
        elif event.key() == Qt.Key.Key_Escape:
            self.close_field()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._keep()
        else:
            super().keyPressEvent(event)

    def _keep(self) -> None:
        self.field.interpretText()
        day = day_in(self.field)
        self.close_field()
        if day != self._day:
            self.day_named.emit(day)

    def _turn(self, *, editing: bool) -> None:
        self.button.setVisible(not editing)
        self._row.setVisible(editing)
        if not editing:
            self.said.setText("")
        self.turned.emit(editing)

    def _say(self, held: QDate) -> None:
        day = date(held.year(), held.month(), held.day())
        note = TO_COME if day > self._today() else "" if days.has_weekday(day) else LONG_AGO
        words = f"{days.spoken(day)}. {note}".strip()
        self.said.setText(words)
        if not self._row.isHidden():
            announce(self, words)
