"""What the shapes of a drawing are painted with: colour tells nothing that a pattern does not."""

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen, QPixmap, QTransform

from journal.domain.drawing import Anchor, Drawing, Ink, Line, Pattern, Rect, Size, Text
from journal.ui.kit.theme import Theme

TOKENS = {
    Ink.CHOSEN: "accent",
    Ink.INVOLUNTARY: "involuntary",
    Ink.MIXED: "ink",
    Ink.NONE: "edge",
    Ink.UNCLEAR: "edge",
    Ink.AXIS: "edge",
    Ink.FAINT: "faint",
    Ink.WORDS: "ink",
    Ink.SOFT: "soft",
}
"""The colour token of each ink."""
_TYPE = {Size.HEADING: (15, 600), Size.BODY: (13, 400), Size.SMALL: (12, 400)}
_STEPS = {Pattern.HATCHED: 6, Pattern.CROSSED: 6, Pattern.DOTTED: 4}
"""Pixels from one line or dot of a pattern to the next."""
_BROKEN = (2.5, 2.0)


class Inks:
    """Paints a drawing in the colours of a theme; patterns are drawn once and laid out as tiles."""

    def __init__(self, theme: Theme, sharpness: float) -> None:
        """Take `sharpness` as the number of pixels in one of the layout, each way."""
        self._theme = theme
        self._sharpness = sharpness
        self._brushes: dict[tuple[Ink, Pattern], QBrush] = {}

    def paint(self, painter: QPainter, drawing: Drawing) -> None:
        """Paint every shape; a length of the drawing becomes `theme.scale` pixels."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for shape in drawing.shapes:
            if isinstance(shape, Rect):
                self._paint_rect(painter, shape)
            elif isinstance(shape, Line):
                self._paint_line(painter, shape)
            else:
                self._paint_words(painter, shape)

    def _paint_rect(self, painter: QPainter, rect: Rect) -> None:
        scale = self._theme.scale
        box = QRectF(rect.x * scale, rect.y * scale, rect.width * scale, rect.height * scale)
        half = min(0.6, box.width() / 4, box.height() / 4)
        # Half the outline lies inside, so that what is seen is as long as what is meant.
        box.adjust(half, half, -half, -half)
        pen = QPen(self._colour(rect.ink), 1.2)
        if rect.pattern is Pattern.DASHED:
            pen.setDashPattern(_BROKEN)
        painter.setPen(pen)
        painter.setBrush(self._brush(rect.ink, rect.pattern))
        painter.drawRect(box)  # round corners would take Qt seven times as long to fill

    def _paint_line(self, painter: QPainter, line: Line) -> None:
        scale = self._theme.scale
        pen = QPen(self._colour(line.ink), 1.2)
        if line.dashed:
            pen.setDashPattern(_BROKEN)
        painter.setPen(pen)
        ends = (line.x1 * scale, line.y1 * scale, line.x2 * scale, line.y2 * scale)
        painter.drawLine(QLineF(*ends))

    def _paint_words(self, painter: QPainter, text: Text) -> None:
        scale = self._theme.scale
        font = self._theme.sans(*_TYPE[text.size])
        painter.setFont(font)
        painter.setPen(self._colour(text.ink))
        x = text.x * scale
        if text.anchor is not Anchor.LEFT:
            wide = painter.fontMetrics().horizontalAdvance(text.words)
            x -= wide / 2 if text.anchor is Anchor.MIDDLE else wide
        painter.drawText(QPointF(x, text.y * scale), text.words)

    def _colour(self, ink: Ink) -> QColor:
        return self._theme.colour(TOKENS[ink])

    def _brush(self, ink: Ink, pattern: Pattern) -> QBrush:
        if (ink, pattern) not in self._brushes:
            self._brushes[ink, pattern] = self._made(self._colour(ink), pattern)
        return self._brushes[ink, pattern]

    def _made(self, colour: QColor, pattern: Pattern) -> QBrush:
        if pattern is Pattern.SOLID:
            return QBrush(colour)
        if pattern in (Pattern.HOLLOW, Pattern.DASHED):
            return QBrush(Qt.BrushStyle.NoBrush)
        brush = QBrush(self._tile(colour, pattern))
        brush.setTransform(QTransform.fromScale(1 / self._sharpness, 1 / self._sharpness))
        return brush

    def _tile(self, colour: QColor, pattern: Pattern) -> QPixmap:
        """Return one square that goes on over its edges without a seam."""
        side = max(4, round(_STEPS[pattern] * self._theme.scale * self._sharpness))
        tile = QPixmap(side, side)
        tile.fill(Qt.GlobalColor.transparent)
        painter = QPainter(tile)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if pattern is Pattern.DOTTED:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour)
            painter.drawEllipse(QPointF(side / 2, side / 2), side * 0.21, side * 0.21)
        else:
            painter.setPen(QPen(colour, side * (0.33 if pattern is Pattern.HATCHED else 0.16)))
            for at in (-side, 0, side):
                painter.drawLine(QLineF(at - side, side * 2, at + side * 2, -side))
                if pattern is Pattern.CROSSED:
                    painter.drawLine(QLineF(at - side, -side, at + side * 2, side * 2))
        painter.end()
        return tile
