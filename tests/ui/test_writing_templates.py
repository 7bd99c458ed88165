"""Templates, and the day a page is about, as a person meets them at the page."""

import errno
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QApplication

from journal.app.services import Services
from journal.domain.entry import Entry
from journal.domain.selection import Selection
from journal.domain.templates import Template
from journal.services.door import Locked
from journal.ui.writing.date_line import LONG_AGO, TO_COME
from tests.steps import PASSPHRASE, given, write
from tests.ui.rooms import (
    entries,
    newest,
    opened,
    press,
    press_button,
    reviewing_page,
    settings,
    settle,
    type_words,
    writing_page,
)

NEW = "It was warm on the step, and I stayed."


@pytest.fixture
def services(qapp: QApplication, tmp_path: Path) -> Services:
    return opened(tmp_path)


def rewritten(services: Services) -> Entry:
    """Write an entry with two versions."""
    entry = write(services, "It was cold.", title="Out")
    draft = given(services.writing.open, entry.id).draft
    content = replace(draft.content, body=NEW)
    again: Entry = given(services.writing.finish, replace(draft, content=content))
    return again


def undo(spy: QSignalSpy) -> None:
    """Take the last act back, as the line under the page does."""
    spy.at(spy.count() - 1)[1]()
    settle()


def test_a_template_goes_to_the_cursor_as_one_step(services: Services) -> None:
    body = "Who rang:\nWhat I said:"
    given(services.writing.templates.keep, Template("0" * 32, "After a call", body))
    page = writing_page(services)
    type_words(page, "Before it.")
    page.menu.templates_wanted.emit()
    press(page.keepsakes.templates.pane.list, Qt.Key.Key_Return)
    assert page.desk.editor.text() == f"Before it.\n{body}"
    assert page.desk.editor.hasFocus()
    page.desk.editor.undo()
    assert page.desk.editor.text() == "Before it."
    page.desk.editor.redo()
    page.finish()
    assert newest(services).content.from_template == ("Who rang:", "What I said:")


def test_a_page_becomes_a_template_with_a_name_of_choice(services: Services) -> None:
    page = writing_page(services)
    type_words(page, "Three things:")
    spy = QSignalSpy(page.undo_offered)
    page.menu.template_made.emit()
    pane = page.keepsakes.templates.pane
    assert pane.name.hasFocus()
    QTest.keyClicks(pane.name, "Sunday")
    press(pane.name, Qt.Key.Key_Return)
    (made,) = given(services.writing.templates.all)
    assert (made.name, made.body) == ("Sunday", "Three things:")
    press_button(pane, "Remove")
    assert given(services.writing.templates.all) == ()
    undo(spy)
    assert given(services.writing.templates.all) == (made,)


def test_a_template_typed_when_the_journal_locks_is_not_lost(services: Services) -> None:
    given(services.writing.templates.keep, Template("0" * 32, "Late call", "Who rang:"))
    page = writing_page(services)
    page.menu.templates_wanted.emit()
    QTest.keyClicks(page.keepsakes.templates.pane.body, "And why. ")
    services.unlocking.lock("asked")
    page.clear()
    state = services.door.state
    assert isinstance(state, Locked)
    given(services.unlocking.unlock, state.path, PASSPHRASE)
    kept = [draft.content.body for draft in given(services.writing.drafts)]
    kept += [template.body for template in given(services.writing.templates.all)]
    assert "And why. Who rang:" in kept


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (date(2027, 1, 4), TO_COME),
        (date(1969, 7, 20), "Sunday 20 July 1969."),
        (date(1665, 9, 7), LONG_AGO),
    ],
)
def test_another_day_is_named_by_keyboard_and_undone(
    services: Services, day: date, said: str
) -> None:
    entry, other = write(services, "One."), write(services, "Two.")
    page, review = writing_page(services), reviewing_page(services)
    page.open(entry.id)
    spy = QSignalSpy(page.undo_offered)
    line = page.desk.date
    line.button.setFocus()
    press(line.button, Qt.Key.Key_Return)
    line.field.setDate(QDate(day.year, day.month, day.day))
    assert said in line.said.text()
    press(line.field, Qt.Key.Key_Return)
    assert newest_of(services, entry).content.day == day
    review.entered()
    settle()
    first = entry.id if day > date(2026, 11, 23) else other.id
    assert given(services.reviewing.find, Selection())[0] == first
    assert review.model.ids[0] == first
    undo(spy)
    assert newest_of(services, entry).content.day == entry.content.day


