"""Every theme, prompt and follow-up is reached, searched and taken by keyboard alone."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QTreeWidgetItem

from journal.app.services import Services
from journal.domain.prompts import DEEP, follow_ups
from journal.ui.writing.page import WritingPage
from journal.ui.writing.prompt_list import PromptList
from tests.steps import given
from tests.ui.rooms import opened, press, settle, writing_page

Key = Qt.Key


@pytest.fixture
def services(qapp: QApplication, tmp_path: Path) -> Services:
    return opened(tmp_path)


@pytest.fixture
def page(services: Services) -> WritingPage:
    return writing_page(services)


def key(page: WritingPage, pressed: Qt.Key) -> None:
    """Press a key where the focus is, as a keyboard does."""
    focus = page.window().focusWidget()
    assert focus is not None
    press(focus, pressed)


def enter_list(page: WritingPage) -> PromptList:
    """Go from the text to the list of prompts, by keyboard alone."""
    page.desk.editor.setFocus()
    for _ in range(30):
        key(page, Key.Key_Backtab)
        focus = page.window().focusWidget()
        if focus is not None and focus.accessibleName() == "Choose a prompt from the list":
            key(page, Key.Key_Return)
            settle()
            return page.desk.prompts.choosing
    raise AssertionError("no key leads to the list of prompts")


def here(found: PromptList) -> QTreeWidgetItem:
    item = found.tree.currentItem()
    assert item is not None
    return item


def walk(page: WritingPage, found: PromptList) -> list[str]:
    """Return every row that arrow keys lead to, unfolding all of them and opening each theme."""
    rows: list[str] = []
    key(page, Key.Key_Down)
    assert found.tree.hasFocus()
    while True:
        row = here(found)
        rows.append(row.text(0))
        if row.childCount() and not row.isExpanded():
            key(page, Key.Key_Right)
        if row.text(0).startswith("Open this theme"):
            key(page, Key.Key_Return)
            settle()
            assert found.tree.hasFocus()
            continue
        key(page, Key.Key_Down)
        if here(found) is row:
            return rows


def test_arrow_keys_lead_to_every_theme_prompt_and_follow_up(
    services: Services, page: WritingPage
) -> None:
    rows = walk(page, enter_list(page))
    themes = services.writing.library.themes
    missing = []
    for theme in themes:
        missing += [theme.title] if theme.title not in rows else []
        missing += [theme.intro] if not any(row.startswith(theme.intro) for row in rows) else []
        for prompt in theme.prompts:
            whole = prompt.text + ("  (can touch older things)" * (prompt.intensity >= DEEP))
            missing += [text for text in (whole, *prompt.follow_ups) if text not in rows]
    assert missing == []
    opened_by_key = given(services.settings.settings).opened_themes
    assert opened_by_key == {theme.id for theme in themes if theme.opt_in}


def test_a_theme_that_opens_on_purpose_says_what_it_holds_and_closes_again(
    services: Services, page: WritingPage
) -> None:
    found = enter_list(page)
    theme = next(theme for theme in services.writing.library.themes if theme.id == "outlets")
    QTest.keyClicks(found.search, theme.title[:12])
    key(page, Key.Key_Down)
    assert here(found).text(0) == theme.title
    key(page, Key.Key_Down)
    assert f"It holds {len(theme.prompts)} questions" in here(found).text(0)
    assert theme.prompts[0].text not in shown(found)
    key(page, Key.Key_Down)
    key(page, Key.Key_Return)
    settle()
    assert given(services.settings.settings).opened_themes == {"outlets"}
    assert theme.prompts[0].text in shown(found)
    for _ in range(len(theme.prompts) + 2):
        key(page, Key.Key_Down)
    assert here(found).text(0).startswith("Close this theme")
    key(page, Key.Key_Return)
    settle()
    assert given(services.settings.settings).opened_themes == frozenset()
    assert theme.prompts[0].text not in shown(found)


def shown(found: PromptList) -> list[str]:
    """Return the rows that can be seen."""
    rows, item = [], found.tree.topLevelItem(0)
    while item is not None:
        if not item.isHidden():
            rows.append(item.text(0))
        item = found.tree.itemBelow(item)
    return rows


def test_a_search_finds_a_follow_up_and_enter_takes_it(
    services: Services, page: WritingPage
) -> None:
    prompt = services.writing.library.themes[3].prompts[2]
    wanted = follow_ups(prompt)[1]
    found = enter_list(page)
    QTest.keyClicks(found.search, wanted.text.upper())
    key(page, Key.Key_Down)
    assert [here(found).text(0)] == [services.writing.library.themes[3].title]
    key(page, Key.Key_Down)
    assert here(found).text(0) == prompt.text
    key(page, Key.Key_Down)
    assert here(found).text(0) == wanted.text
    key(page, Key.Key_Return)
    settle()
    assert [answer.prompt_id for answer in page.sitting.content.answers] == [wanted.id]
    assert page.desk.editor.hasFocus()
    above = [label.text() for label in page.findChildren(QLabel) if label.isVisible()]
    assert {prompt.text, wanted.text} <= set(above)


def test_a_bit_deeper_is_a_key_away_from_the_list(services: Services, page: WritingPage) -> None:
    found = enter_list(page)
    for _ in range(6):
        key(page, Key.Key_Tab)
        if found.deeper.hasFocus():
            break
    key(page, Key.Key_Space)
    settle()
    assert given(services.settings.settings).deeper_prompts
    assert found.isVisible()
    key(page, Key.Key_Escape)
    assert not found.isVisible()
    assert page.desk.editor.hasFocus()
