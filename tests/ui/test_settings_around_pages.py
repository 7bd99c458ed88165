"""Settings about what stands around a page."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from journal.app.services import Services
from journal.domain.settings import Settings
from journal.ui.settings.around_pages import AroundPages
from tests.steps import given
from tests.ui.rooms import in_sight, opened, press_button, settings, settings_page, writing_page


@pytest.fixture
def services(qapp: QApplication, tmp_path: Path) -> Services:
    return opened(tmp_path)


def part(services: Services) -> AroundPages:
    return settings_page(services).asking.around


def kept(services: Services) -> Settings:
    found: Settings = given(services.settings.settings)
    return found


def test_kinds_that_may_hurt_are_turned_on_and_off(services: Services) -> None:
    page = writing_page(services)
    around = part(services)
    assert not any(box.isChecked() for box in around.kinds.values())
    around.kinds["treated"].click()
    assert kept(services).opened_facets == {"treated"}
    page.desk.around.enter()
    assert "Being treated for something" in in_sight(page)
    assert "Past hurt" not in in_sight(page)
    around.kinds["treated"].click()
    assert "Being treated for something" not in in_sight(page)


def test_own_feeling_words_can_be_dropped(services: Services) -> None:
    settings(services, own_feelings=("far off", "hollow"))
    around = part(services)
    press_button(around, "far off  ×")
    assert kept(services).own_feelings == ("hollow",)
    around.clear()
    assert "hollow" not in in_sight(around)


def test_the_question_after_finishing_can_be_turned_off(services: Services) -> None:
    around = part(services)
    assert around.left.isChecked()
    around.left.click()
    assert not kept(services).ask_left
