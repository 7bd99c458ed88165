"""Paints the line under a sign: unbroken for chosen, dots for involuntary."""

from collections.abc import Iterator

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QTextBlock, QTextCursor, QTextLine

from journal.domain.distance.reading import Pole
from journal.ui.kit.distance_mark import TOKENS
from journal.ui.kit.theme import Theme

_THICK = {Pole.CHOSEN: 1.6, Pole.INVOLUNTARY: 2.4}
_BELOW = 5
"""Pixels from the foot of the letters to the line."""
_GAP = 8
"""Pixels between two stretches of one line that are still painted as one."""


def paint(painter: QPainter, words: QTextCursor, pole: Pole, theme: Theme, seen: QRectF) -> None:
    """Paint a line under the words a cursor lies over, as far as they are within `seen`.

    `painter` and `seen` are in the coordinates of the document.
    """
    thick = _THICK[pole] * theme.scale
    pen = QPen(theme.colour(TOKENS[pole]), thick)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    if pole is Pole.INVOLUNTARY:
        pen.setDashPattern([0.01, 2.2])  # round caps make a dot of a dash that has no length
    painter.setPen(pen)
    for left, right, foot in _stretches(words, seen):
        y = foot + theme.px(_BELOW)
        painter.drawLine(QPointF(left + thick / 2, y), QPointF(right - thick / 2, y))


def _stretches(words: QTextCursor, seen: QRectF) -> Iterator[tuple[float, float, float]]:
    """Yield left, right and the foot of the letters of each stretch, line by line."""
    document = words.document()
    start, end = words.selectionStart(), words.selectionEnd()
    block, last = document.findBlock(start), document.findBlock(end)
    while block.isValid() and block.position() <= last.position():
        if document.documentLayout().blockBoundingRect(block).intersects(seen):
            yield from _in_block(block, start - block.position(), end - block.position())
        block = block.next()


def _in_block(block: QTextBlock, start: int, end: int) -> Iterator[tuple[float, float, float]]:
    layout = block.layout()
    at = layout.position()
    line = layout.lineForTextPosition(max(start, 0))
    while line.isValid() and line.textStart() < end:
        begin = max(start, line.textStart())
        length = min(end, line.textStart() + line.textLength()) - begin
        for left, right in _across(line, begin, length):
            yield at.x() + left, at.x() + right, at.y() + line.y() + line.ascent()
        if line.lineNumber() + 1 == layout.lineCount():
            return
        line = layout.lineAt(line.lineNumber() + 1)


def _across(line: QTextLine, start: int, length: int) -> list[tuple[float, float]]:
    """Return where signs lie on one line; words of two directions may lie in several places."""
    boxes = (run.boundingRect() for run in line.glyphRuns(start, length))
    found: list[tuple[float, float]] = []
    for left, right in sorted((box.left(), box.right()) for box in boxes if not box.isEmpty()):
        if found and left - found[-1][1] < _GAP:
            found[-1] = found[-1][0], max(right, found[-1][1])
        else:
            found.append((left, right))
    return found
