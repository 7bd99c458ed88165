"""Before and after: short lines, one gentle offer, both pages side by side, and how it left me."""

from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication

from journal.app.services import Services
from journal.domain.befores import Linked, day_for
from journal.domain.entry import Entry, Facet, Kind
from journal.domain.prompts import LIGHT
from journal.ui.writing.checkin_card import QuestionRow
from journal.ui.writing.page import WritingPage
from tests.steps import given, write
from tests.ui.rooms import (
    entries,
    in_sight,
    newest,
    opened,
    press,
    press_button,
    reviewing_page,
    seen,
    settings,
    settle,
    type_words,
    writing_page,
)

PLAN = "One hour, and no talk about the house."


@pytest.fixture
def services(qapp: QApplication, tmp_path: Path) -> Services:
    made = opened(tmp_path)
    settings(made, ask_checkin=False)
    return made


def planned(services: Services, **changes: object) -> Entry:
    """Write a page before something, three days ago."""
    day = services.writing.blank().content.day - timedelta(days=3)
    return write(services, PLAN, **{"kind": Kind.BEFORE, "day": day, "title": "Lunch", **changes})


def question(page: WritingPage) -> str:
    """Return what stands in the place of the prompt, empty where nothing is asked."""
    card = page.desk.question
    return in_sight(card) if card.isVisible() else ""


def before_kind(page: WritingPage) -> None:
    """Choose the kind of a page before something in the menu."""
    (action,) = [a for a in page.menu.findChildren(QAction) if a.text() == "Before something"]
    action.trigger()
    settle()


def test_short_lines_begin_lines_on_the_page_and_each_can_be_left_out(services: Services) -> None:
    page = writing_page(services)
    before_kind(page)
    press_button(page.desk.question, "What my limit is")
    type_words(page, "one hour")
    press_button(page.desk.question, "How I will leave")
    type_words(page, "on foot")
    press_button(page.desk.question, "That is all")
    page.finish()
    entry = newest(services)
    assert entry.content.body == "What my limit is: one hour\nHow I will leave: on foot"
    assert entry.content.kind is Kind.BEFORE


def test_a_line_that_was_put_is_not_offered_again_and_undo_takes_it_back(
    services: Services,
) -> None:
    page = writing_page(services)
    before_kind(page)
    press_button(page.desk.question, "What might come up")
    assert "What might come up" not in in_sight(page.desk.question)
    assert page.desk.editor.hasFocus()
    page.desk.editor.undo()
    assert page.desk.words()[1] == ""


def test_the_day_it_is_for_can_be_named(services: Services) -> None:
    page = writing_page(services)
    before_kind(page)
    press_button(page.desk.question, "The day it is for")
    row = page.desk.around
    assert row.day_for.isVisible()
    focus = page.window().focusWidget()
    assert focus is not None
    press(focus, Qt.Key.Key_Down)
    assert day_for(page.sitting.content) == page.sitting.content.day


def test_the_after_is_offered_once_and_written_beside_its_before(services: Services) -> None:
    before = planned(services)
    page = writing_page(services)
    assert "Write the after of “Lunch”?" in question(page)
    press_button(page.desk.question, "Write it")
    assert page.befores.pane.text.toPlainText() == PLAN
    assert page.befores.pane.text.isReadOnly()
    assert page.befores.pane.isVisible()
    type_words(page, "It took two.")
    page.finish()
    after = newest(services)
    assert after.content.kind is Kind.AFTER
    assert given(services.reviewing.linked, before.id) == Linked(afters=(after.id,))
    page.new_page()
    assert not page.befores.pane.isVisible()
    page.entered()
    settle()
    assert question(page) == ""


def test_leaving_it_is_remembered(services: Services) -> None:
    planned(services)
    page = writing_page(services)
    press_button(page.desk.question, "Leave it")
    page.clear()
    page.entered()
    settle()
    assert question(page) == ""
    assert newest(services).content.body == PLAN


def test_escape_leaves_it_as_well(services: Services) -> None:
    planned(services)
    page = writing_page(services)
    press(page.desk.question, Qt.Key.Key_Escape)
    assert given(services.writing.before_waiting) is None
    assert page.desk.editor.hasFocus()


def test_it_is_asked_once_a_sitting_even_when_nothing_was_answered(services: Services) -> None:
    planned(services)
    page = writing_page(services)
    assert question(page)
    page.new_page()
    page.entered()
    settle()
    assert question(page) == ""


