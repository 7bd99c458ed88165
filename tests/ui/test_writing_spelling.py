"""Unknown words on the page: what is marked, what can be done about it, and that it never waits."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolTip
from pytestqt.qtbot import QtBot

from journal.app.services import Services
from journal.domain.settings import Settings
from journal.domain.spelling import English
from journal.ui.writing.misspelt_keys import NONE_LEFT
from journal.ui.writing.misspelt_menu import ADD, IGNORE
from journal.ui.writing.page import WritingPage
from tests.steps import PASSPHRASE, given
from tests.ui.rooms import opened, press, settings, settle, type_words, writing_page
from tests.ui.spelt import act, at, in_this_process, menu_at, put

# The offscreen platform warns so at every menu that opens.
pytestmark = pytest.mark.qt_log_ignore("grabbing the keyboard", extend=True)


@pytest.fixture
def services(tmp_path: Path) -> Services:
    return opened(tmp_path, other_spellings=in_this_process)


@pytest.fixture
def page(services: Services) -> Iterator[WritingPage]:
    page = writing_page(services)
    page.desk.show_card(None)
    page.spelling.words.load()
    page.desk.editor.setCursorWidth(0)
    yield page
    page.close()


@pytest.fixture
def marked(page: WritingPage, qtbot: QtBot) -> Callable[[str], list[str]]:
    """Return the words of a paragraph that are marked once the keys have rested."""

    def words(paragraph: str) -> list[str]:
        settle()
        page.desk.editor.viewport().grab()
        qtbot.waitUntil(lambda: not page.spelling.words.is_waiting)
        found = page.desk.editor.spelling.in_paragraph(paragraph)
        wide = paragraph.encode("utf-16-le")
        return [wide[2 * start : 2 * end].decode("utf-16-le") for start, end in found]

    return words


@pytest.mark.parametrize(
    ("paragraph", "unknown"),
    [
        ("I tryed, I didn't, I dont", ["tryed", "dont"]),
        ("couldn’t, couldn't've, Anna’s mum’s, the parents’ ’twas", []),
        ("`tryed` [tryed](http://x.example/tryed) tryed.org #tryed @tryed a@tryed.org", ["tryed"]),
        ("tryed2 3rd NHS CPTSD's iPhone McKenna x", []),
        ("colour and color, naïve in the cafe\u0301, Zoë", []),
        ("🙂🙂 tryed 👩‍👩‍👧 tryed", ["tryed", "tryed"]),
        ("שבת שלום כתבתי tryed", ["tryed"]),
        ("Привет, 日本語, سلام", []),
        ("pre-war, well-being, un-British, welll-being", ["welll"]),
    ],
)
def test_words_no_dictionary_knows_are_marked(
    page: WritingPage, marked: Callable[[str], list[str]], paragraph: str, unknown: list[str]
) -> None:
    put(page, paragraph + "\n")
    page.desk.editor.moveCursor(QTextCursor.MoveOperation.End)
    assert marked(paragraph) == unknown
    assert page.desk.editor.text() == paragraph + "\n"
    assert not page.desk.editor.document().isUndoAvailable()


def picture(page: WritingPage) -> QImage:
    settle()
    return page.desk.editor.viewport().grab().toImage()


def test_a_word_is_not_marked_while_it_is_typed(
    page: WritingPage, marked: Callable[[str], list[str]]
) -> None:
    type_words(page, "We tryed")
    assert marked("We tryed") == ["tryed"]
    page.desk.editor.spelling.misspelt, hook = None, page.desk.editor.spelling.misspelt
    bare = picture(page)
    page.desk.editor.spelling.misspelt = hook
    assert picture(page) == bare, "the cursor stands behind it"
    at(page, "tryed")
    assert picture(page) != bare, "gone through with the cursor, nothing is written"
    type_words(page, "e")
    assert marked("We teryed") == ["teryed"]
    page.desk.editor.spelling.misspelt, hook = None, page.desk.editor.spelling.misspelt
    bare = picture(page)
    page.desk.editor.spelling.misspelt = hook
    assert picture(page) == bare, "changed in its midst"


CODE = "tryed\n```tryed\na wunk\n```\nwunk\n```\ngrobble"


def test_code_is_not_looked_up(page: WritingPage) -> None:
    put(page, CODE)
    editor, found = page.desk.editor, []
    for _ in range(3):
        page.spelling.keys.go_on()
        found.append(editor.marked())
    assert found == ["tryed", "wunk", "grobble"], "a fence left open fences nothing in"
    at(page, "a wunk")
    editor.moveCursor(QTextCursor.MoveOperation.EndOfBlock)
    assert page.spelling.words.at(editor.textCursor()) is None
    editor.moveCursor(QTextCursor.MoveOperation.End)
    editor.insertPlainText("\n```\n")
    assert [one.selectedText() for one in page.spelling.words.unknown(-1, None)] == [
        "tryed",
        "wunk",
    ]
    bare = picture(page)
    editor.spelling.misspelt = None
    assert picture(page) != bare
    put(page, "```\nwunk\n```")
    editor.moveCursor(QTextCursor.MoveOperation.Start)
    page.spelling.use(Settings())
    marked = picture(page)
    editor.spelling.misspelt = None
    assert picture(page) == marked


def test_code_in_a_long_paragraph_is_not_looked_up(page: WritingPage) -> None:
    put(page, "so it is. " * 800 + "`" + "wunk. " * 100 + "` a grobble")
    at(page, "grobble")
    editor = page.desk.editor
    found: set[str] = set()
    picture(page)
    page.spelling.words.finish()
    hook = editor.spelling.misspelt
    assert hook is not None

    def noted(text: str) -> list[tuple[int, int]]:
        places = list(hook(text))
        found.update(text[start:end] for start, end in places)
        return places

    editor.spelling.misspelt = noted
    editor.spelling.ask_again()
    picture(page)
    assert found == {"grobble"}


def test_a_known_word_gets_the_usual_menu_only(page: WritingPage) -> None:
    put(page, "I receive it.")
    assert page.spelling.words.at(page.desk.editor.textCursor()) is None
    at(page, "receive")
    assert page.spelling.words.at(page.desk.editor.textCursor()) is None


def test_a_word_of_ones_own_is_known_from_then_on_and_can_be_taken_back(
    page: WritingPage, services: Services, marked: Callable[[str], list[str]]
) -> None:
    offered: list[tuple[str, Callable[[], None]]] = []
    page.undo_offered.connect(lambda words, undo: offered.append((words, undo)))
    put(page, "With Tramma and Tramma’s dog\n")
    act(menu_at(page, "Tramma"), ADD)
    assert given(services.spelling.words) == ("Tramma",)
    assert marked("With Tramma and Tramma’s dog") == []
    [(words, undo)] = offered
    assert words == "“Tramma” is one of your words."
    undo()
    assert given(services.spelling.words) == ()
    assert marked("With Tramma and Tramma’s dog") == ["Tramma", "Tramma’s"]


def test_ignored_words_are_ignored_on_this_page_only(
    page: WritingPage, services: Services, marked: Callable[[str], list[str]]
) -> None:
    put(page, "A grobble here\n")
    act(menu_at(page, "grobble"), IGNORE)
    assert marked("A grobble here") == []
    page.new_page()
    put(page, "A grobble here\n")
    assert marked("A grobble here") == ["grobble"]
    assert given(services.spelling.words) == ()


def test_one_key_takes_the_marks_away_and_brings_them_back(
    page: WritingPage, services: Services, marked: Callable[[str], list[str]]
) -> None:
    put(page, "A grobble here\n")
    assert page.spelling.keys.action in page.menu.actions()
    press(page.desk.editor, Qt.Key.Key_F7)
    assert not given(services.settings.settings).mark_unknown
    assert marked("A grobble here") == []
    press(page.desk.editor, Qt.Key.Key_F7)
    assert given(services.settings.settings).mark_unknown
    assert marked("A grobble here") == ["grobble"]


def test_a_key_goes_from_one_unknown_word_to_the_next(page: WritingPage) -> None:
    put(page, "A grobble here\nand 🙂 there a wunk.")
    editor = page.desk.editor
    found = []
    for _ in range(3):
        QTest.keyClick(editor, Qt.Key.Key_F7, Qt.KeyboardModifier.ShiftModifier)
        found.append(editor.marked())
        assert not editor.textCursor().hasSelection(), "the next key replaces nothing"
    assert found == ["grobble", "wunk", "grobble"]
    editor.moveCursor(QTextCursor.MoveOperation.Left)
    assert editor.marked() == ""
    put(page, "All is well.")
    page.spelling.keys.following.trigger()
    assert editor.marked() == ""
    assert QToolTip.text() == NONE_LEFT
    QToolTip.hideText()


@pytest.mark.parametrize(
    ("english", "unknown"),
    [
        (English.BRITISH, ["color"]),
        (English.AMERICAN, ["colour"]),
        (English.BOTH, []),
        (English.NONE, []),
    ],
)
def test_the_english_that_is_set_counts(
    page: WritingPage,
    services: Services,
    marked: Callable[[str], list[str]],
    english: English,
    unknown: list[str],
) -> None:
    settings(services, english=english)
    page.spelling.words.load()
    put(page, "colour and color\n")
    assert marked("colour and color") == unknown


def test_nothing_is_remembered_once_the_journal_is_locked(
    page: WritingPage,
    services: Services,
    marked: Callable[[str], list[str]],
    tmp_path: Path,
) -> None:
    put(page, "A grobble and a wunk\n")
    marked("A grobble and a wunk")
    given(services.spelling.add, "wunk")
    assert marked("A grobble and a wunk") == ["grobble"]
    assert services.spelling.verdict("grobble") is False
    services.unlocking.lock("asked")
    page.clear()
    assert services.spelling.verdict("grobble") is None
    assert services.spelling.check("wunk") is False, "own words are in the journal"
    given(services.unlocking.unlock, tmp_path / "Quiet.journal", PASSPHRASE)
    assert services.spelling.check("wunk") is True


def test_the_page_stands_before_a_dictionary_is_loaded(services: Services) -> None:
    settings(services, english=English.BRITISH)
    page = writing_page(services)
    assert page.isVisible()
    assert not services.spelling.ready
    assert page.desk.editor.spelling.misspelt is None
    page.spelling.use(Settings(mark_unknown=False))
    page.spelling.words.load()
    assert not services.spelling.ready, "off, none is loaded at all"
    page.close()
