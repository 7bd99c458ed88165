"""Paints a name that may be hidden: its tick, what it becomes, how often and where it stands."""

from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPen,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from journal.domain.redaction_choices import Name
from journal.ui.handing_over.names.words import about, around
from journal.ui.kit import positions
from journal.ui.kit.theme import Theme

NAME: Final = Qt.ItemDataRole.UserRole
INTO: Final = Qt.ItemDataRole.UserRole + 1
STANDS: Final = Qt.ItemDataRole.UserRole + 2
HEIGHT: Final = 76
"""Pixels of a line at 100 % text size."""
_OF_NAME: Final = 0.55
"""The part of a line that a long name takes at most, where what it becomes is long too."""
_UP_TO: Final = 0.7
"""The part of a line at which the name in it ends, so that it can be seen."""
_Index = QModelIndex | QPersistentModelIndex


class NamePainter(QStyledItemDelegate):
    """Takes clicks on the tick as any list does; the words stand beside it."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """Return the same size for every line."""
        return QSize(self._theme.px(200), self._theme.px(HEIGHT))

    def initStyleOption(self, option: QStyleOptionViewItem, index: _Index) -> None:
        """Leave the words to this painter."""
        super().initStyleOption(option, index)
        option.text = ""
        option.features &= ~QStyleOptionViewItem.ViewItemFeature.HasDisplay

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Paint the ground and the tick, and three lines of words."""
        name = index.data(NAME)
        super().paint(painter, option, index)
        if not isinstance(name, Name):
            return
        painter.save()
        room = self._room(option)
        third = room.height() / 3
        lines = [QRectF(room.left(), room.top() + n * third, room.width(), third) for n in range(3)]
        self._paint_name(painter, lines[0], name, index.data(INTO), option.direction)
        meta = about(name, index.data(STANDS))
        self._line(painter, lines[1], meta, self._theme.sans(13), "soft")
        self._paint_place(painter, lines[2], *around(index.data(STANDS)))
        painter.restore()

    def _room(self, option: QStyleOptionViewItem) -> QRectF:
        """Return where words stand: beside the tick, on the side where they begin."""
        widget: QWidget = option.widget
        made = QStyleOptionViewItem(option)
        made.features |= QStyleOptionViewItem.ViewItemFeature.HasCheckIndicator
        part = QStyle.SubElement.SE_ItemViewItemCheckIndicator
        tick = QRectF(widget.style().subElementRect(part, made, widget))
        box, gap = QRectF(option.rect).adjusted(0, 4, 0, -4), self._theme.px(10)
        if option.direction is Qt.LayoutDirection.RightToLeft:
            return box.adjusted(gap, 0, tick.left() - box.right() - gap, 0)
        return box.adjusted(tick.right() - box.left() + gap, 0, -gap, 0)

    def _paint_name(
        self,
        painter: QPainter,
        room: QRectF,
        name: Name,
        into: str,
        direction: Qt.LayoutDirection,
    ) -> None:
        """Paint a name, and at the other end of the line what stands in its place."""
        font, after = self._theme.sans(14, 600), self._theme.sans(14, 600 if name.hidden else 400)
        gap = self._theme.px(12)
        called = " ".join(name.names[0].split())
        wide = QFontMetricsF(font).horizontalAdvance(called)
        end = QFontMetricsF(after).horizontalAdvance(into) + 4
        most = max(room.width() * _OF_NAME, room.width() - gap - end)
        wide = min(wide + 4, most)
        end = min(end, room.width() - gap - wide)
        first = QRectF(room.left(), room.top(), wide, room.height())
        last = QRectF(room.right() - end, room.top(), end, room.height())
        if direction is Qt.LayoutDirection.RightToLeft:
            first.moveRight(room.right())
            last.moveLeft(room.left())
        self._line(painter, first, called, font, "ink")
        self._line(painter, last, into, after, "accent" if name.hidden else "soft")

    def _paint_place(
        self, painter: QPainter, room: QRectF, before: str, words: str, behind: str
    ) -> None:
        """Paint the first place where a name stands, with the name underlined."""
        font = self._theme.serif(15)
        metrics = QFontMetricsF(font)
        most = room.width() * _UP_TO
        while before and metrics.horizontalAdvance(f"{before}{words}") > most:
            before = f"…{before[5:]}" if len(before) > 5 else ""
        text = f"{before}{words}{behind}"
        said = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        self._line(painter, room, said, font, "dim", (len(before), len(before) + len(words)))

    def _line(
        self,
        painter: QPainter,
        room: QRectF,
        words: str,
        font: QFont,
        token: str,
        under: tuple[int, int] = (0, 0),
    ) -> None:
        """Paint one line of words as their own script runs, cut where room ends."""
        said = QFontMetricsF(font).elidedText(words, Qt.TextElideMode.ElideRight, room.width())
        layout = QTextLayout(said, font)
        option = QTextOption(QTextOption().alignment())
        option.setWrapMode(QTextOption.WrapMode.NoWrap)
        option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        layout.setTextOption(option)
        if under[1] > under[0]:
            layout.setFormats([_underlined(said, under, self._theme.colour("accent"))])
        layout.beginLayout()
        line = layout.createLine()
        line.setLineWidth(room.width())
        layout.endLayout()
        painter.setPen(QPen(self._theme.colour(token)))
        layout.draw(painter, QPointF(room.left(), room.center().y() - line.height() / 2))


def _underlined(words: str, under: tuple[int, int], colour: QColor) -> QTextLayout.FormatRange:
    made, look = QTextLayout.FormatRange(), QTextCharFormat()
    look.setFontUnderline(True)
    look.setUnderlineColor(colour)
    start, end = (positions.to_utf16(words, place) for place in under)
    made.start = start
    made.length = end - start
    made.format = look
    return made
