"""What the program says about a fault of its own: calmly, once, and without private words."""

import sys
import threading
import traceback
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import Slot
from PySide6.QtGui import QClipboard
from PySide6.QtWidgets import QDialog, QPlainTextEdit, QWidget

from journal.services.needs import OnMain
from journal.ui.kit.clipboard import plain
from journal.ui.kit.errors import words_for
from journal.ui.kit.labels import button, horizontal, text, vertical


def details(error: BaseException) -> str:
    """Return the kind of error and the places in the program it came through, and no message.

    A message could quote what somebody wrote.
    """
    steps = traceback.extract_tb(error.__traceback__)
    places = (f"{Path(s.filename).name}, line {s.lineno}, in {s.name}" for s in steps)
    return "\n".join((type(error).__name__, *places))


class Mishap(QDialog):
    """Shows one fault at a time; it holds nothing up."""

    def __init__(self, parent: QWidget, board: QClipboard, on_main: OnMain) -> None:
        super().__init__(parent)
        self._board = board
        self._on_main = on_main
        self.setWindowTitle("Stillwater")
        self.setMinimumWidth(460)
        self.words = text("")
        self.details = QPlainTextEdit()
        self.details.setReadOnly(True)
        self.details.setAccessibleName("Details for whoever looks after the program")
        self.copy_button = button("Copy details")
        self.close_button = button("Close", "primary")
        self.setLayout(
            vertical(
                self.words,
                self.details,
                horizontal(self.copy_button, None, self.close_button, spacing=8),
                spacing=12,
                margins=(24, 20, 24, 20),
            )
        )
        self.copy_button.clicked.connect(self._copy)
        self.close_button.clicked.connect(self.close)

    def watch(self) -> None:
        """Hear of every fault that nobody else takes care of, on any thread."""
        sys.excepthook = self._hear
        threading.excepthook = lambda said: self._tell(said.exc_value)

    def _hear(
        self,
        kind: type[BaseException],
        error: BaseException,
        where: TracebackType | None,
    ) -> None:
        self._tell(error)

    def _tell(self, error: BaseException | None) -> None:
        if error is not None:
            said, found = str(words_for(error)), details(error)
            sys.stderr.write(f"{found}\n")
            self._on_main(lambda: self._show(said, found))

    def _show(self, said: str, found: str) -> None:
        if not self.isVisible():
            self.words.setText(said)
            self.details.setPlainText(found)
            self.show()

    @Slot()
    def _copy(self) -> None:
        self._board.setMimeData(plain(self.details.toPlainText()))
