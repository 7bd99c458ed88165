"""Deep prompts open and close gently, one line says when it may be enough, and who is meant."""

from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from journal.app.services import Services
from journal.domain.prompts import DEEP, FEELING, follow_ups
from journal.domain.settings import Settings
from journal.ui.writing.page import WritingPage
from tests.steps import given
from tests.ui.questions import Watch, asked, prompts_of, says, take
from tests.ui.rooms import (
    NUMB,
    buttons,
    entries,
    in_sight,
    newest,
    opened,
    press_button,
    settings,
    settle,
    type_words,
    writing_page,
)

ENOUGH = "This may be enough for today."


@pytest.fixture
def watch() -> Watch:
    return Watch()


@pytest.fixture
def services(qapp: QApplication, tmp_path: Path, watch: Watch) -> Services:
    return opened(tmp_path, clock=watch)


@pytest.fixture
def page(services: Services) -> WritingPage:
    settings(services, ask_checkin=False)
    return writing_page(services)


def test_lines_to_hold_on_to_are_offered_once_after_a_deep_page(
    services: Services, page: WritingPage
) -> None:
    line = services.writing.library.grounding[0]

    def offered() -> bool:
        found = [b for b in buttons(page.desk.question) if b.text() == "Something to hold on to"]
        return bool(found)

    type_words(page, "a light one")
    page.finish()
    assert not offered()
    page.new_page()
    take(page, prompts_of(services, DEEP)[0])
    type_words(page, "two words")
    page.finish()
    assert offered()
    assert line not in in_sight(page.desk.question)
    press_button(page.desk.question, "Something to hold on to")
    assert line in in_sight(page.desk.question)
    type_words(page, " and two more")
    page.finish()
    assert not offered()
    assert given(services.settings.settings) == Settings(ask_checkin=False)


def test_before_a_deep_prompt_there_is_something_to_hold_on_to(
    services: Services, page: WritingPage
) -> None:
    deep = prompts_of(services, DEEP)[0]
    press_button(page.desk.prompts, "Choose")
    page.desk.prompts.choosing.prompt_chosen.emit(follow_ups(deep)[0])
    press_button(page.desk.prompts, "Something to hold on to")
    assert services.writing.library.grounding[7] in in_sight(page.desk.prompts)
    press_button(page.desk.prompts, "Open it")
    assert asked(page) == [f"{deep.id}/1"]
    assert page.sitting.content.veiled
    assert says(page, deep.text)


def write_for(page: WritingPage, watch: Watch, minutes: int) -> None:
    for _ in range(minutes):
        watch.moment += timedelta(minutes=1)
        type_words(page, "a")


def test_twenty_minutes_are_enough_said_once_and_never_while_typing(
    services: Services, page: WritingPage, watch: Watch
) -> None:
    enough = page.pacing.enough
    type_words(page, "a")
    write_for(page, watch, 19)
    enough.rest.timeout.emit()
    assert not says(page, ENOUGH)
    write_for(page, watch, 1)
    assert not says(page, ENOUGH)
    assert enough.rest.isActive()
    enough.rest.timeout.emit()
    assert says(page, ENOUGH)
    assert page.desk.editor.hasFocus()
    write_for(page, watch, 5)
    assert page.desk.words()[1] == "a" * 26
    page.new_page()
    settle()
    write_for(page, watch, 30)
    enough.rest.timeout.emit()
    assert not says(page, ENOUGH)


def test_two_deep_prompts_are_enough_unless_nobody_wants_to_hear_it(
    services: Services, page: WritingPage
) -> None:
    first, second = prompts_of(services, DEEP)[:2]
    for wanted in (False, True):
        settings(services, ask_checkin=False, soft_stop=wanted)
        page.pacing.clear()
        take(page, first)
        take(page, second)
        type_words(page, "a")
        page.pacing.enough.rest.timeout.emit()
        assert says(page, ENOUGH) is wanted


def test_a_page_about_someone_else_is_not_read_until_they_are_me(
    services: Services, page: WritingPage
) -> None:
    other = page.desk.prompts.other
    assert not other.isVisible()
    take(page, prompts_of(services, FEELING)[0])
    QTest.keyClick(other.other, Qt.Key.Key_Space)
    type_words(page, NUMB)
    page.finish()
    page.menu.reading_wanted.emit()
    settle()
    assert newest(services).reading is None
    assert "as if about someone else" in in_sight(page.panel)
    page.open(newest(services).id)
    settle()
    assert other.other.isChecked()
    QTest.keyClick(other.me, Qt.Key.Key_Space)
    page.menu.reading_wanted.emit()
    settle()
    kept = newest(services)
    assert kept.reading is not None
    assert kept.content.body == NUMB
    assert len(list(entries(services))) == 1
