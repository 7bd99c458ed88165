"""A row of equal buttons: the ways on from here."""

from collections.abc import Callable

from PySide6.QtWidgets import QPushButton, QWidget

from journal.ui.kit import labels

Way = tuple[str, Callable[[], object]]
"""What a button says, and what it does."""


class Ways(QWidget):
    """Sets its buttons side by side, and below each other where they do not fit."""

    def __init__(self, *ways: Way, role: str = "pill", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._role = role
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
