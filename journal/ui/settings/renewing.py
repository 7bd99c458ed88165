"""A new key, since someone may know the passphrase or the code: everything is written anew."""

from PySide6.QtCore import Signal, Slot

from journal.domain.errors import Cancelled
from journal.services.keys import Keys
from journal.services.needs import OnMain
from journal.ui.kit.banner import Banner
from journal.ui.kit.form import Form
from journal.ui.kit.labels import button, horizontal, text, vertical
from journal.ui.kit.passphrase import NewPassphrase, PassphraseField
from journal.ui.kit.working import Working

KNOWN, NEW_CODE = "Someone may know it", "A new recovery code"
_ABOUT = (
    "Everything is written anew under a new key, and a new recovery sheet is made. The old "
    "passphrase and the old sheet stop working. Copies made before, such as backups, still open "
    "with the old ones. A backup is made first; it takes about twice the journal's space."
)


class Renewing(Form):
    """Asks for the present passphrase and a new one, and gives the journal a new key."""

    renewed = Signal()

    def __init__(self, keys: Keys, on_main: OnMain) -> None:
        super().__init__()
        self._keys = keys
        self.title = text(KNOWN, "strong")
        self.old = PassphraseField("Present passphrase")
        self.new = NewPassphrase()
        self.working = Working(on_main)
        self.banner = Banner()
        self.renew_button = button("Write everything anew", "primary")
        self.setLayout(
            vertical(
                self.title,
                text(_ABOUT),
                4,
                self.old,
                self.new,
                self.working,
                self.banner,
                4,
                horizontal(self.renew_button, self.back_button, None, spacing=8),
                spacing=8,
            )
        )
        self._asked = (self.old, self.new, self.back_button)
        self.old.textChanged.connect(self._judge)
        self.new.changed.connect(self._judge)
        self.old.returnPressed.connect(self.new.first.setFocus)
        self.new.confirmed.connect(self.renew_button.click)
        self.renew_button.clicked.connect(self.renew)
        self.working.cancel_wanted.connect(keys.cancel)
        self._judge()

    def enter(self, title: str) -> None:
        """Ask under `title`, which says what the person came for."""
        self.title.setText(title)
        self.old.setFocus()

    def clear(self) -> None:
        """Forget everything typed."""
        self.old.clear()
        self.new.clear()
        self.banner.clear()
        self._rest()

    @Slot()
    def renew(self) -> None:
        """Write everything anew; until that is whole, the old key goes on opening."""
        self.banner.clear()
        for part in self._asked:
            part.setEnabled(False)
        self.working.begin("Writing everything anew.")
        self._judge()
        self._keys.change_because_known(
            self.old.text(),
            self.new.passphrase,
            self._renewed,
            self._failed,
            progress=self.working.progress,
        )

    def _renewed(self, _: str) -> None:
        self.clear()
        self.renewed.emit()

    def _failed(self, error: Exception) -> None:
        self._rest()
        self.old.selectAll()
        self.old.setFocus()
        if not isinstance(error, Cancelled):
            self.banner.show_error(error)

    def _rest(self) -> None:
        self.working.end()
        for part in self._asked:
            part.setEnabled(True)
        self._judge()

    @Slot()
    def _judge(self) -> None:
        ready = bool(self.old.text()) and self.new.ready and not self.working.busy
        self.renew_button.setEnabled(ready)
