"""Settings about spelling: dictionaries of one's own folder, and the words one added."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from journal.app.services import Services
from journal.domain.errors import DiskFull
from journal.domain.settings import Settings
from journal.domain.spelling import English
from journal.ui.kit.errors import words_for
from journal.ui.settings.page import SettingsPage
from tests.safety.marks import marks_of, showing
from tests.steps import given
from tests.ui.rooms import opened, settings_page, settle, writing_page
from tests.vault.limits import files_up_to


@pytest.fixture
def services(qapp: QApplication, tmp_path: Path) -> Services:
    return opened(tmp_path)


@pytest.fixture
def page(services: Services) -> SettingsPage:
    return settings_page(services)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "dictionaries"
    folder.mkdir()
    (folder / "xx.aff").write_text("SET UTF-8\n", encoding="utf-8")
    (folder / "xx.dic").write_text("2\nbrelo\nbrela\n", encoding="utf-8")
    (folder / "half.dic").write_text("1\nbrelu\n", encoding="utf-8")
    return folder


def kept(services: Services) -> Settings:
    found: Settings = given(services.settings.settings)
    return found


def test_every_choice_is_kept_at_once(services: Services, page: SettingsPage) -> None:
    part = page.asking.spelling
    assert part.wanted.isChecked()
    part.wanted.click()
    part.english.button(English.AMERICAN).click()
    assert (kept(services).mark_unknown, kept(services).english) == (False, English.AMERICAN)


def test_dictionaries_of_a_folder_are_used_once_they_are_ticked(
    services: Services, page: SettingsPage, folder: Path
) -> None:
    part = page.asking.spelling
    writing = writing_page(services)
    part.use_folder(folder)
    assert list(part.boxes) == ["half", "xx"]
    assert part.boxes["xx"].accessibleName() == "Dictionary xx"
    writing.spelling.words.load()
    assert not services.spelling.check("brelo")
    part.boxes["xx"].click()
    part.boxes["half"].click()
    writing.spelling.words.load()
    assert services.spelling.check("brelo")
    assert services.spelling.check("kettle")
    assert part.faults.text() == "“half” is not used: it needs both an .aff and a .dic file."
    assert not part.faults.isHidden()
    part.leave_button.click()
    writing.spelling.words.load()
    assert kept(services).dictionaries == ""
    assert not part.boxes
    assert part.faults.isHidden()
    assert not services.spelling.check("brelo")


def test_a_folder_without_dictionaries_says_so(page: SettingsPage, tmp_path: Path) -> None:
    part = page.asking.spelling
    empty = tmp_path / "empty"
    empty.mkdir()
    part.use_folder(empty)
    assert part.folder.text() == f"There is no dictionary in {empty}"


def test_own_words_are_added_removed_and_brought_back(
    services: Services, page: SettingsPage
) -> None:
    offered: list[tuple[str, Callable[[], None]]] = []
    page.undo_offered.connect(lambda words, undo: offered.append((words, undo)))
    own = page.asking.spelling.own
    for word in ("Ottoline", " tramm ", "it’s"):
        own.field.setText(word)
        own.add_button.click()
    assert [chip.accessibleName() for chip in own.chips] == [
        "Remove it's from my words",
        "Remove Ottoline from my words",
        "Remove tramm from my words",
    ]
    own.chips[1].click()
    settle()
    assert given(services.spelling.words) == ("it's", "tramm")
    assert own.chips[1].hasFocus()
    [(words, undo)] = offered
    assert words == "“Ottoline” is removed."
    undo()
    assert given(services.spelling.words) == ("it's", "Ottoline", "tramm")
    assert len(own.chips) == 3


def test_words_added_on_the_page_are_listed_here(services: Services, page: SettingsPage) -> None:
    given(services.spelling.add, "tramm")
    page.entered()
    assert [chip.text() for chip in page.asking.spelling.own.chips] == ["tramm  ×"]
    page.clear()
    assert not page.asking.spelling.own.chips


def test_nothing_but_the_journal_knows_ones_words(
    services: Services, page: SettingsPage, folder: Path, tmp_path: Path
) -> None:
    own = page.asking.spelling.own
    own.field.setText("Zwinglihauser")
    own.add_button.click()
    page.asking.spelling.use_folder(folder)
    services.unlocking.quit()
    marks = marks_of(("Zwinglihauser", str(folder)))
    assert showing(marks, tmp_path) == {}


def test_a_word_that_found_no_room_stays_in_its_field(
    services: Services, page: SettingsPage
) -> None:
    own = page.asking.spelling.own
    own.field.setText("brelo")
    with files_up_to(1024):
        own.add_button.click()
        assert words_for(DiskFull()).what in own.banner.words
        assert own.field.text() == "brelo"
    own.add_button.click()
    assert given(services.spelling.words) == ("brelo",)
    assert own.field.text() == ""
