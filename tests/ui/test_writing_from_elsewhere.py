"""Words that another copy brings under the page that is being written."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from journal.app.services import Services, build_services
from tests.steps import PASSPHRASE, given, needs_in
from tests.ui.rooms import (
    drafts,
    entries,
    opened,
    press_button,
    settings,
    settle,
    type_words,
    writing_page,
)

ELSEWHERE = "Begun here, and gone on with on the train."


@pytest.fixture
def services(tmp_path: Path, qtbot: QtBot) -> Iterator[Services]:
    """Give a journal with an unfinished page that was gone on with in a copy."""
    services = opened(tmp_path)
    settings(services, ask_checkin=False)
    page = writing_page(services)
    qtbot.addWidget(page)
    type_words(page, "Begun here")
    services.unlocking.lock("asked")
    shutil.copytree(tmp_path / "Quiet.journal", tmp_path / "away" / "Quiet.journal")
    given(services.unlocking.unlock, tmp_path / "Quiet.journal", PASSPHRASE)
    yield services
    services.unlocking.lock("asked")


def bring_in(services: Services, folder: Path) -> None:
    """Go on with the page in the copy, and bring the copy in."""
    place = folder / "away" / "Quiet.journal"
    away = build_services(needs_in(folder / "away"))
    given(away.unlocking.unlock, place, PASSPHRASE)
    (draft,) = given(away.writing.drafts)
    given(away.writing.keep, replace(draft, content=replace(draft.content, body=ELSEWHERE)))
    away.unlocking.lock("asked")
    given(services.upkeep.merge, place, PASSPHRASE)
    assert ELSEWHERE in drafts(services)


def test_words_from_a_copy_stay_beside_the_page_that_is_open(
    services: Services, tmp_path: Path, qtbot: QtBot
) -> None:
    page = writing_page(services)
    qtbot.addWidget(page)
    press_button(page, "Go on")
    bring_in(services, tmp_path)
    type_words(page, ", and left there")
    page.sitting.autosave.save()
    assert {"Begun here, and left there", ELSEWHERE} <= set(drafts(services))


def test_words_from_a_copy_stay_where_the_offered_page_is_finished(
    services: Services, tmp_path: Path, qtbot: QtBot
) -> None:
    page = writing_page(services)
    qtbot.addWidget(page)
    bring_in(services, tmp_path)
    press_button(page, "Go on")
    page.finish()
    settle()
    assert [entry.content.body for entry in entries(services)] == ["Begun here"]
    assert ELSEWHERE in drafts(services)


def test_words_from_a_copy_stay_when_the_journal_locks_in_mid_word(
    services: Services, tmp_path: Path, qtbot: QtBot
) -> None:
    page = writing_page(services)
    qtbot.addWidget(page)
    press_button(page, "Go on")
    bring_in(services, tmp_path)
    type_words(page, ", and le")
    services.unlocking.lock("asked")
    given(services.unlocking.unlock, tmp_path / "Quiet.journal", PASSPHRASE)
    assert {"Begun here, and le", ELSEWHERE} <= set(drafts(services))


def test_a_page_that_is_kept_often_stays_one_page(services: Services, qtbot: QtBot) -> None:
    page = writing_page(services)
    qtbot.addWidget(page)
    press_button(page, "Go on")
    for word in (", then", " more", " and more"):
        type_words(page, word)
        page.sitting.autosave.save()
    assert drafts(services) == ["Begun here, then more and more"]
