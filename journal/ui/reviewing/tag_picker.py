"""Names to filter by: tags, people and places with the number of entries that carry each."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QWidget

from journal.domain.tag_offers import found_by
from journal.domain.tags import Nested, Tag
from journal.ui.kit import labels
from journal.ui.kit.tag_colours import blank, disc, disc_size
from journal.ui.kit.tag_words import apart, counted, spoken, tag_words
from journal.ui.kit.theme import Theme

TALLEST = 240
"""Pixels that the list takes at most; it scrolls from there on."""
_TAG = Qt.ItemDataRole.UserRole


class TagPicker(QWidget):
    """Unfolds under the filters, with a field to search it; ticking a name filters at once."""

    picked = Signal(object)
    """The tags that are ticked now, in the order of the list."""

    left = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setProperty("role", "card")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground, True)
        self.setAccessibleName("Filter by tag, person or place")
        self._search = QLineEdit()
        self._search.setPlaceholderText("Search the tags")
        self._search.setAccessibleName("Search the tags")
        self._search.textChanged.connect(self._filter)
        self.names = QListWidget()
        self.names.setAccessibleName("Tags, people and places")
        self.names.itemChanged.connect(self._tell)
        self.names.itemActivated.connect(_toggle)
        self.names.setProperty("role", "list")
        self.names.setSizeAdjustPolicy(QListWidget.SizeAdjustPolicy.AdjustToContents)
        self.names.setMaximumHeight(TALLEST)
        self._none = labels.text("No tags yet.", "meta")
        self.tidy = labels.button("Tidy", "quiet")
        self.tidy.setAccessibleName("Tidy the tags: rename, merge, colour")
        close = labels.button("Close", "quiet")
        close.setAccessibleName("Close the list of tags")
        close.clicked.connect(self.left)
        self.setLayout(
            labels.vertical(
                labels.horizontal(self._search, self.tidy, close, spacing=8),
                self.names,
                self._none,
                spacing=8,
                margins=(12, 12, 12, 12),
            )
        )

    def offer(self, known: Sequence[Nested], ticked: Sequence[Tag]) -> None:
        """Show these names with all that is nested below them, the ones filtered by ticked."""
        self.names.blockSignals(True)
        self.names.clear()
        self.names.setIconSize(disc_size(self._theme))
        coloured = any(each.colour for each in known)
        for each in known:
            item = QListWidgetItem(f"{apart(tag_words(each.tag))}, {counted(each.entries)}")
            item.setData(_TAG, each.tag)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, spoken(each, each.entries))
            if coloured:
                mark = disc(each.colour, self._theme) if each.colour else blank(self._theme)
                item.setIcon(mark)
            on = each.tag in ticked
            item.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)
            self.names.addItem(item)
        self.names.blockSignals(False)
        self._none.setVisible(not known)
        self._search.setText("")

    def unfold(self) -> None:
        """Show the names, with the cursor in the field that searches them."""
        self.show()
        self._search.setFocus(Qt.FocusReason.OtherFocusReason)

    def clear(self) -> None:
        """Forget the names."""
        self.hide()
        self.offer((), ())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close by Escape, and go from the field to the list by the arrow."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() == Qt.Key.Key_Down and self._search.hasFocus():
            self.names.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            super().keyPressEvent(event)

    def _filter(self, words: str) -> None:
        wanted = found_by(words.strip())
        for item in self._items():
            item.setHidden(wanted not in found_by(item.text()))

    def _items(self) -> list[QListWidgetItem]:
        return [self.names.item(row) for row in range(self.names.count())]

    def _tell(self) -> None:
        on = [i for i in self._items() if i.checkState() is Qt.CheckState.Checked]
        self.picked.emit(tuple(item.data(_TAG) for item in on))


def _toggle(item: QListWidgetItem) -> None:
    on = item.checkState() is Qt.CheckState.Checked
    item.setCheckState(Qt.CheckState.Unchecked if on else Qt.CheckState.Checked)
