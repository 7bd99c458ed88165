"""A calendar of months and years that leads to the pages of a day."""

from datetime import date

from PySide6.QtCore import QEvent, QLocale, Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QStackedWidget, QWidget

from journal.domain.along import Along
from journal.domain.months import Month
from journal.domain.stepping import Step, in_weeks, in_year
from journal.ui.kit import labels
from journal.ui.kit.announce import announce
from journal.ui.kit.theme import Theme
from journal.ui.reviewing.ways.day_model import MonthModel, YearModel
from journal.ui.reviewing.ways.day_painter import DayPainter, MonthPainter
from journal.ui.reviewing.ways.grid import Grid
from journal.ui.reviewing.ways.words import days_words, month_words

_LONGEST = "September 2026"
WEEKS = 6
"""Rows that a month may need."""


class _MonthGrid(Grid):
    row_height = 36


class _YearGrid(Grid):
    row_height = 80


class Calendar(QWidget):
    """Shows a month or a year of the pages found; `days_written` is said only where wanted."""

    narrowed = Signal(object, object)
    """The first and the last day whose pages are meant."""
    entered = Signal(object)
    """A day whose pages are to be opened."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        first = QLocale().firstDayOfWeek().value - 1
        self._theme = theme
        self._first = first
        self._along = Along()
        self._today = date.min
        self.days_written = False
        self.weeks = MonthModel(first, self)
        self.months = YearModel(self)
        self.month = _MonthGrid(self.weeks, "Days of a month", theme)
        self.month.setItemDelegate(DayPainter(theme, self.month))
        self.year = _YearGrid(self.months, "Months of a year", theme)
        self.year.setItemDelegate(MonthPainter(theme, first, self.year))
        self.year.horizontalHeader().hide()
        self.named = labels.text("", "heading")
        self.named.setWordWrap(False)
        self.written = labels.text("", "meta")
        self.written.hide()
        self.before = labels.button("Earlier")
        self.after = labels.button("Later")
        self.turn = labels.button("Whole year")
        self._grids = QStackedWidget()
        for grid in (self.month, self.year):
            grid.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            self._grids.addWidget(grid)
        head = labels.FlowLayout(spacing=8)
        for part in (self.named, self.before, self.after, self.turn):
            head.addWidget(part)
        self.setLayout(labels.vertical(head, self.written, self._grids, spacing=4))
        self._wire()
        self._fit()

    @property
    def is_year(self) -> bool:
        """Whether a whole year is shown."""
        return self._grids.currentWidget() is self.year

    def show_along(self, along: Along, day: date, today: date) -> None:
        """Show these pages, beginning with the month of `day`."""
        self._along, self._today = along, today
        self._go_to_month(Month.of(day), day)

    def refresh(self, along: Along) -> None:
        """Show other pages where someone looks already, and ask for those again."""
        self._along = along
        here = self.grid.here
        if isinstance(here, date) and not self.is_year:
            chosen = self.month.selectionModel().hasSelection()
            self._go_to_month(Month.of(here), here, narrowed=not chosen)
            if chosen:
                self._reach(here)
        else:
            self._go_to_year(here if isinstance(here, Month) else Month(self.months.year, 1))

    def say_written(self, wanted: bool) -> None:
        """Say on how many days there are pages, or say nothing of it."""
        self.days_written = wanted
        self.written.setVisible(wanted)

    def clear(self) -> None:
        """Forget every page."""
        self._along = Along()
        self.weeks.show(Month(1, 1), self._along, date.min)
        self.months.show(1, self._along, date.min)
        self.named.setText("")
        self.written.setText("")

    @property
    def grid(self) -> Grid:
        """The grid that is shown."""
        return self.year if self.is_year else self.month

    def _wire(self) -> None:
        self.month.reached.connect(self._reach)
        self.month.entered.connect(self.entered)
        self.month.step_wanted.connect(self._step_day)
        self.year.reached.connect(self._go_to_year)
        self.year.entered.connect(self._enter_month)
        self.year.step_wanted.connect(self._step_month)
        self.before.clicked.connect(lambda: self._turn(Step.PART_BEFORE))
        self.after.clicked.connect(lambda: self._turn(Step.PART_AFTER))
        self.turn.clicked.connect(self._switch)

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of the text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fit()

    def _fit(self) -> None:
        """Be as tall as the longest month and as wide as the longest name: nothing jumps."""
        widest = QFontMetrics(self._theme.serif(21, 600)).horizontalAdvance(_LONGEST)
        self.named.setMinimumWidth(widest + self._theme.px(8))
        height = self._theme.px(_MonthGrid.row_height) * WEEKS + self._theme.px(28)
        self._grids.setFixedHeight(max(height, self._theme.px(_YearGrid.row_height) * 3 + 4))

    def _turn(self, step: Step) -> None:
        if self.is_year:
            self._step_month(step)
        else:
            self._step_day(step)

    def _step_day(self, step: Step) -> None:
        here = self.month.here
        if not isinstance(here, date):
            return
        day = in_weeks(here, step, self._along, self._first)
        turned = step in (Step.PART_BEFORE, Step.PART_AFTER, Step.YEAR_BEFORE, Step.YEAR_AFTER)
        if turned:
            self._go_to_month(Month.of(day), day)
        else:
            self._reach(day)

    def _step_month(self, step: Step) -> None:
        here = self.year.here
        if isinstance(here, Month):
            self._go_to_year(in_year(here, step, self._along))

    def _reach(self, day: date) -> None:
        if Month.of(day) != self.weeks.month:
            self._go_to_month(Month.of(day), day, narrowed=False)
        self.month.stand_on(self.weeks.place_of(day))
        self.narrowed.emit(day, day)

    def _enter_month(self, month: Month) -> None:
        self._go_to_month(month, month.first)
        self.month.setFocus(Qt.FocusReason.OtherFocusReason)

    def _switch(self) -> None:
        here = self.grid.here
        if isinstance(here, Month):
            self._go_to_month(here, here.first)
        elif isinstance(here, date):
            self._go_to_year(Month.of(here))

    def _go_to_month(self, month: Month, day: date, *, narrowed: bool = True) -> None:
        """Show a month; all its pages are meant until someone goes to a day."""
        self.weeks.show(month, self._along, self._today)
        self._grids.setCurrentWidget(self.month)
        self.month.stand_by(self.weeks.place_of(day))
        self._name(month.words, "month", "Whole year")
        number = len(self._along.within(month.first, month.last))
        self._count_days(number, month.words)
        if narrowed:
            announce(self, month_words(month, self._along))
            self.narrowed.emit(month.first, month.last)

    def _go_to_year(self, month: Month) -> None:
        self.months.show(month.year, self._along, self._today)
        self._grids.setCurrentWidget(self.year)
        self.year.stand_on(self.months.place_of(month))
        self._name(str(month.year), "year", "One month")
        first, last = date(month.year, 1, 1), date(month.year, 12, 31)
        self._count_days(len(self._along.within(first, last)), str(month.year))
        self.narrowed.emit(month.first, month.last)

    def _name(self, words: str, part: str, other: str) -> None:
        self.named.setText(words)
        self.turn.setText(other)
        self.before.setAccessibleName(f"The {part} before")
        self.before.setToolTip(f"The {part} before")
        self.after.setAccessibleName(f"The {part} after")
        self.after.setToolTip(f"The {part} after")

    def _count_days(self, number: int, part: str) -> None:
        self.written.setText(f"There are pages on {days_words(number)} of {part}.")
