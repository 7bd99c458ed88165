"""A list whose rows can be put in another order by keyboard, as tall as what it holds."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListWidget,
    QListWidgetItem,
    QSizePolicy,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

_ID = Qt.ItemDataRole.UserRole
_SPOKEN = Qt.ItemDataRole.AccessibleTextRole
_UP_AND_DOWN = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_CHANGE = {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2}
_MOST_LINES = 18
"""Lines of text after which the list scrolls by itself."""


@dataclass(frozen=True, slots=True)
class Row:
    """What a row shows, and what stands for it."""

    id: str
    words: str


class _Wrapped(QStyledItemDelegate):
    """Gives a row as many lines as it needs at the width of the list."""

    def __init__(self, rows: QListWidget) -> None:
        super().__init__(rows)
        self._rows = rows

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Return the size of all its words; the style's own hint forgets its padding."""
        room = QStyleOptionViewItem(option)
        width = self._rows.viewport().width() - self._rows.fontMetrics().height()
        room.rect = QRect(0, 0, width, 1)
        return super().sizeHint(room, index)


class Arranged(QListWidget):
    """Alt and an arrow move a row, Enter or F2 change it, Delete takes it out."""

    moved = Signal(int)
    """The current row shall go up (-1) or down (1)."""
    change_wanted = Signal()
    removal_wanted = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setAccessibleDescription("Alt and an arrow key move a row up or down.")
        self.setProperty("role", "list")
        self.setWordWrap(True)
        self.setItemDelegate(_Wrapped(self))
        self.setTabKeyNavigation(False)
        self.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.itemDoubleClicked.connect(lambda _: self.change_wanted.emit())

    @property
    def chosen(self) -> str:
        """The id of the current row, empty where there is none."""
        item = self.currentItem()
        return "" if item is None else str(item.data(_ID))

    def show_rows(self, rows: Sequence[Row], chosen: str = "") -> None:
        """Show these rows; `chosen` is the current one, or that which was, or its neighbour."""
        before, at = chosen or self.chosen, self.currentRow()
        self.clear()
        for row in rows:
            item = QListWidgetItem(row.words)
            item.setData(_ID, row.id)
            item.setData(_SPOKEN, row.words.replace("\n", ". "))
            self.addItem(item)
        ids = [row.id for row in rows]
        wanted = ids.index(before) if before in ids else min(max(at, 0), len(rows) - 1)
        self.setCurrentRow(wanted)
        self.setVisible(bool(rows))
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Return the height of all rows, up to a number of lines."""
        height = sum(map(self.sizeHintForRow, range(self.count()))) + 2 * self.frameWidth()
        most = self.fontMetrics().lineSpacing() * _MOST_LINES
        return QSize(super().sizeHint().width(), min(height, most))

    def minimumSizeHint(self) -> QSize:
        """Return no less than the whole."""
        return QSize(0, self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Follow the width with the height."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let keys arrange the rows."""
        key = Qt.Key(event.key())
        if key in _UP_AND_DOWN and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.moved.emit(_UP_AND_DOWN[key])
        elif key in _CHANGE and self.chosen:
            self.change_wanted.emit()
        elif key == Qt.Key.Key_Delete and self.chosen:
            self.removal_wanted.emit()
        else:
            super().keyPressEvent(event)
