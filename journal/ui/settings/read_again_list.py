"""What readings were before and after they were made again, one entry a row."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QWidget

from journal.domain.distance.words import label_words
from journal.domain.labels import LabelFrom
from journal.domain.own_word import ReadAgain
from journal.ui.kit.entry_words import named

_MOST_ROWS = 6
_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


def line(found: ReadAgain) -> str:
    """Return an entry and what its words were read as, before and now."""
    before, after = (label_words(label, LabelFrom.TEXT) for label in (found.before, found.after))
    said = f"{after}, as before" if before == after else f"Before: {before}. Now: {after}"
    return "\n".join(part for part in (named(found.entry), said, _own(found)) if part)


def _own(found: ReadAgain) -> str:
    label, source = found.entry.label, found.entry.label_from
    if label is None or source is None or source is LabelFrom.TEXT:
        return ""
    return f"Your label stays: {label_words(label, source)}"


class _Rows(QAbstractListModel):
    """Has a row for every entry, spelled out only where it is looked at."""

    def __init__(self) -> None:
        super().__init__()
        self.found: Sequence[ReadAgain] = ()

    def show(self, found: Sequence[ReadAgain]) -> None:
        """Have these rows in place of those before."""
        self.beginResetModel()
        self.found = found
        self.endResetModel()

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """Return the number of entries."""
        return 0 if parent.isValid() else len(self.found)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the words of a row, also for a screen reader."""
        if role != Qt.ItemDataRole.DisplayRole or not 0 <= index.row() < len(self.found):
            return None
        return line(self.found[index.row()])


class ReadAgainList(QListView):
    """What was read differently comes first; Enter or a double click opens the entry."""

    entry_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = _Rows()
        self.setModel(self._rows)
        self.setProperty("role", "list")
        self.setAccessibleName("Readings before and after")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setLayoutMode(QListView.LayoutMode.Batched)  # there may be very many rows
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.doubleClicked.connect(self._choose)

    def show_found(self, found: Sequence[ReadAgain]) -> None:
        """Show these entries."""
        self._rows.show(sorted(found, key=lambda each: each.before == each.after))
        self.setCurrentIndex(self._rows.index(0))
        self.doItemsLayout()

    def doItemsLayout(self) -> None:
        """Lay the rows out, and be as high as those that are shown."""
        super().doItemsLayout()
        last = min(self._rows.rowCount(), _MOST_ROWS) - 1
        if last >= 0:
            first, final = (self.visualRect(self._rows.index(row)) for row in (0, last))
            self.setFixedHeight(final.bottom() - first.top() + 5)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the entry by Enter."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.open_current()
        else:
            super().keyPressEvent(event)

    @Slot()
    def open_current(self) -> None:
        """Open the entry of the row that is chosen."""
        self._choose(self.currentIndex())

    @Slot(QModelIndex)
    def _choose(self, index: QModelIndex) -> None:
        if 0 <= index.row() < len(self._rows.found):
            self.entry_chosen.emit(self._rows.found[index.row()].entry.id)
