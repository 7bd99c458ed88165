"""Light or dark, the size of the text, and how soon the journal locks itself."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from journal.domain.settings import Look, Preferences
from journal.services.settings import SettingsService
from journal.ui.kit.choice import Choice
from journal.ui.kit.labels import horizontal, text, vertical
from journal.ui.settings.page_looks import PageLooks
from journal.ui.settings.section import numbers, section, show_number

_LOOKS = {Look.SYSTEM: "As the desktop", Look.LIGHT: "Light", Look.DARK: "Dark"}
_SIZES = (80, 90, 100, 110, 125, 150, 175, 200)
_MINUTES = (1, 2, 5, 10, 15, 30, 60)
_SIZE_WORDS, _MINUTE_WORDS = "{} %", "{} min"


class Appearance(QWidget):
    """What is kept outside the journal, and so applies before it is open, and the page in it."""

    def __init__(self, settings: SettingsService, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self.look = Choice("Light or dark", _LOOKS)
        self.text_size = numbers("Text size", _SIZES, _SIZE_WORDS)
        self.page = PageLooks(settings)
        self.minutes = numbers("Lock after", _MINUTES, _MINUTE_WORDS)
        self.setLayout(
            vertical(
                section(
                    "Appearance",
                    self.look,
                    4,
                    horizontal(text("Text size"), 12, self.text_size, None),
                    8,
                    self.page,
                ),
                section(
                    "Locking",
                    horizontal(text("Lock after"), 12, self.minutes, None),
                    about="The journal locks when nobody has touched keyboard or mouse this long. "
                    "Ctrl+L locks it at once, from anywhere.",
                ),
                spacing=32,
            )
        )
        self.look.chosen.connect(self._choose_look)
        self.text_size.currentIndexChanged.connect(self._choose_size)
        self.minutes.currentIndexChanged.connect(self._choose_minutes)
        self.show_values(settings.preferences)

    def enter(self) -> None:
        """Put the focus on the look that is set."""
        self.look.button(self.look.value or Look.SYSTEM).setFocus()

    def show_values(self, preferences: Preferences) -> None:
        """Show what is set."""
        self.look.set_value(preferences.look)
        show_number(self.text_size, preferences.text_size, _SIZE_WORDS)
        show_number(self.minutes, preferences.idle_minutes, _MINUTE_WORDS)

    def _prefer(self, change: Callable[[Preferences], Preferences]) -> None:
        self._settings.prefer(change)

    @Slot(object)
    def _choose_look(self, look: Look) -> None:
        self._prefer(lambda old: replace(old, look=look))

    @Slot()
    def _choose_size(self) -> None:
        self._prefer(lambda old: replace(old, text_size=self.text_size.currentData()))

    @Slot()
    def _choose_minutes(self) -> None:
        self._prefer(lambda old: replace(old, idle_minutes=self.minutes.currentData()))
