"""Taking everything along in Settings: one readable file, said so, and such a file brought in."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from journal.app.services import Services
from journal.ui.settings.leaving import NOTHING_NEW, Leaving
from tests.importing.archives import rebuilt
from tests.steps import given, write
from tests.ui.rooms import opened, seen, settings_page

SECRET = "the heron stood by the weir"


@pytest.fixture
def services(qapp: QApplication, tmp_path: Path) -> Services:
    made = opened(tmp_path)
    write(made, SECRET)
    return made


@pytest.fixture
def room(services: Services) -> Leaving:
    return settings_page(services).leaving


def test_that_anyone_can_read_it_stands_there_before_it_is_saved(room: Leaving) -> None:
    assert "anyone who can open it can read it" in seen(room)
    assert not room.result.isVisible()


def test_everything_is_saved_and_comes_into_another_journal(room: Leaving, tmp_path: Path) -> None:
    target = tmp_path / "Journal.zip"
    room.save_to(target)
    assert room.result.text().startswith("1 entry, 1 version, 0 pictures and files. Saved, ")
    assert target.read_bytes()[:2] == b"PK"
    (tmp_path / "other").mkdir()
    other = opened(tmp_path / "other")
    there = settings_page(other).leaving
    there.take(target)
    assert there.result.text() == "1 entry was brought in."
    assert given(other.reviewing.count) == 1
    there.take(target)
    assert there.result.text() == NOTHING_NEW


def test_what_is_there_stays_and_a_journals_folder_is_refused(
    room: Leaving, tmp_path: Path
) -> None:
    taken = tmp_path / "Journal.zip"
    taken.write_text("mine")
    room.save_to(taken)
    assert "already there" in room.banner.words
    assert taken.read_text() == "mine"
    room.save_to(tmp_path / "Quiet.journal" / "all.zip")
    assert "inside the journal's own folder" in room.banner.words
    room.take(taken)
    assert "Nothing was brought in." in room.banner.words
    assert not room.result.isVisible()


def test_of_a_damaged_file_the_rest_comes_in_only_if_it_is_wanted(
    room: Leaving, tmp_path: Path
) -> None:
    whole, torn = tmp_path / "Journal.zip", tmp_path / "Torn.zip"
    room.save_to(whole)
    assert not room.rest_button.isVisible()
    rebuilt(whole, torn, lambda name, data: data + b"[" if "device" in name else data)
    (tmp_path / "other").mkdir()
    other = opened(tmp_path / "other")
    there = settings_page(other).leaving
    there.take(torn)
    assert "Nothing was brought in." in there.banner.words
    assert given(other.reviewing.count) == 0
    there.rest_button.click()
    assert there.result.text() == "1 entry was brought in. 2 lines were left out, as damaged."
    assert not there.rest_button.isVisible()
    assert given(other.reviewing.count) == 1


def test_leaving_the_page_forgets_what_was_said(services: Services, tmp_path: Path) -> None:
    page = settings_page(services)
    page.leaving.save_to(tmp_path / "Journal.zip")
    assert page.leaving.result.isVisible()
    page.clear()
    assert not page.leaving.result.isVisible()
