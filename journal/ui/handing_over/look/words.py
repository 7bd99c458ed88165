"""The words read out of a finished file: to be selected, searched, and read by a screen reader."""

from typing import Final

from PySide6.QtCore import QMimeData, Qt, Slot
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from journal.domain.letters import Spelled, letters
from journal.ui.kit import clipboard, labels, positions
from journal.ui.kit.announce import announce

LETTERS_ONLY: Final = "Letters count alone: case, accents, signs and line ends make no difference."


class PlainWords(QPlainTextEdit):
    """Words to be read; what is copied is plain, and kept by no history."""

    def __init__(self) -> None:
        super().__init__()
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setUndoRedoEnabled(False)
        flags = Qt.TextInteractionFlag
        self.setTextInteractionFlags(flags.TextSelectableByMouse | flags.TextSelectableByKeyboard)
        self.setAccessibleName("Words in the file")

    def mark(self, place: QTextCursor) -> None:
        """Underline a place, which shows also while the cursor is elsewhere."""
        marked = QTextEdit.ExtraSelection()
        marked.cursor = place
        marked.format.setFontUnderline(True)
        self.setExtraSelections([marked] if place.hasSelection() else [])

    def createMimeDataFromSelection(self) -> QMimeData:
        """Copy plain words."""
        return clipboard.plain(self.textCursor().selectedText().replace("\u2029", "\n"))


class Words(QWidget):
    """All words of a file, and a line that finds some of them."""

    def __init__(self) -> None:
        super().__init__()
        self.text = PlainWords()
        self.field = QLineEdit()
        self.field.setAccessibleName("Find in the words of the file")
        self.field.setPlaceholderText("Find, for example a name")
        hints = Qt.InputMethodHint
        self.field.setInputMethodHints(hints.ImhSensitiveData | hints.ImhNoPredictiveText)
        self.field.setToolTip(LETTERS_ONLY)
        self.before = labels.button("Before", "quiet")
        self.before.setAccessibleName("Place before")
        self.next = labels.button("Next", "quiet")
        self.next.setAccessibleName("Next place")
        self.count = labels.text("", "meta")
        self.count.setWordWrap(False)
        self._spelled = Spelled("")
        self._found: list[int] = []
        self._at = -1
        self.clear()
        row = labels.horizontal(spacing=12)
        row.addWidget(self.field, 1)
        for part in (self.count, self.before, self.next):
            row.addWidget(part)
        self.setLayout(labels.vertical(row, self.text, spacing=8))
        self.field.textChanged.connect(self._seek)
        self.before.clicked.connect(lambda: self.step(-1))
        self.next.clicked.connect(lambda: self.step(1))

    def show_words(self, words: Spelled) -> None:
        """Show these words."""
        self.text.setPlainText(words.text)
        self._spelled = words
        self._seek()

    def clear(self) -> None:
        """Forget the words, and what was sought in them."""
        self.text.clear()
        self._spelled = Spelled("")
        self.field.setText("")  # `clear` would keep what it clears for undo
        self._seek()

    def seek(self) -> None:
        """Ask for words."""
        self.field.selectAll()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def step(self, by: int) -> None:
        """Go to the next place, or with -1 to the one before; after the last comes the first."""
        if self._found:
            self._at = (self._at + by) % len(self._found)
            self._show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter go on, and Shift+Enter back."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.field.hasFocus():
            back = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            self.step(-1 if back else 1)
        else:
            super().keyPressEvent(event)

    @Slot()
    def _seek(self) -> None:
        wanted = letters(self.field.text())
        self._found = list(self._spelled.places(wanted))
        self._at = 0 if self._found else -1
        for way in (self.before, self.next):
            way.setEnabled(bool(self._found))
        self._show()

    def _show(self) -> None:
        """Show the place that is meant, and say which of how many it is."""
        sought, cursor = letters(self.field.text()), self.text.textCursor()
        cursor.clearSelection()
        if self._at >= 0:
            at = self._found[self._at]
            text, place = self._spelled.text, self._spelled.sign_of
            last = place(at + len(sought) - 1) + 1
            cursor.setPosition(positions.to_utf16(text, place(at)))
            cursor.setPosition(positions.to_utf16(text, last), QTextCursor.MoveMode.KeepAnchor)
        self.text.setTextCursor(cursor)
        self.text.mark(cursor)
        said = f"{self._at + 1:,} of {len(self._found):,}" if self._found else "Not in the file"
        said = said if sought else ""
        if said and said != self.count.text():
            announce(self.field, said)
        self.count.setText(said)