def newest_of(services: Services, entry: Entry) -> Entry:
    return next(each for each in entries(services) if each.id == entry.id)


def test_leaving_the_day_alone_changes_nothing(services: Services) -> None:
    page = writing_page(services)
    page.open(rewritten(services).id)
    before = newest(services)
    line = page.desk.date
    line.button.click()
    line.field.setDate(QDate(1999, 1, 1))
    press(line.field, Qt.Key.Key_Escape)
    assert newest(services) == before
    assert line.button.hasFocus()


def test_a_page_being_rewritten_moves_before_it_is_finished(services: Services) -> None:
    page = writing_page(services)
    entry = rewritten(services)
    page.open(entry.id)
    type_words(page, "More. ")
    page.desk.date.day_named.emit(date(2026, 1, 2))
    settle()
    assert newest(services).content.day == date(2026, 1, 2)
    assert newest(services).content.body == NEW
    page.finish()
    assert newest(services).content.body == f"More. {NEW}"
    assert newest(services).content.day == date(2026, 1, 2)


@pytest.mark.parametrize("then", ["put aside", "finished", "finished and rewritten"])
def test_undo_names_the_day_before_wherever_the_page_is_by_now(
    services: Services, then: str
) -> None:
    settings(services, ask_checkin=False)
    page = writing_page(services)
    today = page.sitting.content.day
    undone = QSignalSpy(page.keepsakes.undo_offered)
    type_words(page, "On the bench.")
    if then == "finished and rewritten":
        page.finish()
        type_words(page, " More.")
    page.desk.date.day_named.emit(date(2026, 1, 2))
    if then == "finished":
        page.finish()
    page.new_page()
    settle()
    undone.at(0)[1]()
    left = [draft.content.day for draft in given(services.writing.drafts)]
    kept = [entry.content.day for entry in entries(services)]
    assert left + kept
    assert {*left, *kept} == {today}
    for draft in given(services.writing.drafts):
        page.sitting.go_on(draft)
        page.finish()
    assert newest(services).content.day == today


def test_a_template_that_is_asked_for_twice_is_made_once(services: Services) -> None:
    page = writing_page(services)
    pane = page.keepsakes.templates.pane
    page.menu.templates_wanted.emit()
    pane.new.click()
    pane.new.click()
    assert [each.name for each in given(services.writing.templates.all)] == ["New template"]
    type_words(page, "Who rang:")
    page.menu.template_made.emit()
    page.menu.template_made.emit()
    assert [each.body for each in given(services.writing.templates.all)] == ["", "Who rang:"]
    assert pane.body.toPlainText() == "Who rang:"


def test_words_of_a_template_that_could_not_be_stored_are_not_lost(
    services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(template: Template, then: object, failed: Callable[[Exception], None]) -> None:
        failed(OSError(errno.ENOSPC, "no room"))

    templates = services.writing.templates
    for number, name in enumerate(("After a call", "Before a call")):
        given(templates.keep, Template(f"{number:032}", name, ""))
    page = writing_page(services)
    page.menu.templates_wanted.emit()
    pane = page.keepsakes.templates.pane
    with monkeypatch.context() as disk:
        disk.setattr(templates, "keep", full)
        QTest.keyClicks(pane.body, "Who rang:")
        pane.keep()
        assert pane.banner.isVisible()
        pane.list.setCurrentRow(1)
        unsaved = page.keepsakes.unsaved()
        assert unsaved is not None
        assert unsaved.content.body == "Who rang:"
        assert unsaved.content.from_template == ("Who rang:",)
    page.keepsakes.close()
    page.menu.templates_wanted.emit()
    assert [each.body for each in given(templates.all)] == ["Who rang:", ""]
    assert pane.body.toPlainText() == "Who rang:"
