"""Where words stand on the page, line by line, as far as they are in sight."""

from collections.abc import Iterator
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QTextBlock, QTextDocument, QTextLayout, QTextLine

from journal.ui.kit import positions

_GAP = 8
"""Pixels between two stretches of one line that still count as one."""


class Stretch(NamedTuple):
    """Words side by side on one line, in coordinates of the document; `foot` is their base line."""

    left: float
    right: float
    top: float
    foot: float
    bottom: float


def seen_from_to(document: QTextDocument, seen: QRectF) -> tuple[int, int]:
    """Return the positions between which everything lies that is within `seen`, and a little more.

    Whole lines are counted, so that words of both directions are inside.
    """
    layout = document.documentLayout()
    ends = []
    for place in (seen.topLeft(), seen.bottomRight()):
        at = layout.hitTest(QPointF(place.x(), place.y()), Qt.HitTestAccuracy.FuzzyHit)
        block = document.findBlock(max(at, 0))
        line = block.layout().lineForTextPosition(max(at, 0) - block.position())
        start = block.position() + (line.textStart() if line.isValid() else 0)
        ends.append((start, start + (line.textLength() if line.isValid() else block.length())))
    return ends[0][0], ends[1][1]


def blocks_between(document: QTextDocument, start: int, end: int) -> Iterator[QTextBlock]:
    """Yield the paragraphs from position `start` to `end`."""
    block = document.findBlock(start)
    while block.isValid() and block.position() <= end:
        yield block
        block = block.next()


def in_block(block: QTextBlock, start: int, end: int, seen: QRectF) -> Iterator[Stretch]:
    """Yield where the words from `start` to `end` of a paragraph stand, as far as in `seen`.

    Positions are counted from the beginning of the paragraph, without what an input method has
    not given yet.
    """
    layout = block.layout()
    at = layout.position()
    start, end = _with_preedit(layout, max(start, 0)), _with_preedit(layout, end)
    first = layout.lineForTextPosition(start)
    for number in range(max(first.lineNumber(), 0), layout.lineCount()):
        line = layout.lineAt(number)
        if line.textStart() >= end or at.y() + line.y() > seen.bottom():
            return
        if at.y() + line.y() + line.height() < seen.top():
            continue
        begin = max(start, line.textStart())
        length = min(end, line.textStart() + line.textLength()) - begin
        if length > 0:
            top, foot = at.y() + line.y(), at.y() + line.y() + line.ascent()
            for left, right in _across(line, begin, length):
                yield Stretch(at.x() + left, at.x() + right, top, foot, foot + line.descent())


def _with_preedit(layout: QTextLayout, position: int) -> int:
    unfinished = layout.preeditAreaText()
    behind = unfinished and position > layout.preeditAreaPosition()
    return position + positions.length(unfinished) if behind else position


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
