"""The page gives back what it was given, and hands out nothing but plain text."""

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from journal.ui.kit.theme import Theme
from journal.ui.writing.editor import PageEditor

AWKWARD = (
    "no\u00a0break",
    "line\u2028separator",
    "tab\tand  two spaces ",
    "🙂 family 👩‍👩‍👧 flag 🇮🇸",
    "שלום and back",
    "trailing\n\n\n",
    "\n",
    "",
)


@pytest.fixture
def editor(qapp: QApplication) -> PageEditor:
    made = PageEditor(Theme())
    made.resize(580, 400)
    return made


@pytest.mark.parametrize("text", AWKWARD)
def test_what_was_given_comes_back(editor: PageEditor, text: str) -> None:
    editor.put(text)
    assert editor.text() == text


@pytest.mark.parametrize("text", AWKWARD)
def test_typing_changes_only_what_is_typed(editor: PageEditor, text: str) -> None:
    editor.put(text)
    QTest.keyClicks(editor, "So ")
    assert editor.text() == "So " + text


def test_another_page_cannot_be_undone_into_the_one_before(editor: PageEditor) -> None:
    editor.put("the first page")
    QTest.keyClicks(editor, "x")
    editor.put("the second page")
    editor.undo()
    assert editor.text() == "the second page"
    assert not editor.document().isModified()


def test_line_height_is_no_step_to_undo(editor: PageEditor) -> None:
    editor.put("still")
    QTest.keyClicks(editor, "Very ")
    editor.undo()
    assert editor.text() == "still"
    assert not editor.document().isUndoAvailable()
    assert editor.document().firstBlock().blockFormat().lineHeight() == 128


def test_new_paragraphs_keep_the_leading(editor: PageEditor) -> None:
    QTest.keyClicks(editor, "one")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    QTest.keyClicks(editor, "two")
    assert editor.text() == "one\ntwo"
    editor.put("")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    assert editor.document().lastBlock().blockFormat().lineHeight() == 128


def test_copy_gives_plain_text_only(editor: PageEditor) -> None:
    editor.put("one\u00a0and\ntwo 🙂")
    editor.selectAll()
    data = editor.createMimeDataFromSelection()
    assert data.text() == "one\u00a0and\ntwo 🙂"
    assert not data.hasHtml()
    offered = [form for form in data.formats() if form != "x-kde-passwordManagerHint"]
    assert offered == ["text/plain"]


def test_paste_takes_words_and_leaves_the_dress(editor: PageEditor) -> None:
    data = QMimeData()
    data.setHtml("<b>loud</b>")
    data.setText("quiet")
    editor.insertFromMimeData(data)
    assert editor.text() == "quiet"
    assert editor.textCursor().charFormat().fontWeight() != 700


def test_a_place_is_found_behind_emoji(editor: PageEditor) -> None:
    text = "🙂🙂 I said no 👩‍👩‍👧 and kept it"
    editor.put(text)
    start = text.index("kept it")
    editor.mark(editor.over(start, start + len("kept it")))
    assert editor.marked() == "kept it"
    assert not editor.textCursor().hasSelection()


def test_escape_leaves_the_words_alone(editor: PageEditor) -> None:
    left: list[bool] = []
    editor.left.connect(lambda: left.append(True))
    editor.put("words")
    QTest.keyClick(editor, Qt.Key.Key_Escape)
    assert left
    assert editor.text() == "words"


def test_long_pages_come_back_whole(editor: PageEditor, full: bool) -> None:
    paragraphs = 500 if full else 10
    text = "\n".join("a hundred plain words " * 25 for _ in range(paragraphs))
    editor.put(text)
    editor.moveCursor(editor.textCursor().MoveOperation.End)
    QTest.keyClicks(editor, "end")
    assert editor.text() == text + "end"
