"""The line under the page: names put on it, its length, and how safe it is."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from journal.domain.tags import Tag, TagKind
from journal.ui.kit import labels
from journal.ui.writing.autosave import SaveState
from journal.ui.writing.tag_field import KIND_NAMES, TagField

_STATES = {
    SaveState.UNTOUCHED: "",
    SaveState.WAITING: "not saved yet",
    SaveState.SAVED: "saved, encrypted",
    SaveState.FAILED: "not saved",
}


class Foot(QWidget):
    """Shows chips with the tags, and the state of the page in words."""

    tag_added = Signal(object)
    tag_removed = Signal(object)
    tags_wanted = Signal()
    """Names are about to be typed, so that the known ones should be at hand."""
    finish_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._count = 0
        self._state = SaveState.UNTOUCHED
        self._from: QWidget | None = None
        self._chips = labels.FlowLayout(spacing=8)
        self._add = labels.button("Add a tag", "add-chip")
        self._add.clicked.connect(self.open_field)
        self._chips.addWidget(self._add)
        self.field = TagField()
        self.field.hide()
        self.field.tag_given.connect(self.tag_added)
        self.field.left.connect(self._close_field)
        self._status = labels.text("", "meta")
        self._status.setWordWrap(False)
        self.finish = labels.button("Finish", "pill")
        self.finish.setAccessibleName("Finish this page")
        self.finish.clicked.connect(self.finish_wanted)
        names = QWidget()
        names.setLayout(self._chips)
        end = labels.horizontal(None, self._status, self.finish, spacing=12)
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._line.setSpacing(12)
        self._line.addWidget(names, 1, Qt.AlignmentFlag.AlignVCenter)
        self._line.addLayout(end)
        self.setLayout(labels.vertical(self.field, self._line, spacing=8))

    @property
    def words(self) -> str:
        """What is said about length and safety."""
        return self._status.text()

    def show_tags(self, tags: tuple[Tag, ...]) -> None:
        """Show these names as chips."""
        self._chips.takeAt(self._chips.count() - 1)
        self._chips.clear()
        for tag in tags:
            chip = labels.button(f"{_spoken(tag)}  ×", "chip")
            chip.setAccessibleName(f"Remove {KIND_NAMES[tag.kind].lower()} {tag.name}")
            chip.setToolTip("Remove")
            chip.clicked.connect(partial(self.tag_removed.emit, tag))
            self._chips.addWidget(chip)
            chip.show()
        self._chips.addWidget(self._add)
        self._chips.invalidate()
        self._fold()

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
        self.finish.setVisible(wanted)
        self._fold()

    def open_field(self) -> None:
        """Let names be typed."""
        if self.field.isHidden():
            self._from = self.window().focusWidget()
        self.tags_wanted.emit()
        self.field.show()
        self.field.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def clear(self) -> None:
        """Forget names, count and what was typed."""
        self.field.clear()
        self.field.hide()
        self.show_tags(())
        self.show_count(0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the names a line of their own where not everything fits on one."""
        super().resizeEvent(event)
        self._fold()

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
        back.setFocus(Qt.FocusReason.OtherFocusReason)

    def _say(self) -> None:
        count = "1 word" if self._count == 1 else f"{self._count:,} words"
        self._status.setText(" · ".join(part for part in (count, _STATES[self._state]) if part))


def _spoken(tag: Tag) -> str:
    """Return the name, with its kind where it is not a plain tag."""
    return tag.name if tag.kind is TagKind.TAG else f"{tag.name} ({tag.kind})"
