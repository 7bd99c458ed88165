"""The settings page: all parts one below the other."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from journal.domain.changes import Changed
from journal.domain.prompts import Library
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
from journal.ui.settings.checking import Checking
from journal.ui.settings.keys import Keys


class SettingsPage(QWidget):
    """Every change is kept at once; there is nothing to confirm."""

    sheet_wanted = Signal()

    def __init__(
        self,
        settings: SettingsService,
        unlocking: Unlocking,
        upkeep: Upkeep,
        library: Library,
        theme: Theme,
        on_main: OnMain,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.banner = Banner()
        self.appearance = Appearance(settings)
        self.asking = Asking(settings, library)
        self.keys = Keys(unlocking)
        self.checking = Checking(upkeep, on_main)
        inner = Column(
            theme,
            theme.column_width,
            vertical(
                text("Settings", "date"),
                self.banner,
                self.appearance,
                self.asking,
                self.keys,
                self.checking,
                About(),
                spacing=32,
            ),
        )
        margins = (theme.page_sides, theme.page_top, theme.page_sides, theme.page_foot)
        body = ground("column", vertical(horizontal(inner, margins=margins), None))
        self.setLayout(vertical(scrolled(body)))
        self.asking.failed.connect(self.banner.show_error)
        self.keys.sheet_wanted.connect(self.sheet_wanted)

    def entered(self) -> None:
        """Read what is set, and begin at the top."""
        self.asking.load()
        self.appearance.enter()

    def clear(self) -> None:
        """Forget everything typed and found."""
        self.keys.clear()
        self.checking.clear()
        self.banner.clear()

    def learn(self, changed: Changed) -> None:
        """Show settings that were changed elsewhere."""
        if changed.settings is not None:
            self.asking.show_values(changed.settings)
        if changed.preferences is not None:
            self.appearance.show_values(changed.preferences)
