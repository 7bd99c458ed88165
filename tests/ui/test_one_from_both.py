"""One entry written from two versions of it: saved, left, and found again."""

from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from journal.app.services import Services
from journal.domain.errors import DiskFull
from journal.ui.kit.errors import words_for
from tests.steps import PASSPHRASE, given
from tests.ui.diverged import merged, versions_page
from tests.ui.rooms import bodies, drafts, opened, press_button
from tests.vault.limits import files_up_to


@pytest.fixture
def services(qapp: QApplication, tmp_path: Path) -> Services:
    return opened(tmp_path)


def test_one_is_written_from_both(services: Services, tmp_path: Path) -> None:
    merged(services, tmp_path)
    page = versions_page(services)
    shown = page.cards[0].text.toPlainText()
    press_button(page, "Write one from both")
    assert page.one.text.toPlainText() == shown
    assert [card.isVisible() for card in page.cards] == [False, True]
    assert not page.cards[1].keep.isVisible()
    page.one.text.setPlainText("We sat, said little, and laughed.")
    press_button(page.one, "Save this one")
    assert bodies(services) == ["We sat, said little, and laughed."]
    assert given(services.settling.unsettled) == ()
    assert drafts(services) == []


def test_what_is_written_from_both_survives_locking(services: Services, tmp_path: Path) -> None:
    id = merged(services, tmp_path)
    page = versions_page(services)
    press_button(page, "Write one from both")
    QTest.keyClicks(page.one.text, "Typed here. ")
    services.unlocking.lock("asked")
    given(services.unlocking.unlock, tmp_path / "Quiet.journal", PASSPHRASE)
    (kept,) = drafts(services)
    assert kept.startswith("Typed here. ")
    assert given(services.settling.unsettled) == (id,)


def test_going_back_keeps_what_was_typed_among_the_unfinished(
    services: Services, tmp_path: Path
) -> None:
    merged(services, tmp_path)
    page = versions_page(services)
    press_button(page, "Write one from both")
    press_button(page.one, "Back to the two")
    assert drafts(services) == []
    assert not page.banner.words
    press_button(page, "Write one from both")
    QTest.keyClicks(page.one.text, "Typed here. ")
    press_button(page.one, "Back to the two")
    assert page.banner.words.startswith("What you wrote from both is kept.")
    assert [body.startswith("Typed here. ") for body in drafts(services)] == [True]
    assert len(page.cards) == 2


def test_going_back_without_room_keeps_what_was_typed_where_it_is(
    services: Services, tmp_path: Path
) -> None:
    merged(services, tmp_path)
    page = versions_page(services)
    press_button(page, "Write one from both")
    QTest.keyClicks(page.one.text, "Typed here. ")
    with files_up_to(1024):
        press_button(page.one, "Back to the two")
        assert words_for(DiskFull()).what in page.one.banner.words
        assert page.one.text.words().startswith("Typed here. ")
    press_button(page.one, "Back to the two")
    assert [body.startswith("Typed here. ") for body in drafts(services)] == [True]


def test_a_save_on_rest_leaves_no_second_page_behind(services: Services, tmp_path: Path) -> None:
    merged(services, tmp_path)
    page = versions_page(services)
    press_button(page, "Write one from both")
    QTest.keyClicks(page.one.text, "Typed here. ")
    page.one.rest.timeout.emit()
    assert len(drafts(services)) == 1
    press_button(page.one, "Save this one")
    assert drafts(services) == []
