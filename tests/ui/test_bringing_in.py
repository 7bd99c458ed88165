"""Bringing in what another copy of the journal holds besides."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from journal.app.services import Services, build_services
from journal.domain.selection import Selection
from journal.ui.reviewing.bringing_in import NOTHING_NEW, BringingInPage
from tests.steps import PASSPHRASE, given, needs_in, write
from tests.ui.diverged import OTHER, copied, revise
from tests.ui.rooms import entries, opened, pages, press, press_button, settle

HERE, THERE = "We sat on the step and said little.", "We sat on the step and laughed."


@pytest.fixture
def services(qapp: QApplication, tmp_path: Path) -> Services:
    return opened(tmp_path)


def bringing_in(services: Services) -> BringingInPage:
    page = pages(services).bringing_in()
    page.resize(1148, 860)
    page.show()
    page.activateWindow()
    page.entered()
    settle()
    return page


def bodies(services: Services) -> list[str]:
    return [entry.content.body for entry in entries(services)]


def test_another_copy_is_brought_in_and_said_in_words(services: Services, tmp_path: Path) -> None:
    entry = write(services, "We sat on the step.")
    other = copied(services, tmp_path)
    revise(services, entry.id, HERE)
    revise(other, entry.id, THERE)
    write(other, "Only there.")
    other.unlocking.quit()
    page = bringing_in(services)
    page.take(tmp_path / OTHER)
    assert page.result.text() == (
        "2 versions of 2 entries were brought in. 1 entry has two versions now."
    )
    assert page.look.isVisible()
    assert len(given(services.reviewing.find, Selection())) == 2
    page.take(tmp_path / OTHER)
    assert page.result.text() == NOTHING_NEW
    assert not page.look.isVisible()


def test_a_copy_under_another_key_asks_for_its_passphrase(
    services: Services, tmp_path: Path
) -> None:
    write(services, "We sat on the step.")
    other = copied(services, tmp_path)
    given(other.keys.change_because_known, PASSPHRASE, "another passphrase there")
    write(other, "Only there.")
    other.unlocking.quit()
    page = bringing_in(services)
    assert not page.passphrase.isVisible()
    page.take(tmp_path / OTHER)
    assert page.passphrase.isVisible()
    assert page.focusWidget() is page.passphrase
    page.passphrase.setText("not that one")
    press_button(page, "Bring in")
    assert page.banner.words.startswith("That passphrase doesn't open")
    page.passphrase.setText("another passphrase there")
    press(page.passphrase, Qt.Key.Key_Return)
    assert "brought in" in page.result.text()
    assert not page.passphrase.text()
    assert "Only there." in bodies(services)


def test_the_open_journal_is_told_from_its_copies(services: Services, tmp_path: Path) -> None:
    page = bringing_in(services)
    page.file.setFocus()
    page.take(tmp_path / "Quiet.journal")
    assert page.banner.words.startswith("This is the journal that is open.")
    assert page.folder.hasFocus(), "what was pressed can be pressed again"


def test_another_journal_is_not_brought_in(services: Services, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    stranger = build_services(needs_in(tmp_path / "elsewhere"))
    given(stranger.unlocking.create, tmp_path / "elsewhere" / "Quiet.journal", PASSPHRASE)
    write(stranger, "Somebody else's.")
    stranger.unlocking.quit()
    page = bringing_in(services)
    page.take(tmp_path / "elsewhere" / "Quiet.journal")
    assert page.banner.words or page.passphrase.isVisible()
    assert bodies(services) == []
