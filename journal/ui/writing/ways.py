"""A row of equal buttons: the ways on from here."""

from collections.abc import Callable

from PySide6.QtCore import QEvent
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QPushButton, QWidget

from journal.ui.kit import labels

Way = tuple[str, Callable[[], object]]
"""What a button says, and what it does."""


class Ways(QWidget):
    """Sets its buttons side by side, and below each other where they do not fit.

    `equal` makes them all as wide as the widest, so that none of them asks to be taken.
    """

    def __init__(
        self, *ways: Way, role: str = "pill", equal: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._role = role
        self._equal = equal
        self._flow = labels.FlowLayout(spacing=10)
        self.buttons: list[QPushButton] = []
        self.setLayout(self._flow)
        self.offer(*ways)

    def offer(self, *ways: Way) -> None:
        """Show these ways in place of the ones before."""
        self._flow.clear()
        self.buttons = []
        for words, act in ways:
            button = labels.button(words, self._role)
            # The slot takes no argument, so that Qt does not hand it whether a box is checked.
            button.clicked.connect(lambda _=False, act=act: act())
            self._flow.addWidget(button)
            # A widget added to a layout that is on the screen stays hidden until it is shown.
            button.show()
            self.buttons.append(button)
        self.updateGeometry()

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of the text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._match()

    def showEvent(self, event: QShowEvent) -> None:
        """Measure the buttons, which are dressed by now."""
        super().showEvent(event)
        self._match()

    def _match(self) -> None:
        if self._equal and self.buttons:
            for button in self.buttons:
                button.setMinimumWidth(0)
            widest = max(button.sizeHint().width() for button in self.buttons)
            for button in self.buttons:
                button.setMinimumWidth(widest)
