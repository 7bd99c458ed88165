"""How the page is set that is written on: its width, its type, and how it scrolls."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QCheckBox, QWidget

from journal.domain.settings import Column, Settings
from journal.services.settings import SettingsService
from journal.ui.kit.choice import Choice
from journal.ui.kit.labels import horizontal, text, vertical
from journal.ui.settings.section import numbers, show_number

_COLUMNS = {Column.NARROW: "Narrow page", Column.MIDDLE: "Middle", Column.WIDE: "Wide page"}
_SIZES = (80, 90, 100, 110, 125, 150, 175, 200)
_SIZE_WORDS = "{} % of the text size"


class PageLooks(QWidget):
    """What is kept inside the journal about the looks of its page."""

    failed = Signal(Exception)

    def __init__(self, settings: SettingsService, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self.column = Choice("Width of the page", _COLUMNS)
        self.size_of_type = numbers("Type of the page", _SIZES, _SIZE_WORDS)
        self.typewriter = QCheckBox("Keep the line I write at one height")
        size = horizontal(text("Type of the page"), 12, self.size_of_type, None)
        self.setLayout(
            vertical(text("Width of the page"), self.column, 6, size, self.typewriter, spacing=6)
        )
        self.column.chosen.connect(self._choose_column)
        self.size_of_type.currentIndexChanged.connect(self._choose_size)
        self.typewriter.clicked.connect(self._choose_scrolling)
        self.show_values(Settings())

    def show_values(self, settings: Settings) -> None:
        """Show what is set."""
        self.column.set_value(settings.column)
        show_number(self.size_of_type, settings.page_size, _SIZE_WORDS)
        self.typewriter.setChecked(settings.typewriter)

    def _set(self, change: Callable[[Settings], Settings]) -> None:
        self._settings.set(change, self.show_values, self.failed.emit)

    @Slot(object)
    def _choose_column(self, column: Column) -> None:
        self._set(lambda old: replace(old, column=column))

    @Slot()
    def _choose_size(self) -> None:
        size = self.size_of_type.currentData()
        self._set(lambda old: replace(old, page_size=size))

    @Slot(bool)
    def _choose_scrolling(self, typewriter: bool) -> None:
        self._set(lambda old: replace(old, typewriter=typewriter))
