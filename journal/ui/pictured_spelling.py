"""Pictures of the spelling check: on the page, with its menu, and in Settings."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from PySide6.QtGui import QContextMenuEvent, QTextCursor
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from journal.domain.distance.reading import Pole, Span
from journal.domain.settings import Settings
from journal.domain.spelling import Broken, English, Fault
from journal.ui.frame import SETTINGS, WRITE
from journal.ui.pictured_keeping import seen
from journal.ui.window import Window

_PAGE = (
    "I tryed to write to Ottoline before the rain. Nothing came, and I definately told nobody of "
    "it, and so it didnt happen. `gitt pul` is code, #rainny a tag.\n"
    "כתבתי לאמא and she anserwed at once. 🙂 Then the kettel, and colour, or color, as you like."
)
_SIGNS = (("Nothing came", Pole.INVOLUNTARY), ("told nobody of it", Pole.CHOSEN))
_OWN = ("Grömitz", "kettling", "Ottoline", "Saltmarsh", "tramm")
_FOLDER = Path("/home/you/Dictionaries")


def spelling_states(window: Window) -> Iterator[str]:
    """Yield unknown words beside signs of a reading, their menu, and Settings about spelling."""
    writing = window.frame.pages.writing
    desk, words = writing.desk, writing.spelling.words
    window.frame.go(WRITE)
    writing.new_page()
    desk.show_card(None)
    desk.lay(replace(writing.sitting.content, body=_PAGE))
    words.hold(False)
    words.use(Settings())
    words.load()
    spans = [
        Span(_PAGE.index(said), _PAGE.index(said) + len(said), pole, "D1", "as told")
        for said, pole in _SIGNS
    ]
    writing.beside.signs.underlines.lay(_PAGE, spans)
    window.grab()
    words.finish()
    yield "write-unknown-words"
    cursor = desk.editor.document().find("definately")
    desk.editor.setTextCursor(QTextCursor(cursor))
    place = desk.editor.cursorRect(cursor).center()
    reason = QContextMenuEvent.Reason.Keyboard
    at = desk.editor.viewport().mapToGlobal(place)
    QApplication.sendEvent(desk.editor, QContextMenuEvent(reason, place, at))
    menu = writing.spelling.menu.menu
    if menu is not None:
        yield from _over(window, menu)
    writing.beside.signs.underlines.clear()
    words.hold(True)
    writing.new_page()
    yield from _settings(window)


def _over(window: Window, menu: QWidget) -> Iterator[str]:
    """Show a menu as a part of the window, since a picture holds no other windows."""
    picture = menu.grab()
    place = window.mapFromGlobal(menu.pos())
    menu.close()
    shown = QLabel(window)
    shown.setPixmap(picture)
    shown.adjustSize()
    shown.move(place)
    shown.show()
    yield "write-unknown-word-menu"
    shown.hide()
    shown.deleteLater()


def _settings(window: Window) -> Iterator[str]:
    room = window.frame.pages.settings.asking.spelling
    window.frame.go(SETTINGS)
    folder = Settings(
        english=English.BRITISH,
        dictionaries=str(_FOLDER),
        opened_dictionaries=frozenset({"de_DE", "nn_NO"}),
    )
    room.show_values(folder)
    room.show_found(("de_DE", "it_IT", "nn_NO"))
    room.show_faults((Broken("nn_NO", Fault.NO_PAIR),))
    room.own.show_words(_OWN)
    yield seen(window, room, "settings-spelling")
    window.frame.pages.settings.clear()
    window.frame.go(WRITE)
