"""Words and the buttons for what they speak of, in one row or in two."""

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QBoxLayout, QLabel, QPushButton, QWidget

from journal.ui.kit import labels


class ActsRow(QWidget):
    """Gives the words a line of their own where the `longest` of them have no room."""

    def __init__(self, words: QLabel, longest: str, *buttons: QPushButton) -> None:
        super().__init__()
        self._words, self._longest = words, longest
        self._buttons = labels.horizontal(None, *buttons, spacing=10)
        self._whole = labels.horizontal(spacing=10)
        self._whole.addWidget(words, 1)
        self._whole.addLayout(self._buttons)
        self.setLayout(self._whole)

    def event(self, event: QEvent) -> bool:
        """Take one row or two, also where a button came in or letters grew."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest):
            self._turn()
        return super().event(event)

    def _turn(self) -> None:
        words = self._words.fontMetrics().horizontalAdvance(self._longest)
        margins = self._whole.contentsMargins()
        room = self.width() - margins.left() - margins.right()
        fits = words + self._buttons.sizeHint().width() + 20 < room
        way = QBoxLayout.Direction.LeftToRight if fits else QBoxLayout.Direction.TopToBottom
        if way is not self._whole.direction():
            self._whole.setDirection(way)
