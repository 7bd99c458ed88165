"""Name and place of a journal that is about to be made."""

from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QLineEdit, QWidget

from journal.places import SUFFIX
from journal.ui.kit import files
from journal.ui.kit.labels import button, horizontal, text, vertical


class NewPlace(QWidget):
    """Asks for a name, and for a folder where another one is wanted."""

    changed = Signal()
    confirmed = Signal()
    """Enter was pressed in the name."""

    def __init__(self, name: str = "Journal", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._folder = Path.home()
        self._first_name = name
        self.name = QLineEdit(name)
        self.name.setAccessibleName("Name of the journal")
        self.name.setMaxLength(60)
        self.words = text("", "meta")
        self.place_button = button("Another place…", "quiet")
        row = horizontal(self.place_button, None)
        self.setLayout(vertical(self.name, self.words, row, spacing=8))
        self.name.textChanged.connect(self._judge)
        self.name.returnPressed.connect(self.confirmed)
        self.place_button.clicked.connect(self._ask_folder)
        self._judge()

    @property
    def path(self) -> Path:
        """Where the journal would be made."""
        return self._folder / f"{self.name.text().strip()}{SUFFIX}"

    @property
    def ready(self) -> bool:
        """Whether the name can be a folder's name on every system."""
        name = self.name.text().strip()
        return bool(name) and not name.startswith(".") and not set(name) & set('/\\:*?"<>|')

    def offer(self, folder: Path, name: str) -> None:
        """Offer this place and name."""
        self._folder = folder
        self.name.setText(name)
        self._judge()

    def set_folder(self, folder: Path) -> None:
        """Make the journal inside `folder`."""
        self._folder = folder
        self._judge()

    def clear(self) -> None:
        """Forget name and folder, and offer the first ones again."""
        self.offer(Path.home(), self._first_name)

    def enter(self) -> None:
        """Put the focus in the name, ready to be typed over."""
        self.name.setFocus()
        self.name.selectAll()

    @Slot()
    def _ask_folder(self) -> None:
        files.ask_folder(self, "Where the journal is kept", self.set_folder, self._folder)

    @Slot()
    def _judge(self) -> None:
        self.words.setText(
            f"It is kept at {self.path}" if self.ready else "A name has letters, digits and spaces."
        )
        self.changed.emit()
