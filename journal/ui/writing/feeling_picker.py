"""Feeling words to choose from, each with what it can mean, and a place for one's own."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QWidget

from journal.domain.feelings import LONGEST, Feeling, clean
from journal.domain.tags import name_key
from journal.ui.kit import labels
from journal.ui.kit.in_sight import TOGETHER

_WORD = Qt.ItemDataRole.UserRole
_ROWS = 6
"""Words that are in sight at once."""


class _List(QListWidget):
    """Enter chooses a word as Space does."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose the word under the cursor."""
        item = self.currentItem()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and item is not None:
            on = item.checkState() is Qt.CheckState.Checked
            item.setCheckState(Qt.CheckState.Unchecked if on else Qt.CheckState.Checked)
        else:
            super().keyPressEvent(event)


class FeelingPicker(QWidget):
    """Folded to one button until a word is looked for."""

    chosen = Signal(str, bool)
    """A word, and whether it is so."""
    own_added = Signal(str)
    """A word of one's own, which is chosen as well."""

    def __init__(self) -> None:
        super().__init__()
        self.opener = labels.button("Choose a word", "quiet")
        self.opener.setAccessibleName("Choose a feeling word")
        self.opener.clicked.connect(self._turn)
        self.list = _List()
        self.list.setProperty("role", "list")
        self.list.setAccessibleName("Feeling words")
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.itemChanged.connect(self._tell)
        self.own = QLineEdit()
        self.own.setMaxLength(LONGEST)
        self.own.setAccessibleName("A word of your own")
        self.own.setPlaceholderText("A word of your own, then Enter")
        self.own.returnPressed.connect(self._add)
        self._open = QWidget()
        self._open.setLayout(labels.vertical(self.list, self.own, spacing=8))
        self._open.hide()
        self.setProperty(TOGETHER, True)
        self.setLayout(labels.vertical(labels.horizontal(self.opener, None), self._open, spacing=4))

    def offer(self, feelings: Sequence[Feeling]) -> None:
        """Offer these words in place of those before."""
        if [self._word(row) for row in range(self.list.count())] == [f.word for f in feelings]:
            return
        self.list.blockSignals(True)
        self.list.clear()
        for feeling in feelings:
            item = QListWidgetItem(
                ": ".join(part for part in (feeling.word, feeling.means) if part)
            )
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setData(_WORD, feeling.word)
            item.setCheckState(Qt.CheckState.Unchecked)
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        self.list.blockSignals(False)

    def show_on(self, words: Sequence[str]) -> None:
        """Show which words are so."""
        self.list.blockSignals(True)
        for row in range(self.list.count()):
            on = self._word(row) in words
            state = Qt.CheckState.Checked if on else Qt.CheckState.Unchecked
            self.list.item(row).setCheckState(state)
        self.list.blockSignals(False)
        self.list.viewport().update()

    def fold(self) -> None:
        """Put the words away."""
        self._open.hide()
        self.opener.setText("Choose a word")

    def clear(self) -> None:
        """Forget every word."""
        self.fold()
        self.own.setText("")
        self.list.blockSignals(True)
        self.list.clear()
        self.list.blockSignals(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Escape put the words away."""
        if event.key() == Qt.Key.Key_Escape and not self._open.isHidden():
            self.fold()
            self.opener.setFocus()
        else:
            super().keyPressEvent(event)

    def _turn(self) -> None:
        if not self._open.isHidden():
            self.fold()
            return
        self._open.show()
        self.opener.setText("Put the words away")
        high = max(self.list.sizeHintForRow(0), self.list.fontMetrics().lineSpacing())
        self.list.setFixedHeight(_ROWS * high + 4)
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _tell(self, item: QListWidgetItem) -> None:
        self.chosen.emit(item.data(_WORD), item.checkState() is Qt.CheckState.Checked)

    def _add(self) -> None:
        word = clean(self.own.text())
        if not word:
            return
        self.own.setText("")
        known = (self._word(row) for row in range(self.list.count()))
        same = next((each for each in known if name_key(each) == name_key(word)), None)
        if same is None:
            self.own_added.emit(word)
        self.chosen.emit(same or word, True)

    def _word(self, row: int) -> str:
        return str(self.list.item(row).data(_WORD))
