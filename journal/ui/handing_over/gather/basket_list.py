"""What was gathered, in the order it will have: moved by hand, taken out by Delete."""

import unicodedata
from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem, QWidget

from journal.domain import days
from journal.domain.basket import InBasket
from journal.domain.text import preview
from journal.ui.kit.entry_words import headline

_ITEM = Qt.ItemDataRole.UserRole
_AT_ONCE = 400
"""Rows that are made in one go, which takes a few milliseconds."""
_SHORT = 96
"""Signs of a passage that stand in its row."""


class BasketList(QListWidget):
    """Shows a row for each item; arrows with Alt, or the mouse, move it."""

    removal_wanted = Signal(object)
    """The items to take out."""
    arranged = Signal(object)
    """The ids of all items in their new order."""
    opened = Signal(object)
    """The item to open on its page."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("What goes in, in its order")
        self.setAccessibleDescription("Alt with an arrow moves a row, Delete takes it out.")
        self.setProperty("role", "list")
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setUniformItemSizes(True)
        self._waiting: list[InBasket] = []
        self._more = QTimer(self, singleShot=True, interval=0)
        self._more.timeout.connect(self._fill)
        self.model().rowsMoved.connect(self._tell_order)
        self.itemActivated.connect(lambda row: self.opened.emit(row.data(_ITEM)))

    def show_items(self, items: Sequence[InBasket]) -> None:
        """Show these items, many of them bit by bit; the one that was current stays so."""
        was, row = self.current_item(), max(self.currentRow(), 0)
        self.blockSignals(True)
        self.clear()
        self._waiting = list(reversed(items))
        self._fill()
        same = [n for n, each in enumerate(items) if was and each.item.id == was.item.id]
        wanted = same[0] if same else min(row, len(items) - 1)
        while self.count() <= wanted:
            self._fill()
        self.blockSignals(False)
        self.setCurrentRow(wanted)

    def items_shown(self) -> list[InBasket]:
        """Return every item in its order."""
        return [self.item(row).data(_ITEM) for row in range(self.count())]

    def current_item(self) -> InBasket | None:
        """Return the item under the cursor."""
        row = self.currentItem()
        found: InBasket | None = None if row is None else row.data(_ITEM)
        return found

    def chosen(self) -> list[InBasket]:
        """Return the selected items in their order."""
        chosen = {self.row(row) for row in self.selectedItems()}
        return [each for row, each in enumerate(self.items_shown()) if row in chosen]

    def shift(self, step: int) -> None:
        """Move the current row up (-1) or down (1) by one."""
        row = self.currentRow()
        if row >= 0 and 0 <= row + step < self.count():
            taken = self.takeItem(row)
            self.insertItem(row + step, taken)
            self.setCurrentRow(row + step)
            self._tell_order()

    def take_out(self) -> None:
        """Ask for the selected items to be taken out."""
        if chosen := self.chosen():
            self.removal_wanted.emit(chosen)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move by Alt and an arrow, take out by Delete or Backspace."""
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        if event.modifiers() & Qt.KeyboardModifier.AltModifier and event.key() in steps:
            self.shift(steps[Qt.Key(event.key())])
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.take_out()
        else:
            super().keyPressEvent(event)

    @Slot()
    def _fill(self) -> None:
        for _ in range(min(_AT_ONCE, len(self._waiting))):
            self.addItem(_row(self._waiting.pop()))
        if self._waiting:
            self._more.start()

    @Slot()
    def _tell_order(self) -> None:
        self.arranged.emit([each.item.id for each in self.items_shown()])


def _row(item: InBasket) -> QListWidgetItem:
    first, second = row_words(item)
    row = QListWidgetItem(f"{first}\n{second}")
    row.setFlags(row.flags() & ~Qt.ItemFlag.ItemIsDropEnabled)  # between rows, never onto one
    row.setData(_ITEM, item)
    row.setData(Qt.ItemDataRole.AccessibleTextRole, f"{first}, {second}")
    return row


def row_words(item: InBasket) -> tuple[str, str]:
    """Return the two lines of a row: what it is, and where it is from."""
    summary = item.summary
    if summary.veiled:
        first = summary.title or "A veiled page"
    elif item.item.end:
        first = _quoted(preview(item.words, _SHORT))
    else:
        first = preview(headline(summary), _SHORT)
    parts = [days.plain(summary.day), kind_words(item)]
    if item.item.to_whom:
        parts.append(f"for {item.item.to_whom}")
    if item.writing:
        parts.append("its page is not finished yet")
    if item.binned:
        parts.append("now in the bin")
    elif item.changed:
        parts.append("written on since")
    return first, " · ".join(parts)


def kind_words(item: InBasket) -> str:
    """Return how an item goes in."""
    if item.item.quoted:
        return "moment"
    return "passage, among the full entries" if item.item.end else "whole entry"


def counted_items(items: Sequence[InBasket]) -> str:
    """Return how much was gathered, such as "12 entries and 3 moments"."""
    moments = sum(item.item.quoted for item in items)
    whole = len({item.item.entry for item in items if not item.item.quoted})
    counts = ((whole, "entry", "entries"), (moments, "moment", "moments"))
    return " and ".join(f"{n:,} {one if n == 1 else more}" for n, one, more in counts if n)


def _quoted(words: str) -> str:
    """Return words in quotation marks that stay around them, whichever way the window runs."""
    strong = (unicodedata.bidirectional(sign) for sign in words)
    first = next((kind for kind in strong if kind in ("L", "R", "AL")), "L")
    mark = "\u200e" if first == "L" else "\u200f"
    return f"{mark}“{words}”{mark}"
