"""A menu of what can be done with what is chosen, with the keys that do the same."""

from collections.abc import Callable

from PySide6.QtCore import QPoint
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu, QWidget


def literal(words: str) -> str:
    """Return words for a menu, where a single & would be taken for the sign of a key."""
    return words.replace("&", "&&")


class ActsMenu(QMenu):
    """Opens at a place and is gone when it closes; the keys in it are answered elsewhere."""

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(name, parent)
        self.setAccessibleName(name)

    def offer(
        self, words: str, act: Callable[[], object], keys: str = "", *, able: bool = True
    ) -> None:
        """Add an act; one that cannot be done now is shown and not offered."""
        action = self.addAction(literal(words))
        action.setShortcut(QKeySequence(keys))
        action.setShortcutVisibleInContextMenu(True)
        action.triggered.connect(lambda _: act())
        action.setEnabled(able)

    def open_at(self, place: QPoint) -> None:
        """Open at a place on the screen."""
        self.aboutToHide.connect(self.deleteLater)
        self.popup(place)
