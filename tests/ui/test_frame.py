"""The frame: going from room to room by mouse and keys, and what a screen reader finds."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from journal.app.services import Services
from journal.ui.frame import HAND_OVER, INSIGHT, REVIEW, SETTINGS, SHEET, WRITE
from journal.ui.window import Window
from tests.steps import write
from tests.ui.rooms import settle
from tests.ui.windows import gone, made, shown, unlock


@pytest.fixture
def services(tmp_path: Path) -> Services:
    return made(tmp_path)


@pytest.fixture
def window(services: Services, qapp: QApplication) -> Iterator[Window]:
    window = shown(services, qapp)
    unlock(window)
    yield window
    gone(window, qapp)


def press(window: Window, key: Qt.Key, modifier: Qt.KeyboardModifier) -> None:
    QTest.keyClick(window, key, modifier)


def test_the_program_speaks_in_its_own_type(window: Window) -> None:
    assert window.frame.navigation.opened_by.fontInfo().family() == "Inter"
    assert window.frame.navigation.name.fontInfo().family() == "Source Serif 4"


def test_keys_lead_to_every_room(window: Window) -> None:
    alt = Qt.KeyboardModifier.AltModifier
    seen = []
    for key in (Qt.Key.Key_2, Qt.Key.Key_3, Qt.Key.Key_4, Qt.Key.Key_5, Qt.Key.Key_1):
        press(window, key, alt)
        seen.append(window.frame.shown)
    assert seen == [REVIEW, INSIGHT, HAND_OVER, SETTINGS, WRITE]


def test_arrows_look_into_rooms_and_keep_the_focus(window: Window) -> None:
    rooms = window.frame.navigation.rooms
    rooms.setFocus()
    QTest.keyClick(rooms, Qt.Key.Key_Down)
    assert window.frame.shown == REVIEW
    assert rooms.hasFocus()
    QTest.keyClick(rooms, Qt.Key.Key_Return)
    assert not rooms.hasFocus()


def test_coming_to_the_navigation_changes_no_room(window: Window) -> None:
    window.frame.go(SETTINGS)
    window.frame.navigation.rooms.setFocus()
    assert window.frame.shown == SETTINGS


def test_f6_goes_round_the_panes(window: Window) -> None:
    window.frame.pages.writing.desk.editor.setFocus()
    press(window, Qt.Key.Key_F6, Qt.KeyboardModifier.NoModifier)
    assert window.frame.navigation.rooms.hasFocus()
    press(window, Qt.Key.Key_F6, Qt.KeyboardModifier.NoModifier)
    assert window.frame.pages.writing.desk.isAncestorOf(window.focusWidget())


def test_no_key_leads_past_the_lock_screen(services: Services, window: Window) -> None:
    services.unlocking.lock("asked")
    for key in (Qt.Key.Key_2, Qt.Key.Key_4):
        press(window, key, Qt.KeyboardModifier.AltModifier)
    press(window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert window.lock.isVisible()
    assert not window.frame.isVisible()


def test_an_entry_chosen_in_review_opens_for_writing(services: Services, window: Window) -> None:
    entry = write(services, "The path by the canal was closed.")
    window.frame.pages.reviewing.entry_chosen.emit(entry.id)
    assert window.frame.shown == WRITE
    assert "canal" in window.frame.pages.writing.desk.editor.toPlainText()


def test_entries_chosen_in_review_are_taken_to_hand_over(
    services: Services, window: Window
) -> None:
    ids = [write(services, body).id for body in ("One.", "Two.")]
    window.frame.pages.reviewing.hand_over_chosen.emit(ids)
    assert window.frame.shown == HAND_OVER
    gathered = window.frame.pages.handing_over.gather.basket.items
    assert sorted(each.summary.id for each in gathered) == sorted(ids)


def test_what_was_done_in_review_can_be_taken_back(services: Services, window: Window) -> None:
    undone: list[str] = []
    window.frame.pages.reviewing.undo_offered.emit("Moved.", lambda: undone.append("yes"))
    assert window.frame.undo_line.isVisible()
    window.frame.undo_line.undo_button.click()
    assert undone == ["yes"]
    assert not window.frame.undo_line.isVisible()


def test_tab_comes_to_undo_after_the_page_where_something_was_done(window: Window) -> None:
    for place in (REVIEW, SETTINGS):  # each is made when it is first shown
        window.frame.go(place)
    page, undo = window.frame.pages.settings, window.frame.undo_line.undo_button
    page.undo_offered.emit("Removed.", lambda: None)
    undo.setFocus()
    QTest.keyClick(undo, Qt.Key.Key_Backtab)
    assert page.isAncestorOf(window.focusWidget())


def test_a_narrow_window_shows_signs_with_names(window: Window, qapp: QApplication) -> None:
    window.resize(800, 600)
    qapp.processEvents()
    rooms = window.frame.navigation.rooms
    item = rooms.item(1)
    assert item.text() == ""
    assert not item.icon().isNull()
    assert item.toolTip() == "Review (Alt+2)"
    node = QAccessible.queryAccessibleInterface(rooms).child(1)
    assert node.text(QAccessible.Text.Name) == "Review"


def nodes(node: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    yield node
    for number in range(node.childCount()):
        child = node.child(number)
        if child is not None and child.isValid():
            yield from nodes(child)


def test_everything_that_takes_the_focus_has_a_name(window: Window, qapp: QApplication) -> None:
    for place in (WRITE, REVIEW, INSIGHT, HAND_OVER, SETTINGS, SHEET):
        window.frame.go(place)
        qapp.processEvents()
        names = [
            (node.text(QAccessible.Text.Name), type(node.object()).__name__)
            for node in nodes(QAccessible.queryAccessibleInterface(window))
            if node.state().focusable
            and not node.state().invisible
            and node.object() is not None
            and node.object().isWidgetType()
        ]
        assert len(names) >= 2, place  # the two lists of the navigation at least
        assert all(name for name, _ in names), (place, names)


def test_the_next_question_is_in_sight_in_the_smallest_window(
    window: Window, qapp: QApplication
) -> None:
    window.resize(760, 520)
    window.frame.new_page()
    desk = window.frame.pages.writing.desk
    desk.editor.setPlainText("It was quiet.")
    desk.editor.document().setModified(True)
    window.frame.pages.writing.finish()
    for key in (Qt.Key.Key_3, Qt.Key.Key_1, Qt.Key.Key_1, Qt.Key.Key_1):
        focus = qapp.focusWidget()
        assert focus is not None
        QTest.keyClick(focus, key)
        settle()
    focus = qapp.focusWidget()
    assert focus is not None
    assert desk.checkin.taps[-1].isAncestorOf(focus)
    assert focus.visibleRegion().boundingRect().height() == focus.height()
