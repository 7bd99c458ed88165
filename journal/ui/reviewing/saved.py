"""Saved searches beside the search line: a menu of them, and a line to save one more."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QMenu, QWidget

from journal.domain.saved_searches import LONGEST_NAME, KeptSearches
from journal.ui.kit import labels

_SHOWN = 60
"""Signs of a search that a menu shows."""


class SavedMenu(QWidget):
    """A button whose menu is filled from what is kept; what is wanted is told, not done."""

    wanted = Signal(object)
    """A saved search to look for."""
    words_wanted = Signal(str)
    """The words of a search of the past to look for."""
    save_wanted = Signal()
    removed = Signal(object)
    keeping_changed = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.button = labels.button("Saved searches", "menu")
        self.menu = QMenu("Saved searches", self)
        self.button.setMenu(self.menu)
        self.removing = QMenu("Remove", self.menu)
        self.setLayout(labels.horizontal(self.button))
        self.show_kept(KeptSearches(), can_save=False)

    def show_kept(self, kept: KeptSearches, *, can_save: bool) -> None:
        """Offer these searches."""
        self.menu.clear()
        self.removing = QMenu("Remove", self.menu)
        for search in kept.saved:
            self._offer(self.menu, search.name, partial(self.wanted.emit, search))
            self._offer(self.removing, search.name, partial(self.removed.emit, search))
        if kept.saved:
            self.menu.addSeparator()
        self.save = self._offer(self.menu, "Save this search…", self.save_wanted.emit)
        self.save.setEnabled(can_save)
        if kept.saved:
            self.menu.addMenu(self.removing)
        self.menu.addSeparator()
        if kept.keeping:
            for words in kept.recent:
                self._offer(self.menu, words, partial(self.words_wanted.emit, words))
        keep = QAction("Keep recent searches in this journal", self.menu, checkable=True)
        keep.setChecked(kept.keeping)
        keep.triggered.connect(self.keeping_changed)
        self.menu.addAction(keep)

    def _offer(self, menu: QMenu, words: str, act: Callable[[], object]) -> QAction:
        shown = words if len(words) <= _SHOWN else f"{words[: _SHOWN - 1]}…"
        action = QAction(shown.replace("&", "&&"), menu)
        action.triggered.connect(lambda: act())
        menu.addAction(action)
        return action


class SaveLine(QWidget):
    """One line that asks what a search shall be called; Escape leaves it."""

    named = Signal(str)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = QLineEdit()
        self.name.setMaxLength(LONGEST_NAME)
        self.name.setAccessibleName("Name of the saved search")
        self.name.setPlaceholderText("What shall this search be called?")
        self.keep = labels.button("Save", "primary")
        self.leave = labels.button("Cancel", "quiet")
        self.setLayout(labels.horizontal(self.name, self.keep, self.leave, spacing=8))
        self.name.returnPressed.connect(self._give)
        self.keep.clicked.connect(self._give)
        self.leave.clicked.connect(self._leave)
        self.hide()

    def ask(self, name: str) -> None:
        """Ask for a name, and offer this one."""
        self.name.setText(name)
        self.name.selectAll()
        self.show()
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def clear(self) -> None:
        """Ask for nothing."""
        self.name.setText("")
        self.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave by Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self._leave()
        else:
            super().keyPressEvent(event)

    def _give(self) -> None:
        name = self.name.text()
        self.clear()
        self.named.emit(name)

    def _leave(self) -> None:
        self.clear()
        self.left.emit()
