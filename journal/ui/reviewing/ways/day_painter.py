"""Paints days and months of a calendar: pages as dots and numbers, not by colour alone."""

from datetime import date

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from journal.domain.along import Along
from journal.domain.months import WEEK, Month, weeks
from journal.ui.kit.theme import Theme
from journal.ui.reviewing.ways.day_model import CELL, GridModel

_DOTS = 3
"""Pages up to which a day shows a dot for each; more are a number."""
_MIDDLE = Qt.AlignmentFlag.AlignCenter


class DayPainter(QStyledItemDelegate):
    """A day with pages has a ground, heavier figures and dots; today has a ring of dashes."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint one day; a cell that is none stays empty."""
        day, model = index.data(CELL), index.model()
        if not isinstance(day, date) or not isinstance(model, GridModel):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        px, colour = self._theme.px, self._theme.colour
        pages = len(model.along.on(day))
        box = QRectF(option.rect).adjusted(2, 2, -2, -2)
        ground(painter, option, box, self._theme, filled=pages > 0)
        if day == model.today:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(colour("edge"), 1, Qt.PenStyle.DashLine))
            painter.drawRoundedRect(box.adjusted(3, 3, -3, -3), 6, 6)
        painter.setFont(self._theme.sans(14, 600 if pages else 400))
        painter.setPen(colour("ink" if pages else "soft"))
        top = box.adjusted(0, px(3), 0, -box.height() * 0.42) if pages else box
        painter.drawText(top, _MIDDLE, str(day.day))
        self._paint_pages(painter, box.adjusted(0, box.height() * 0.5, 0, -px(4)), pages)
        if model.along.marked(day):
            corner = box.topRight() + QPointF(-px(9), px(9))
            diamond(painter, corner, px(4), self._theme)
        painter.restore()

    def _paint_pages(self, painter: QPainter, box: QRectF, pages: int) -> None:
        if pages > _DOTS:
            painter.setFont(self._theme.sans(11, 600))
            painter.setPen(self._theme.colour("accent"))
            painter.drawText(box, _MIDDLE, f"{pages:,}")
            return
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour("accent"))
        step, radius = self._theme.px(9), self._theme.px(2.6)
        start = box.center().x() - step * (pages - 1) / 2
        for number in range(pages):
            painter.drawEllipse(QPointF(start + number * step, box.center().y()), radius, radius)


class MonthPainter(QStyledItemDelegate):
    """A small month: its name, a square for each day with pages, a point for each other day."""

    def __init__(self, theme: Theme, first: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._first = first

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint one month."""
        month, model = index.data(CELL), index.model()
        if not isinstance(month, Month) or not isinstance(model, GridModel):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        px = self._theme.px
        pages = model.along.count(month.first, month.last)
        box = QRectF(option.rect).adjusted(3, 3, -3, -3)
        ground(painter, option, box, self._theme, filled=False)
        head = QRectF(box.left() + px(8), box.top() + px(4), box.width() - px(16), px(20))
        start = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
        painter.setLayoutDirection(option.direction)
        painter.setFont(self._theme.sans(13, 600 if pages else 400))
        painter.setPen(self._theme.colour("ink" if pages else "soft"))
        painter.drawText(head, start, self._name(painter, month, pages, head.width()))
        if pages:
            painter.setFont(self._theme.sans(12))
            painter.setPen(self._theme.colour("soft"))
            end = Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(head, end, f"{pages:,}")
        body = QRectF(
            head.left(), head.bottom() + px(2), head.width(), box.bottom() - head.bottom()
        )
        mirrored = option.direction is Qt.LayoutDirection.RightToLeft
        self._paint_days(painter, body.adjusted(0, 0, 0, -px(8)), month, model.along, mirrored)
        painter.restore()

    def _name(self, painter: QPainter, month: Month, pages: int, room: float) -> str:
        """Return the name of a month, three letters of it where its count needs the room."""
        name, fonts = month.words.split()[0], painter.fontMetrics()
        count = f"{pages:,}" if pages else ""
        fits = fonts.horizontalAdvance(name) + fonts.horizontalAdvance(f" {count}") <= room
        return name if fits else name[:3]

    def _paint_days(
        self, painter: QPainter, box: QRectF, month: Month, along: Along, mirrored: bool
    ) -> None:
        wide, high = box.width() / WEEK, box.height() / 6
        side = min(wide, high) * 0.72
        painter.setPen(Qt.PenStyle.NoPen)
        for row, week in enumerate(weeks(month, self._first)):
            for at, day in enumerate(week):
                if day is None:
                    continue
                column = WEEK - 1 - at if mirrored else at
                middle = QPointF(box.left() + (column + 0.5) * wide, box.top() + (row + 0.5) * high)
                if along.on(day):
                    painter.setBrush(self._theme.colour("accent"))
                    square = QRectF(0, 0, side, side)
                    square.moveCenter(middle)
                    painter.drawRoundedRect(square, 2, 2)
                else:
                    painter.setBrush(self._theme.colour("edge"))
                    painter.drawEllipse(middle, self._theme.px(1), self._theme.px(1))


def ground(
    painter: QPainter, option: QStyleOptionViewItem, box: QRectF, theme: Theme, *, filled: bool
) -> None:
    """Paint what a cell stands on: chosen, with pages or bare, and a line where keys go."""
    chosen = bool(option.state & QStyle.StateFlag.State_Selected)
    focus = bool(option.state & QStyle.StateFlag.State_HasFocus)
    painter.fillRect(option.rect, theme.colour("paper"))
    painter.setPen(Qt.PenStyle.NoPen)
    if chosen or filled:
        painter.setBrush(theme.colour("accent_bg" if chosen else "card"))
        painter.drawRoundedRect(box, 8, 8)
    if chosen or focus or (filled and theme.palette.outlined):
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(theme.colour("accent" if focus else "edge"), 2 if focus else 1))
        painter.drawRoundedRect(box, 8, 8)


def diamond(painter: QPainter, middle: QPointF, radius: float, theme: Theme) -> None:
    """Paint the sign of something marked beside a day."""
    painter.setPen(QPen(theme.colour("ink"), 1.4))
    painter.setBrush(theme.colour("paper"))
    points = ((0, -radius), (radius, 0), (0, radius), (-radius, 0))
    painter.drawPolygon([middle + QPointF(x, y) for x, y in points])
