"""Adding a name: a tag, a person or a place, with the known ones and a few suggestions."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QWidget

from journal.domain.tags import Nested, Tag, TagKind, key_of
from journal.ui.kit import labels
from journal.ui.kit.drop_down import DropDown
from journal.ui.kit.errors import words_for
from journal.ui.kit.name_line import NameLine
from journal.ui.kit.tag_chip import shortened
from journal.ui.kit.tag_words import KIND_NAMES, apart, path_words, tag_words
from journal.ui.kit.theme import Theme


class TagField(QWidget):
    """A kind and a name; Enter adds it, Escape leaves."""

    tag_given = Signal(object)
    left = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._kind = DropDown("Kind of name")
        for kind, words in KIND_NAMES.items():
            self._kind.addItem(words, kind)
        self._kind.currentIndexChanged.connect(self._use_kind)
        self.names = NameLine(theme)
        self.names.given.connect(self._give)
        self.names.refused.connect(self._refuse)
        self._fault = labels.text("", "meta")
        self._fault.hide()
        self._often = labels.text("Often with such a page:", "meta")
        self._often.setWordWrap(False)
        self._chips = labels.FlowLayout(spacing=8)
        self._suggested = QWidget()
        self._suggested.setLayout(self._chips)
        self._suggested.hide()
        self._chips.addWidget(self._often)
        close = labels.button("Close", "quiet")
        close.setAccessibleName("Stop adding tags")
        close.clicked.connect(self.left)
        row = labels.horizontal(spacing=8)
        for part, share in ((self._kind, 0), (self.names, 1), (close, 0)):
            row.addWidget(part, share, Qt.AlignmentFlag.AlignVCenter)
        parts = (self.names.list, self._suggested, self._fault)
        self.setLayout(labels.vertical(row, *parts, spacing=6))

    @property
    def name(self) -> QLineEdit:
        """The line that is typed in."""
        return self.names.line

    @property
    def fault(self) -> QLabel:
        """The line that says why a name cannot be used."""
        return self._fault

    @property
    def suggestions(self) -> list[QPushButton]:
        """The chips of the names that are suggested."""
        return self._suggested.findChildren(QPushButton)

    def know(self, known: Sequence[Nested], suggested: Sequence[Tag] = ()) -> None:
        """Offer these names, a few of them as chips."""
        self.names.know(known)
        self._suggest(suggested)

    def choose(self, kind: TagKind) -> None:
        """Add names of this kind from now on."""
        self._kind.setCurrentIndex(self._kind.findData(kind))

    def clear(self) -> None:
        """Forget what was typed and what was offered."""
        self._fault.hide()
        self.names.clear()
        self._suggest(())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Escape leave; what was typed stays for the next time."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _use_kind(self) -> None:
        # Qt hands back the plain words of an enumeration.
        self.names.use_kind(TagKind(self._kind.currentData()))

    def _suggest(self, tags: Sequence[Tag]) -> None:
        while self._chips.count() > 1:
            item = self._chips.takeAt(1)
            widget = None if item is None else item.widget()
            if widget is not None:
                widget.hide()
                widget.setParent(None)
                widget.deleteLater()
        for tag in tags:
            chip = labels.button("", "add-chip")
            chip.setText(f"+  {apart(shortened(chip, path_words(tag), self._theme))}")
            chip.setAccessibleName(f"Add {KIND_NAMES[tag.kind].lower()} {tag.name}")
            chip.setToolTip(tag_words(tag))
            chip.clicked.connect(partial(self._take, tag, tuple(tags)))
            self._chips.addWidget(chip)
            chip.show()
        self._suggested.setVisible(bool(tags))
        self._chips.invalidate()

    def _take(self, tag: Tag, offered: Sequence[Tag]) -> None:
        """Add a suggested name; the focus stays with what is left to choose."""
        self._suggest([other for other in offered if key_of(other) != key_of(tag)])
        left = self.suggestions
        (left[0] if left else self.name).setFocus(Qt.FocusReason.OtherFocusReason)
        self.tag_given.emit(tag)

    def _give(self, tag: Tag) -> None:
        self._fault.hide()
        self.tag_given.emit(tag)

    def _refuse(self, error: Exception) -> None:
        self._fault.setText(str(words_for(error)))
        self._fault.show()
