"""A quiet line that offers to take back the last act."""

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtWidgets import QWidget

from journal.ui.kit.announce import announce
from journal.ui.kit.labels import button, horizontal, text

SECONDS = 10
"""How long the offer stays."""


class UndoLine(QWidget):
    """Shows what was done and a button that takes it back, for a while."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "side")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._undo: Callable[[], None] | None = None
        self.words = text("", "meta")
        self.undo_button = button("Undo", "quiet")
        row = horizontal(spacing=12, margins=(40, 4, 28, 4))
        row.addWidget(self.words, 1)
        row.addWidget(self.undo_button)
        self.setLayout(row)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SECONDS * 1000)
        self._timer.timeout.connect(self.clear)
        self.undo_button.clicked.connect(self.undo)
        self.hide()

    @Slot(str, object)
    def offer(self, words: str, undo: Callable[[], None]) -> None:
        """Say what was done, and take it back with `undo` where the person wants that."""
        self._undo = undo
        self.words.setText(words)
        self.show()
        self._timer.start()
        announce(self, words)

    @Slot()
    def clear(self) -> None:
        """Offer nothing."""
        self._undo = None
        self._timer.stop()
        self.words.setText("")
        self.hide()

    @Slot()
    def undo(self) -> None:
        """Take the last act back."""
        undo = self._undo
        self.clear()
        if undo is not None:
            undo()
