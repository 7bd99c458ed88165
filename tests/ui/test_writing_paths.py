"""The page goes at the pace of a person: follow-ups, skipping, a pause, and the lock."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from journal.app.services import Services
from journal.domain.prompts import DEEP, follow_ups
from journal.services.door import Locked
from journal.ui.window import Window
from journal.ui.writing.page import WritingPage
from tests.steps import given
from tests.ui.questions import asked, prompts_of, says, take
from tests.ui.rooms import (
    buttons,
    drafts,
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


@pytest.fixture
def services(qapp: QApplication, tmp_path: Path) -> Services:
    return opened(tmp_path)


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
