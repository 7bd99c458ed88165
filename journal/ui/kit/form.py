"""A form that can be left: it forgets what was typed, unless it is at work."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from journal.ui.kit.labels import button


class Form(QWidget):
    """Has a button that leaves it; while that is disabled the form stays."""

    back_wanted = Signal()

    def __init__(self, words: str = "Back", role: str = "quiet") -> None:
        super().__init__()
        self.back_button = button(words, role)
        self.back_button.clicked.connect(self._back)

    def clear(self) -> None:
        """Forget everything typed."""
        raise NotImplementedError

    @Slot()
    def _back(self) -> None:
        self.clear()
        self.back_wanted.emit()
