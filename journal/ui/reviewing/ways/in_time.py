"""Calendar and timeline: they lead to a day or a month, and the list shows its pages."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from journal.domain.along import Along
from journal.domain.entry import EntryId
from journal.services.looking import Looking
from journal.ui.kit import labels
from journal.ui.kit.theme import Theme
from journal.ui.reviewing.ways.calendar import Calendar
from journal.ui.reviewing.ways.timeline import Timeline
from journal.ui.reviewing.ways.words import span_words


class InTime(QWidget):
    """Tells which of the pages found lie in the part of time that someone went to."""

    narrowed = Signal(object)
    """The ids of these pages, the newest first."""
    entry_opened = Signal(object)
    list_wanted = Signal()
    """A day with several pages was entered: on to the list of them."""
    failed = Signal(object)

    def __init__(self, looking: Looking, theme: Theme) -> None:
        super().__init__()
        self._looking = looking
        self._along = Along()
        self._asked = 0
        self._begin_at: EntryId | None = None
        self._fresh = True
        self.calendar = Calendar(theme)
        self.timeline = Timeline(theme)
        self.heading = labels.text("", "strong")
        column = labels.vertical(self.calendar, spacing=8)
        column.addWidget(self.timeline, 1)
        column.addWidget(self.heading)
        self.setLayout(column)
        self._shown: Calendar | Timeline = self.calendar
        for view in (self.calendar, self.timeline):
            view.narrowed.connect(self._narrow)
            view.entered.connect(self._enter)

    def take(self, *, calendar: bool, at: EntryId | None) -> None:
        """Show the calendar or the timeline from now on, beginning at the day of a page."""
        self._shown = self.calendar if calendar else self.timeline
        self._fresh, self._begin_at = True, at
        self.calendar.setVisible(calendar)
        self.timeline.setVisible(not calendar)

    def show_pages(self, ids: tuple[EntryId, ...]) -> None:
        """Look at these pages, where someone looks already."""
        self._asked += 1
        asked = self._asked

        def arrived(along: Along) -> None:
            if asked == self._asked:
                self._show(along)

        self._looking.along(ids, arrived, self.failed.emit)

    def enter(self) -> None:
        """Put the focus on the day or month that someone is at."""
        grid = self.calendar.grid if self._shown is self.calendar else self.timeline
        grid.setFocus(Qt.FocusReason.OtherFocusReason)

    def clear(self) -> None:
        """Forget every page."""
        self._asked += 1
        self._along, self._fresh, self._begin_at = Along(), True, None
        self.heading.setText("")
        self.calendar.clear()
        self.timeline.clear()

    def _show(self, along: Along) -> None:
        self._along = along
        if self._fresh:
            self._shown.show_along(along, self._day_to_begin(), self._looking.today)
        else:
            self._shown.refresh(along)
        self._fresh = not along.days

    def _day_to_begin(self) -> date:
        """Return the day of the page that someone comes from, or the newest with pages."""
        days = self._along.days
        here = (day for day in reversed(days) if self._begin_at in self._along.on(day))
        return next(here, days[-1] if days else self._looking.today)

    def _narrow(self, first: date, last: date) -> None:
        days = self._along.within(first, last)
        ids = tuple(id for day in reversed(days) for id in self._along.on(day))
        self.heading.setText(span_words(first, last, len(ids)))
        self.narrowed.emit(ids)

    def _enter(self, day: date) -> None:
        ids = self._along.on(day)
        if len(ids) == 1:
            self.entry_opened.emit(ids[0])
        elif ids:
            self.list_wanted.emit()
