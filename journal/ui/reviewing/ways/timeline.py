"""Pages along time: a line for each month, a dot for each page, and what was marked beside them."""

from datetime import date

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from journal.domain.along import Along, Mark
from journal.domain.months import Month
from journal.domain.stepping import Step, in_lines
from journal.ui.kit.theme import Theme
from journal.ui.reviewing.ways.day_model import CELL, GridModel, Index
from journal.ui.reviewing.ways.day_painter import diamond, ground
from journal.ui.reviewing.ways.grid import Grid

DAYS = 31
"""Columns of a line: a month has no more days."""
LABELS = 3
"""Marks of a month that are written out; of more the last place says how many there are."""
LINE, LABEL = 50, 20
"""Pixels of a line, and of each mark below it, at 100 % text size."""
_DOTS = 3
_NOWHERE = QModelIndex()


class TimelineModel(GridModel):
    """A row for each month with pages or marks, a column for each day."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: dict[Month, int] = {}

    def show(self, along: Along, today: date) -> None:
        """Show other pages."""
        self.beginResetModel()
        self.along, self.today = along, today
        self._rows = {month: row for row, month in enumerate(along.months)}
        self.endResetModel()

    def place_of(self, day: date) -> QModelIndex:
        """Return where a day stands; nowhere where its month has no line."""
        row = self._rows.get(Month.of(day))
        return _NOWHERE if row is None else self.index(row, day.day - 1)

    def labels(self, row: int) -> tuple[tuple[date, str], ...]:
        """Return the words below a line, each with the day it belongs to."""
        month = self.along.months[row]
        days = (month.at(number) for number in range(1, month.length + 1))
        marks: list[Mark] = [mark for day in days for mark in self.along.marked(day)]
        shown = [(mark.day, f"{mark.day.day} · {mark.words}") for mark in marks]
        if len(shown) > LABELS:
            rest = len(shown) - LABELS + 1
            shown = [*shown[: LABELS - 1], (shown[LABELS - 1][0], f"and {rest} more marks")]
        return tuple(shown)

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Return the number of months."""
        return 0 if parent.isValid() else len(self.along.months)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """Return the most days that a month has."""
        return 0 if parent.isValid() else DAYS

    def cell(self, row: int, column: int) -> date | None:
        """Return the day of a cell."""
        month = self.along.months[row]
        return month.at(column + 1) if column < month.length else None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        """Return the month of a row, or the number of a column."""
        shown = role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
        if not shown:
            return None
        if orientation is Qt.Orientation.Horizontal:
            return str(section + 1)
        return self.along.months[section].words


class LinePainter(QStyledItemDelegate):
    """A piece of the line, with a dot for each page of its day."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint one day of the line."""
        day, model = index.data(CELL), index.model()
        if not isinstance(day, date) or not isinstance(model, GridModel):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        px, colour = self._theme.px, self._theme.colour
        rect = QRectF(option.rect)
        box = QRectF(rect.left(), rect.top() + px(3), rect.width(), px(LINE - 6))
        ground(painter, option, box.adjusted(1, 0, -1, 0), self._theme, filled=False)
        level = box.bottom() - px(10)
        painter.setPen(QPen(colour("edge"), 1))
        painter.drawLine(QPointF(rect.left(), level), QPointF(rect.right() + 1, level))
        if day.day == 1:
            painter.drawLine(
                QPointF(rect.left(), level - px(4)), QPointF(rect.left(), level + px(4))
            )
        self._paint_pages(painter, QPointF(box.center().x(), level), box, len(model.along.on(day)))
        if model.along.marked(day):
            diamond(painter, QPointF(box.center().x(), level + px(6)), px(4), self._theme)
        painter.restore()

    def _paint_pages(self, painter: QPainter, foot: QPointF, box: QRectF, pages: int) -> None:
        px = self._theme.px
        radius = min(px(4), box.width() / 2 - 1)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour("accent"))
        for number in range(min(pages, _DOTS)):
            painter.drawEllipse(foot - QPointF(0, px(4) + number * 2 * radius), radius, radius)
        if pages > _DOTS:
            painter.setFont(self._theme.sans(10, 600))
            painter.setPen(self._theme.colour("accent"))
            head = QRectF(box.left() - px(6), box.top() - px(3), box.width() + px(12), px(13))
            painter.drawText(head, Qt.AlignmentFlag.AlignCenter, f"{pages:,}")


