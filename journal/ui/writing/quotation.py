"""Words of the person that led to a reading, and the sentence that says how."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from journal.domain.distance.reading import Pole, Span
from journal.domain.text import one_line
from journal.ui.kit import labels
from journal.ui.kit.distance_mark import Disc
from journal.ui.kit.theme import Theme

_SIDES = {Pole.CHOSEN: "Chosen", Pole.INVOLUNTARY: "Involuntary"}


class Quotation(QPushButton):
    """One quotation with its disc and its why; pressing it leads to its place in the text."""

    def __init__(self, theme: Theme, span: Span, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.span = span
        quoted = f"“{one_line(words)}”"
        self.setAccessibleName(f"{_SIDES[span.pole]}: {quoted} {span.why}.")
        self.setAccessibleDescription("Enter shows the place in your text.")
        self.setProperty("role", "quotation")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        quote, why = labels.text(quoted, "quote"), labels.text(span.why, "meta")
        beside = labels.vertical(quote, why, spacing=2)
        disc = labels.vertical(Disc(theme, span.pole), None)
        row = labels.horizontal(disc, spacing=theme.px(14), margins=(2, 4, 4, 4))
        row.addLayout(beside, 1)
        self.setLayout(row)
        for label in (quote, why):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:
        """Return the size of the words inside."""
        layout = self.layout()
        return layout.sizeHint() if layout is not None else super().sizeHint()

    def minimumSizeHint(self) -> QSize:
        """Return the least size of the words inside."""
        layout = self.layout()
        return layout.minimumSize() if layout is not None else super().minimumSizeHint()

    def hasHeightForWidth(self) -> bool:
        """Say that more width means fewer lines."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height in which all words fit."""
        layout = self.layout()
        return layout.heightForWidth(width) if layout is not None else -1

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take Enter for a press, as the keys of the program promise."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint no button, only a line around it while it has the focus."""
        if self.hasFocus() or self.underMouse():
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            token = "accent" if self.hasFocus() else "faint"
            painter.setPen(QPen(self._theme.colour(token), 2))
            painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), 8, 8)
