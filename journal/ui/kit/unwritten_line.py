"""The line that stands while words from before locking wait in memory for room on the disk."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from journal.domain.errors import JournalError
from journal.services.unwritten import Unwritten
from journal.ui.kit.banner import Banner
from journal.ui.kit.errors import Sentence, words_for
from journal.ui.kit.labels import vertical

TRY_AGAIN = 5_000
"""Milliseconds between tries."""


class UnwrittenLine(QWidget):
    """Says how it stands, and tries again until the words are written; `leaving` says so too."""

    written = Signal()

    def __init__(self, unwritten: Unwritten, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.leaving = False
        self._banner = Banner()
        self.setLayout(vertical(self._banner, margins=(12, 8, 12, 0)))
        self.hide()  # with its margins
        self.timer = QTimer(self, interval=TRY_AGAIN)
        self.timer.timeout.connect(unwritten.try_again)
        unwritten.listen(self.follow)

    @property
    def words(self) -> str:
        """What is being said, empty when hidden."""
        return self._banner.words

    def follow(self, fault: Exception | None) -> None:
        """Say why the words could not be written, or that they are."""
        if fault is None:
            self.timer.stop()
            self._banner.clear()
            self.hide()
            self.written.emit()
            return
        self.timer.start()
        sentence = _not_written(fault, leaving=self.leaving)
        if self.words != str(sentence):
            self.show()
            self._banner.say(sentence)


def _not_written(fault: Exception, *, leaving: bool) -> Sentence:
    why = words_for(fault).what if isinstance(fault, JournalError) else "No place took them."
    return Sentence(
        "Your last words before locking could not be written.",
        f"{why} They are kept in memory, encrypted.",
        "Free some space, and the window closes by itself as soon as they are written. "
        "Closing it again lets go of them."
        if leaving
        else "Free some space; writing is tried again every few seconds. "
        "Leave this window open until then.",
    )
