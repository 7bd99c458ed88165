"""Which themes of prompts are offered, each with what it is for."""

from dataclasses import replace

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QWidget

from journal.domain.prompts import Theme
from journal.domain.settings import Settings
from journal.services.settings import SettingsService
from journal.ui.kit.labels import text, vertical
from journal.ui.settings.section import section

_BELOW = (36, 0, 0, 4)
"""Where the line about a theme stands: below the words of its box."""


class PromptThemes(QWidget):
    """A box for every theme that came with the program."""

    failed = Signal(object)

    def __init__(self, settings: SettingsService, themes: tuple[Theme, ...]) -> None:
        super().__init__()
        self._settings = settings
        self._shown = Settings()
        self._opt_in = frozenset(theme.id for theme in themes if theme.opt_in)
        self.boxes = {theme.id: _box(theme) for theme in themes}
        self.setLayout(
            vertical(
                self._group(
                    "Themes of prompts",
                    "A theme that is not ticked is not offered.",
                    [theme for theme in themes if not theme.opt_in],
                ),
                self._group(
                    "Themes that stay closed until you open them",
                    "These can touch the body, the past, or what you do with strong feelings.",
                    [theme for theme in themes if theme.opt_in],
                ),
                spacing=32,
            )
        )
        for box in self.boxes.values():
            box.clicked.connect(self._choose)

    def show_values(self, settings: Settings) -> None:
        """Show what is set."""
        self._shown = settings
        for id, box in self.boxes.items():
            opened = id in settings.opened_themes if id in self._opt_in else True
            box.setChecked(opened and id not in settings.closed_themes)

    def _group(self, title: str, about: str, themes: list[Theme]) -> QWidget:
        rows = (
            vertical(
                self.boxes[theme.id], vertical(text(theme.intro, "meta"), margins=_BELOW), spacing=0
            )
            for theme in themes
        )
        return section(title, *rows, about=about)

    @Slot()
    def _choose(self) -> None:
        known = frozenset(self.boxes)
        ticked = frozenset(id for id, box in self.boxes.items() if box.isChecked())
        closed, opened = known - ticked - self._opt_in, ticked & self._opt_in

        def change(old: Settings) -> Settings:
            """Leave the themes of packs as they are."""
            return replace(
                old,
                closed_themes=old.closed_themes - known | closed,
                opened_themes=old.opened_themes - known | opened,
            )

        self._settings.set(change, self.show_values, self._not_set)

    def _not_set(self, error: Exception) -> None:
        self.show_values(self._shown)
        self.failed.emit(error)


def _box(theme: Theme) -> QCheckBox:
    box = QCheckBox(theme.title)
    box.setAccessibleDescription(theme.intro)
    box.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
    return box
