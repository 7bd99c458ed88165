"""Words of the person that led to a reading, the sentence that says how, and "Not that"."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from journal.domain.distance.reading import Span
from journal.domain.text import one_line
from journal.ui.kit import labels
from journal.ui.kit.distance_mark import SIDES, TOKENS, Disc
from journal.ui.kit.theme import Theme

_DISC, _BESIDE = 14, 14
"""Width of the disc, and of the gap between it and the words, in pixels."""


_MIRRORED = Qt.LayoutDirection.RightToLeft


def quoted(words: str) -> str:
    """Return words of the person on one line, in quotation marks."""
    return f"“{one_line(words)}”"


class Quotation(QPushButton):
    """The words themselves, with their disc; pressing them leads to their place in the text."""

    struck = Signal()
    """Delete was pressed: the words mean something else."""

    def __init__(self, theme: Theme, span: Span, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.span = span
        self.setAccessibleName(f"{SIDES[span.pole]}: {quoted(words)} {span.why}.")
        self.setAccessibleDescription(
            "Enter shows the place in your text. Delete sets these words aside."
        )
        self.setProperty("role", "quotation")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        quote = labels.text(quoted(words), "quote")
        quote.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        disc = labels.vertical(Disc(theme, span.pole), None)
        row = labels.horizontal(disc, spacing=theme.px(_BESIDE), margins=(2, 4, 4, 2))
        row.addWidget(quote, 1)
        self.setLayout(row)
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
        """Take Enter for a press, as the keys of the program promise, and Delete for "Not that"."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif event.key() == Qt.Key.Key_Delete:
            self.struck.emit()
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


class QuotationRow(QWidget):
    """One quotation, why it is a sign, and the way to say that it is none."""

    place_wanted = Signal(object)
    """The span whose place in the text is looked for."""
    struck = Signal(str)
    """The words, exactly as they stand in the text, that mean something else."""

    def __init__(self, theme: Theme, span: Span, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.words = words
        self.is_looked_at = False
        self.quotation = Quotation(theme, span, words)
        self.quotation.clicked.connect(lambda: self.place_wanted.emit(span))
        self.quotation.struck.connect(self._strike)
        self.not_that = labels.button("Not that", "small")
        self.not_that.setAccessibleName(f"Not that: {quoted(words)}")
        self.not_that.setToolTip("Set these words aside: they mean something else.")
        self.not_that.clicked.connect(self._strike)
        below = labels.horizontal(theme.px(_DISC) + theme.px(_BESIDE) + 2, spacing=6)
        why = labels.vertical(2, labels.text(span.why, "meta"), None)
        below.addLayout(why, 1)
        below.addWidget(self.not_that, 0, Qt.AlignmentFlag.AlignTop)
        self.setLayout(labels.vertical(self.quotation, below, margins=(0, 0, 0, 4)))

    def look_at(self, looked_at: bool) -> None:
        """Show that these are the words the cursor stands at, or no longer."""
        self.is_looked_at = looked_at
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint a quiet ground of its side under the words that are looked at."""
        if not self.is_looked_at:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        token = TOKENS[self.quotation.span.pole]
        outlined = self._theme.palette.outlined
        painter.setPen(QPen(self._theme.colour("ink"), 2) if outlined else Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour(f"{token}_bg"))
        # Beside the disc, which would lose its shape on a ground of its own colour.
        disc, mirrored = self._theme.px(_DISC) + 6, self.layoutDirection() is _MIRRORED
        left, right = (1, 1 + disc) if mirrored else (1 + disc, 1)
        painter.drawRoundedRect(self.rect().adjusted(left, 1, -right, -1), 8, 8)

    def _strike(self) -> None:
        self.struck.emit(self.words)
