"""The top line of Review: its name, how many entries are shown, the bin, and what else there is."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from journal.domain.entry import EntryId
from journal.ui.kit import labels
from journal.ui.kit.tag_words import counted


class Head(QWidget):
    """Leads from Review to what belongs to it; `menu` takes acts of other parts of the page."""

    bin_wanted = Signal()
    bringing_in_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.count = labels.text("", "meta")
        self.count.setWordWrap(False)
        self.open_bin = labels.button("Bin", "quiet")
        self.open_bin.clicked.connect(self.bin_wanted)
        self.more = labels.button("More", "menu")
        self.more.setAccessibleName("More about this journal's entries")
        self.menu = QMenu("More", self)
        self.more.setMenu(self.menu)
        row = labels.horizontal(labels.text("Review", "date"), None, spacing=12)
        around = labels.horizontal(self.count, self.open_bin, self.more, spacing=10)
        row.addLayout(around)
        row.setAlignment(around, Qt.AlignmentFlag.AlignBottom)
        self.setLayout(row)

    def offer(self, act: QAction) -> None:
        """Offer this act, and below it what leads away from the list."""
        self.menu.addAction(act)
        self.menu.addSeparator()
        bring_in = "Bring in another copy of this journal…"
        self.menu.addAction(bring_in, self.bringing_in_wanted.emit)
        self.menu.addAction("Bin", self.bin_wanted.emit)

    def count_bin(self, ids: Sequence[EntryId]) -> None:
        """Say how many entries lie in the bin."""
        self.open_bin.setText(f"Bin ({len(ids):,})" if ids else "Bin")
        self.open_bin.setAccessibleName(f"Bin, {counted(len(ids))}" if ids else "Bin, empty")

    def clear(self) -> None:
        """Forget every number."""
        self.count.setText("")
        self.open_bin.setText("Bin")
        self.open_bin.setAccessibleName("")
