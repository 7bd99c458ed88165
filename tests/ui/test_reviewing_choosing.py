"""What is chosen in Review stays chosen while it is in sight, and every act is offered on it."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from journal.app.services import Services
from journal.domain.entry import EntryId
from journal.domain.selection import Selection
from journal.domain.tags import Tag
from journal.ui.reviewing.chosen_acts import TO_PRINT
from journal.ui.reviewing.page import ReviewingPage
from tests.steps import given
from tests.ui.rooms import fill, opened, press, reviewing_page, settle

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def services(qapp: QApplication, tmp_path: Path) -> Services:
    return opened(tmp_path)


def acts(menu: QMenu | None) -> dict[str, bool]:
    """Return what a menu offers, and whether it can be done now."""
    assert menu is not None
    return {each.text(): each.isEnabled() for each in menu.actions() if each.text()}


def took(page: ReviewingPage, words: str) -> None:
    """Take an act from the menu of the list, opened by its key."""
    press(page.table, Qt.Key.Key_Menu)
    menu = page.acts.menu_shown
    assert menu is not None
    next(act for act in menu.actions() if act.text() == words).trigger()
    menu.close()
    settle()


def test_what_stays_in_sight_stays_chosen_and_the_rest_is_told(services: Services) -> None:
    ids = fill(services, 40)
    given(services.several.put, [ids[1], ids[2], ids[9], ids[30]], Tag("work"))
    page = reviewing_page(services)
    page.table.selectAll()
    assert page.acts.words.text() == "All 40 entries chosen."
    page.filters.add(Tag("work"))
    settle()
    assert page.table.chosen() == (ids[1], ids[2], ids[9], ids[30])
    assert page.acts.words.text() == "All 4 entries chosen. 36 entries out of sight are not."
    page.filters.clear()
    page.filters.changed.emit()
    settle()
    assert page.table.chosen() == (ids[1], ids[2], ids[9], ids[30])
    assert page.acts.words.text() == "4 entries chosen."
    page.table.selectAll()
    page.model.clear()
    assert (page.table.chosen(), page.acts.words.text()) == ((), "")
    page.filters.changed.emit()
    settle()
    page.table.selectAll()
    QTest.keyClick(page.table, Qt.Key.Key_A, CTRL | SHIFT)
    assert (page.table.chosen(), page.acts.words.text()) == ((), "")
    assert not page.acts.bin.isEnabled()


def test_what_is_chosen_stays_so_after_an_act_on_it(services: Services) -> None:
    ids = fill(services, 12)
    page = reviewing_page(services)
    for row in (3, 1):
        there = page.table.visualRect(page.model.index(row, 0)).center()
        QTest.mouseClick(page.table.viewport(), Qt.MouseButton.LeftButton, CTRL, there)
    assert page.table.chosen() == (ids[1], ids[3])
    given(services.several.put, ids, Tag("work"))
    page.filters.changed.emit()
    settle()
    assert page.table.chosen() == (ids[1], ids[3])
    assert page.table.current() == ids[1]


def test_every_act_stands_in_the_menu_of_the_list(services: Services) -> None:
    ids = fill(services, 3)
    given(services.several.put, ids[:2], Tag("work"))
    page = reviewing_page(services)
    press(page.table, Qt.Key.Key_Menu)
    none = {"Choose all": True, "Open": False, "Tags…": False, TO_PRINT: False}
    assert acts(page.acts.menu_shown).items() >= none.items()
    page.table.setCurrentIndex(page.model.index(1, 0))
    page.model.data(page.model.index(1, 0))
    settle()
    press(page.table, Qt.Key.Key_Menu)
    refused = [words for words, able in acts(page.acts.menu_shown).items() if not able]
    assert refused == [page.acts.side_by_side.text()]  # takes two entries
    handed: list[tuple[EntryId, ...]] = []
    page.hand_over_chosen.connect(handed.append)
    took(page, TO_PRINT)
    QTest.keyClick(page.table, Qt.Key.Key_P, CTRL)
    assert handed == [(ids[1],), (ids[1],)]
    QTest.keyClick(page.table, Qt.Key.Key_T, CTRL)
    assert page.acting.many.isVisible()
    took(page, "Choose all")
    assert page.acts.words.text() == "All 3 entries chosen."
    took(page, "Move to bin")
    assert given(services.reviewing.count) == 0


def test_the_names_on_an_entry_lead_to_all_that_carry_them(services: Services) -> None:
    ids = fill(services, 5)
    given(services.several.put, ids[2:4], Tag("R&D"))
    page = reviewing_page(services)
    page.table.setCurrentIndex(page.model.index(2, 0))
    page.model.data(page.model.index(2, 0))
    settle()
    press(page.table, Qt.Key.Key_Menu)
    menu = page.acts.menu_shown
    assert menu is not None
    names = next(act for act in menu.actions() if act.text() == "Show all with")
    inner = names.menu()
    assert isinstance(inner, QMenu)
    assert inner.actions()[0].text() == "R&&D"
    inner.actions()[0].trigger()
    settle()
    assert page.model.ids == (ids[2], ids[3])


def test_the_last_act_can_be_undone_once_by_key_or_menu(services: Services) -> None:
    ids = fill(services, 3)
    page = reviewing_page(services)
    offers: list[Callable[[], None]] = []
    page.undo_offered.connect(lambda _, undo: offers.append(undo))
    assert not page.last.action.isEnabled()
    page.table.selectAll()
    press(page.table, Qt.Key.Key_Delete)
    assert page.last.action.text() == "Undo: 3 entries moved to the bin."
    QTest.keyClick(page.table, Qt.Key.Key_Z, CTRL)
    settle()
    assert given(services.reviewing.find, Selection()) == ids
    page.table.selectAll()
    page.acts.bin.click()
    page.last.action.trigger()
    offers[-1]()
    assert given(services.reviewing.count) == 3
    assert not page.last.action.isEnabled()
    page.acts.bin.click()
    page.clear()
    assert page.last.action.text() == "Undo"
