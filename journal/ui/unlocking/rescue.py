"""Rescuing what is left of a damaged journal into a new one, and a calm account of it."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from journal.domain.errors import Cancelled
from journal.domain.report import Rescued
from journal.services.needs import OnMain
from journal.services.rescuing import Rescuing, place_for
from journal.ui.kit.announce import announce
from journal.ui.kit.banner import Banner
from journal.ui.kit.form import Form
from journal.ui.kit.labels import button, horizontal, text, vertical
from journal.ui.kit.new_place import NewPlace
from journal.ui.kit.passphrase import NewPassphrase
from journal.ui.kit.secret_field import SecretField
from journal.ui.kit.working import Working
from journal.ui.unlocking.rescued_words import in_words

_ABOUT = (
    "Everything that can still be read goes into a new journal. Nothing in the damaged one is "
    "changed, so keep its folder."
)
_NO_HEADER = "The key part cannot be read, so choose a new passphrase for the new journal."


class Rescue(Form):
    """Asks where the new journal goes and what opened the old one, then says what came over."""

    made = Signal(object)
    """The place of the new journal, which is closed; the person has read what came over."""

    def __init__(self, rescuing: Rescuing, on_main: OnMain, now: Callable[[], datetime]) -> None:
        super().__init__()
        self._rescuing = rescuing
        self._now = now
        self._path = self._made = Path()
        self.place = NewPlace()
        self.secret = SecretField("Passphrase")
        self.new = NewPassphrase()
        self._why_new = text(_NO_HEADER)
        self.working = Working(on_main)
        self.banner = Banner()
        self.rescue_button = button("Rescue what is left", "primary")
        self.account = text("")
        self.go_on_button = button("Go to its lock screen", "primary")
        self._form, self._result = self._asked(), QWidget()
        row = horizontal(self.go_on_button, None)
        self._result.setLayout(vertical(self.account, 8, row, spacing=8))
        self.setLayout(vertical(self._form, self._result))
        self._connect()
        self.clear()

    def ask(self, path: Path, passphrase: str, ways: tuple[str, ...]) -> None:
        """Ask about the journal at `path`; without `ways` its key part cannot be read."""
        self.clear()
        self._path = path
        place = place_for(path, "rescued", self._now().date())
        self.place.offer(place.parent, place.stem)
        self.secret.passphrase.setText(passphrase)
        for part in (self._why_new, self.new):
            part.setVisible(not ways)
        self._judge()

    def entered(self) -> None:
        """Put the focus in the name."""
        self.place.enter()

    def clear(self) -> None:
        """Forget everything typed and found."""
        self.place.clear()
        self.secret.clear()
        self.new.clear()
        self.banner.clear()
        self.account.setText("")
        self._form.show()
        self._result.hide()
        self._rest()

    @Slot()
    def rescue(self) -> None:
        """Read what is left; the damaged journal stays as it is."""
        if not self.rescue_button.isEnabled():
            return
        self.banner.clear()
        self._let(False)
        self.working.begin("Reading what is left", "entries")
        self._judge()
        self._rescuing.rescue(
            self._path,
            self.place.path,
            self.secret.secret,
            None if self.new.isHidden() else self.new.passphrase,
            self.tell,
            self._failed,
            progress=self.working.progress,
        )

    def _asked(self) -> QWidget:
        asked = QWidget()
        asked.setLayout(
            vertical(
                text(_ABOUT),
                4,
                text("Name of the new journal", "strong"),
                self.place,
                4,
                text("What opens the damaged journal", "strong"),
                self.secret,
                self._why_new,
                self.new,
                self.working,
                self.banner,
                4,
                horizontal(self.rescue_button, self.back_button, None, spacing=8),
                spacing=8,
            )
        )
        return asked

    def _connect(self) -> None:
        for asked in (self.place, self.secret, self.new):
            asked.changed.connect(self._judge)
        self.place.confirmed.connect(self.secret.enter)
        self.secret.confirmed.connect(self.rescue)
        self.new.confirmed.connect(self.rescue)
        self.rescue_button.clicked.connect(self.rescue)
        self.go_on_button.clicked.connect(self._go_on)
        self.working.cancel_wanted.connect(self._rescuing.cancel)

    def tell(self, rescued: Rescued) -> None:
        """Say what came over."""
        self.clear()
        self._made = rescued.path
        self.account.setText(in_words(rescued))
        self._form.hide()
        self._result.show()
        self.go_on_button.setFocus()
        announce(self, self.account.text())

    def _failed(self, error: Exception) -> None:
        self._rest()
        self.secret.enter()
        if not isinstance(error, Cancelled):
            self.banner.show_error(error)

    def _rest(self) -> None:
        self.working.end()
        self._let(True)
        self._judge()

    def _let(self, free: bool) -> None:
        for part in (self.place, self.secret, self.new, self.back_button):
            part.setEnabled(free)

    @Slot()
    def _go_on(self) -> None:
        self.made.emit(self._made)

    @Slot()
    def _judge(self) -> None:
        typed = self.secret.ready and (self.new.isHidden() or self.new.ready)
        self.rescue_button.setEnabled(self.place.ready and typed and not self.working.busy)
