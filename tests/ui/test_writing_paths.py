"""The page goes at the person's pace: follow-ups, a pause, the lock, deep prompts, and enough."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from journal.app.services import Services
from journal.domain.prompts import DEEP, FEELING, Prompt, follow_ups
from journal.domain.settings import Settings
from journal.services.door import Locked
from journal.ui.window import Window
from journal.ui.writing.page import WritingPage
from tests.steps import NOW, given
from tests.ui.rooms import (
    NUMB,
    buttons,
    drafts,
    entries,
    in_sight,
    newest,
    opened,
    press,
    press_button,
    settings,
    settle,
    type_words,
    writing_page,
)
from tests.ui.windows import gone, made, shown, unlock

ENOUGH = "This may be enough for today."


class Watch:
    """A clock that the test turns on."""

    def __init__(self) -> None:
        self.moment: datetime = NOW

    def now(self) -> datetime:
        return self.moment


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


@pytest.fixture
def window(qapp: QApplication, tmp_path: Path) -> Iterator[Window]:
    window = shown(made(tmp_path), qapp)
    unlock(window)
    yield window
    gone(window, qapp)


def asked(page: WritingPage) -> list[str]:
    return [answer.prompt_id for answer in page.sitting.content.answers]


def says(page: WritingPage, words: str) -> bool:
    return any(w.text() == words and w.isVisible() for w in page.findChildren(QLabel))


def prompts_of(services: Services, intensity: int) -> list[Prompt]:
    themes = (theme for theme in services.writing.library.themes if not theme.opt_in)
    return [p for theme in themes for p in theme.prompts if p.intensity == intensity]


def take(page: WritingPage, prompt: Prompt) -> None:
    """Choose a prompt from the list, and open it where it asks first."""
    page.desk.prompts.choose()
    page.desk.prompts.choosing.prompt_chosen.emit(prompt)
    if prompt.intensity >= DEEP:
        press_button(page.desk.prompts, "Open it")
    settle()


def test_follow_ups_come_one_at_a_time_and_can_be_skipped(
    services: Services, page: WritingPage
) -> None:
    (first,) = asked(page)
    prompt = services.writing.library.prompt(first)
    assert prompt is not None
    one, two = follow_ups(prompt)
    assert not says(page, one.text)
    type_words(page, "An answer. ")
    press_button(page.desk.prompts, "A follow-up")
    assert says(page, one.text)
    assert says(page, prompt.text)
    assert page.desk.editor.hasFocus()
    press_button(page.desk.prompts, "Skip this one")
    assert asked(page) == [first]
    assert not says(page, one.text)
    press_button(page.desk.prompts, "A follow-up")
    assert says(page, two.text)
    assert not [b for b in buttons(page) if "follow-up" in b.text()]
    type_words(page, "And more.")
    page.finish()
    kept = newest(services).content
    assert [answer.prompt_id for answer in kept.answers] == [first, two.id]
    assert kept.answers[-1].prompt_text == two.text
    assert kept.body == "An answer. And more."
    assert given(services.settings.settings).skips == ()


def test_an_unfinished_page_comes_back_with_its_follow_up(
    services: Services, page: WritingPage
) -> None:
    press_button(page.desk.prompts, "A follow-up")
    type_words(page, "half a")
    ids = asked(page)
    page.new_page()
    settle()
    (draft,) = given(services.writing.drafts)
    page.sitting.go_on(draft)
    settle()
    assert asked(page) == ids
    assert says(page, draft.content.answers[-1].prompt_text)


def test_a_pause_saves_and_has_one_key_back(services: Services, page: WritingPage) -> None:
    question = page.sitting.content.answers[0].prompt_text
    type_words(page, "mid-thought")
    press_button(page.desk.prompts, "Pause here")
    assert drafts(services) == ["mid-thought"]
    assert not says(page, question)
    library = services.writing.library
    assert all(line in in_sight(page.desk) for line in library.grounding)
    for key in (Qt.Key.Key_Escape, Qt.Key.Key_Return):
        focus = page.window().focusWidget()
        assert focus is not None
        press(focus, key)
        assert says(page, question)
        assert page.desk.editor.hasFocus()
        press_button(page.desk.prompts, "Pause here")


def test_close_and_lock_is_what_the_key_does(window: Window, qapp: QApplication) -> None:
    page = window.frame.pages.writing
    type_words(page, "not finished")
    press_button(page.desk.prompts, "Close and lock")
    assert isinstance(window._door.state, Locked)
    assert window.screens.currentWidget() is window.lock
    assert "not finished" not in in_sight(window)
    unlock(window)
    qapp.processEvents()
    press_button(page.desk, "Go on")
    assert page.desk.words()[1] == "not finished"


def test_every_way_stays_in_reach_by_keyboard(services: Services, page: WritingPage) -> None:
    take(page, prompts_of(services, DEEP)[0])
    press_button(page.desk.prompts, "A follow-up")
    reached = set()
    page.desk.more.setFocus()
    for _ in range(20):
        QTest.keyClick(page.window().focusWidget(), Qt.Key.Key_Tab)
        focus = page.window().focusWidget()
        reached.add(focus.text() if hasattr(focus, "text") else "")
    ways = {"Skip this one", "A lighter one", "Pause here", "Close and lock"}
    assert ways | {"Something to hold on to", "Write freely"} <= reached


def test_only_what_is_left_without_a_word_counts_as_skipped(
    services: Services, page: WritingPage
) -> None:
    def skips() -> list[str]:
        return [skip.split()[1] for skip in given(services.settings.settings).skips]

    (first,) = asked(page)
    press_button(page.desk.prompts, "Skip")
    (second,) = asked(page)
    assert skips() == [first]
    type_words(page, "a word")
    press_button(page.desk.prompts, "Skip")
    assert asked(page) != [second]
    assert skips() == [first]
    press_button(page.desk.prompts, "Write freely")
    assert skips() == [first]
    take(page, prompts_of(services, DEEP)[0])
    press_button(page.desk.prompts, "A lighter one")
    assert skips() == [first]


def test_the_prompt_of_the_day_waits_until_it_has_its_words(
    services: Services, page: WritingPage
) -> None:
    daily = asked(page)
    page.new_page()
    assert asked(page) == daily
    type_words(page, "an answer")
    page.finish()
    page.new_page()
    assert asked(page) != daily


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
