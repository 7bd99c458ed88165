"""At a full disk the window keeps what was typed, says so, and saves when there is room again."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from journal.app.services import Services, build_services
from journal.domain.errors import DiskFull
from journal.ui.kit.errors import words_for
from journal.ui.window import Window
from journal.ui.writing.autosave import SaveState
from tests.steps import PASSPHRASE, given, needs_in
from tests.ui.rooms import settle
from tests.ui.windows import gone, made, shown, unlock
from tests.vault.limits import files_up_to

WORDS = "The tide took the bench, and nobody had sat on it for years."


@pytest.fixture
def services(tmp_path: Path) -> Services:
    return made(tmp_path)


@pytest.fixture
def window(services: Services, qapp: QApplication) -> Iterator[Window]:
    window = shown(services, qapp)
    unlock(window)
    yield window
    gone(window, qapp)


def state_of(window: Window) -> SaveState:
    return window.frame.pages.writing.sitting.autosave.state


def test_text_and_banner_stay_until_there_is_room_again(window: Window, services: Services) -> None:
    page = window.frame.pages.writing
    QTest.keyClicks(page.desk.editor, WORDS)
    with files_up_to(1024):
        page.sitting.autosave.save()
        settle()
        assert state_of(window) is SaveState.FAILED
        assert page.desk.banner.isVisible()
        assert words_for(DiskFull()).what in page.desk.banner.words
        QTest.keyClicks(page.desk.editor, " Still typing.")
        page.sitting.autosave.save()
        settle()
        assert page.desk.banner.isVisible()
        assert page.desk.editor.toPlainText() == f"{WORDS} Still typing."
    page.sitting.autosave.save()
    settle()
    assert state_of(window) is SaveState.SAVED
    assert not page.desk.banner.isVisible()
    assert given(services.writing.drafts)[0].content.body == f"{WORDS} Still typing."


def test_an_entry_that_could_not_be_finished_stays_a_page(
    window: Window, services: Services
) -> None:
    page = window.frame.pages.writing
    QTest.keyClicks(page.desk.editor, WORDS)
    with files_up_to(1024):
        page.desk.foot.finish.click()
        settle()
        assert page.desk.editor.toPlainText() == WORDS
        assert words_for(DiskFull()).what in page.desk.banner.words
    assert given(services.reviewing.count) == 0
    page.desk.foot.finish.click()
    settle()
    assert given(services.reviewing.count) == 1


def test_locking_at_a_full_disk_finds_another_place_for_the_page(
    tmp_path: Path, window: Window, services: Services
) -> None:
    QTest.keyClicks(window.frame.pages.writing.desk.editor, WORDS)
    size = (tmp_path / "Quiet.journal" / "journal.db").stat().st_size
    with files_up_to(min(size, 8192)):  # room for a small file, and none for the database
        services.unlocking.lock("test")
    again = build_services(needs_in(tmp_path))
    given(again.unlocking.unlock, tmp_path / "Quiet.journal", PASSPHRASE)
    assert [draft.content.body for draft in given(again.writing.drafts)] == [WORDS]
    again.unlocking.quit()
