"""The entries that will be handed over, oldest first, each of which can be left out again."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem, QWidget

from journal.domain import days
from journal.domain.entry import EntryId, Summary

_ID = Qt.ItemDataRole.UserRole


class EntryList(QListWidget):
    """Shows day and title of each entry; Delete leaves the selected ones out."""

    left_out = Signal()
    """The list is shorter than before."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Entries to hand over")
        self.setProperty("role", "list")
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)

    def show_entries(self, summaries: Sequence[Summary]) -> None:
        """Show these entries in the order in which they will stand in the document."""
        self.clear()
        for summary in sorted(summaries, key=lambda s: (s.day, s.id)):
            item = QListWidgetItem(_words(summary))
            item.setData(_ID, summary.id)
            self.addItem(item)

    def ids(self) -> tuple[EntryId, ...]:
        """Return the entries that are still in the list."""
        return tuple(self.item(row).data(_ID) for row in range(self.count()))

    def leave_out_selected(self) -> None:
        """Take the selected entries out of the list; they stay in the journal."""
        chosen = self.selectedItems()
        for item in chosen:
            self.takeItem(self.row(item))
        if chosen:
            self.left_out.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave out by Delete or Backspace."""
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.leave_out_selected()
        else:
            super().keyPressEvent(event)


def _words(summary: Summary) -> str:
    line = summary.title or ("A veiled page" if summary.veiled else summary.preview)
    day = days.spoken(summary.day)
    return f"{day}: {line}" if line else day
