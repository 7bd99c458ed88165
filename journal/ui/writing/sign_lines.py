"""Paints the line under a sign: unbroken for chosen, dots for involuntary."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QTextCursor

from journal.domain.distance.reading import Pole
from journal.ui.kit.distance_mark import TOKENS
from journal.ui.kit.theme import Theme
from journal.ui.writing.stretches import blocks_between, in_block

_THICK = {Pole.CHOSEN: 1.6, Pole.INVOLUNTARY: 2.4}
_BELOW = 5
"""Pixels from the foot of the letters to the line."""


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
    start, end = words.selectionStart(), words.selectionEnd()
    for block in blocks_between(words.document(), start, end):
        first = block.position()
        for stretch in in_block(block, start - first, end - first, seen):
            y = stretch.foot + theme.px(_BELOW)
            left, right = stretch.left + thick / 2, stretch.right - thick / 2
            painter.drawLine(QPointF(left, y), QPointF(right, y))
