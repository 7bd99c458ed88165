"""Earlier versions of a page, as a person meets them beside it."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QApplication, QWidget

from journal.app.services import Services
from journal.domain.entry import Entry
from journal.domain.templates import Template
from journal.ui.writing.comparison import Manner
from journal.ui.writing.history_pane import NONE
from journal.ui.writing.page import WritingPage
from tests.steps import given, write
from tests.ui.rooms import (
    buttons,
    in_sight,
    newest,
    opened,
    press,
    press_button,
    seen,
    settle,
    type_words,
    writing_page,
)

OLD, NEW = "It was cold on the step.", "It was warm on the step, and I stayed."


@pytest.fixture
def services(qapp: QApplication, tmp_path: Path) -> Services:
    return opened(tmp_path)


def rewritten(services: Services, **changes: object) -> Entry:
    """Write an entry with two versions."""
    entry = write(services, OLD, title="Out", **changes)
    draft = given(services.writing.open, entry.id).draft
    content = replace(draft.content, body=NEW)
    again: Entry = given(services.writing.finish, replace(draft, content=content))
    return again


def with_versions(services: Services, **changes: object) -> WritingPage:
    """Return a page with its earlier versions beside it."""
    page = writing_page(services)
    page.open(rewritten(services, **changes).id)
    page.menu.versions_wanted.emit()
    settle()
    return page


def undo(spy: QSignalSpy) -> None:
    """Take the last act back, as the line under the page does."""
    spy.at(spy.count() - 1)[1]()
    settle()


def test_versions_are_listed_and_compared_in_words(services: Services) -> None:
    page = with_versions(services)
    pane = page.keepsakes.history.pane
    assert pane.list.hasFocus()
    assert [pane.model.about(row) for row in range(2)] == [
        "9 words · the words",
        "6 words · the first one",
    ]
    assert "4 words added, 1 word taken away." in in_sight(pane)
    text = pane.two.shown.toPlainText()
    assert "cold warm on the step" in text
    press_button(pane, "Next change")
    assert "1 of 2. Taken away: “cold”. Added: “warm”." in in_sight(pane)
    assert pane.two.shown.textCursor().selectedText().strip() == "cold warm"


def test_added_and_removed_words_differ_by_more_than_colour(services: Services) -> None:
    text = with_versions(services).keepsakes.history.pane.two.shown
    text.go_to(0)
    cursor = text.textCursor()
    start = cursor.selectionStart()
    cursor.setPosition(start + 1)
    assert cursor.charFormat().fontStrikeOut()
    cursor.setPosition(start + len("cold ") + 1)
    assert cursor.charFormat().fontUnderline()


def test_a_passage_of_an_earlier_version_is_copied_as_it_stood(services: Services) -> None:
    pane = with_versions(services).keepsakes.history.pane
    pane.choose(1)
    pane.two.manner.setCurrentIndex(list(Manner).index(Manner.ALONE))
    pane.two.manner.activated.emit(2)
    pane.two.shown.selectAll()
    pane.two.shown.copy()
    assert QApplication.clipboard().text() == f"Out\n{OLD}"


def test_a_version_comes_back_and_undo_leads_back_again(services: Services) -> None:
    page = with_versions(services)
    pane, spy = page.keepsakes.history.pane, QSignalSpy(page.undo_offered)
    pane.choose(1)
    press_button(pane, "Bring this version back")
    assert page.desk.editor.text() == OLD
    assert newest(services).content.body == OLD
    assert len(pane.model.versions) == 3
    assert pane.list.hasFocus()
    undo(spy)
    assert page.desk.editor.text() == NEW
    assert len(pane.model.versions) == 4


def test_what_is_being_typed_becomes_a_version_before_another_comes_back(
    services: Services,
) -> None:
    page = with_versions(services)
    page.desk.editor.moveCursor(page.desk.editor.textCursor().MoveOperation.End)
    type_words(page, " Half a sent")
    pane = page.keepsakes.history.pane
    pane.choose(1)
    press_button(pane, "Bring this version back")
    assert page.desk.editor.text() == OLD
    pane.choose(1)
    pane.two.manner.setCurrentIndex(list(Manner).index(Manner.ALONE))
    pane.two.manner.activated.emit(2)
    assert pane.two.shown.toPlainText() == f"Out\n{NEW} Half a sent"


def test_any_two_versions_are_set_beside_each_other_the_older_first(services: Services) -> None:
    pane = with_versions(services).keepsakes.history.pane
    pane.choose(1)
    press_button(pane, "Set others beside it")
    pane.choose(0)
    settle()
    assert "cold warm on the step" in pane.two.shown.toPlainText()


def test_a_veiled_page_shows_no_earlier_words_before_it_is_asked_to(services: Services) -> None:
    page = with_versions(services, veiled=True)
    pane = page.keepsakes.history.pane
    assert not pane.two.isVisible()
    press_button(pane, "Show")
    assert pane.two.isVisible()
    pane.choose(1)
    press_button(pane, "Bring this version back")
    assert newest(services).content.veiled
    assert page.desk.editor.isHidden()


def test_a_page_never_finished_says_that_it_has_no_versions(services: Services) -> None:
    page = writing_page(services)
    page.menu.versions_wanted.emit()
    assert NONE in in_sight(page.keepsakes.history.pane)
    press(page.keepsakes.history.pane, Qt.Key.Key_Escape)
    assert page.keepsakes.shelf.shown is None
    assert page.desk.editor.hasFocus()


def test_locking_leaves_nothing_of_versions_and_templates(services: Services) -> None:
    page = with_versions(services)
    given(services.writing.templates.keep, Template("0" * 32, "Late call", "Who rang:"))
    page.menu.templates_wanted.emit()
    assert "Late call" in seen(page)
    page.menu.versions_wanted.emit()
    services.unlocking.lock("asked")
    page.clear()
    words = seen(page)
    for private in ("cold", "warm", "Late call", "Who rang"):
        assert private not in words


def test_every_control_beside_the_page_has_a_name(services: Services) -> None:
    page = with_versions(services)
    given(services.writing.templates.keep, Template("0" * 32, "Late call", "Who rang:"))
    for open_pane in (page.menu.versions_wanted, page.menu.templates_wanted):
        open_pane.emit()
        shown = page.keepsakes.shelf.shown
        assert shown is not None
        stops = [child for child in shown.findChildren(QWidget) if child.isVisibleTo(shown)]
        for stop in stops:
            if (
                stop.focusPolicy() & Qt.FocusPolicy.TabFocus
                and stop.metaObject().className()[:1] == "Q"
            ):
                assert stop.accessibleName() or getattr(stop, "text", str)(), stop
    assert all(button.accessibleName() or button.text() for button in buttons(page))
