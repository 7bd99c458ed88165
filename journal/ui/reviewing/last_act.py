"""The last act in Review, which can be undone for as long as no other was done."""

from collections.abc import Callable
from textwrap import shorten

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu

from journal.ui.kit.acts_menu import literal

NOTHING = "Undo"
MOST = 80
"""Signs of what was done that stand in the menu at most."""


class LastAct(QObject):
    """Stands in a menu after the line that offers to undo is gone; each act is undone once."""

    undo_offered = Signal(str, object)
    """What was done, and the call that takes it back."""

    def __init__(self, menu: QMenu) -> None:
        super().__init__(menu)
        self._undo: Callable[[], None] | None = None
        self.action = menu.addAction(NOTHING)
        self.action.setShortcut(QKeySequence("Ctrl+Z"))  # answered by the list
        self.action.setShortcutVisibleInContextMenu(True)
        self.action.triggered.connect(lambda _: self.undo())
        self.action.setEnabled(False)

    @Slot(str, object)
    def take(self, words: str, undo: Callable[[], None]) -> None:
        """Remember this act in place of the one before."""

        left = [undo]

        def once() -> None:
            if self._undo is once:
                self.clear()
            if left:
                left.pop()()

        self._undo = once
        self.action.setText(literal(f"Undo: {shorten(words, MOST, placeholder='…')}"))
        self.action.setEnabled(True)
        self.undo_offered.emit(words, once)

    @Slot()
    def undo(self) -> None:
        """Take the last act back, if there is one."""
        if self._undo is not None:
            self._undo()

    def clear(self) -> None:
        """Forget the act."""
        self._undo = None
        self.action.setText(NOTHING)
        self.action.setEnabled(False)
