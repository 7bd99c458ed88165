"""A key file for one opening: chosen, shown by its name, and forgotten again."""

from pathlib import Path

from PySide6.QtCore import Signal, Slot

from journal.ui.kit import files
from journal.ui.kit.labels import dress
from journal.ui.kit.words import Button


class KeyFile(Button):
    """Chooses a key file; pressed again it goes without one. Nothing remembers the file."""

    changed = Signal()

    def __init__(self, words: str = "Use a key file…") -> None:
        super().__init__(words)
        dress(self, "quiet")
        self._words = words
        self._path: Path | None = None
        self.clicked.connect(self._press)

    @property
    def path(self) -> Path | None:
        """The file that was chosen."""
        return self._path

    def choose(self, path: Path) -> None:
        """Take this file."""
        self._path = path
        self.setText(f"Leave out the key file “{path.name}”")
        self.changed.emit()

    @Slot()
    def clear(self) -> None:
        """Forget the file."""
        self._path = None
        self.setText(self._words)
        self.changed.emit()

    @Slot()
    def _press(self) -> None:
        if self._path is None:
            files.ask_file(self, "The key file", self.choose)
        else:
            self.clear()
