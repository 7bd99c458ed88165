"""Dresses a window in what a person prefers, and follows the desktop where they want that."""

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QApplication, QWidget

from journal.domain.settings import Preferences
from journal.ui.kit import theme as themes
from journal.ui.kit.theme import Palette, Theme


class Dressing(QObject):
    """Keeps one theme up to date, and the window that is given to it dressed."""

    dressed = Signal()
    """The theme has changed, and every widget of the window wears it."""

    def __init__(self, app: QApplication, theme: Theme, preferences: Preferences) -> None:
        super().__init__()
        self._app = app
        self._theme = theme
        self._preferences = preferences
        self._window: QWidget | None = None
        self._choose()
        themes.prepare(app, theme)
        self._prepared = self._look

    def dress_from_now(self, window: QWidget) -> None:
        """Dress this window, now and whenever the look changes; it becomes the owner."""
        self.setParent(window)
        self._window = window
        hints = self._app.styleHints()
        hints.colorSchemeChanged.connect(self.dress)
        hints.accessibility().contrastPreferenceChanged.connect(self.dress)
        self.dress()

    def wear(self, preferences: Preferences) -> None:
        """Change into what `preferences` say, if that is something else."""
        before, self._preferences = self._preferences, preferences
        if (before.look, before.text_size) != (preferences.look, preferences.text_size):
            self.dress()

    @Slot()
    def dress(self) -> None:
        """Choose the theme, and put it on the window."""
        self._choose()
        prepared = self._prepared == self._look
        themes.apply(self._app, self._theme, window=self._window, prepared=prepared)
        self._prepared = self._look
        self.dressed.emit()

    @property
    def _look(self) -> tuple[Palette, float]:
        return self._theme.palette, self._theme.scale

    def _choose(self) -> None:
        self._theme.palette = themes.palette_for(self._preferences.look, self._app.styleHints())
        self._theme.scale = self._preferences.text_size / 100
