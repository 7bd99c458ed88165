"""Markdown is shown quietly: the text and its history stay the person's own."""

import random

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QInputMethodEvent, QTextCharFormat, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from journal.ui.kit.theme import DARK, Theme
from journal.ui.writing.editor import PageEditor
from journal.ui.writing.marking import marks

PAGE = "# A head\n> a *quoted* word\n- one\n🙂 then **no**, and `code` [here](https://a.example/b)"


@pytest.fixture
def editor(qapp: QApplication) -> PageEditor:
    made = PageEditor(Theme())
    made.resize(580, 400)
    made.show()
    made.setFocus()
    return made


def dressed(editor: PageEditor, paragraph: int) -> list[tuple[str, QTextCharFormat]]:
    """Return the words of a paragraph that wear something, with what they wear."""
    block = editor.document().findBlockByNumber(paragraph)
    units = block.text().encode("utf-16-le")
    return [
        (
            units[2 * one.start : 2 * (one.start + one.length)].decode("utf-16-le"),
            QTextCharFormat(one.format),
        )
        for one in block.layout().formats()
    ]


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("## A head", [("##", "sign"), (" A head", "heading")]),
        ("#notahead", []),
        ("> said", [("> ", "sign"), ("said", "quote")]),
        ("12. then", [("12.", "sign")]),
        ("---", [("---", "sign")]),
        ("*sigh* and 5 * 3 * 2", [("*sigh*", "sign"), ("sigh", "emphasis")]),
        ("snake_case_name and _so_", [("_so_", "sign"), ("so", "emphasis")]),
        ("**left open", []),
        ("`a*b*`", [("`a*b*`", "sign"), ("a*b*", "code")]),
        (r"\*as it stands\*", []),
        (
            "[w](x) https://a.example/b.",
            [("[w](x)", "sign"), ("w", "words"), ("x", "link"), ("https://a.example/b", "link")],
        ),
    ],
)
def test_signs_of_one_line(line: str, words: list[tuple[str, str]]) -> None:
    assert [(line[start:end], kind) for start, end, kind in marks(line)] == words


def test_weight_and_colour_come_from_the_theme(qapp: QApplication) -> None:
    theme = Theme()
    editor = PageEditor(theme)
    editor.put(PAGE)
    looks = dict(dressed(editor, 3))
    assert looks["no"].fontWeight() == QFont.Weight.DemiBold
    assert looks["**no**"].foreground().color() == QColor(theme.palette.dim)
    assert looks["https://a.example/b"].foreground().color() == QColor(theme.palette.dim)
    theme.palette = DARK
    editor.restyle()
    looks = dict(dressed(editor, 3))
    assert looks["**no**"].foreground().color() == QColor(DARK.dim)


def test_looks_follow_what_is_typed_and_taken_away(editor: PageEditor) -> None:
    QTest.keyClicks(editor, "so *very")
    assert not dressed(editor, 0)
    QTest.keyClicks(editor, "*")
    assert [words for words, _ in dressed(editor, 0)] == ["*very*", "very"]
    QTest.keyClick(editor, Qt.Key.Key_Backspace)
    assert not dressed(editor, 0)


@pytest.mark.parametrize("seed", range(4))
def test_looks_are_the_same_however_the_words_came(editor: PageEditor, seed: int) -> None:
    chance = random.Random(seed)
    cursor = QTextCursor(editor.document())
    for _ in range(300):
        cursor.setPosition(chance.randrange(min(editor.document().characterCount(), 60)))
        if chance.random() < 0.15:
            cursor.deletePreviousChar()
        words = (*"aab  é1", *"\n*_`#>-.)(](", "1. x", "> a", "# a", "https://a")
        cursor.insertText(chance.choice(words))
        for number, line in enumerate(editor.text().split("\n")):
            worn = editor.document().findBlockByNumber(number).layout().formats()
            found = [(start, end - start) for start, end, _ in marks(line)]
            assert [(one.start, one.length) for one in worn] == found, line


def test_an_address_that_is_broken_apart_is_shown_as_words_again(editor: PageEditor) -> None:
    for at in (6, 7):
        editor.put("https://a.example")
        cursor = editor.textCursor()
        cursor.setPosition(at)
        editor.setTextCursor(cursor)
        QTest.keyClicks(editor, "x")
        assert not dressed(editor, 0)


