"""A page being finished while the disk is slow: nothing is lost, or comes twice."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication

from journal.app.services import Services
from journal.domain.tags import Tag
from journal.services import unlocking
from journal.ui.writing.autosave import AT_LATEST, RETRIES
from journal.ui.writing.page import WritingPage
from tests.steps import PASSPHRASE, given
from tests.ui.rooms import (
    HeldLane,
    bodies,
    drafts,
    go_on,
    newest,
    opened,
    press,
    press_button,
    settings,
    settle,
    type_words,
    writing_page,
)
from tests.vault.limits import files_up_to

ONE, MORE = "The kettle was on.", " And nobody came."


@pytest.fixture
def lane() -> HeldLane:
    return HeldLane()


@pytest.fixture
def services(tmp_path: Path, lane: HeldLane, qapp: QApplication) -> Services:
    made = opened(tmp_path, make_lane=lambda: lane)
    settings(made, ask_checkin=False)
    return made


@pytest.fixture
def page(services: Services) -> WritingPage:
    return writing_page(services)


def pass_by(page: WritingPage, milliseconds: int) -> None:
    """Let the time come for which the autosave waits so long."""
    timers = page.sitting.autosave.findChildren(QTimer)
    (timer,) = (each for each in timers if each.interval() == milliseconds)
    timer.stop()
    timer.timeout.emit()


def test_no_later_try_of_a_save_lands_after_the_finish(
    services: Services, page: WritingPage, lane: HeldLane
) -> None:
    type_words(page, ONE)
    with files_up_to(1024):
        page.sitting.autosave.save()
    lane.held = True
    page.finish()
    pass_by(page, RETRIES[0])
    go_on(lane)
    assert drafts(services) == []
    assert bodies(services) == [ONE]


def test_finishing_twice_is_finishing_once(
    services: Services, page: WritingPage, lane: HeldLane
) -> None:
    said: list[bool] = []
    page.sitting.finished.connect(lambda: said.append(True))
    type_words(page, ONE)
    lane.held = True
    page.finish()
    page.finish()
    go_on(lane)
    page.sitting.autosave.save()
    assert drafts(services) == []
    assert page.sitting.settled
    assert said == [True]


def test_what_is_typed_while_finishing_is_unfinished_and_then_finished(
    services: Services, page: WritingPage, lane: HeldLane
) -> None:
    type_words(page, ONE)
    lane.held = True
    page.finish()
    type_words(page, MORE)
    pass_by(page, AT_LATEST)
    lane.release()
    page.sitting.autosave.save()
    assert drafts(services) == [ONE + MORE]
    page.finish()
    assert drafts(services) == []
    assert bodies(services) == [ONE + MORE]


def test_finishing_again_with_more_words_keeps_them(
    services: Services, page: WritingPage, lane: HeldLane
) -> None:
    type_words(page, ONE)
    lane.held = True
    page.finish()
    type_words(page, MORE)
    page.finish()
    go_on(lane)
    assert drafts(services) == []
    assert bodies(services) == [ONE + MORE]


def test_a_tag_put_on_while_finishing_stays(
    services: Services, page: WritingPage, lane: HeldLane
) -> None:
    type_words(page, ONE)
    lane.held = True
    page.finish()
    page.desk.foot.tag_added.emit(Tag("rain"))
    page.menu.session_marked.emit(True)
    go_on(lane)
    assert page.sitting.content.tags == (Tag("rain"),)
    page.finish()
    kept = newest(services).content
    assert (kept.tags, kept.for_session) == ((Tag("rain"),), True)


def test_marks_of_a_finished_page_set_at_once_all_stay(
    services: Services, page: WritingPage, lane: HeldLane
) -> None:
    type_words(page, ONE)
    page.finish()
    lane.held = True
    page.desk.foot.tag_added.emit(Tag("rain"))
    page.menu.session_marked.emit(True)
    page.desk.foot.tag_added.emit(Tag("tin"))
    page.new_page()
    go_on(lane)
    kept = newest(services).content
    assert (kept.tags, kept.for_session) == ((Tag("rain"), Tag("tin")), True)
    assert drafts(services) == []
    assert page.desk.words()[1] == ""


@pytest.mark.parametrize("more", ["", MORE])
@pytest.mark.parametrize("slow", [False, True])
def test_a_page_that_was_being_finished_at_locking_is_finished(
    services: Services,
    page: WritingPage,
    lane: HeldLane,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    more: str,
    slow: bool,
) -> None:
    monkeypatch.setattr(unlocking, "_PATIENCE", 0.01)
    type_words(page, ONE)
    lane.held = True
    page.finish()
    type_words(page, more)
    if not slow:
        services.unlocking.interrupt_at_lock(lane.release)
    services.unlocking.lock("asked")
    page.clear()
    given(services.unlocking.unlock, tmp_path / "Quiet.journal", PASSPHRASE)
    assert bodies(services) == [ONE]
    assert drafts(services) == ([ONE + more] if more else [])
    page.entered()
    settle()
    if more:
        press_button(page, "Go on")
        page.finish()
    assert bodies(services) == [ONE + more]
    assert drafts(services) == []


def test_a_finished_page_that_is_again_as_it_was_is_not_unfinished(
    services: Services, page: WritingPage
) -> None:
    type_words(page, ONE)
    page.finish()
    type_words(page, "!")
    page.sitting.autosave.save()
    assert drafts(services) == [f"{ONE}!"]
    press(page.desk.editor, Qt.Key.Key_Backspace)
    page.sitting.autosave.save()
    assert drafts(services) == []
    assert bodies(services) == [ONE]
