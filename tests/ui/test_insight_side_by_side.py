"""A few entries chosen in Review are laid side by side in Insight, and lead back from there."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from journal.app.services import Services
from journal.domain.entry import EntryId
from journal.domain.insight.chart import View
from journal.ui.insight.page import InsightPage
from journal.ui.insight.words_card import VEILED
from journal.ui.reviewing.chosen_acts import BESIDE
from tests.steps import given, write
from tests.ui.insights import CHOSE, answered, insight_page, shown, wanted
from tests.ui.rooms import fill, opened, press_button, reviewing_page, seen, settle


@pytest.fixture
def services(qapp: QApplication, tmp_path: Path) -> Services:
    return opened(tmp_path)


def beside(page: InsightPage, *ids: EntryId) -> None:
    page.show_beside(ids)
    page.entered()
    settle()


def test_two_to_four_chosen_entries_can_be_laid_side_by_side(services: Services) -> None:
    ids = fill(services, 6)
    page = reviewing_page(services)
    act, asked = page.acts.side_by_side, list[object]()
    page.beside_chosen.connect(asked.append)
    assert act in page.head.menu.actions()
    able = [act.isEnabled()]
    for row in range(5):
        there = page.table.visualRect(page.model.index(row, 0)).center()
        control, left = Qt.KeyboardModifier.ControlModifier, Qt.MouseButton.LeftButton
        QTest.mouseClick(page.table.viewport(), left, control, there)
        able.append(act.isEnabled())
        if row == 1:
            act.trigger()
            assert act.text() == BESIDE
    assert able == [False, False, True, True, True, False]
    assert asked == [ids[:2]]


def test_just_these_stand_there_the_earliest_first_until_all_views_are_wanted(
    services: Services,
) -> None:
    newer, older = fill(services, 2)
    veiled = answered(services, CHOSE, "Nobody may see this at once.", veiled=True)
    page = insight_page(services)
    beside(page, newer, older, veiled.id)
    assert shown(page) == []
    words = seen(page)
    assert words.index("A plain page 1.") < words.index("A plain page 0.")
    assert VEILED in words
    assert "at once" not in words
    press_button(page, "Show all views")
    settle()
    assert View.RIVER in shown(page)
    assert not page.side_by_side.isVisible()


def test_they_lead_to_their_entry_and_back_to_the_list(services: Services) -> None:
    ids = fill(services, 2)
    page = insight_page(services)
    asked, back = wanted(page), list[bool]()
    page.back_wanted.connect(lambda: back.append(True))
    beside(page, *ids)
    [group] = page.side_by_side.card.groups
    press_button(group, "\u206822 November 2026\u2069")
    assert [list(found) for found, _ in asked] == [[ids[1]]]
    press_button(page, "Back to Review")
    assert back == [True]
    assert not page.side_by_side.ids


def test_one_that_is_gone_is_told_and_locking_forgets_all(services: Services) -> None:
    kept, gone = write(services, "Bread."), write(services, "Rain.")
    page = insight_page(services)
    beside(page, kept.id, gone.id)
    page.clear()
    assert "Bread." not in seen(page)
    assert not page.side_by_side.ids
    given(services.writing.move_to_bin, gone.id)
    given(services.upkeep.erase, (gone.id,))
    beside(page, kept.id, gone.id)
    assert page.side_by_side.card.banner.isVisible()
