"""A button for what cannot be taken back: the first press asks, the second one does it."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QFocusEvent, QMouseEvent

from journal.ui.kit.announce import announce
from journal.ui.kit.labels import dress
from journal.ui.kit.words import Button


class TwiceButton(Button):
    """Emits `confirmed` at the second press; going elsewhere in between takes the first back.

    A double click is one press: nobody can have read the question in between.
    """

    confirmed = Signal()

    def __init__(self, words: str, question: str) -> None:
        super().__init__(words)
        dress(self, "pill")
        self._words = words
        self._question = question
        self.clicked.connect(self._press)

    @property
    def asking(self) -> bool:
        """Whether the next press does it."""
        return self.text() == self._question

    def set_words(self, words: str, question: str) -> None:
        """Say something else from now on."""
        self._words, self._question = words, question
        self.setText(words)

    @Slot()
    def rest(self) -> None:
        """Take the first press back."""
        self.setText(self._words)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Take the second half of a double click for nothing."""
        event.accept()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Ask anew when the person comes back."""
        self.rest()
        super().focusOutEvent(event)

    @Slot()
    def _press(self) -> None:
        if self.asking:
            self.rest()
            self.confirmed.emit()
        else:
            self.setText(self._question)
            announce(self, self._question)
