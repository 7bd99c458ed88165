"""Painted words: plain text on lines of even height, and buttons with a visible focus."""

import re

from PySide6.QtCore import QEvent, QMargins, QPointF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen, QTextLayout, QTextOption
from PySide6.QtWidgets import QLabel, QPushButton, QSizePolicy, QStyle, QWidget

# Distance from line to line, as a part of the type's size.
_LEADING = {
    "date": 1.2,
    "heading": 1.25,
    "prompt": 1.6,
    "quote": 1.56,
    "words": 1.7,
    "body": 1.6,
    "lead": 1.64,
    "meta": 1.65,
}
# Letters that take the width they measure alone; scripts that mix or join are laid out to be sure.
_PLAIN = re.compile("[ -~\xa1-\xac\xae-\u024f‘’“”–—…\n]*")
# With one of these held Enter is a shortcut of the page, such as finishing it.
_HELD = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier


class Words(QLabel):
    """Plain text in lines of even height, as tall as its width asks; its name is its text."""

    def __init__(self, words: str, role: str = "body", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", role)
        self._leading = _LEADING.get(role, 1.4)
        self._heights: dict[int, int] = {}
        self._widest = 0
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setWordWrap(True)
        self.setText(words)

    def hasHeightForWidth(self) -> bool:
        """Say that more width means fewer lines."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height in which all lines fit."""
        if width not in self._heights:
            self._heights[width] = self._height_at(width)
        return self._heights[width]

    def setText(self, words: str) -> None:
        """Show other words."""
        self._forget_sizes()
        super().setText(words)

    def changeEvent(self, event: QEvent) -> None:
        """Measure anew when the type has changed."""
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._forget_sizes()
        super().changeEvent(event)

    def _height_at(self, width: int) -> int:
        padding = self._padding()
        inner = width - padding.left() - padding.right()
        text = self._unwrapped(inner) or self._laid_out(inner)[1]
        return text + padding.top() + padding.bottom()

    def _unwrapped(self, width: int) -> int:
        """Return the height of words that need no second line, or 0 where that is not plain."""
        overhang = self._line_height() // 4  # of an f at the end of a line, which may wrap it
        if self._widest_line() + overhang > width or not _PLAIN.fullmatch(self.text()):
            return 0
        return self._line_height() * (self.text().count("\n") + 1)

    def sizeHint(self) -> QSize:
        """Return the size of the text on lines of a comfortable measure."""
        width = min(self._widest_line(), self.fontMetrics().averageCharWidth() * 80)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Return the width of the longest word."""
        widths = (self.fontMetrics().horizontalAdvance(word) for word in self.text().split())
        width = max(widths, default=0) + 2
        return QSize(min(width, self._widest_line()), self._line_height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the lines, mirrored for scripts that run right to left."""
        painter = QPainter(self)
        room = self.rect().marginsRemoved(self._padding())
        layout, height = self._laid_out(room.width())
        top = room.top()
        if self.alignment() & Qt.AlignmentFlag.AlignVCenter:
            top += max(0, (room.height() - height) // 2)
        painter.setPen(QPen(self.palette().color(self.foregroundRole())))
        for one in layout:
            one.draw(painter, QPointF(room.left(), top))

    def _padding(self) -> QMargins:
        return self.contentsMargins()

    def _line_height(self) -> int:
        return round(max(self.font().pixelSize(), 1) * self._leading)

    def _forget_sizes(self) -> None:
        self._heights.clear()
        self._widest = 0

    def _widest_line(self) -> int:
        if not self._widest:
            measure = self.fontMetrics().horizontalAdvance
            self._widest = max(measure(line) for line in self.text().split("\n")) + 2
        return self._widest

    def _laid_out(self, width: int) -> tuple[list[QTextLayout], int]:
        side = QStyle.visualAlignment(self.layoutDirection(), self.alignment())
        option = QTextOption(side & Qt.AlignmentFlag.AlignHorizontal_Mask)
        # The words run as their own script does, whatever the window's direction.
        option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        if not self.wordWrap():
            option.setWrapMode(QTextOption.WrapMode.NoWrap)
        else:
            option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        step, done, layouts = self._line_height(), 0, []
        for paragraph in self.text().split("\n"):
            layout = QTextLayout(paragraph, self.font())
            layout.setTextOption(option)
            layout.beginLayout()
            while (line := layout.createLine()).isValid():
                line.setLineWidth(max(width, 1))
                line.setPosition(QPointF(0, done + (step - line.height()) / 2))
                done += step
            layout.endLayout()
            layouts.append(layout)
        return layouts, done


class Button(QPushButton):
    """A button that Enter presses, and whose focus also shows on a filled ground."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take Enter for a press; holding it down presses once."""
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter) or event.modifiers() & _HELD:
            super().keyPressEvent(event)
        elif not event.isAutoRepeat():
            self.click()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the button, and a ring of its text's colour inside a filled one."""
        super().paintEvent(event)
        if self.hasFocus() and self.property("role") == "primary":
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(self.palette().buttonText().color(), 2))
            ring = self.rect().adjusted(4, 4, -4, -4)
            painter.drawRoundedRect(ring, ring.height() / 2, ring.height() / 2)
