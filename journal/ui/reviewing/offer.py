"""One quiet sentence with one button, shown while there is something to offer."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from journal.ui.kit.announce import announce
from journal.ui.kit.labels import button, horizontal, text


class Offer(QWidget):
    """Hidden until something is offered; it never takes the focus."""

    taken = Signal()

    def __init__(self, act: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "quiet-ground")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground, True)
        self._words = text("", "body")
        self.button = button(act, "quiet")
        row = horizontal(spacing=12, margins=(16, 4, 8, 4))
        row.addWidget(self._words, 1)
        row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignVCenter)
        self.setLayout(row)
        self.button.clicked.connect(self.taken)
        self.hide()

    @property
    def words(self) -> str:
        """What is offered, empty when hidden."""
        return "" if self.isHidden() else self._words.text()

    def show_words(self, words: str) -> None:
        """Offer this, also to a screen reader; no words offer nothing."""
        told = bool(words) and words != self.words
        self._words.setText(words)
        self.setVisible(bool(words))
        if told:
            announce(self, words)
