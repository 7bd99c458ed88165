"""Steps of the tests about spelling: a page with unknown words, and their menu."""

from PySide6.QtCore import QPoint
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QMenu

from journal.app.services import open_speller
from journal.domain.spelling import Wanted
from journal.ui.writing.page import WritingPage
from tests.ui.rooms import settle


def in_this_process(wanted: Wanted, word: str) -> tuple[str, ...]:
    return open_speller(wanted)[0].suggestions(word)


def put(page: WritingPage, text: str) -> None:
    page.desk.editor.put(text)
    page.desk.editor.setFocus()


def at(page: WritingPage, word: str) -> None:
    """Put the typing cursor into a word."""
    cursor = page.desk.editor.document().find(word)
    cursor.setPosition(cursor.selectionStart() + 1)
    page.desk.editor.setTextCursor(cursor)


def menu_at(page: WritingPage, word: str, *, by_key: bool = True) -> QMenu | None:
    editor = page.desk.editor
    if by_key:
        at(page, word)
        event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(5, 5), QPoint(5, 5))
        QApplication.sendEvent(editor, event)
    else:
        cursor = editor.document().find(word)
        cursor.setPosition(cursor.selectionStart() + 1)
        place = editor.cursorRect(cursor).center()
        glob = editor.viewport().mapToGlobal(place)
        event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, glob)
        QApplication.sendEvent(editor.viewport(), event)
    return page.spelling.menu.menu


def act(menu: QMenu | None, words: str) -> None:
    assert menu is not None
    next(action for action in menu.actions() if action.text() == words).trigger()
    menu.close()
    settle()
