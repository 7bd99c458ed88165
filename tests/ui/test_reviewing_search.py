"""Searching in Review: while typing, by the grammar, completed by Tab, and taken off again."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from journal.app.services import Services
from journal.domain.errors import DiskFull
from journal.domain.tags import Tag, TagKind
from journal.ui.kit.errors import words_for
from journal.ui.reviewing.page import ReviewingPage
from tests.steps import write
from tests.ui.rooms import fill, opened, press, press_button, reviewing_page, settle
from tests.vault.limits import files_up_to

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def services(qapp: QApplication, tmp_path: Path) -> Services:
    return opened(tmp_path)


def typed(page: ReviewingPage, words: str) -> None:
    """Type these words in place of what is there."""
    page.filters.words.setFocus()
    page.filters.words.clear()
    QTest.keyClicks(page.filters.words, words)
    settle()


def rested(page: ReviewingPage) -> None:
    """Let the moment pass after which all matches are wanted."""
    page._seeking._rest.timeout.emit()
    settle()


def test_every_key_finds_the_newest_and_a_rest_finds_all(services: Services, full: bool) -> None:
    ids = fill(services, 10_000 if full else 420)
    page = reviewing_page(services)
    typed(page, "pag")
    assert page.model.ids == ids[:300]
    assert page.count.text() == "300 so far"
    rested(page)
    assert page.model.ids == ids
    assert page.count.text() == f"{len(ids):,} entries"


def test_all_are_chosen_also_before_all_are_in_the_list(services: Services) -> None:
    ids = fill(services, 320)
    page = reviewing_page(services)
    typed(page, "pag")
    QTest.keyClick(page.table, Qt.Key.Key_A, CTRL)
    settle()
    assert page.table.chosen() == ids
    typed(page, "pages")
    assert page.table.chosen() == ()


def test_rare_words_are_found_whole_at_once(services: Services) -> None:
    fill(services, 320)
    old = write(services, "A heron by the weir.", day=date(1999, 1, 1))
    page = reviewing_page(services)
    typed(page, "hero")
    assert page.model.ids == (old.id,)
    assert page.count.text() == "1 entry"


def test_the_bar_says_what_was_understood_and_what_was_left_out(services: Services) -> None:
    one = write(services, "The river was loud.", tags=(Tag("work"),))
    write(services, "A river of people.")
    page = reviewing_page(services)
    bar = page.filters
    typed(page, "river")
    assert not bar.understood.isVisibleTo(bar)
    typed(page, "river tag:work label:happy -rain ")
    assert page.model.ids == (one.id,)
    assert bar.understood.text() == "Understood: “river” · tag work · not “rain”"
    assert "Left out “label:happy”: a label is chosen," in bar.ignored.text()
    typed(page, "river label:cho")
    assert not bar.ignored.isVisibleTo(bar)
    typed(page, "")
    assert not bar.understood.isVisibleTo(bar)


def test_tab_completes_filters_and_names_and_then_moves_on(services: Services) -> None:
    write(services, "one", tags=(Tag("walk"), Tag("night walk"), Tag("Wanda", TagKind.PERSON)))
    page = reviewing_page(services)
    line = page.filters.words
    typed(page, "ta")
    assert page.filters.offers.text() == "Tab completes tag:"
    press(line, Qt.Key.Key_Tab)
    assert line.text() == "tag:"
    settle()
    assert page.filters.offers.text() == 'Tab completes tag:"night walk", tag:walk'
    QTest.keyClicks(line, "wa")
    press(line, Qt.Key.Key_Tab)
    assert line.text() == "tag:walk"
    press(line, Qt.Key.Key_Tab)
    assert line.text() == 'tag:"night walk"'
    assert page.count.text() == "1 entry"
    page.activateWindow()
    line.setFocus()
    settle()
    press(line, Qt.Key.Key_Tab)
    assert line.text() == 'tag:"night walk"'
    assert not line.hasFocus()


def test_each_part_of_a_search_can_be_taken_off_where_nothing_matches(services: Services) -> None:
    write(services, "Bread and rain.", tags=(Tag("work"),))
    page = reviewing_page(services)
    typed(page, 'bread tag:work "no such words" before:1900 ')
    assert page.empty.words
    press_button(page.empty, "Up to 31 December 1899  ×")
    press_button(page.empty, "“no such words”  ×")
    assert page.filters.words.text() == "bread tag:work"
    assert page.count.text() == "1 entry"


def test_locking_takes_the_names_out_of_the_line(services: Services) -> None:
    write(services, "one", tags=(Tag("canary"),))
    page = reviewing_page(services)
    typed(page, "tag:can")
    assert "canary" in page.filters.offers.text()
    page.clear()
    typed(page, "tag:can")
    page.clear()
    settle()
    assert "canary" not in page.filters.offers.text() + page.filters.understood.text()


def actions(page: ReviewingPage) -> dict[str, QAction]:
    """Return what the menu of saved searches offers."""
    page.filters.saved.menu.aboutToShow.emit()
    settle()
    return {action.text(): action for action in page.filters.saved.menu.actions()}


def test_a_search_is_saved_brought_back_and_removed(services: Services) -> None:
    write(services, "The river was loud.", tags=(Tag("work"),))
    write(services, "A river of people.")
    page = reviewing_page(services)
    assert not actions(page)["Save this search…"].isEnabled()
    typed(page, "river tag:work ")
    page.filters.session.setChecked(True)
    page.filters.session.setChecked(False)
    actions(page)["Save this search…"].trigger()
    line = page.filters.save_line.name
    assert line.text() == "“river” · tag work"
    line.setText("Loud")
    press(line, Qt.Key.Key_Return)
    settle()
    typed(page, "")
    assert page.count.text() == "2 entries"
    actions(page)["Loud"].trigger()
    settle()
    assert page.filters.words.text() == "river tag:work"
    assert page.count.text() == "1 entry"
    offers: list[tuple[str, Callable[[], None]]] = []
    page.undo_offered.connect(lambda words, undo: offers.append((words, undo)))
    actions(page)
    page.filters.saved.removing.actions()[0].trigger()
    settle()
    assert "Loud" not in actions(page)
    words, undo = offers[0]
    assert words == "‘Loud’ is no longer saved."
    undo()
    settle()
    assert "Loud" in actions(page)


def test_a_search_that_finds_no_room_on_the_disk_keeps_its_name(services: Services) -> None:
    write(services, "The river was loud.")
    page = reviewing_page(services)
    typed(page, "river ")
    actions(page)["Save this search…"].trigger()
    line = page.filters.save_line.name
    line.setText("Loud")
    with files_up_to(1024):
        press(line, Qt.Key.Key_Return)
        settle()
    assert words_for(DiskFull()).what in page.banner.words
    assert (line.isVisible(), line.text()) == (True, "Loud")
    assert page.filters.words.text() == "river "
    assert "Loud" not in actions(page)
    press(line, Qt.Key.Key_Return)
    settle()
    assert "Loud" in actions(page)
    assert not line.isVisible()


def test_searches_are_remembered_only_where_someone_wants_that(services: Services) -> None:
    write(services, "The river was loud.")
    page = reviewing_page(services)
    keep = "Keep recent searches in this journal"
    for on in (False, True):
        typed(page, "river")
        press(page.filters.words, Qt.Key.Key_Return)
        settle()
        assert ("river" in actions(page)) is on
        actions(page)[keep].trigger()
        settle()
        assert actions(page)[keep].isChecked() is not on
    assert "river" not in actions(page)
    page.clear()
    assert "river" not in " ".join(actions(page))
