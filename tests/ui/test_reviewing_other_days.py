"""Pages of other days: off until wanted, asked for each time, behind their veil."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from journal.app.services import Services
from journal.domain.settings import Settings, Way
from journal.ui.reviewing.ways.memories import NONE_TODAY
from tests.steps import NOW, given, write
from tests.ui.looking import look
from tests.ui.rooms import (
    in_sight,
    opened,
    press_button,
    reviewing_page,
    seen,
    settings,
    settings_page,
)

TODAY = NOW.date()


@pytest.fixture
def services(qapp: QApplication, tmp_path: Path) -> Services:
    return opened(tmp_path)


def test_other_days_are_not_offered_until_they_are_wanted(services: Services) -> None:
    write(services, "a year ago", title="Canal", day=TODAY.replace(year=2025))
    page = reviewing_page(services)
    assert not page.ways.bar.buttons[Way.MEMORIES].isVisible()
    look(page, Way.MEMORIES)
    assert page.ways.way is Way.LIST
    settings(services, memories=True)
    look(page, Way.MEMORIES)
    assert "Canal" not in seen(page.ways.memories)
    press_button(page.ways.memories, "On this day")
    assert "Canal" in in_sight(page.ways.memories)
    assert "a year ago" not in seen(page.ways.memories)
    press_button(page.ways.memories, "Show")
    assert "a year ago" in seen(page.ways.memories)
    settings(services, memories=False)
    assert page.ways.way is Way.LIST
    assert "a year ago" not in seen(page.ways.memories)


def test_a_heavy_page_comes_only_where_that_was_said_for_this_once(services: Services) -> None:
    write(services, "it was heavy", day=TODAY.replace(year=2025), veiled=True)
    settings(services, memories=True)
    page = reviewing_page(services)
    look(page, Way.MEMORIES)
    memories = page.ways.memories
    press_button(memories, "On this day")
    assert memories.said.text() == NONE_TODAY
    memories.heavy.click()
    press_button(memories, "On this day")
    assert len(memories.leaves) == 1
    assert not memories.heavy.isChecked()
    press_button(memories, "On this day")
    assert memories.leaves == []


def test_one_press_keeps_a_page_away_and_undo_takes_it_back(services: Services) -> None:
    write(services, "a year ago", day=TODAY.replace(year=2025))
    settings(services, memories=True)
    page = reviewing_page(services)
    undos: list[object] = []
    page.undo_offered.connect(lambda _, back: undos.append(back))
    look(page, Way.MEMORIES)
    press_button(page.ways.memories, "On this day")
    press_button(page.ways.memories, "Don't bring this page back")
    press_button(page.ways.memories, "On this day")
    assert page.ways.memories.leaves == []
    (back,) = undos
    assert callable(back)
    back()
    press_button(page.ways.memories, "On this day")
    assert len(page.ways.memories.leaves) == 1


def test_one_switch_in_settings_turns_it_on_and_ends_it(services: Services) -> None:
    wanted = settings_page(services).asking.looking_back
    assert not wanted.memories.isChecked()
    assert not wanted.days.isChecked()
    assert not wanted.readings.isChecked()
    for box in (wanted.memories, wanted.days, wanted.readings):
        box.click()
    kept: Settings = given(services.settings.settings)
    assert (kept.memories, kept.days_written, kept.draw_readings) == (True, True, True)
    wanted.memories.click()
    assert not given(services.settings.settings).memories
