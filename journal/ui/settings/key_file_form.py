"""A key file: a second passphrase that opens the journal only together with a file."""

from PySide6.QtCore import Signal, Slot

from journal.services.keys import Keys
from journal.ui.kit.banner import Banner
from journal.ui.kit.form import Form
from journal.ui.kit.key_file import KeyFile
from journal.ui.kit.labels import button, horizontal, text, vertical
from journal.ui.kit.passphrase import NewPassphrase, PassphraseField

_ABOUT = (
    "A key file is any file of yours that never changes, such as a photo on a stick. A second "
    "passphrase opens the journal only together with that file. Your present passphrase goes on "
    "opening it by itself. Nothing remembers which file it is, so keep it well, and twice."
)


class KeyFileForm(Form):
    """Asks for the present passphrase, the file, and the passphrase that goes with it."""

    added = Signal()

    def __init__(self, keys: Keys) -> None:
        super().__init__()
        self._keys = keys
        self.old = PassphraseField("Present passphrase")
        self.file = KeyFile("Choose the file…")
        self.new = NewPassphrase()
        self.banner = Banner()
        self.add_button = button("Add the key file", "primary")
        self.setLayout(
            vertical(
                text("Add a key file", "strong"),
                text(_ABOUT),
                4,
                self.old,
                horizontal(self.file, None),
                text("The passphrase that opens the journal together with the file", "strong"),
                self.new,
                self.banner,
                4,
                horizontal(self.add_button, self.back_button, None, spacing=8),
                spacing=8,
            )
        )
        self.old.textChanged.connect(self._judge)
        self.file.changed.connect(self._judge)
        self.new.changed.connect(self._judge)
        self.old.returnPressed.connect(self.file.setFocus)
        self.new.confirmed.connect(self.add_button.click)
        self.add_button.clicked.connect(self.add)
        self._judge()

    def enter(self) -> None:
        """Put the focus in the first field."""
        self.old.setFocus()

    def clear(self) -> None:
        """Forget everything typed and chosen."""
        self.old.clear()
        self.file.clear()
        self.new.clear()
        self.banner.clear()
        self.setEnabled(True)

    @Slot()
    def add(self) -> None:
        """Let passphrase and file open the journal together."""
        key_file = self.file.path
        if key_file is None:
            return
        self.banner.clear()
        self.setEnabled(False)
        self._keys.add_key_file(
            self.old.text(), self.new.passphrase, key_file, self._added, self._failed
        )

    def _added(self, _: None) -> None:
        self.clear()
        self.added.emit()

    def _failed(self, error: Exception) -> None:
        self.setEnabled(True)
        self.banner.show_error(error)
        self.old.setFocus()

    @Slot()
    def _judge(self) -> None:
        chosen = self.file.path is not None
        self.add_button.setEnabled(bool(self.old.text()) and chosen and self.new.ready)
