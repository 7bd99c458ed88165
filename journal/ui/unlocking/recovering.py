"""Opening by recovery code: the code, and a new passphrase for the journal."""

from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QLineEdit

from journal.services.unlocking import Unlocking
from journal.ui.kit.form import Form
from journal.ui.kit.labels import button, horizontal, text, vertical
from journal.ui.kit.passphrase import NewPassphrase


class Recovering(Form):
    """Opens the journal by its code; until the code has opened it nothing is written."""

    begun = Signal()
    ended = Signal()
    failed = Signal(object)

    def __init__(self, unlocking: Unlocking) -> None:
        super().__init__("Back to the passphrase")
        self._unlocking = unlocking
        self._path = Path()
        self.code = QLineEdit()
        self.code.setPlaceholderText("Recovery code")
        self.code.setAccessibleName("Recovery code, 14 groups of four letters and digits")
        self.new = NewPassphrase()
        self.open_button = button("Open with this code", "primary")
        self.setLayout(
            vertical(
                text(
                    "Type the 14 groups from your recovery sheet; dashes and spaces do not count."
                ),
                self.code,
                8,
                text("Then choose a new passphrase. The old one will no longer open this journal."),
                self.new,
                8,
                horizontal(self.open_button, self.back_button, None, spacing=8),
                spacing=8,
            )
        )
        self.code.returnPressed.connect(self.new.first.setFocus)
        self.new.confirmed.connect(self.open_button.click)
        self.open_button.clicked.connect(self.recover)
        self.code.textChanged.connect(self._judge)
        self.new.changed.connect(self._judge)
        self._judge()

    def set_place(self, path: Path) -> None:
        """Ask for the code of the journal at `path`."""
        self._path = path

    def entered(self) -> None:
        """Put the focus in the first field."""
        self.code.setFocus()

    def clear(self) -> None:
        """Forget everything typed."""
        self.code.setText("")
        self.new.clear()

    @Slot()
    def recover(self) -> None:
        """Try the code that was typed."""
        self.begun.emit()
        self.setEnabled(False)
        self._unlocking.recover(
            self._path, self.code.text(), self.new.passphrase, self._opened, self._not_opened
        )

    def _opened(self, _: object) -> None:
        self.setEnabled(True)
        self.clear()
        self.ended.emit()

    def _not_opened(self, error: Exception) -> None:
        self.setEnabled(True)
        self.ended.emit()
        self.failed.emit(error)

    @Slot()
    def _judge(self) -> None:
        self.open_button.setEnabled(bool(self.code.text().strip()) and self.new.ready)
