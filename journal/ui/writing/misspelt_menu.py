"""What can be done about an unknown word: other spellings first, then the usual acts."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QAction, QContextMenuEvent, QTextCursor
from PySide6.QtWidgets import QMenu

from journal.services.spelling import Spelling
from journal.ui.kit.announce import announce
from journal.ui.writing.editor import PageEditor
from journal.ui.writing.misspelt import Misspelt

LOOKING, NO_OTHER = "Looking for other spellings…", "No other spelling found"
ADD, IGNORE = "Add to my words", "Ignore on this page"
_REST = 400
"""Milliseconds in which the typing cursor neither moves nor writes."""


class MisspeltMenu(QObject):
    """Opens on a word by the mouse, and by the Menu key where the typing cursor is."""

    undo_offered = Signal(str, object)
    """What was done, and the call that takes it back."""
    failed = Signal(object)

    def __init__(self, editor: PageEditor, misspelt: Misspelt, spelling: Spelling) -> None:
        super().__init__(editor)
        self._editor = editor
        self._misspelt = misspelt
        self._spelling = spelling
        self.menu: QMenu | None = None
        self._rest = QTimer(self, singleShot=True, interval=_REST)
        self._rest.timeout.connect(self._look_ahead)
        editor.cursorPositionChanged.connect(self._rest.start)
        for watched in (editor, editor.viewport()):
            watched.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Open the own menu on an unknown word, and leave every other place to the editor."""
        if not isinstance(event, QContextMenuEvent):
            return False
        by_key = event.reason() is QContextMenuEvent.Reason.Keyboard
        cursor = self._editor.textCursor()
        if not by_key and watched is not self._editor.viewport():
            return False
        if not by_key:
            cursor = self._editor.cursorForPosition(event.pos())
        word = self._misspelt.at(cursor)
        if word is None or self._editor.isReadOnly():
            return False
        at = self._editor.viewport().mapToGlobal(self._editor.cursorRect(cursor).bottomLeft())
        self._open(word, at if by_key else event.globalPos(), by_key=by_key)
        return True

    def _open(self, word: QTextCursor, at: QPoint, *, by_key: bool) -> None:
        menu = self._editor.createStandardContextMenu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setAccessibleName(f"{word.selectedText()}, an unknown word")
        usual = menu.actions()[0]
        looking = QAction(LOOKING, menu)
        looking.setEnabled(False)
        menu.insertAction(usual, looking)
        menu.insertSeparator(usual)
        menu.insertActions(usual, self._keeping(menu, word))
        menu.insertSeparator(usual)
        self.menu = menu
        menu.aboutToHide.connect(self._gone)
        menu.popup(at)

        def found(spellings: tuple[str, ...]) -> None:
            if self.menu is menu:
                self._fill(menu, looking, word, spellings)
                if by_key and menu.activeAction() is None:
                    menu.setActiveAction(next(act for act in menu.actions() if act.isEnabled()))

        self._spelling.suggestions(word.selectedText(), found)

    def _gone(self) -> None:
        self.menu = None

    def _fill(
        self, menu: QMenu, looking: QAction, word: QTextCursor, spellings: tuple[str, ...]
    ) -> None:
        """Put what was found in the place of the line that said it was being looked for."""
        looking.setText(NO_OTHER)
        if spellings:
            if "’" in word.block().text():
                spellings = tuple(each.replace("'", "’") for each in spellings)
            acts = [_act(menu, each, partial(self._replace, word, each)) for each in spellings]
            menu.insertActions(looking, acts)
            menu.removeAction(looking)

    @Slot()
    def _look_ahead(self) -> None:
        """Look ahead where the typing cursor rests in a word, so that its menu opens filled."""
        cursor = self._editor.textCursor()
        word = self._misspelt.at(cursor)
        if word is not None:
            place = word.selectionStart(), word.selectionEnd(), cursor.position()
            if not self._editor.spelling.is_written(*place):
                self._spelling.suggestions(word.selectedText(), lambda _: None)

    def _keeping(self, menu: QMenu, word: QTextCursor) -> list[QAction]:
        written = word.selectedText()
        return [
            _act(menu, ADD, partial(self._add, written)),
            _act(menu, IGNORE, partial(self._misspelt.ignore, written)),
        ]

    def _replace(self, word: QTextCursor, other: str) -> None:
        """Put another spelling in the place of a word, in one step that can be undone."""
        cursor = QTextCursor(word)
        cursor.beginEditBlock()
        cursor.insertText(other)
        cursor.endEditBlock()
        announce(self._editor, other)

    def _add(self, word: str) -> None:
        def added(_: object) -> None:
            take_back = partial(self._spelling.remove, word, lambda _: None, self.failed.emit)
            self.undo_offered.emit(f"“{word}” is one of your words.", take_back)

        self._spelling.add(word, added, self.failed.emit)


def _act(menu: QMenu, words: str, act: Callable[[], None]) -> QAction:
    action = QAction(words.replace("&", "&&"), menu)
    action.triggered.connect(lambda *_: act())
    return action
