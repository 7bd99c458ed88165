"""A finished file, shown before it is saved: its own pages, and the words read out of it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from journal.services.previewing import Previewing, Sight
from journal.ui.kit import labels
from journal.ui.kit.theme import Theme


class Preview(QWidget):
    """Shows finished bytes and nothing else; `clear` lets go of all of them, as a lock must."""

    changed = Signal()
    """Other bytes are shown than before, or none; `shown` tells which."""
    failed = Signal(object)
    """The bytes could not be opened; carries the error."""

    def __init__(self, previewing: Previewing, theme: Theme) -> None:
        super().__init__()
        self._previewing = previewing
        self._theme = theme
        self._asked = 0
        self._sight: Sight | None = None
        self.words = QPlainTextEdit()
        self.words.setReadOnly(True)
        self.words.setAccessibleName("Words in the file")
        self.setLayout(labels.vertical(self.words))

    def show_file(self, data: bytes, form: str, passphrase: str | None) -> None:
        """Show finished bytes of a form; `shown` is None until they can be seen."""
        self.clear()
        asked = self._asked
        self._previewing.open(
            *(data, form, passphrase),
            lambda sight: self._opened(sight) if asked == self._asked else None,
            lambda error: self.failed.emit(error) if asked == self._asked else None,
        )

    def shown(self) -> str | None:
        """Return the SHA-256 of the bytes that are shown, None where none are."""
        return None if self._sight is None else self._sight.sha256

    def clear(self) -> None:
        """Let go of the bytes, and of all that was made of them."""
        self._asked += 1
        self._previewing.cancel()
        was, self._sight = self._sight, None
        self.words.clear()
        if was is not None:
            self.changed.emit()

    def _opened(self, sight: Sight) -> None:
        self._sight = sight
        self.changed.emit()
