"""Names on the chosen entries: one is put on all of them, or taken off, at once."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from journal.domain.entry import EntryId
from journal.domain.tags import Nested, TagCount
from journal.ui.kit import labels
from journal.ui.kit.in_sight import TOGETHER
from journal.ui.kit.tag_chip import shortened
from journal.ui.kit.tag_field import TagField
from journal.ui.kit.tag_words import KIND_NAMES, apart, counted, tag_words
from journal.ui.kit.theme import Theme

MOST_CHIPS = 12
"""Names that can be taken off, those on most of the entries."""


class Many(QWidget):
    """Unfolds above the list, for the entries that were chosen when it was opened."""

    name_given = Signal(object)
    name_taken_off = Signal(object)
    left = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.ids: tuple[EntryId, ...] = ()
        self.setProperty("role", "card")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground, True)
        self.setAccessibleName("Tags of the chosen entries")
        self._head = labels.text("", "strong")
        self.field = TagField(theme)
        self.field.tag_given.connect(self.name_given)
        self.field.left.connect(self.left)
        self._carried = labels.text("On these entries; a press takes one off:", "meta")
        self._chips = labels.FlowLayout(spacing=8)
        chips = QWidget()
        chips.setLayout(self._chips)
        column = labels.vertical(
            *(self._head, self.field, self._carried, chips), spacing=8, margins=(16, 12, 16, 12)
        )
        self.setLayout(column)
        self.field.setProperty(TOGETHER, True)
        self.hide()

    def open(self, ids: tuple[EntryId, ...]) -> None:
        """Name these entries."""
        self.ids = ids
        self._head.setText(f"Put a tag on {counted(len(ids))}")
        self.show()
        self.field.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def know(self, known: Sequence[Nested]) -> None:
        """Offer these names."""
        self.field.know(known)

    def show_carried(self, counts: Sequence[TagCount]) -> None:
        """Show which names the entries carry, each to be taken off by a press."""
        self._chips.clear()
        for count in counts[:MOST_CHIPS]:
            chip = labels.button("", "edge-chip")
            name = shortened(chip, tag_words(count.tag), self._theme)
            chip.setText(f"{apart(name)}, {count.entries:,}  ×")
            kind = KIND_NAMES[count.tag.kind].lower()
            said = f"Take {kind} {count.tag.name} off {counted(count.entries)}"
            chip.setAccessibleName(said)
            chip.setToolTip(said)
            chip.clicked.connect(partial(self.name_taken_off.emit, count.tag))
            self._chips.addWidget(chip)
            chip.show()
        self._carried.setVisible(bool(counts))
        self._chips.invalidate()

    def clear(self) -> None:
        """Forget entries and names."""
        self.ids = ()
        self.field.clear()
        self.show_carried(())
        self.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close by Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
