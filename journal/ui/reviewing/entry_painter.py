"""Paints one row of the list: day, title, a line of the text, label and names."""

from collections.abc import Sequence
from dataclasses import dataclass

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

from journal.domain import days
from journal.domain.entry import Snippet, Summary
from journal.domain.tags import Colour
from journal.ui.kit import positions
from journal.ui.kit.entry_words import headline
from journal.ui.kit.tag_colours import shade
from journal.ui.kit.theme import Theme
from journal.ui.reviewing.entry_model import AT_END, MARKS, SNIPPET, SUMMARY
from journal.ui.reviewing.row_words import preview_line

HEIGHT = 96
"""Pixels of a row at 100 % text size."""
_WRAPS = QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere


@dataclass(frozen=True)
class Line:
    """One line of words: its place from the top of the row, its type and its colour."""

    top: float
    font: QFont
    token: str


@dataclass(frozen=True)
class End:
    """The words at the end of a row, and where in them a disc of which colour stands."""

    words: str
    marks: tuple[tuple[int, Colour], ...] = ()


class EntryPainter(QStyledItemDelegate):
    """Paints a quiet placeholder for rows that are not read yet."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Return the same size for every row."""
        return QSize(self._theme.px(240), self._theme.px(HEIGHT))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint the row with its ground, and a line around the current one."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(option.rect).adjusted(2, 2, -2, -2)
        self._paint_ground(painter, option, box)
        inner = box.adjusted(self._theme.px(14), 0, -self._theme.px(14), 0)
        summary, snippet = index.data(SUMMARY), index.data(SNIPPET)
        if isinstance(summary, Summary):
            found = snippet if isinstance(snippet, Snippet) and not summary.veiled else None
            direction = option.direction
            day = Line(self._theme.px(10), self._theme.sans(13), "soft")
            end = End(str(index.data(AT_END)), tuple(index.data(MARKS) or ()))
            taken = self._paint_end(painter, inner, direction, day, end)
            start = _without(inner, taken, direction)
            self._paint_line(painter, start, direction, day, days.spoken(summary.day))
            self._paint_words(painter, inner, direction, summary, found)
        else:
            self._paint_placeholder(painter, inner)
        painter.restore()

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem, box: QRectF) -> None:
        colour = self._theme.colour
        # The table has painted its own square ground for chosen rows by now.
        painter.fillRect(option.rect, colour("paper"))
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        current = bool(option.state & QStyle.StateFlag.State_HasFocus)
        painter.setPen(Qt.PenStyle.NoPen)
        if chosen:
            painter.setBrush(colour("accent_bg"))
            painter.drawRoundedRect(box, 10, 10)
            # A bar at the start says "selected" without colour alone.
            start = box.right() - 4 if _mirrored(option.direction) else box.left()
            painter.setBrush(colour("accent"))
            painter.drawRoundedRect(QRectF(start, box.top() + 12, 4, box.height() - 24), 2, 2)
        if current:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(colour("accent"), 2))
            painter.drawRoundedRect(box, 10, 10)

    def _paint_words(
        self,
        painter: QPainter,
        box: QRectF,
        direction: Qt.LayoutDirection,
        summary: Summary,
        snippet: Snippet | None,
    ) -> None:
        px, theme = self._theme.px, self._theme
        title = Line(px(31), theme.serif(17, 600 if summary.title else 400), "ink")
        text = Line(px(62), theme.serif(14.5), "ink")
        found = snippet is not None and snippet.matches
        if not (found or summary.veiled or summary.title):
            whole = Line(px(32), theme.serif(15.5), "ink")
            self._paint_line(painter, box, direction, whole, headline(summary), most=2)
            return
        self._paint_line(painter, box, direction, title, headline(summary))
        if found and snippet is not None:
            self._paint_line(painter, box, direction, text, snippet.text, snippet.matches)
        else:
            veiled = Line(px(62), theme.sans(13), "soft")
            line = veiled if summary.veiled else text
            self._paint_line(painter, box, direction, line, preview_line(summary))

    def _paint_end(
        self,
        painter: QPainter,
        box: QRectF,
        direction: Qt.LayoutDirection,
        line: Line,
        end: End,
    ) -> float:
        """Paint words at the far end of a line, and return the width they take."""
        words = end.words
        if not words:
            return 0
        metrics = QFontMetricsF(line.font)
        shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, box.width() * 0.55)
        width = metrics.horizontalAdvance(shown) + 2
        left = box.left() if _mirrored(direction) else box.right() - width
        place = QRectF(left, box.top(), width, box.height())
        discs = [self._disc(shown, words, *mark) for mark in end.marks]
        self._paint_line(painter, place, direction, line, shown, formats=discs)
        return width + self._theme.px(12)

    def _paint_line(
        self,
        painter: QPainter,
        box: QRectF,
        direction: Qt.LayoutDirection,
        line: Line,
        words: str,
        matches: tuple[tuple[int, int], ...] = (),
        most: int = 1,
        formats: Sequence[QTextLayout.FormatRange] = (),
    ) -> None:
        """Paint `words` on at most `most` lines."""
        metrics = QFontMetricsF(line.font)
        room = box.width() * most - (most - 1) * self._theme.px(60)
        shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, room)
        layout = QTextLayout(shown, line.font)
        # Each script keeps its own direction, while lines begin where the layout begins.
        option = QTextOption(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute)
        option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        option.setWrapMode(_WRAPS if most > 1 else QTextOption.WrapMode.NoWrap)
        layout.setTextOption(option)
        found = [self._match(shown, words, match) for match in matches]
        layout.setFormats([*found, *formats])
        layout.beginLayout()
        for number in range(most):
            one = layout.createLine()
            if not one.isValid():
                break
            one.setLineWidth(box.width())
            start = box.width() - one.naturalTextWidth() if _mirrored(direction) else 0
            one.setPosition(QPointF(start, number * metrics.height() * 1.2))
        layout.endLayout()
        painter.setPen(self._theme.colour(line.token))
        layout.draw(painter, QPointF(box.left(), box.top() + line.top))

    def _match(self, shown: str, words: str, match: tuple[int, int]) -> QTextLayout.FormatRange:
        """Return the look of a found word: bold and underlined, so not by colour alone."""
        start = positions.to_utf16(words, match[0])
        end = min(positions.to_utf16(words, match[1]), positions.to_utf16(shown, len(shown)))
        found = QTextCharFormat()
        found.setFontWeight(QFont.Weight.DemiBold)
        found.setFontUnderline(True)
        found.setForeground(self._theme.colour("ink"))
        place = QTextLayout.FormatRange()
        place.start, place.length, place.format = start, max(0, end - start), found
        return place

    def _disc(self, shown: str, words: str, at: int, colour: Colour) -> QTextLayout.FormatRange:
        """Return the look of a disc before a name, which says in words what it marks."""
        looks = QTextCharFormat()
        looks.setForeground(QColor(shade(colour, self._theme.palette)))
        place = QTextLayout.FormatRange()
        place.start, place.length, place.format = positions.to_utf16(words, at), 1, looks
        if place.start >= positions.to_utf16(shown, len(shown)) or shown[:at] != words[:at]:
            place.length = 0
        return place

    def _paint_placeholder(self, painter: QPainter, box: QRectF) -> None:
        colour = QColor(self._theme.colour("faint"))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        for top, part in ((14, 0.3), (38, 0.6), (66, 0.8)):
            line = QRectF(box.left(), box.top() + self._theme.px(top), box.width() * part, 8)
            painter.drawRoundedRect(line, 4, 4)


def _mirrored(direction: Qt.LayoutDirection) -> bool:
    return direction is Qt.LayoutDirection.RightToLeft


def _without(box: QRectF, taken: float, direction: Qt.LayoutDirection) -> QRectF:
    """Return `box` without the width that is taken at its far end."""
    return box.adjusted(taken, 0, 0, 0) if _mirrored(direction) else box.adjusted(0, 0, -taken, 0)
