"""The words a person added for the spelling check: all of them, each to be taken out again."""

from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget

from journal.domain.spelling import LONGEST
from journal.services.spelling import Spelling
from journal.ui.kit.banner import Banner
from journal.ui.kit.labels import FlowLayout, button, horizontal, text, vertical

EMPTY = "None yet. On the page, the menu of an unknown word offers to add it."
_AT_FIRST, _MORE = 60, 200
"""Words that are shown at first, and with every wish for more."""


class OwnDictionary(QWidget):
    """Adds and removes; what was removed can be brought back."""

    undo_offered = Signal(str, object)
    """What was done, and the call that takes it back."""

    def __init__(self, spelling: Spelling) -> None:
        super().__init__()
        self._spelling = spelling
        self._words: tuple[str, ...] = ()
        self._limit = _AT_FIRST
        self.chips: list[QPushButton] = []
        self.banner = Banner()
        self.empty = text(EMPTY, "meta")
        self.field = QLineEdit()
        self.field.setAccessibleName("A word to add")
        self.field.setPlaceholderText("A word")
        self.field.setMaxLength(LONGEST)
        self.add_button = button("Add")
        self.add_button.setAccessibleName("Add to my words")
        self.more_button = button("")
        self._flow = FlowLayout(spacing=8)
        self._list = QWidget()
        self._list.setLayout(self._flow)
        row = horizontal(self.field, 8, self.add_button, None)
        more = horizontal(self.more_button, None)
        title = text("Your own words", "meta")
        self.setLayout(vertical(title, self.empty, self._list, more, row, self.banner, spacing=6))
        self.field.returnPressed.connect(self._add)
        self.add_button.clicked.connect(self._add)
        self.more_button.clicked.connect(self._show_more)
        self.show_words(())

    def load(self) -> None:
        """Read the words, and show them."""
        self._spelling.words(self.show_words, self.banner.show_error)

    def clear(self) -> None:
        """Forget every word."""
        self._limit = _AT_FIRST
        self.field.setText("")
        self.banner.clear()
        self.show_words(())

    def show_words(self, words: tuple[str, ...]) -> None:
        """Show these words, or the first of them and a way to the others."""
        self._words = words
        self._flow.clear()
        self.chips = []
        for word in words[: self._limit]:
            chip = button(f"{word}  ×", "chip")
            chip.setAccessibleName(f"Remove {word} from my words")
            chip.setToolTip("Remove from my words")
            chip.clicked.connect(partial(self._remove, word))
            self._flow.addWidget(chip)
            chip.show()
            self.chips.append(chip)
        self._flow.invalidate()
        left = len(words) - len(self.chips)
        self.more_button.setText(f"Show {min(left, _MORE)} more of {left:,}")
        self.more_button.setVisible(left > 0)
        self.empty.setVisible(not words)
        self._list.setVisible(bool(words))

    @Slot()
    def _show_more(self) -> None:
        at = len(self.chips)
        self._limit += _MORE
        self.show_words(self._words)
        self.chips[at].setFocus()

    @Slot()
    def _add(self) -> None:
        typed = self.field.text()
        word = "".join(typed.split())

        def added(words: tuple[str, ...]) -> None:
            if self.field.text() == typed:
                self.field.setText("")
            self.show_words(words)

        if word:
            self.banner.clear()
            self._spelling.add(word, added, self.banner.show_error)
            self.field.setFocus()

    def _remove(self, word: str, *_: bool) -> None:
        self.banner.clear()
        at = self._words.index(word)

        def removed(words: tuple[str, ...]) -> None:
            self.show_words(words)
            (self.chips[min(at, len(self.chips) - 1)] if self.chips else self.field).setFocus()
            back = partial(self._spelling.add, word, self.show_words, self.banner.show_error)
            self.undo_offered.emit(f"“{word}” is removed.", back)

        self._spelling.remove(word, removed, self.banner.show_error)
