"""Prompts in Settings: themes, prompts of one's own, and packs."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from journal.domain.packs import OWN
from journal.domain.prompts import Library
from journal.domain.settings import Settings
from journal.services.packs import Packs, Shelf
from journal.services.settings import SettingsService
from journal.ui.kit.labels import vertical
from journal.ui.settings.own_prompts import OwnPrompts
from journal.ui.settings.prompt_packs import PromptPacks
from journal.ui.settings.prompt_themes import PromptThemes


class Prompts(QWidget):
    """What questions this journal asks."""

    failed = Signal(object)
    undo_offered = Signal(str, object)
    """What was done, and the call that takes it back."""

    def __init__(self, packs: Packs, settings: SettingsService, library: Library) -> None:
        super().__init__()
        self._packs = packs
        self.themes = PromptThemes(settings, library.themes)
        self.own = OwnPrompts(packs, settings)
        self.packs = PromptPacks(packs, settings)
        self.setLayout(vertical(self.themes, self.own, self.packs, spacing=32))
        self.themes.failed.connect(self.failed)
        self.own.save_wanted.connect(self.packs.save)
        for part in (self.own, self.packs):
            part.undo_offered.connect(self.undo_offered)
        self.packs.shelf_changed.connect(self._show_own)

    def load(self) -> None:
        """Read which packs there are, and show them."""
        self._packs.load(self._show, self.failed.emit)

    def clear(self) -> None:
        """Forget everything private."""
        self.own.clear()
        self.packs.clear()

    def show_values(self, settings: Settings) -> None:
        """Show what is set."""
        for part in (self.themes, self.own, self.packs):
            part.show_values(settings)

    def _show(self, shelf: Shelf) -> None:
        self._show_own(shelf)
        self.packs.show_packs(shelf.packs)

    def _show_own(self, shelf: Shelf) -> None:
        self.own.show_pack(next(pack for pack in shelf.packs if pack.id == OWN))
