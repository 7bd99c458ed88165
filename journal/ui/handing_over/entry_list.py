"""The entries that will be handed over, oldest first, each of which can be left out again."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from journal.domain import days
from journal.domain.entry import EntryId, Summary

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class EntryLines(QAbstractListModel):
    """A line for each entry, spelled only where someone looks."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.summaries: list[Summary] = []

    def show(self, summaries: list[Summary]) -> None:
        """Hold these entries, in this order."""
        self.beginResetModel()
        self.summaries = summaries
        self.endResetModel()

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """Return the number of entries."""
        return 0 if parent.isValid() else len(self.summaries)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return day and title of an entry."""
        if role != Qt.ItemDataRole.DisplayRole or not 0 <= index.row() < len(self.summaries):
            return None
        return _words(self.summaries[index.row()])


class EntryList(QListView):
    """Shows day and title of each entry; Delete leaves the selected ones out."""

    left_out = Signal()
    """The list is shorter than before."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines = EntryLines(self)
        self.setModel(self.lines)
        self.setAccessibleName("Entries to hand over")
        self.setProperty("role", "list")
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)

    def show_entries(self, summaries: Sequence[Summary]) -> None:
        """Show these entries in the order in which they will stand in the document."""
        self.lines.show(sorted(summaries, key=lambda s: (s.day, s.id)))

    def count(self) -> int:
        """Return how many entries are still in the list."""
        return len(self.lines.summaries)

    def ids(self) -> tuple[EntryId, ...]:
        """Return the entries that are still in the list."""
        return tuple(summary.id for summary in self.lines.summaries)

    def leave_out_selected(self) -> None:
        """Take the selected entries out of the list; they stay in the journal."""
        out = {index.row() for index in self.selectionModel().selectedRows()}
        if out:
            summaries = enumerate(self.lines.summaries)
            self.lines.show([summary for row, summary in summaries if row not in out])
            left = self.count()
            self.setCurrentIndex(self.lines.index(min(min(out), left - 1), 0))
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
