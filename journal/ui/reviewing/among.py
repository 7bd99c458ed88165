"""Entries picked out elsewhere: while there are some, Review shows no others."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from journal.domain.entry import EntryId
from journal.ui.kit.labels import button, horizontal, text
from journal.ui.reviewing.filter_bar import Filter


class Among(QWidget):
    """A line that says what the shown entries have in common, with a way back to all of them."""

    left = Signal()
    """All entries shall be shown again."""

    def __init__(self) -> None:
        super().__init__()
        self._ids: frozenset[EntryId] | None = None
        self.setProperty("role", "quiet-ground")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground, True)
        self.words = text("", "body")
        self.all = button("Show all entries", "quiet")
        row = horizontal(spacing=12, margins=(16, 4, 8, 4))
        row.addWidget(self.words, 1)
        row.addWidget(self.all, 0, Qt.AlignmentFlag.AlignVCenter)
        self.setLayout(row)
        self.all.clicked.connect(self._leave)
        self.hide()

    def pick(self, ids: Sequence[EntryId], words: str) -> None:
        """Show only these entries from now on; `words` say what they have in common."""
        self._ids = frozenset(ids)
        self.words.setText(words)
        self.show()

    def kept(self, ids: tuple[EntryId, ...]) -> tuple[EntryId, ...]:
        """Return those of the found entries that are shown."""
        picked = self._ids
        return ids if picked is None else tuple(id for id in ids if id in picked)

    def active(self) -> list[Filter]:
        """Return what leads back to all entries, where not all are shown."""
        return [] if self._ids is None else [(self.words.text(), self._leave)]

    def clear(self) -> None:
        """Show every entry that is found."""
        self._ids = None
        self.words.setText("")
        self.hide()

    def _leave(self) -> None:
        self.clear()
        self.left.emit()
