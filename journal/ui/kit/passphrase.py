"""Fields for a passphrase, and for a new one typed twice."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from journal.domain.passphrase import LONGEST, Strength, strength
from journal.ui.kit.labels import text, vertical

_STRENGTH = {
    Strength.TOO_SHORT: "Too short yet: take 8 characters or more.",
    Strength.WEAK: "Weak: a program could guess this. A few unrelated words are better.",
    Strength.FAIR: "Fair: another word would make it much harder to guess.",
    Strength.GOOD: "Good: hard to guess.",
    Strength.STRONG: "Strong: very hard to guess.",
}
CAPS_LOCK = "Caps Lock seems to be on."


class PassphraseField(QLineEdit):
    """One hidden line that notices Caps Lock from the letters it is given."""

    caps_lock_noticed = Signal(bool)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self.setPlaceholderText(name)
        self.setAccessibleName(name)
        self.setMaxLength(2 * LONGEST)
        self.setInputMethodHints(
            Qt.InputMethodHint.ImhHiddenText
            | Qt.InputMethodHint.ImhSensitiveData
            | Qt.InputMethodHint.ImhNoPredictiveText
            | Qt.InputMethodHint.ImhNoAutoUppercase
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the key; a capital without Shift, or a small letter with it, shows Caps Lock."""
        letter = event.text()
        if letter.isalpha() and letter.upper() != letter.lower():
            shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.caps_lock_noticed.emit(letter.isupper() is not shifted)
        super().keyPressEvent(event)


class NewPassphrase(QWidget):
    """A passphrase typed twice, with its strength in words."""

    changed = Signal()
    confirmed = Signal()
    """Enter was pressed in the second field, and both hold the same."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.first = PassphraseField("New passphrase")
        self.second = PassphraseField("The same again")
        self._words = text("", "meta")
        self.setLayout(vertical(self.first, self.second, self._words, spacing=10))
        for field in (self.first, self.second):
            field.textChanged.connect(self._judge)
            field.caps_lock_noticed.connect(self._note_caps_lock)
        self.first.returnPressed.connect(self.second.setFocus)
        self.second.returnPressed.connect(self._confirm)
        self._caps_lock = False
        self._judge()

    @property
    def ready(self) -> bool:
        """Whether both fields hold the same passphrase, and it is long enough."""
        return self.first.text() == self.second.text() and self._strength > Strength.TOO_SHORT

    @property
    def passphrase(self) -> str:
        """What was typed first."""
        return self.first.text()

    @property
    def words(self) -> str:
        """What is said about it at present."""
        return self._words.text()

    def clear(self) -> None:
        """Forget both."""
        self.first.setText("")
        self.second.setText("")

    @property
    def _strength(self) -> Strength:
        return strength(self.first.text())

    @Slot(bool)
    def _note_caps_lock(self, on: bool) -> None:
        self._caps_lock = on
        self._judge()

    @Slot()
    def _confirm(self) -> None:
        if self.ready:
            self.confirmed.emit()

    @Slot()
    def _judge(self) -> None:
        first, second = self.first.text(), self.second.text()
        words = _STRENGTH[self._strength] if first else "Take 8 characters or more."
        if second and first != second:
            words = f"{words} The two are not the same yet."
        self._words.setText(f"{CAPS_LOCK} {words}" if self._caps_lock else words)
        self.changed.emit()
