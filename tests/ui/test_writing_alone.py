"""The page can stand alone, and is set as the person likes it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from journal.app.services import Services
from journal.domain.settings import Column
from journal.ui.frame import REVIEW, SETTINGS, WRITE
from journal.ui.window import Window
from tests.steps import given
from tests.ui.rooms import NUMB, opened, press, settings, settle, type_words, writing_page
from tests.ui.windows import gone, made, shown, unlock


@pytest.fixture
def services(tmp_path: Path) -> Services:
    return made(tmp_path)


@pytest.fixture
def window(services: Services, qapp: QApplication) -> Iterator[Window]:
    window = shown(services, qapp)
    unlock(window)
    settle()
    yield window
    gone(window, qapp)


def alone(window: Window) -> bool:
    """Whether nothing but the page can be seen."""
    desk = window.frame.pages.writing.desk
    around = (window.frame.navigation, desk.foot, desk.more, desk.prompts)
    seen = {part.isVisible() for part in around}
    assert len(seen) == 1, "all of it goes and comes together"
    assert desk.editor.isVisible()
    return seen == {False}


def press_alone(window: Window, key: str = "F11") -> None:
    editor = window.frame.pages.writing.desk.editor
    if key == "F11":
        QTest.keyClick(editor, Qt.Key.Key_F11)
    else:
        both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
        QTest.keyClick(editor, Qt.Key.Key_D, both)
    settle()


@pytest.mark.parametrize("key", ["F11", "Ctrl+Shift+D"])
def test_a_key_leaves_only_the_page_and_escape_brings_all_back(window: Window, key: str) -> None:
    page = window.frame.pages.writing
    type_words(page, "quiet")
    press_alone(window, key)
    assert alone(window)
    assert window.isFullScreen()
    type_words(page, " words")
    press(page.desk.editor, Qt.Key.Key_Escape)
    settle()
    assert not alone(window)
    assert not window.isFullScreen()
    assert page.desk.editor.text() == "quiet words"
    press_alone(window, key)
    press_alone(window, key)
    assert not alone(window), "the same key leads back"


def test_escape_in_the_title_leaves_too_but_finding_goes_first(window: Window) -> None:
    page = window.frame.pages.writing
    press_alone(window)
    page.desk.finding.open()
    page.desk.title.setFocus()
    press(page.desk.title, Qt.Key.Key_Escape)
    assert not page.desk.finding.is_open
    assert alone(window)
    page.desk.title.setFocus()
    press(page.desk.title, Qt.Key.Key_Escape)
    assert not alone(window)


def test_another_room_and_a_reading_bring_all_back(services: Services, window: Window) -> None:
    settings(services, ask_checkin=False)
    page = window.frame.pages.writing
    press_alone(window)
    window.frame.go(REVIEW)
    window.frame.go(WRITE)
    assert not alone(window)
    type_words(page, NUMB)
    press_alone(window)
    page.finish()
    settle()
    assert window.frame.navigation.isVisible(), "what is asked after writing can be seen"


def test_locking_leaves_a_window_of_its_own_size(services: Services, window: Window) -> None:
    window.resize(1000, 700)
    press_alone(window)
    services.unlocking.lock("asked")
    kept = services.settings.preferences
    settle()
    assert not window.isFullScreen()
    screen = window.screen().size()
    assert (kept.width, kept.height) != (screen.width(), screen.height())
    unlock(window)
    settle()
    assert not alone(window)


def test_looks_of_the_page_are_kept_inside_the_journal(
    services: Services, window: Window, tmp_path: Path
) -> None:
    desk = window.frame.pages.writing.desk
    before = desk.editor.width(), desk.editor.document().defaultFont().pixelSize()
    window.frame.go(SETTINGS)
    looks = window.frame.pages.settings.appearance.page
    looks.column.button(Column.WIDE).click()
    looks.size_of_type.setCurrentIndex(looks.size_of_type.findData(150))
    looks.typewriter.click()
    kept = given(services.settings.settings)
    assert (kept.column, kept.page_size, kept.typewriter) == (Column.WIDE, 150, True)
    assert "wide" not in (tmp_path / "preferences.json").read_text()
    window.frame.go(WRITE)
    settle()
    assert desk.editor.width() > before[0]
    assert desk.editor.document().defaultFont().pixelSize() == round(before[1] * 1.5)
    services.unlocking.lock("asked")
    unlock(window)
    window.frame.go(SETTINGS)
    assert looks.column.value is Column.WIDE
    assert looks.size_of_type.currentData() == 150


def test_a_change_of_looks_is_no_change_of_the_page(services: Services, window: Window) -> None:
    page = window.frame.pages.writing
    type_words(page, "as it is")
    page.sitting.autosave.save()
    strokes = page.sitting.autosave.strokes
    settings(services, page_size=150, column=Column.NARROW)
    settle()
    assert page.sitting.autosave.strokes == strokes
    page.desk.editor.undo()
    assert page.desk.editor.text() == ""


def test_typewriter_scrolling_holds_the_line_at_one_height(
    qapp: QApplication, tmp_path: Path
) -> None:
    services = opened(tmp_path)
    settings(services, typewriter=True)
    page = writing_page(services, width=700, height=600)
    page.desk.show_card(None)
    heights = set()
    for number in range(24):
        type_words(page, "a line")
        press(page.desk.editor, Qt.Key.Key_Return)
        settle()
        if number > 16:
            heights.add(height_of_line(page.desk.scrolling.area, page.desk.editor))
    assert max(heights) - min(heights) <= 2
    assert 0.3 < max(heights) / page.desk.scrolling.area.height() < 0.6


def height_of_line(area: QWidget, editor: QWidget) -> int:
    line = editor.cursorRect().center()  # type: ignore[attr-defined]
    return editor.mapTo(area, QPoint(0, line.y())).y()


def test_flags_and_families_are_taken_away_whole(qapp: QApplication, tmp_path: Path) -> None:
    page = writing_page(opened(tmp_path))
    editor = page.desk.editor
    editor.put("a👩‍👩‍👧b🇮🇸")
    editor.moveCursor(editor.textCursor().MoveOperation.End)
    texts = []
    for _ in range(3):
        press(editor, Qt.Key.Key_Backspace)
        texts.append(editor.text())
    assert texts == ["a👩‍👩‍👧b", "a👩‍👩‍👧", "a"]
    editor.undo()
    assert editor.text() in ("a👩‍👩‍👧", "a👩‍👩‍👧b🇮🇸")


def test_each_paragraph_runs_its_own_way(qapp: QApplication, tmp_path: Path) -> None:
    page = writing_page(opened(tmp_path))
    editor = page.desk.editor
    editor.put("plain words\nשבת and back")
    settle()
    blocks = editor.document().firstBlock(), editor.document().lastBlock()
    ways = [block.textDirection() for block in blocks]
    assert ways == [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft]
    cursor = editor.textCursor()
    cursor.setPosition(blocks[1].position())
    editor.setTextCursor(cursor)
    before = editor.cursorRect().x()
    QApplication.sendEvent(
        editor,
        QKeyEvent(QKeyEvent.Type.KeyPress, Qt.Key.Key_Left, Qt.KeyboardModifier.NoModifier),
    )
    assert editor.cursorRect().x() < before, "the key goes where it points"
