"""Words are found where they stand, and nothing of the search is kept."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from journal.app.services import Services
from journal.services.door import Locked
from journal.ui.writing.find_bar import FindBar
from journal.ui.writing.finding import NOWHERE
from journal.ui.writing.page import WritingPage
from tests.steps import PASSPHRASE, given, write
from tests.ui.rooms import drafts, opened, press, seen, settle, type_words, writing_page

PAGE = "🙂 The River ran.\nשבת, the river\u00a0ran on.\nDon’t go to the RIVER 🙂 again."
_CONTROL, _SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def services(qapp: QApplication, tmp_path: Path) -> Services:
    return opened(tmp_path)


@pytest.fixture
def page(services: Services) -> WritingPage:
    made = writing_page(services)
    made.desk.editor.put(PAGE)
    made.desk.editor.setFocus()
    return made


def bar(page: WritingPage) -> FindBar:
    return page.desk.findChildren(FindBar)[0]


def find(page: WritingPage, words: str) -> FindBar:
    QTest.keyClick(page.desk.editor, Qt.Key.Key_F, _CONTROL)
    shown = bar(page)
    assert shown.isVisible()
    assert shown.field.hasFocus()
    shown.field.setText(words)
    return shown


def test_places_are_walked_by_key_and_counted_in_words(page: WritingPage) -> None:
    shown = find(page, "river")
    counts = [shown.count]
    press(shown.field, Qt.Key.Key_Return)
    counts.append(shown.count)
    press(shown.field, Qt.Key.Key_F3)
    counts.append(shown.count)
    press(shown.field, Qt.Key.Key_Return)
    counts.append(shown.count)
    QTest.keyClick(shown.field, Qt.Key.Key_Return, _SHIFT)
    counts.append(shown.count)
    assert counts == ["1 of 3", "2 of 3", "3 of 3", "1 of 3", "3 of 3"]


@pytest.mark.parametrize(
    ("words", "count"),
    [
        ("RIVER RAN", "1 of 2"),
        ("don't go", "1 of 1"),
        ("שבת", "1 of 1"),
        ("🙂", "1 of 2"),
        ("(", NOWHERE),
        ("  ", ""),
    ],
)
def test_case_blanks_and_apostrophes_do_not_matter(
    page: WritingPage, words: str, count: str
) -> None:
    assert find(page, words).count == count


def test_places_are_shown_without_a_change_of_the_text(page: WritingPage) -> None:
    editor = page.desk.editor
    editor.setCursorWidth(0)
    before = editor.viewport().grab().toImage()
    find(page, "again")
    assert editor.viewport().grab().toImage() != before
    assert editor.text() == PAGE
    assert not editor.document().isModified()
    assert not editor.document().isUndoAvailable()
    assert not editor.textCursor().hasSelection()


def test_escape_goes_back_to_the_place_of_writing(page: WritingPage) -> None:
    editor = page.desk.editor
    cursor = editor.textCursor()
    cursor.setPosition(7)
    editor.setTextCursor(cursor)
    shown = find(page, "again")
    press(shown.field, Qt.Key.Key_Escape)
    assert shown.isHidden()
    assert editor.hasFocus()
    assert editor.textCursor().position() == 7
    assert shown.field.text() == ""
    shown.field.undo()
    assert shown.field.text() == "", "not even undoing brings it back"


def test_escape_on_the_page_ends_the_finding_first(page: WritingPage) -> None:
    shown = find(page, "river")
    page.desk.editor.setFocus()
    press(page.desk.editor, Qt.Key.Key_Escape)
    assert shown.isHidden()


def test_writing_can_go_on_at_the_place_that_was_found(page: WritingPage) -> None:
    shown = find(page, "again")
    shown.stay.click()
    assert shown.isHidden()
    type_words(page, "st")
    assert page.desk.editor.text() == PAGE.replace("again", "against")


def test_places_follow_what_is_typed(page: WritingPage) -> None:
    shown = find(page, "river")
    press(shown.field, Qt.Key.Key_Return)
    type_words(page, "A river. ")
    page.desk.finding._again.timeout.emit()  # the rest that a person would take
    assert shown.count == "3 of 4"


def test_a_place_further_down_is_brought_into_sight(services: Services) -> None:
    page = writing_page(services, width=600, height=420)
    page.desk.editor.put("a line\n" * 300 + "the needle\n" + "a line\n" * 300)
    settle()
    page.desk.editor.setFocus()
    find(page, "needle")
    settle()
    editor = page.desk.editor
    place = editor.cursorRect(editor.document().find("needle")).center()
    at = editor.viewport().mapTo(page.desk.scrolling.area, place)
    assert page.desk.scrolling.area.viewport().rect().contains(at)


def test_nothing_sought_stays_anywhere(services: Services, page: WritingPage) -> None:
    find(page, "canaryword")
    page.new_page()
    assert bar(page).isHidden(), "another page begins without it"
    find(page, "canaryword")
    type_words(page, "x")
    page.sitting.autosave.save()
    services.unlocking.lock("asked")
    page.clear()
    assert "canaryword" not in seen(page)
    assert bar(page).isHidden()
    assert not any(b"canaryword" in one.read_bytes() for one in files_of(services))


def files_of(services: Services) -> list[Path]:
    state = services.door.state
    assert isinstance(state, Locked)
    return [one for one in state.path.parent.rglob("*") if one.is_file()]


def test_a_veiled_page_is_not_searched(services: Services) -> None:
    entry = write(services, "the heavy part", veiled=True)
    page = writing_page(services)
    page.open(entry.id)
    page.desk.finding.open()
    assert bar(page).isHidden()


def test_an_input_method_is_asked_to_learn_nothing(page: WritingPage) -> None:
    assert bar(page).field.inputMethodHints() & Qt.InputMethodHint.ImhSensitiveData


def test_the_page_has_one_scroll_bar_and_turns_by_key(services: Services) -> None:
    page = writing_page(services, width=600, height=420)
    editor, bar_ = page.desk.editor, page.desk.scrolling.area.verticalScrollBar()
    editor.put("a line\n" * 200)
    editor.setFocus()
    settle()
    assert editor.verticalScrollBar().maximum() == 0
    assert bar_.maximum() > 0
    press(editor, Qt.Key.Key_PageDown)
    settle()
    once = editor.textCursor().position()
    assert 0 < once < len(editor.text())
    press(editor, Qt.Key.Key_PageDown)
    settle()
    assert bar_.value() > 0
    assert editor.textCursor().position() > once
    QTest.keyClick(editor, Qt.Key.Key_PageUp, _SHIFT)
    assert editor.textCursor().position() <= once
    assert editor.textCursor().hasSelection()


def test_a_selection_pulled_past_the_edge_goes_on(services: Services) -> None:
    page = writing_page(services, width=600, height=420)
    editor, area = page.desk.editor, page.desk.scrolling.area
    editor.put("a line\n" * 200)
    settle()
    view = editor.viewport()
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=QPoint(5, 10))
    below = view.mapFromGlobal(area.viewport().mapToGlobal(QPoint(60, area.height() + 40)))
    QTest.mouseMove(view, below)
    settle()
    before = editor.textCursor().position()
    scroll = area.verticalScrollBar().value()
    for _ in range(3):
        page.desk.scrolling._pull()  # what its timer does
    assert area.verticalScrollBar().value() > scroll
    assert editor.textCursor().position() > before
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=below)


def test_locking_in_a_preedit_loses_no_word_that_was_given(services: Services) -> None:
    page = writing_page(services)
    type_words(page, "given ")
    QApplication.sendEvent(page.desk.editor, QInputMethodEvent("日本", []))
    services.unlocking.lock("asked")
    page.clear()
    state = services.door.state
    assert isinstance(state, Locked)
    given(services.unlocking.unlock, state.path, PASSPHRASE)
    assert drafts(services) == ["given "]