def test_words_an_input_method_gives_leave_the_looks(editor: PageEditor) -> None:
    QTest.keyClicks(editor, "so *very* much")
    for words in ("x", "y"):
        event = QInputMethodEvent()
        event.setCommitString(words)
        QApplication.sendEvent(editor, event)
        QTest.keyClicks(editor, "z")
        assert [words for words, _ in dressed(editor, 0)] == ["*very*", "very"]


def test_looks_are_no_step_to_undo_and_no_change(editor: PageEditor) -> None:
    changed: list[bool] = []
    editor.put(PAGE)
    editor.textChanged.connect(lambda: changed.append(True))
    editor.restyle()
    editor.enlarge(150)
    editor.underline(())
    assert not editor.document().isUndoAvailable()
    assert not editor.document().isModified()
    assert not changed
    assert editor.text() == PAGE
    editor.moveCursor(QTextCursor.MoveOperation.End)
    QTest.keyClicks(editor, " *x*")
    editor.restyle()
    editor.enlarge(100)
    editor.undo()
    assert editor.text() == PAGE
    assert not editor.document().isUndoAvailable()
    editor.redo()
    assert editor.text() == PAGE + " *x*"


def test_undo_and_redo_go_to_the_place_of_the_change(editor: PageEditor) -> None:
    editor.put("one **two** three")
    cursor = editor.textCursor()
    cursor.setPosition(4)
    editor.setTextCursor(cursor)
    QTest.keyClicks(editor, "and ")
    editor.moveCursor(QTextCursor.MoveOperation.End)
    editor.undo()
    assert (editor.text(), editor.textCursor().position()) == ("one **two** three", 4)
    editor.redo()
    assert (editor.text(), editor.textCursor().position()) == ("one and **two** three", 8)


def test_looks_make_room_for_what_an_input_method_has_not_given(editor: PageEditor) -> None:
    editor.put("x **no** y")
    editor.moveCursor(QTextCursor.MoveOperation.Start)
    QApplication.sendEvent(editor, QInputMethodEvent("にほ", []))
    block = editor.document().firstBlock()
    own = [one.start for one in block.layout().formats() if one.start > 0]
    assert own == [4, 6]
    assert editor.text() == "x **no** y", "nothing is given yet"
    given = QInputMethodEvent("", [])
    given.setCommitString("日本")
    QApplication.sendEvent(editor, given)
    assert editor.text() == "日本x **no** y"
    assert [words for words, _ in dressed(editor, 0)] == ["**no**", "no"]


def test_a_very_long_paragraph_stays_plain_and_quick(editor: PageEditor) -> None:
    editor.put("a **b** " * 8_000 + "\nand *here*")
    looks = [look for _, look in dressed(editor, 0)]
    assert not any(look.hasProperty(QTextCharFormat.Property.FontWeight) for look in looks)
    assert not any(look.hasProperty(QTextCharFormat.Property.ForegroundBrush) for look in looks)
    assert len(dressed(editor, 1)) == 2


def test_a_long_paragraph_stands_without_kerning_under_all_it_wears(editor: PageEditor) -> None:
    editor.put("a **b** " * 3_000)
    whole, *others = dressed(editor, 0)
    assert whole[0] == editor.text()
    assert not whole[1].fontKerning()
    assert len(others) == 2 * 3_000


def test_waves_stand_under_words_spelt_in_an_unknown_way(editor: PageEditor) -> None:
    asked: list[str] = []

    def misspelt(text: str) -> list[tuple[int, int]]:
        asked.append(text)
        start = text.find("tryed")
        return [(start, start + 5)] if start >= 0 else []

    editor.setCursorWidth(0)
    editor.put("🙂 I tryed again\nand again")
    before = editor.viewport().grab().toImage()
    editor.spelling.misspelt = misspelt
    after = editor.viewport().grab().toImage()
    assert editor.spelling.in_paragraph("🙂 I tryed again") == ((5, 10),)
    assert after != before
    assert asked == ["🙂 I tryed again", "and again"], "each paragraph once"
    cursor = editor.textCursor()
    cursor.setPosition(10)
    editor.setTextCursor(cursor)
    editor.activateWindow()
    assert editor.hasFocus()
    assert editor.viewport().grab().toImage() == before, "not before the word is left"
    assert not editor.document().isUndoAvailable()
    assert editor.text() == "🙂 I tryed again\nand again"
