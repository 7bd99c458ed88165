"""The settings page: all parts one below the other."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from journal.domain.changes import Changed
from journal.domain.settings import Settings
from journal.services.keys import Keys
from journal.services.needs import OnMain
from journal.services.settings import SettingsService
from journal.services.unlocking import Unlocking
from journal.services.upkeep import Upkeep
from journal.ui.kit.banner import Banner
from journal.ui.kit.labels import Column, ground, horizontal, scrolled, text, vertical
from journal.ui.kit.theme import Theme
from journal.ui.settings.about import About
from journal.ui.settings.appearance import Appearance
from journal.ui.settings.asking import Asking
from journal.ui.settings.keeping import Keeping
from journal.ui.settings.passphrase import Passphrase
from journal.ui.settings.recovery import Recovery
from journal.ui.settings.ways import Ways


class SettingsPage(QWidget):
    """Every change is kept at once; there is nothing to confirm."""

    sheet_wanted = Signal()
    entry_chosen = Signal(object)
    undo_offered = Signal(str, object)
    """What was done, and the call that takes it back."""

    def __init__(
        self,
        *,
        settings: SettingsService,
        unlocking: Unlocking,
        upkeep: Upkeep,
        keys: Keys,
        keeping: Keeping,
        asking: Asking,
        theme: Theme,
        on_main: OnMain,
        now: Callable[[], datetime],
    ) -> None:
        super().__init__()
        self._back_to: Callable[[], None] | None = None
        self.banner = Banner()
        self.appearance = Appearance(settings)
        self.asking = asking
        self.passphrase = Passphrase(unlocking, keys, upkeep, on_main)
        self.recovery = Recovery(settings, unlocking, keys, now)
        self.ways = Ways(keys)
        self.backups = keeping.backups
        self.checking = keeping.checking
        self.leaving = keeping.leaving
        self.given = keeping.given
        self._private = (
            *(self.passphrase, self.recovery, self.ways, self.backups, self.checking),
            *(self.leaving, self.given, self.banner, self.asking),
        )
        parts = (
            *(self.appearance, self.asking, self.passphrase, self.recovery, self.ways),
            *(self.backups, self.checking, self.leaving, self.given, About()),
        )
        inner = Column(
            theme,
            theme.column_width,
            vertical(text("Settings", "date"), self.banner, *parts, spacing=32),
        )
        margins = (theme.page_sides, theme.page_top, theme.page_sides, theme.page_foot)
        body = ground("column", vertical(horizontal(inner, margins=margins), None))
        self.setLayout(vertical(scrolled(body)))
        self._connect()
        unlocking.keep_at_lock(asking.unsaved)

    def entered(self) -> None:
        """Read what is set; begin at the top, or where the recovery sheet was asked for."""
        self.asking.load()
        self.ways.load()
        self.backups.load()
        self.given.load()
        enter, self._back_to = self._back_to or self.appearance.enter, None
        enter()

    def clear(self) -> None:
        """Forget everything typed and found."""
        for part in self._private:
            part.clear()

    def rehearse(self) -> None:
        """Ask for two groups of the recovery code."""
        self.recovery.rehearse()

    @Slot()
    def note_typed_back(self) -> None:
        """Note that the sheet was typed back, as the first start does."""
        self.recovery.note_typed_back()

    def learn(self, changed: Changed) -> None:
        """Show settings that were changed elsewhere."""
        if changed.settings is not None:
            self.asking.show_values(changed.settings)
            self._show_values(changed.settings)
        if changed.preferences is not None:
            self.appearance.show_values(changed.preferences)

    def _connect(self) -> None:
        for part in (self.asking, self.appearance.page):
            part.failed.connect(self.banner.show_error)
        self.asking.loaded.connect(self._show_values)
        asking = (self.asking.set_aside, self.asking.prompts, self.asking.spelling)
        for offering in (*asking, self.given):
            offering.undo_offered.connect(self.undo_offered)
        self.asking.reading_again.list.entry_chosen.connect(self.entry_chosen)
        self.recovery.sheet_wanted.connect(self.ask_sheet)
        self.recovery.new_code_wanted.connect(self._ask_new_code)
        self.passphrase.renewed.connect(self._show_new_sheet)
        self.passphrase.backups_changed.connect(self.backups.load)

    @Slot(object)
    def _show_values(self, settings: Settings) -> None:
        self.appearance.page.show_values(settings)
        self.recovery.show_values(settings)
        self.backups.show_values(settings)

    @Slot()
    def ask_sheet(self) -> None:
        """Ask for the recovery sheet; afterwards its button has the focus."""
        self._back_to = self.recovery.sheet_button.setFocus
        self.sheet_wanted.emit()

    @Slot()
    def _show_new_sheet(self) -> None:
        self._back_to = self.passphrase.enter
        self.sheet_wanted.emit()

    @Slot()
    def _ask_new_code(self) -> None:
        self.passphrase.ask_new_code(self.recovery.new_button)
