"""A second place for backups: offered after one was made there, shown, and taken away again."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from journal.domain.settings import Settings
from journal.services.settings import SettingsService
from journal.ui.kit.labels import FlowLayout, button, text, vertical

_NONE = "There is no second place for backups. A copy on another disk outlives this one."


class SecondPlace(QWidget):
    """Says where a copy of each backup goes, and asks about a folder that was just used."""

    failed = Signal(object)

    def __init__(self, settings: SettingsService, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self._offered = ""
        self._place = ""
        self.words = text(_NONE, "lead")
        self.keep_button = button("Also keep a copy there of each backup")
        self.once_button = button("Only this once", "quiet")
        self.stop_button = button("No longer keep a copy there", "quiet")
        row = FlowLayout(spacing=8)
        for one in (self.keep_button, self.once_button, self.stop_button):
            row.addWidget(one)
        self.setLayout(vertical(self.words, row, spacing=4))
        self.keep_button.clicked.connect(self._keep)
        self.once_button.clicked.connect(self.clear)
        self.stop_button.clicked.connect(self._stop)
        self._show()

    def show_values(self, settings: Settings) -> None:
        """Show which place is set."""
        self._place = settings.second_place
        self._show()

    def offer(self, folder: Path) -> None:
        """Ask whether `folder`, which has just got a backup, is to get one each time."""
        if str(folder) != self._place:
            self._offered = str(folder)
            self._show()
            self.keep_button.setFocus()

    @Slot()
    def clear(self) -> None:
        """Ask about no folder."""
        self._offered = ""
        self._show()

    def _show(self) -> None:
        kept = f"A copy of each backup is kept in {self._place}" if self._place else _NONE
        self.words.setText(f"Keep a copy in {self._offered}?" if self._offered else kept)
        self.keep_button.setVisible(bool(self._offered))
        self.once_button.setVisible(bool(self._offered))
        self.stop_button.setVisible(bool(self._place) and not self._offered)

    @Slot()
    def _keep(self) -> None:
        self._set(self._offered)

    @Slot()
    def _stop(self) -> None:
        self._set("")

    def _set(self, place: str) -> None:
        self._settings.set(
            lambda old: replace(old, second_place=place), self._done, self.failed.emit
        )

    def _done(self, settings: Settings) -> None:
        self._offered = ""
        self.show_values(settings)