class Timeline(Grid):
    """Shows the line of every month; marks stand below their line in words."""

    narrowed = Signal(object, object)
    """The first and the last day whose pages are meant."""
    row_height = LINE

    def __init__(self, theme: Theme) -> None:
        self.days = TimelineModel()
        super().__init__(self.days, "Pages along time", theme)
        self.setItemDelegate(LinePainter(theme, self))
        self.setVerticalScrollMode(self.ScrollMode.ScrollPerPixel)
        self.horizontalHeader().hide()
        self.verticalHeader().show()
        start = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignTop
        self.verticalHeader().setDefaultAlignment(start)
        self.verticalHeader().setSectionsClickable(True)
        self.verticalHeader().setHighlightSections(False)
        self.verticalHeader().sectionClicked.connect(self._reach_month)
        self.step_wanted.connect(self._step)
        self.reached.connect(self._reach)

    def show_along(self, along: Along, day: date, today: date) -> None:
        """Show these pages, beginning with the month of `day`."""
        self.days.show(along, today)
        self._make_room()
        place = self.days.place_of(day)
        if place.isValid():
            self.stand_by(place)
            self.scrollTo(place, self.ScrollHint.PositionAtBottom)
            self._reach_month(place.row())

    def refresh(self, along: Along) -> None:
        """Show other pages where someone looks already, and ask for those again."""
        here, chosen = self.here, self.selectionModel().hasSelection()
        at = self.verticalScrollBar().value()
        day = here if isinstance(here, date) else date.max
        self.show_along(along, day if self._has(along, day) else _newest(along), self.days.today)
        self.verticalScrollBar().setValue(at)
        if chosen and self._has(along, day):
            self._reach(day)

    def clear(self) -> None:
        """Forget every page."""
        self.days.show(Along(), date.min)

    def restyle(self) -> None:
        """Take heights and the place of names from the theme again."""
        super().restyle()
        self.setMinimumHeight(self._theme.px(LINE * 4))
        self.verticalHeader().setFixedWidth(self._theme.px(124))
        self._make_room()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep in sight where someone is."""
        super().resizeEvent(event)
        self.scrollTo(self.currentIndex())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the lines, and the words below those in sight."""
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        painter.setFont(self._theme.sans(12))
        first = max(0, self.rowAt(event.rect().top()))
        for row in range(first, self.days.rowCount()):
            if self.rowViewportPosition(row) > event.rect().bottom():
                break
            for number, (day, words) in enumerate(self.days.labels(row)):
                self._paint_label(painter, row, number, day, words)

    def _paint_label(self, painter: QPainter, row: int, number: int, day: date, words: str) -> None:
        """Paint words from their day on, or so far before it that they end with the line."""
        px, room = self._theme.px, self.viewport().width()
        cell = self.visualRect(self.days.index(row, day.day - 1))
        metrics = QFontMetricsF(painter.font())
        shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, room - px(8))
        width = metrics.horizontalAdvance(shown) + 2
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            left = max(cell.right() - width, 0)
        else:
            left = min(cell.left(), room - width)
        top = cell.top() + px(LINE) + number * px(LABEL) - px(2)
        painter.setPen(self._theme.colour("ink"))
        painter.drawText(QRectF(left, top, width, px(LABEL)), Qt.AlignmentFlag.AlignCenter, shown)

    def _make_room(self) -> None:
        for row in range(self.days.rowCount()):
            marks = len(self.days.labels(row)) if self.days.along.marks else 0
            if marks or self.rowHeight(row) != self._theme.px(LINE):
                self.setRowHeight(row, self._theme.px(LINE) + marks * self._theme.px(LABEL))

    def _has(self, along: Along, day: date) -> bool:
        return Month.of(day) in along.months

    def _step(self, step: Step) -> None:
        here = self.here
        if isinstance(here, date):
            self._reach(in_lines(here, step, self.days.along))

    def _reach(self, day: date) -> None:
        place = self.days.place_of(day)
        if place.isValid():
            self.stand_on(place)
            self.narrowed.emit(day, day)

    def _reach_month(self, row: int) -> None:
        month = self.days.along.months[row]
        self.narrowed.emit(month.first, month.last)


def _newest(along: Along) -> date:
    return along.months[-1].last if along.months else date.min
