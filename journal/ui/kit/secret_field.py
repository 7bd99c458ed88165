"""Asks for what opens something: a passphrase, with its key file, or a recovery code."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QLineEdit, QWidget

from journal.domain.secret import ByCode, ByPassphrase, Secret
from journal.ui.kit.key_file import KeyFile
from journal.ui.kit.labels import FlowLayout, button, vertical
from journal.ui.kit.passphrase import PassphraseField

_CODE, _PASSPHRASE = "Use its recovery code instead", "Use its passphrase instead"


class SecretField(QWidget):
    """One field; a button below it changes between passphrase and code."""

    changed = Signal()
    confirmed = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.passphrase = PassphraseField(name)
        self.code = QLineEdit()
        self.code.setPlaceholderText("Recovery code")
        self.code.setAccessibleName("Recovery code, 14 groups of four letters and digits")
        self.key_file = KeyFile()
        self.other_button = button(_CODE, "quiet")
        row = FlowLayout(spacing=4)
        row.addWidget(self.other_button)
        row.addWidget(self.key_file)
        self.setLayout(vertical(self.passphrase, self.code, row, spacing=4))
        self.other_button.clicked.connect(self._turn)
        for field in (self.passphrase, self.code):
            field.textChanged.connect(self.changed)
            field.returnPressed.connect(self.confirmed)
        self.code.hide()

    @property
    def by_code(self) -> bool:
        """Whether the recovery code is asked for."""
        return not self.code.isHidden()

    @property
    def ready(self) -> bool:
        """Whether anything was typed."""
        return bool(self.code.text().strip() if self.by_code else self.passphrase.text())

    @property
    def secret(self) -> Secret:
        """What was typed."""
        if self.by_code:
            return ByCode(self.code.text())
        return ByPassphrase(self.passphrase.text(), self.key_file.path)

    def enter(self) -> None:
        """Put the focus in the field that is asked."""
        (self.code if self.by_code else self.passphrase).setFocus()

    def clear(self) -> None:
        """Forget everything typed, and ask for the passphrase."""
        self.passphrase.setText("")
        self.code.setText("")
        self.key_file.clear()
        self._show(by_code=False)

    @Slot()
    def _turn(self) -> None:
        self._show(by_code=not self.by_code)
        self.enter()
        self.changed.emit()

    def _show(self, *, by_code: bool) -> None:
        self.code.setVisible(by_code)
        self.passphrase.setVisible(not by_code)
        self.key_file.setVisible(not by_code)
        self.other_button.setText(_PASSPHRASE if by_code else _CODE)
