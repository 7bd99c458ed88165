"""What the lock screen asks: one field, and the other ways in where this journal has them."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from journal.ui.kit.key_file import KeyFile
from journal.ui.kit.labels import FlowLayout, button, horizontal, text, vertical
from journal.ui.kit.passphrase import CAPS_LOCK, PassphraseField
from journal.ui.kit.ways_words import KEY_FILE, KEYCHAIN


class Asking(QWidget):
    """The passphrase, Open, and a way to every other way."""

    open_wanted = Signal()
    cancel_wanted = Signal()
    code_wanted = Signal()
    keychain_wanted = Signal()
    other_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = PassphraseField("Passphrase")
        self.caps_lock = text(CAPS_LOCK, "meta")
        self.open_button = button("Open", "primary")
        self.cancel_button = button("Cancel")
        self.code_button = button("Use recovery code", "quiet")
        self.other_button = button("Another journal", "quiet")
        self.key_file = KeyFile()
        self.keychain_button = button("Open with this computer's keychain", "quiet")
        buttons = horizontal(
            *(self.open_button, self.cancel_button, self.code_button, None, self.other_button),
            spacing=8,
        )
        more = FlowLayout(spacing=8)
        more.addWidget(self.key_file)
        more.addWidget(self.keychain_button)
        self.setLayout(vertical(self.field, self.caps_lock, 8, buttons, more, spacing=6))
        self.field.returnPressed.connect(self.open_wanted)
        self.field.caps_lock_noticed.connect(self.caps_lock.setVisible)
        self.open_button.clicked.connect(self.open_wanted)
        self.cancel_button.clicked.connect(self.cancel_wanted)
        self.code_button.clicked.connect(self.code_wanted)
        self.keychain_button.clicked.connect(self.keychain_wanted)
        self.other_button.clicked.connect(self.other_wanted)
        self.offer(())
        self.set_busy(False)

    def offer(self, ways: Sequence[str]) -> None:
        """Offer key file and keychain only where they open this journal."""
        self.key_file.setVisible(KEY_FILE in ways)
        self.keychain_button.setVisible(KEYCHAIN in ways)

    def clear(self) -> None:
        """Forget everything typed and chosen."""
        self.field.setText("")
        self.key_file.clear()
        self.set_busy(False)

    def set_busy(self, busy: bool) -> None:
        """Take nothing while a journal is being opened."""
        self.caps_lock.hide()
        self.cancel_button.hide()
        self.cancel_button.setEnabled(True)
        self.open_button.show()
        for widget in (
            *(self.field, self.open_button, self.code_button, self.other_button),
            *(self.key_file, self.keychain_button),
        ):
            widget.setEnabled(not busy)

    def show_cancel(self) -> None:
        """Let Open become Cancel, since opening takes a while."""
        self.cancel_button.show()
        self.open_button.hide()

    def entered(self) -> None:
        """Put the focus in the field, ready to be typed over."""
        self.field.selectAll()
        self.field.setFocus()
