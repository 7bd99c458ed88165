"""The steps of handing over: a list at the side, or one line where there is no room for it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QWidget

from journal.ui.kit.drop_down import DropDown
from journal.ui.kit.labels import vertical
from journal.ui.kit.theme import Theme

WIDTH = 196
"""Pixels of the list, at text size 100 %."""
_ROW = 44


class Steps(QWidget):
    """Says which step is wanted; all of them can be reached at any time."""

    step_wanted = Signal(int)

    def __init__(self, theme: Theme, names: Sequence[str]) -> None:
        super().__init__()
        self._theme = theme
        self.names = tuple(names)
        self.list = QListWidget()
        self.list.setProperty("role", "nav")
        self.list.setAccessibleName("Steps of handing over")
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.line = DropDown("Step of handing over")
        for number, name in enumerate(self.names, 1):
            item = QListWidgetItem(name, self.list)
            said = f"Step {number} of {len(self.names)}: {name}"
            item.setData(Qt.ItemDataRole.AccessibleTextRole, said)
            self.line.addItem(f"{number} of {len(self.names)}: {name}")
        self.setLayout(vertical(self.list, self.line, None))
        self.list.currentRowChanged.connect(self._want)
        self.line.currentIndexChanged.connect(self._want)
        self.set_narrow(False)

    def show_step(self, number: int) -> None:
        """Mark a step as the one that is shown."""
        for chooser in (self.list, self.line):
            chooser.blockSignals(True)
        self.list.setCurrentRow(number)
        self.line.setCurrentIndex(number)
        for chooser in (self.list, self.line):
            chooser.blockSignals(False)

    def set_narrow(self, narrow: bool) -> None:
        """Be one line, or a list with a line for each step."""
        self.list.setVisible(not narrow)
        self.line.setVisible(narrow)
        self.list.setFixedHeight(self._theme.px(_ROW) * len(self.names) + 4)

    @property
    def chooser(self) -> QWidget:
        """What takes the focus."""
        return self.line if self.list.isHidden() else self.list

    @Slot(int)
    def _want(self, number: int) -> None:
        if number >= 0:
            self.step_wanted.emit(number)
