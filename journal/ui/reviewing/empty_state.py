"""What stands in the place of the list when there is nothing to show, and the ways out of that."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from journal.ui.kit import labels
from journal.ui.kit.acts_menu import literal
from journal.ui.reviewing.filter_bar import Filter

NOTHING_YET = "Entries you finish appear here."
NO_MATCH = "Nothing matches. Remove a filter?"


class EmptyState(QWidget):
    """A sentence, and one button for every filter that can be taken off."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._said = labels.text("", "prompt")
        self._ways = labels.FlowLayout(spacing=10)
        self.setLayout(labels.vertical(self._said, self._ways, spacing=12, margins=(0, 32, 0, 32)))
        self.hide()

    @property
    def words(self) -> str:
        """What is said, empty when hidden."""
        return "" if self.isHidden() else self._said.text()

    def show_for(self, active: Sequence[Filter]) -> None:
        """Say why nothing is shown, with a way to take off each filter that is on."""
        self._said.setText(NO_MATCH if active else NOTHING_YET)
        self._ways.clear()
        for words, take_off in active:
            way = labels.button(f"{literal(words)}  ×")
            way.setAccessibleName(f"Remove the filter {words}")
            way.clicked.connect(take_off)
            self._ways.addWidget(way)
        self.show()

    def clear(self) -> None:
        """Say nothing."""
        self._ways.clear()
        self._said.setText("")
        self.hide()
