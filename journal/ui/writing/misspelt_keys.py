"""The keys of the spelling check: marks on and off, and from one unknown word to the next."""

from collections.abc import Callable
from dataclasses import replace
from typing import TypeAlias

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QToolTip, QWidget

from journal.domain.settings import Settings
from journal.ui.kit.announce import announce
from journal.ui.writing.editor import PageEditor
from journal.ui.writing.misspelt import Misspelt

NONE_LEFT = "The dictionaries know every word on this page"
_MARKED, _NOT_MARKED = "Unknown words are marked", "Unknown words are not marked"

Keep: TypeAlias = Callable[[Callable[[Settings], Settings], Callable[[], None]], None]


class MisspeltKeys(QObject):
    """Says what it did beside the typing cursor and to a screen reader; no word is changed."""

    def __init__(self, page: QWidget, editor: PageEditor, words: Misspelt, keep: Keep) -> None:
        super().__init__(page)
        self._page = page
        self._editor = editor
        self._words = words
        self._keep = keep
        self._gone_to = -1
        """Where the cursor stands behind the word that was gone to, -1 once it has moved."""
        self.action = self._keyed("Mark unknown words", "F7", self._choose)
        self.action.setCheckable(True)
        self.following = self._keyed("Next unknown word", "Shift+F7", self.go_on)
        editor.cursorPositionChanged.connect(self._moved)

    def join(self, menu: QMenu, before: QAction) -> None:
        """Offer to mark words, and to go to the next one, in a menu."""
        menu.insertActions(before, [self.action, self.following])
        menu.insertSeparator(before)

    def use(self, settings: Settings) -> None:
        """Show what is set."""
        self.action.setChecked(settings.mark_unknown)
        self.following.setEnabled(settings.mark_unknown)

    @Slot()
    def go_on(self) -> None:
        """Go to the next unknown word, from the last one to the first, and say which it is."""
        if self._editor.isHidden() or self._editor.spelling.misspelt is None:
            return
        here = self._editor.textCursor().position()
        found = next(self._words.unknown(here, None), None)
        found = found or next(self._words.unknown(-1, here), None)
        if found is None:
            self._say(NONE_LEFT)
            return
        self._gone_to = found.selectionEnd()
        self._editor.mark(found)
        announce(self._editor, f"{found.selectedText()}, an unknown word")

    @Slot()
    def _moved(self) -> None:
        if self._gone_to >= 0 and self._editor.textCursor().position() != self._gone_to:
            self._gone_to = -1
            self._editor.unmark()

    def _choose(self, wanted: bool) -> None:
        self._say(_MARKED if wanted else _NOT_MARKED)
        self._keep(lambda old: replace(old, mark_unknown=wanted), lambda: None)

    def _say(self, words: str) -> None:
        announce(self._editor, words)
        under = self._editor.cursorRect().bottomLeft()
        QToolTip.showText(self._editor.viewport().mapToGlobal(under), words, self._editor)

    def _keyed(self, words: str, key: str, act: Callable[..., None]) -> QAction:
        action = QAction(words, self)
        action.setShortcut(QKeySequence(key))
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        action.triggered.connect(act)
        self._page.addAction(action)
        return action
