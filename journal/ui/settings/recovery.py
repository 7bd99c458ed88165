"""The recovery sheet: seeing it, trying it, making a new one, and being reminded of it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QWidget

from journal.domain import days
from journal.domain.settings import Settings
from journal.services.keys import Keys
from journal.services.settings import SettingsService
from journal.services.unlocking import Unlocking
from journal.ui.kit.banner import Banner
from journal.ui.kit.errors import Sentence
from journal.ui.kit.labels import FlowLayout, button, text, vertical
from journal.ui.settings.rehearsing import Rehearsing
from journal.ui.settings.section import section
from journal.ui.settings.unfolding import Unfolding

_WORKS = Sentence("Your sheet works.", "It opens this journal as it is today.", "")


class Recovery(QWidget):
    """What concerns the code that opens the journal when its passphrase is forgotten."""

    sheet_wanted = Signal()
    new_code_wanted = Signal()

    def __init__(
        self,
        settings: SettingsService,
        unlocking: Unlocking,
        keys: Keys,
        now: Callable[[], datetime],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._settings = settings
        self._keys = keys
        self.last = text("", "lead")
        self.sheet_button = button("Show the recovery sheet")
        self.try_button = button("Try your recovery sheet…")
        self.new_button = button("Make a new recovery code…")
        self.remind = QCheckBox("Remind me every three months to try it")
        self.remind.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.banner = Banner()
        self.rehearsing = Rehearsing(unlocking, keys, now)
        self.forms = Unfolding(self.rehearsing)
        row = FlowLayout(spacing=8)
        for one in (self.sheet_button, self.try_button, self.new_button):
            row.addWidget(one)
        about = "Its code opens this journal when the passphrase is forgotten."
        self.setLayout(
            vertical(
                section(
                    "Recovery sheet",
                    self.last,
                    *(4, row, self.banner, self.forms, 4, self.remind),
                    about=about,
                )
            )
        )
        self.sheet_button.clicked.connect(self.sheet_wanted)
        self.try_button.clicked.connect(self.rehearse)
        self.new_button.clicked.connect(self.new_code_wanted)
        self.remind.clicked.connect(self._remind)
        self.rehearsing.worked.connect(self._worked)

    def show_values(self, settings: Settings) -> None:
        """Show when the sheet was tried last, and whether a reminder is wanted."""
        self.remind.setChecked(settings.remind_recovery)
        tried = f"Last tried on {_day(settings.rehearsed)}." if settings.rehearsed else ""
        self.last.setText(tried or "It has not been tried yet.")

    def clear(self) -> None:
        """Forget everything typed and said."""
        self.banner.clear()
        self.forms.clear()

    @Slot()
    def rehearse(self) -> None:
        """Ask for two groups of the code."""
        self.banner.clear()
        self.forms.unfold(self.rehearsing, self.try_button)
        self.rehearsing.enter()

    def note_typed_back(self) -> None:
        """Remember that the code was typed back today."""
        self._keys.rehearsed(self.show_values, self.banner.show_error)

    @Slot(object)
    def _worked(self, settings: Settings) -> None:
        self.show_values(settings)
        self.forms.fold()
        self.banner.say(_WORKS)

    @Slot(bool)
    def _remind(self, wanted: bool) -> None:
        self._settings.set(
            lambda old: replace(old, remind_recovery=wanted),
            self.show_values,
            self.banner.show_error,
        )


def _day(written: str) -> str:
    return days.plain(days.parse(written))
