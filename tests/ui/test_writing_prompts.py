"""Prompts are offered lightly; deep ones open only on purpose, and stay veiled in lists."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QTreeWidget, QTreeWidgetItem

from journal.app.services import Services
from journal.domain.prompts import DEEP, LIGHT
from journal.domain.settings import Settings
from journal.ui.writing.page import WritingPage
from tests.steps import given
from tests.ui.rooms import entries, opened, press_button, seen, settle, type_words, writing_page


@pytest.fixture
def services(qapp: QApplication, tmp_path: Path) -> Services:
    return opened(tmp_path)


@pytest.fixture
def page(services: Services) -> WritingPage:
    return writing_page(services)


def leaves(page: WritingPage) -> dict[str, QTreeWidgetItem]:
    tree = page.desk.prompts.findChild(QTreeWidget)
    assert tree is not None
    found = tree.findItems("", Qt.MatchFlag.MatchContains | Qt.MatchFlag.MatchRecursive)
    return {item.text(0): item for item in found if item.parent() is not None}


def choose(page: WritingPage, words: str) -> None:
    press_button(page.desk.prompts, "Choose")
    tree = page.desk.prompts.findChild(QTreeWidget)
    assert tree is not None
    found = [leaf for text, leaf in leaves(page).items() if text.startswith(words)]
    tree.itemActivated.emit(found[0], 0)
    settle()


def test_a_new_page_begins_with_an_everyday_prompt(services: Services, page: WritingPage) -> None:
    answers = page.sitting.content.answers
    prompt = services.writing.library.prompt(answers[-1].prompt_id)
    assert prompt is not None
    assert prompt.intensity == LIGHT
    assert prompt.text in seen(page.desk.prompts)


def test_a_prompt_alone_is_no_page(services: Services, page: WritingPage) -> None:
    press_button(page.desk.prompts, "Skip")
    page.sitting.autosave.save()
    assert given(services.writing.drafts) == ()


def test_the_answer_remembers_its_question(services: Services, page: WritingPage) -> None:
    asked = page.sitting.content.answers
    type_words(page, "an answer")
    page.finish()
    assert next(entries(services)).content.answers == asked


def test_writing_freely_leaves_no_question(services: Services, page: WritingPage) -> None:
    press_button(page.desk.prompts, "Write freely")
    type_words(page, "just this")
    page.finish()
    assert next(entries(services)).content.answers == ()


def test_a_deep_prompt_asks_first_and_can_be_left(services: Services, page: WritingPage) -> None:
    library = services.writing.library
    themes = [theme for theme in library.themes if not theme.opt_in]
    deep = next(p for theme in themes for p in theme.prompts if p.intensity == DEEP)
    before = page.sitting.content.answers
    choose(page, deep.text)
    assert "Are you somewhere safe, with a little time?" in seen(page.desk.prompts)
    press_button(page.desk.prompts, "Not today")
    assert page.sitting.content.answers == before
    choose(page, deep.text)
    press_button(page.desk.prompts, "Something lighter")
    lighter = library.prompt(page.sitting.content.answers[-1].prompt_id)
    assert lighter is not None
    assert lighter.intensity == LIGHT
    assert not page.sitting.content.veiled
    choose(page, deep.text)
    press_button(page.desk.prompts, "Open it")
    assert page.sitting.content.answers[-1].prompt_id == deep.id
    assert library.grounding[0] in seen(page.desk.prompts)
    type_words(page, "a little of it")
    page.finish()
    assert next(entries(services)).content.veiled


def test_opt_in_themes_wait_to_be_opened(services: Services, page: WritingPage) -> None:
    theme = next(theme for theme in services.writing.library.themes if theme.opt_in)
    press_button(page.desk.prompts, "Choose")
    assert not any(text.startswith(theme.prompts[0].text) for text in leaves(page))
    press_button(page.desk.prompts, "Back to the page")
    given(services.settings.set, lambda _: Settings(opened_themes=frozenset({theme.id})))
    press_button(page.desk.prompts, "Choose")
    assert any(text.startswith(theme.prompts[0].text) for text in leaves(page))


def test_closed_themes_are_not_in_the_list(services: Services, page: WritingPage) -> None:
    theme = services.writing.library.themes[0]
    given(services.settings.set, lambda _: Settings(closed_themes=frozenset({theme.id})))
    press_button(page.desk.prompts, "Choose")
    assert theme.prompts[0].text not in leaves(page)


def test_the_list_shows_every_prompt_whole(services: Services, page: WritingPage) -> None:
    press_button(page, "Choose")
    tree = page.findChild(QTreeWidget)
    assert tree is not None
    tree.expandAll()
    settle()
    longest = max(leaves(page).values(), key=lambda leaf: len(leaf.text(0)))
    place = tree.visualItemRect(longest)
    words = tree.fontMetrics().boundingRect(
        0, 0, place.width(), 10_000, Qt.TextFlag.TextWordWrap, longest.text(0)
    )
    assert words.height() <= place.height()


def test_a_search_without_a_prompt_says_so(services: Services, page: WritingPage) -> None:
    press_button(page, "Choose")
    search = page.focusWidget()
    QTest.keyClicks(search, "zzz")
    assert any(
        label.text() == "No prompt has these words." and label.isVisible()
        for label in page.findChildren(QLabel)
    )