def test_a_veiled_before_is_not_named_and_shows_its_words_only_on_request(
    services: Services,
) -> None:
    planned(services, veiled=True)
    page = writing_page(services)
    assert "Lunch" not in question(page)
    press_button(page.desk.question, "Write it")
    assert PLAN not in seen(page)
    press_button(page.befores.pane, "Show")
    assert page.befores.pane.text.toPlainText() == PLAN


def test_a_page_with_words_on_it_is_not_interrupted(services: Services) -> None:
    page = writing_page(services)
    type_words(page, "I am in the middle of")
    planned(services)
    page.entered()
    settle()
    assert question(page) == ""


def test_locking_forgets_the_page_before(services: Services) -> None:
    planned(services)
    page = writing_page(services)
    press_button(page.desk.question, "Write it")
    page.clear()
    assert PLAN not in seen(page)
    assert "Lunch" not in seen(page)


def test_the_menu_leads_from_each_to_the_other(services: Services) -> None:
    before = planned(services, facets=(Facet("no_after"),))
    page = writing_page(services)
    assert not page.menu.after.isVisible()
    page.open(before.id)
    settle()
    assert page.menu.after.text() == "Write the page after this"
    page.menu.after.trigger()
    type_words(page, "It took two.")
    page.finish()
    after = newest(services)
    page.menu.before.trigger()
    settle()
    assert page.sitting.entry is not None
    assert page.sitting.entry.id == before.id
    assert page.menu.after.text() == "Open the page after"
    page.menu.after.trigger()
    settle()
    assert page.sitting.entry.id == after.id
    assert page.befores.pane.isVisible()


def test_a_reading_takes_the_place_beside_the_page_and_gives_it_back(services: Services) -> None:
    planned(services)
    page = writing_page(services)
    press_button(page.desk.question, "Write it")
    type_words(page, "I chose to leave after an hour, and I was glad that I did.")
    page.finish()
    page.menu.reading_wanted.emit()
    settle()
    assert not page.befores.pane.isVisible()
    page.beside.close()
    assert page.befores.pane.isVisible()


def test_review_leads_from_each_to_the_other(services: Services) -> None:
    planned(services)
    page = writing_page(services)
    press_button(page.desk.question, "Write it")
    type_words(page, "It took two.")
    page.finish()
    review = reviewing_page(services)
    review.table.selectRow(0)
    settle()
    assert review.preview.text.toPlainText() == "It took two."
    press_button(review.preview, "Read the page before")
    assert review.preview.text.toPlainText() == PLAN
    chosen: list[object] = []
    review.entry_chosen.connect(chosen.append)
    press_button(review.preview, "Open")
    assert chosen == [list(entries(services))[1].id]
    press_button(review.preview, "Read the page after")
    assert review.preview.text.toPlainText() == "It took two."


@pytest.mark.parametrize(
    ("key", "answer"),
    [
        (Qt.Key.Key_1, "better"),
        (Qt.Key.Key_2, "same"),
        (Qt.Key.Key_3, "worse"),
        (Qt.Key.Key_0, "not_sure"),
    ],
)
def test_how_writing_left_me_is_kept(services: Services, key: Qt.Key, answer: str) -> None:
    page = writing_page(services)
    type_words(page, "An evening.")
    page.finish()
    (row,) = page.desk.question.findChildren(QuestionRow)
    press(row, key)
    assert newest(services).content.facets == (Facet("left", answer),)
    assert page.desk.question.isVisible()


def test_it_need_not_be_answered_and_can_be_turned_off(services: Services) -> None:
    page = writing_page(services)
    type_words(page, "An evening.")
    page.finish()
    assert "How did writing leave me?" in in_sight(page)
    press(page.desk.question, Qt.Key.Key_Escape)
    assert newest(services).content.facets == ()
    settings(services, ask_checkin=False, ask_left=False)
    page.new_page()
    type_words(page, "Another.")
    page.finish()
    assert "How did writing leave me?" not in in_sight(page)


def test_three_worse_offer_something_lighter_once(services: Services) -> None:
    day = services.writing.blank().content.day
    for back in (1, 2):
        write(services, "x", day=day - timedelta(days=back), facets=(Facet("left", "worse"),))
    page = writing_page(services)
    for offered in (True, False):
        type_words(page, "An evening.")
        page.finish()
        assert "Something lighter" not in question(page)
        (row,) = page.desk.question.findChildren(QuestionRow)
        press(row, Qt.Key.Key_3)
        settle()
        assert ("Something lighter" in question(page)) is offered
        if offered:
            press_button(page.desk.question, "Something lighter")
            prompt = page.sitting.content.answers[-1].prompt_id
            found = services.writing.library.prompt(prompt)
            assert found is not None
            assert found.intensity == LIGHT
