"""Entries picked out elsewhere stand in Review alone, until all are wanted again."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from journal.app.services import Services
from journal.domain.settings import Way
from journal.ui.reviewing.empty_state import NO_MATCH
from journal.ui.reviewing.page import ReviewingPage
from tests.steps import write
from tests.ui.rooms import opened, press, press_button, reviewing_page, seen, settings, settle


@pytest.fixture
def services(qapp: QApplication, tmp_path: Path) -> Services:
    return opened(tmp_path)


@pytest.fixture
def page(services: Services) -> ReviewingPage:
    entries = [write(services, words) for words in ("The river.", "Bread.", "The river again.")]
    page = reviewing_page(services)
    page.filters.session.setChecked(True)
    page.show_among([entry.id for entry in entries[:2]], "By tag: water, Chosen: 2")
    page.entered()
    settle()
    return page


def search(page: ReviewingPage, words: str) -> None:
    page.filters.words.setText(words)
    press(page.filters.words, Qt.Key.Key_Return)
    settle()


def test_only_those_are_shown_and_searched(page: ReviewingPage) -> None:
    assert page.count.text() == "2 entries"
    assert page.among.words.text() == "By tag: water, Chosen: 2"
    assert page.among.isVisible()
    search(page, "river")
    assert page.count.text() == "1 entry"


def test_one_button_leads_back_to_all(page: ReviewingPage) -> None:
    press_button(page.among, "Show all entries")
    assert page.count.text() == "3 entries"
    assert not page.among.isVisible()


def test_where_nothing_is_left_they_can_be_given_up_like_a_filter(page: ReviewingPage) -> None:
    search(page, "again")
    assert page.empty.words == NO_MATCH
    press_button(page.empty, "By tag: water, Chosen: 2  ×")
    assert page.count.text() == "1 entry"


def test_they_are_not_hidden_by_looking_at_other_days(services: Services) -> None:
    entry = write(services, "The river.")
    settings(services, memories=True, way=Way.MEMORIES)
    page = reviewing_page(services)
    assert page.ways.alone
    page.show_among([entry.id], "By tag: water, Chosen: 1")
    page.entered()
    settle()
    assert page.ways.way is Way.LIST
    assert page.model.ids == (entry.id,)


def test_locking_forgets_them(page: ReviewingPage) -> None:
    page.clear()
    assert "water" not in seen(page)
    assert not page.among.active()
