"""The two-sided mark: signs of chosen and of involuntary distance, growing from one line."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from journal.domain.distance.reading import Pole, Reading
from journal.ui.kit.theme import Theme

MOST = 5
"""Segments on each side; a longer row would begin to look like a measurement."""

_COUNTS = ("no signs", "one sign", "two signs", "three signs", "four signs", "five signs")
SIDES = {Pole.CHOSEN: "Chosen", Pole.INVOLUNTARY: "Involuntary"}
"""The name of each side."""
TOKENS = {Pole.CHOSEN: "accent", Pole.INVOLUNTARY: "involuntary"}
"""The colour token of each side."""


def signs(count: int) -> str:
    """Return a number of signs in words."""
    return _COUNTS[count] if count <= MOST else f"{_COUNTS[MOST]} or more"


class DistanceMark(QLabel):
    """Shows both sides by place, pattern, colour and words; its name is one full sentence."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._counts = {Pole.CHOSEN: 0, Pole.INVOLUNTARY: 0}
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_counts(0, 0)

    def set_reading(self, reading: Reading) -> None:
        """Show one segment for each span of `reading`."""
        poles = [span.pole for span in reading.spans]
        self.set_counts(poles.count(Pole.CHOSEN), poles.count(Pole.INVOLUNTARY))

    def set_counts(self, chosen: int, involuntary: int) -> None:
        """Show these numbers of signs."""
        self._counts = {Pole.CHOSEN: chosen, Pole.INVOLUNTARY: involuntary}
        self.setAccessibleName(
            f"Chosen on one side: {signs(chosen)}. "
            f"Involuntary on the other: {signs(involuntary)}. Each sign is a place in your words."
        )
        self.update()

    def sizeHint(self) -> QSize:
        """Return room for names, segments and counts."""
        return QSize(self._theme.px(288), self._theme.px(76))

    def minimumSizeHint(self) -> QSize:
        """Return the least width at which both sides can be told apart."""
        return QSize(self._theme.px(220), self._theme.px(76))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint both sides; chosen lies at the start of the line in either direction of script."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle, px = self.width() / 2, self._theme.px
        painter.setPen(QPen(self._theme.colour("ink"), 1.5))
        painter.drawLine(QPointF(middle, px(24)), QPointF(middle, px(50)))
        for pole in Pole:
            self._paint_side(painter, pole)

    def _paint_side(self, painter: QPainter, pole: Pole) -> None:
        px = self._theme.px
        mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        left = (pole is Pole.CHOSEN) is not mirrored
        middle = self.width() / 2
        step = (middle - px(7)) / MOST
        for number in range(MOST):
            x = middle - px(7) - (number + 1) * step if left else middle + px(7) + number * step
            box = QRectF(x + px(2), px(30), step - px(4), px(14))
            shape = QPainterPath()
            shape.addRoundedRect(box, px(7), px(7))
            if number < self._counts[pole]:
                fill(painter, shape, pole, self._theme.colour(TOKENS[pole]), px(4))
            else:
                painter.setPen(QPen(self._theme.colour("edge"), 1.2))
                painter.drawPath(shape)
        words = {
            0: (SIDES[pole], 600, TOKENS[pole]),
            54: (signs(self._counts[pole]), 400, "soft"),
        }
        for top, (word, weight, token) in words.items():
            font = self._theme.sans(13, weight)
            self._paint_words(painter, word, px(top), font, left, self._theme.colour(token))

    def _paint_words(
        self, painter: QPainter, words: str, top: int, font: QFont, left: bool, colour: QColor
    ) -> None:
        # Absolute, because the caller has mirrored the side already.
        side = Qt.AlignmentFlag.AlignLeft if left else Qt.AlignmentFlag.AlignRight
        side |= Qt.AlignmentFlag.AlignAbsolute
        painter.setFont(font)
        painter.setPen(colour)
        box = QRectF(2, top, self.width() - 4, self._theme.px(22))
        painter.drawText(box, side | Qt.AlignmentFlag.AlignVCenter, words)


class Disc(QLabel):
    """A filled disc for chosen, a hatched one for involuntary, before the words quoted."""

    def __init__(self, theme: Theme, pole: Pole, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._pole = pole
        self.setAccessibleName(SIDES[pole])
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Return a square as tall as a line."""
        return QSize(self._theme.px(14), self._theme.px(25))

    def minimumSizeHint(self) -> QSize:
        """Return the same: a smaller disc could not show its pattern."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the disc in the middle."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        shape = QPainterPath()
        radius = self._theme.px(11) / 2
        shape.addEllipse(QRectF(self.rect()).center(), radius, radius)
        colour = self._theme.colour(TOKENS[self._pole])
        fill(painter, shape, self._pole, colour, self._theme.px(4))


def fill(painter: QPainter, shape: QPainterPath, pole: Pole, colour: QColor, step: int) -> None:
    """Fill `shape` solid for chosen, hatched with lines `step` pixels apart for involuntary."""
    if pole is Pole.CHOSEN:
        painter.fillPath(shape, colour)
        return
    box = shape.boundingRect()
    painter.save()
    painter.setClipPath(shape)
    painter.setPen(QPen(colour, step * 0.55))
    x = box.left() - box.height()
    while x < box.right():
        painter.drawLine(QPointF(x, box.bottom()), QPointF(x + box.height(), box.top()))
        x += step * 1.25
    painter.restore()
    painter.setPen(QPen(colour, 1.2))
    painter.drawPath(shape)
