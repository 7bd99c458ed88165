"""Other spellings of an unknown word: at hand without anything ever waiting for them."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from journal.ui.writing.misspelt_menu import ADD, IGNORE, LOOKING
from journal.ui.writing.page import WritingPage
from tests.ui.rooms import HeldLane, opened, writing_page
from tests.ui.spelt import act, at, in_this_process, menu_at, put

# The offscreen platform warns so at every menu that opens.
pytestmark = pytest.mark.qt_log_ignore("grabbing the keyboard", extend=True)


@pytest.fixture
def aside() -> HeldLane:
    return HeldLane()


@pytest.fixture
def page(qapp: QApplication, tmp_path: Path, aside: HeldLane) -> Iterator[WritingPage]:
    services = opened(tmp_path, make_aside=lambda: aside, other_spellings=in_this_process)
    page = writing_page(services)
    page.desk.show_card(None)
    page.spelling.words.load()
    yield page
    page.close()


@pytest.mark.parametrize("by_key", [True, False])
def test_another_spelling_is_one_step_that_can_be_undone(page: WritingPage, by_key: bool) -> None:
    put(page, "I recieve it. It’s here.")
    menu = menu_at(page, "recieve", by_key=by_key)
    assert menu is not None
    words = [action.text() for action in menu.actions() if not action.isSeparator()]
    assert words[0] == "receive"
    assert words.index(ADD) < words.index(IGNORE) < len(words) - 1, "then the usual acts"
    assert menu.accessibleName() == "recieve, an unknown word"
    if by_key:
        assert menu.activeAction().text() == "receive"
    act(menu, "receive")
    assert page.desk.editor.text() == "I receive it. It’s here."
    page.desk.editor.undo()
    assert page.desk.editor.text() == "I recieve it. It’s here."
    assert not page.desk.editor.document().isUndoAvailable()


@pytest.mark.parametrize("by_key", [True, False])
def test_the_menu_opens_at_once_and_fills_when_spellings_are_found(
    page: WritingPage, aside: HeldLane, by_key: bool
) -> None:
    put(page, "I recieve it.")
    aside.held = True
    menu = menu_at(page, "recieve", by_key=by_key)
    assert menu is not None
    assert [act.text() for act in menu.actions()][:3] == [LOOKING, "", ADD]
    assert not menu.actions()[0].isEnabled()
    aside.release()
    assert menu.actions()[0].text() == "receive"
    assert (menu.activeAction() is not None) is by_key
    act(menu, "receive")
    assert page.desk.editor.text() == "I receive it."


def test_spellings_that_come_after_the_menu_is_gone_change_nothing(
    page: WritingPage, aside: HeldLane
) -> None:
    put(page, "A grobble, and I recieve it.")
    aside.held = True
    gone = menu_at(page, "grobble")
    assert gone is not None
    gone.close()
    menu = menu_at(page, "recieve")
    assert menu is not None
    aside.release()
    assert menu.actions()[0].text() == "receive"
    menu.close()


def test_a_word_the_cursor_rests_in_is_looked_up_ahead(
    page: WritingPage, aside: HeldLane, qtbot: QtBot
) -> None:
    put(page, "I recieve it.")
    aside.held = True
    at(page, "recieve")
    qtbot.waitUntil(lambda: bool(aside.waiting))
    aside.release()
    aside.held = True
    menu = menu_at(page, "recieve")
    assert menu is not None
    assert menu.actions()[0].text() == "receive"
    menu.close()


def test_apostrophes_of_another_spelling_follow_the_page(page: WritingPage) -> None:
    put(page, "She didnt, and it’s late.")
    menu = menu_at(page, "didnt")
    act(menu, "didn’t")
    assert page.desk.editor.text() == "She didn’t, and it’s late."
