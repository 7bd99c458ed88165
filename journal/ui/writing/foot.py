"""The line under the page: names put on it, its length, and how safe it is."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from journal.domain.tags import Colour, Tag, TagKey, key_of
from journal.ui.kit import labels
from journal.ui.kit.few_rows import FewRows
from journal.ui.kit.tag_chip import TagChip
from journal.ui.kit.tag_field import TagField
from journal.ui.kit.theme import Theme
from journal.ui.writing.autosave import SaveState

_STATES = {
    SaveState.UNTOUCHED: "",
    SaveState.WAITING: "not saved yet",
    SaveState.SAVED: "saved, encrypted",
    SaveState.FAILED: "not saved",
}
_LOW = 480
"""Pixels of a window's height, at text size 100 %, under which not everything has room."""


class Foot(QWidget):
    """Shows chips with the tags, and the state of the page in words."""

    tag_added = Signal(object)
    tag_removed = Signal(object)
    colour_chosen = Signal(object, object)
    """A tag, and the colour or None that it is to have."""
    tags_wanted = Signal()
    """Names are about to be typed, so that the known ones should be at hand."""
    finish_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._tags: tuple[Tag, ...] = ()
        self._colours: Mapping[TagKey, Colour] = {}
        self._count = 0
        self._state = SaveState.UNTOUCHED
        self._from: QWidget | None = None
        self._chips = labels.FlowLayout(spacing=8)
        self._add = labels.button("Add a tag", "add-chip")
        self._add.setToolTip("A tag, a person or a place (Ctrl+T)")
        self._add.clicked.connect(self.open_field)
        self._chips.addWidget(self._add)
        self.field = TagField(theme)
        self.field.hide()
        self.field.tag_given.connect(self.tag_added)
        self.field.left.connect(self._close_field)
        self._status = labels.text("", "meta")
        self._status.setWordWrap(False)
        self.finish = labels.button("Finish", "pill")
        self.finish.setAccessibleName("Finish this page")
        self.finish.setToolTip("Make an entry of this page (Ctrl+Enter). It is kept as you write.")
        self.finish.clicked.connect(self.finish_wanted)
        chips = QWidget()
        chips.setLayout(self._chips)
        self._names = FewRows(chips)
        end = labels.horizontal(None, self._status, self.finish, spacing=12)
        self._end = labels.ground("end", end)
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._line.setSpacing(12)
        self._line.addWidget(self._names, 1, Qt.AlignmentFlag.AlignVCenter)
        self._line.addWidget(self._end)
        self.setLayout(labels.vertical(self.field, self._line, spacing=8))

    @property
    def words(self) -> str:
        """What is said about length and safety."""
        return self._status.text()

    def show_tags(self, tags: tuple[Tag, ...]) -> None:
        """Show these names as chips; a focus on one that goes stays near its place."""
        if tags == self._tags:
            return
        at = next((n for n, chip in enumerate(self.chips) if chip.hasFocus()), None)
        self._tags = tags
        self._chips.takeAt(self._chips.count() - 1)
        self._chips.clear()
        for tag in tags:
            chip = TagChip(tag, self._theme)
            chip.show_colour(self._colours.get(key_of(tag)))
            chip.removed.connect(self.tag_removed)
            chip.colour_chosen.connect(self.colour_chosen)
            self._chips.addWidget(chip)
            chip.show()
        self._chips.addWidget(self._add)
        self._chips.invalidate()
        self._fold()
        if at is not None:
            near = [*self.chips, self._add][min(at, len(tags))]
            near.setFocus(Qt.FocusReason.OtherFocusReason)

    def use_colours(self, colours: Mapping[TagKey, Colour]) -> None:
        """Mark names with these colours."""
        self._colours = colours
        for chip in self.chips:
            chip.show_colour(colours.get(key_of(chip.tag)))
        self._fold()

    @property
    def chips(self) -> list[TagChip]:
        """The chips of the names on the page, in order."""
        found = (self._chips.itemAt(index) for index in range(self._chips.count()))
        widgets = (None if item is None else item.widget() for item in found)
        return [widget for widget in widgets if isinstance(widget, TagChip)]

    def show_count(self, count: int) -> None:
        """Show the number of words."""
        self._count = count
        self._say()

    def show_state(self, state: SaveState) -> None:
        """Show how safe the page is."""
        self._state = state
        self._say()

    def show_finish(self, wanted: bool) -> None:
        """Offer to finish the page, or not where it is finished already."""
        if self.finish.isHidden() == wanted:
            self.finish.setVisible(wanted)
            self._fold()

    def open_field(self) -> None:
        """Let names be typed."""
        if self.field.isHidden():
            self._from = self.window().focusWidget()
        self.field.show()
        self._give_room()
        self.tags_wanted.emit()
        self.field.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def clear(self) -> None:
        """Forget names, count and what was typed."""
        self.field.clear()
        self.field.hide()
        self._give_room()
        self.show_tags(())
        self._colours = {}
        self.show_count(0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the names a line of their own where not everything fits on one."""
        super().resizeEvent(event)
        self._give_room()
        self._fold()

    def _give_room(self) -> None:
        """Let the names that are offered take the room of the rest where the window is low."""
        low = self.window().height() < self._theme.px(_LOW)
        for part in (self._names, self._end):
            part.setVisible(not low or self.field.isHidden())

    def _fold(self) -> None:
        chips = (self._chips.itemAt(index) for index in range(self._chips.count()))
        parts = [item.sizeHint().width() + self._chips.spacing() for item in chips if item]
        end = (part for part in (self._status, self.finish) if not part.isHidden())
        parts += [part.sizeHint().width() + 12 for part in end]
        one = sum(parts) <= self.width()
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._line.setDirection(across if one else down)

    def _close_field(self) -> None:
        back = self._from if self._from is not None and self._from.isVisible() else self._add
        self._from = None
        self.field.hide()
        self._give_room()
        back.setFocus(Qt.FocusReason.OtherFocusReason)

    def _say(self) -> None:
        count = "1 word" if self._count == 1 else f"{self._count:,} words"
        words = " · ".join(part for part in (count, _STATES[self._state]) if part)
        if words != self._status.text():
            self._status.setText(words)
            self._fold()
