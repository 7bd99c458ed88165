"""The quick change of the passphrase: the key stays, and so does the recovery code."""

from PySide6.QtCore import Signal, Slot

from journal.services.unlocking import Unlocking
from journal.ui.kit.banner import Banner
from journal.ui.kit.form import Form
from journal.ui.kit.labels import button, horizontal, text, vertical
from journal.ui.kit.passphrase import NewPassphrase, PassphraseField

_ABOUT = (
    "The new passphrase takes the place of the old one. The recovery sheet stays as it is. "
    "Backups and copies made before still open with the old passphrase."
)


class Changing(Form):
    """Asks for the present passphrase and a new one."""

    changed = Signal()

    def __init__(self, unlocking: Unlocking) -> None:
        super().__init__()
        self._unlocking = unlocking
        self.old = PassphraseField("Present passphrase")
        self.new = NewPassphrase()
        self.banner = Banner()
        self.change_button = button("Change passphrase", "primary")
        self.setLayout(
            vertical(
                text("Change the passphrase", "strong"),
                text(_ABOUT),
                4,
                self.old,
                self.new,
                self.banner,
                4,
                horizontal(self.change_button, self.back_button, None, spacing=8),
                spacing=8,
            )
        )
        self.old.textChanged.connect(self._judge)
        self.new.changed.connect(self._judge)
        self.old.returnPressed.connect(self.new.first.setFocus)
        self.new.confirmed.connect(self.change_button.click)
        self.change_button.clicked.connect(self.change)
        self._judge()

    def enter(self) -> None:
        """Put the focus in the first field."""
        self.old.setFocus()

    def clear(self) -> None:
        """Forget everything typed."""
        self.old.clear()
        self.new.clear()
        self.banner.clear()
        self.setEnabled(True)

    @Slot()
    def change(self) -> None:
        """Let the new passphrase open the journal in place of the old one."""
        self.banner.clear()
        self.setEnabled(False)
        self._unlocking.change_passphrase(
            self.old.text(), self.new.passphrase, self._changed, self._not_changed
        )

    def _changed(self, _: None) -> None:
        self.clear()
        self.changed.emit()

    def _not_changed(self, error: Exception) -> None:
        self.setEnabled(True)
        self.banner.show_error(error)
        self.old.selectAll()
        self.old.setFocus()

    @Slot()
    def _judge(self) -> None:
        self.change_button.setEnabled(bool(self.old.text()) and self.new.ready)
