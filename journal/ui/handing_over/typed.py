"""Fields for words of one's own: as high as what is typed, and left by Tab."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from journal.ui.kit.labels import text, vertical
from journal.ui.kit.theme import Theme

_LEAST, _MOST = 2, 12
"""Lines of a field."""


class TypedText(QPlainTextEdit):
    """Plain words on several lines."""

    typed = Signal()

    def __init__(self, name: str, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setAccessibleName(name)
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.textChanged.connect(self.typed)
        self.document().documentLayout().documentSizeChanged.connect(self._grow)
        self._grow()

    def put(self, words: str) -> None:
        """Show these words, telling nobody; what was typed before cannot be had again by undo."""
        if words != self.toPlainText():
            self.blockSignals(True)
            self.setPlainText(words)
            self.blockSignals(False)
        self.document().clearUndoRedoStacks()

    def lines(self) -> tuple[str, ...]:
        """Return what is typed, a line each; empty ones are none."""
        return tuple(line.strip() for line in self.toPlainText().split("\n") if line.strip())

    def _grow(self) -> None:
        lines = min(max(int(self.document().size().height()), _LEAST), _MOST)
        spacing = self.fontMetrics().lineSpacing()
        self.setFixedHeight(lines * spacing + self._theme.px(24))


def field(name: str, limit: int = 300) -> QLineEdit:
    """Return a field for one line."""
    made = QLineEdit()
    made.setAccessibleName(name)
    made.setMaxLength(limit)
    return made


def under(head: str, *parts: QWidget, about: str = "") -> QWidget:
    """Return parts under a head, with a word on what they are for."""
    made = QWidget()
    said = [text(about, "meta")] if about else []
    made.setLayout(vertical(text(head, "strong"), *said, *parts, spacing=4))
    return made
