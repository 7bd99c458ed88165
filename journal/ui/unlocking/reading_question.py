"""The one question of the first start: when to offer a possible reading."""

from dataclasses import replace

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from journal.domain.settings import ReadingWhen
from journal.services.settings import SettingsService
from journal.ui.kit.banner import Banner
from journal.ui.kit.choice import Choice
from journal.ui.kit.labels import button, horizontal, text, vertical
from journal.ui.kit.reading_words import ABOUT_READING, READING_WHEN
from journal.ui.kit.theme import Theme
from journal.ui.unlocking.column import column

_CHECK_IN = "A check-in is a few questions after a page. Each is a tap, and each can be skipped."


class ReadingQuestion(QWidget):
    """Asks, and keeps the answer; leaving it out keeps what is set."""

    answered = Signal()

    def __init__(
        self, settings: SettingsService, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._settings = settings
        self.choice = Choice("When to offer a possible reading", READING_WHEN)
        self.banner = Banner()
        self.go_on_button = button("Begin writing", "primary")
        self.skip_button = button("Skip", "quiet")
        page = column(
            theme,
            text("A possible reading", "date"),
            text(ABOUT_READING),
            4,
            self.choice,
            text(_CHECK_IN, "meta"),
            4,
            self.banner,
            horizontal(self.go_on_button, self.skip_button, None, spacing=8),
            8,
            text("You can change this at any time under Settings.", "meta"),
        )
        self.setLayout(vertical(page))
        self.go_on_button.clicked.connect(self._keep)
        self.skip_button.clicked.connect(self.answered)

    def set_value(self, value: ReadingWhen) -> None:
        """Show what is set at present."""
        self.choice.set_value(value)

    def entered(self) -> None:
        """Put the focus on the answer that is set."""
        self.choice.button(self.choice.value or ReadingWhen.ASKED).setFocus()

    @Slot()
    def _keep(self) -> None:
        wanted = self.choice.value or ReadingWhen.ASKED
        self._settings.set(
            lambda settings: replace(settings, reading=wanted),
            lambda _: self.answered.emit(),
            self.banner.show_error,
        )
