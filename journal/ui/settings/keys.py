"""A new passphrase, and the recovery sheet once more."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from journal.services.unlocking import Unlocking
from journal.ui.kit.banner import Banner
from journal.ui.kit.errors import Sentence
from journal.ui.kit.labels import button, horizontal, vertical
from journal.ui.kit.passphrase import NewPassphrase, PassphraseField
from journal.ui.settings.section import section

_CHANGED = Sentence(
    "The passphrase is changed.",
    "Your entries are as they were.",
    "Backups and copies made before still open with the old one.",
)


class Keys(QWidget):
    """Changes the passphrase; the recovery code stays the same."""

    sheet_wanted = Signal()

    def __init__(self, unlocking: Unlocking, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._unlocking = unlocking
        self.old = PassphraseField("Present passphrase")
        self.new = NewPassphrase()
        self.change_button = button("Change passphrase")
        self.sheet_button = button("Show the recovery sheet")
        self.banner = Banner()
        self.setLayout(
            vertical(
                section(
                    "Passphrase and recovery",
                    self.old,
                    4,
                    self.new,
                    horizontal(self.change_button, self.sheet_button, None, spacing=8),
                    self.banner,
                )
            )
        )
        self.old.textChanged.connect(self._judge)
        self.new.changed.connect(self._judge)
        self.old.returnPressed.connect(self.new.first.setFocus)
        self.new.confirmed.connect(self.change_button.click)
        self.change_button.clicked.connect(self.change)
        self.sheet_button.clicked.connect(self.sheet_wanted)
        self._judge()

    def clear(self) -> None:
        """Forget everything typed."""
        self.old.clear()
        self.new.clear()
        self.banner.clear()

    @Slot()
    def change(self) -> None:
        """Let the new passphrase open the journal in place of the old one."""
        self.banner.clear()
        self.setEnabled(False)
        self._unlocking.change_passphrase(
            self.old.text(), self.new.passphrase, self._changed, self._not_changed
        )

    def _changed(self, _: None) -> None:
        self.setEnabled(True)
        self.clear()
        self.banner.say(_CHANGED)
        self.old.setFocus()

    def _not_changed(self, error: Exception) -> None:
        self.setEnabled(True)
        self.banner.show_error(error)
        self.old.selectAll()
        self.old.setFocus()

    @Slot()
    def _judge(self) -> None:
        self.change_button.setEnabled(bool(self.old.text()) and self.new.ready)
