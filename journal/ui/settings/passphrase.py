"""Passphrase: changing it quickly, or giving the journal a new key since someone may know it."""

from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QPushButton, QWidget

from journal.domain.report import Renewed
from journal.services.keys import Keys
from journal.services.needs import OnMain
from journal.services.unlocking import Unlocking
from journal.services.upkeep import Upkeep
from journal.ui.kit.banner import Banner
from journal.ui.kit.errors import Sentence
from journal.ui.kit.labels import FlowLayout, button, vertical
from journal.ui.kit.renewed_words import REPLACED, left_words
from journal.ui.settings.changing import Changing
from journal.ui.settings.old_backups import OldBackups
from journal.ui.settings.renewing import KNOWN, NEW_CODE, Renewing
from journal.ui.settings.section import section
from journal.ui.settings.unfolding import Unfolding

_CHANGED = Sentence(
    "The passphrase is changed.",
    "Your entries are as they were.",
    "Backups and copies made before still open with the old one.",
)
_RENEWED = Sentence(
    "The journal has a new key.",
    "Your entries are as they were. The old passphrase and the old sheet no longer open it.",
    "Keep the new recovery sheet away from this computer, and throw the old one away.",
)


class Passphrase(QWidget):
    """Two ways to a new passphrase, each below its button."""

    renewed = Signal()
    """The journal has a new key, and its new recovery sheet is to be shown."""
    backups_changed = Signal()

    def __init__(
        self,
        unlocking: Unlocking,
        keys: Keys,
        upkeep: Upkeep,
        on_main: OnMain,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._upkeep = upkeep
        self.change_button = button("Change the passphrase…")
        self.known_button = button("Someone may know it…")
        self.banner = Banner()
        self.changing = Changing(unlocking)
        self.renewing = Renewing(keys, on_main)
        self.old_backups = OldBackups(upkeep, on_main)
        self.forms = Unfolding(self.changing, self.renewing, self.old_backups)
        row = FlowLayout(spacing=8)
        row.addWidget(self.change_button)
        row.addWidget(self.known_button)
        self.setLayout(vertical(section("Passphrase", row, self.banner, self.forms)))
        self.change_button.clicked.connect(self._change)
        self.known_button.clicked.connect(self._renew_known)
        self.changing.changed.connect(self._changed)
        self.renewing.renewed.connect(self._renewed)
        self.old_backups.replaced.connect(self._replaced)

    def clear(self) -> None:
        """Forget everything typed and said."""
        self.banner.clear()
        self.forms.clear()

    def ask_new_code(self, opener: QPushButton) -> None:
        """Ask what a new recovery code asks too: it comes with a new key."""
        self._renew(opener, NEW_CODE)

    def enter(self) -> None:
        """Put the focus on what is asked after a new key, or on the first button."""
        asks = self.forms.shows(self.old_backups)
        (self.old_backups.back_button if asks else self.change_button).setFocus()

    @Slot()
    def _change(self) -> None:
        self.banner.clear()
        self.forms.unfold(self.changing, self.change_button)
        self.changing.enter()

    @Slot()
    def _renew_known(self) -> None:
        self._renew(self.known_button, KNOWN)

    def _renew(self, opener: QPushButton, title: str) -> None:
        self.banner.clear()
        self.forms.unfold(self.renewing, opener)
        self.renewing.enter(title)

    @Slot()
    def _changed(self) -> None:
        self.forms.fold()
        self.banner.say(_CHANGED)

    @Slot()
    def _renewed(self) -> None:
        self.forms.clear()
        self.banner.say(_RENEWED)
        self._upkeep.copies_with_old_key(self._offer, self.banner.show_error)
        self.renewed.emit()

    def _offer(self, old: tuple[Path, ...]) -> None:
        self.backups_changed.emit()
        if old:
            self.old_backups.ask(old)
            self.forms.unfold(self.old_backups, self.change_button)

    @Slot(object)
    def _replaced(self, renewed: Renewed) -> None:
        self.forms.fold()
        self.banner.say(Sentence(REPLACED, left_words(renewed.left), ""))
        self.backups_changed.emit()
