"""Check my journal in Settings: what it found is said, and can be saved."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from journal.ui.settings.checking import Checking
from journal.ui.settings.page import SettingsPage
from tests.steps import write
from tests.ui.rooms import opened, settings_page

SECRET = "the heron stood by the weir"


@pytest.fixture
def page(qapp: QApplication, tmp_path: Path) -> SettingsPage:
    services = opened(tmp_path)
    write(services, SECRET)
    return settings_page(services)


@pytest.fixture
def room(page: SettingsPage) -> Checking:
    return page.checking


def test_the_check_says_what_it_found(room: Checking) -> None:
    assert not room.save_button.isVisible()
    room.check_button.click()
    assert "Everything that was looked at is as it was written." in room.result.text()
    assert "1 entry" in room.result.text()
    assert SECRET not in room.result.text()


def test_the_report_is_saved_as_it_is_shown(room: Checking, tmp_path: Path) -> None:
    room.check_button.click()
    place = tmp_path / "Check.txt"
    room.save_to(place)
    assert place.read_text("utf-8") == f"{room.result.text()}\n"
    assert room.banner.words.startswith("The report is saved.")


def test_the_report_stays_out_of_the_journal_and_replaces_nothing(
    room: Checking, tmp_path: Path
) -> None:
    room.check_button.click()
    inside = tmp_path / "Quiet.journal" / "Check.txt"
    room.save_to(inside)
    assert "inside the journal's own folder" in room.banner.words
    assert not inside.exists()
    taken = tmp_path / "Check.txt"
    taken.write_text("mine")
    room.save_to(taken)
    assert "already there" in room.banner.words
    assert taken.read_text() == "mine"


def test_leaving_forgets_what_was_found(page: SettingsPage, room: Checking) -> None:
    room.check_button.click()
    page.clear()
    assert not room.result.text()
