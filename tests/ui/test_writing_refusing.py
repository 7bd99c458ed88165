"""Whoever wants an entry left alone, or no readings at all, is asked once at most and obeyed."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from journal.app.services import Services
from journal.domain.labels import Label
from journal.domain.settings import ReadingWhen, Settings
from journal.ui.writing.guessing import QUESTION
from journal.ui.writing.page import WritingPage
from tests.steps import given
from tests.ui.rooms import (
    NUMB,
    buttons,
    in_sight,
    newest,
    opened,
    press_button,
    quotations,
    read_page,
    settings,
    settle,
    type_words,
    write_and_read,
    writing_page,
)


@pytest.fixture
def services(qapp: QApplication, tmp_path: Path) -> Services:
    return opened(tmp_path)


def test_an_entry_is_left_unread_and_read_again_when_taken_back(services: Services) -> None:
    page = read_page(services)
    press_button(page.panel, "Not quite")
    press_button(page.panel, "Don't read this entry")
    assert newest(services).content.unread
    assert newest(services).reading is None
    assert quotations(page) == []
    assert not page.desk.editor.lines
    press_button(page.panel, "Undo")
    assert not newest(services).content.unread
    assert quotations(page)


def test_an_entry_left_unread_is_never_read_by_opening_it(services: Services) -> None:
    page = read_page(services)
    press_button(page.panel, "Not quite")
    press_button(page.panel, "Don't read this entry")
    page.beside.close()
    page.menu.reading_wanted.emit()
    assert newest(services).reading is None
    assert "You asked me not to read this entry." in in_sight(page.panel)
    press_button(page.panel, "Say it yourself")
    press_button(page.panel, "It came over me")
    assert newest(services).label is Label.INVOLUNTARY
    assert newest(services).reading is None
    press_button(page.panel, "Let it be read")
    assert not newest(services).content.unread


def test_an_entry_left_unread_opens_no_panel_by_itself(services: Services) -> None:
    settings(services, reading=ReadingWhen.AFTER_CHECKIN)
    page = writing_page(services)
    type_words(page, NUMB)
    page.finish()
    press_button(page.desk.checkin, "Skip")
    assert page.panel.isVisible()
    press_button(page.panel, "Not quite")
    press_button(page.panel, "Don't read this entry")
    page.new_page()
    page.open(newest(services).id)
    type_words(page, "More. ")
    page.finish()
    press_button(page.desk.checkin, "Skip")
    assert page.panel.isHidden()


def test_who_skipped_the_check_in_is_not_asked_again_before_the_reading(services: Services) -> None:
    settings(services)
    page = writing_page(services)
    type_words(page, NUMB)
    page.finish()
    press_button(page.desk.checkin, "Skip")
    press_button(page.desk.question, "A possible reading")
    page.clear()  # as at lock
    page.entered()
    page.open(newest(services).id)
    page.menu.reading_wanted.emit()
    assert page.panel.isVisible()
    assert page.desk.checkin.isHidden()


def test_no_readings_at_all_is_one_tap_and_one_back(services: Services) -> None:
    page = read_page(services, reading=ReadingWhen.AFTER_CHECKIN)
    press_button(page.panel, "Not quite")
    press_button(page.panel, "Don't read any")
    assert given(services.settings.settings).reading is ReadingWhen.NEVER
    assert quotations(page) == []
    assert "That fits" not in in_sight(page.panel)
    press_button(page.panel, "Undo")
    assert given(services.settings.settings).reading is ReadingWhen.AFTER_CHECKIN
    assert quotations(page)


def test_nothing_is_read_when_no_readings_are_wanted(services: Services) -> None:
    page = read_page(services, reading=ReadingWhen.NEVER)
    assert newest(services).reading is None
    assert "You asked me not to read any." in in_sight(page.panel)


def corrected(page: WritingPage, services: Services) -> None:
    """Correct one more entry."""
    page.new_page()
    settle()
    write_and_read(page)
    press_button(page.panel, "Not quite")
    press_button(page.panel.changing, "Some of both")


def test_after_three_corrections_it_asks_once_whether_to_stop(services: Services) -> None:
    page = read_page(services, reading=ReadingWhen.AFTER_CHECKIN)
    asked = []
    for _ in range(3):
        corrected(page, services)
        asked.append(QUESTION in in_sight(page.panel))
    assert asked == [False, False, True]
    assert "Changed. It's yours." in in_sight(page.panel)
    offered = buttons(page.panel.stop_question)
    assert [b.text() for b in offered] == ["Stop guessing", "Only when I ask", "Keep guessing"]
    assert len({b.width() for b in offered}) == 1
    press_button(page.panel, "Keep guessing")
    assert given(services.settings.settings).reading is ReadingWhen.AFTER_CHECKIN
    corrected(page, services)
    assert QUESTION not in in_sight(page.panel)


def test_stopping_is_kept_and_can_be_undone(services: Services) -> None:
    page = read_page(services)
    for _ in range(3):
        corrected(page, services)
    press_button(page.panel, "Stop guessing")
    kept: Settings = given(services.settings.settings)
    assert kept.reading is ReadingWhen.NEVER
    assert kept.guessing_asked
    press_button(page.panel, "Undo")
    assert given(services.settings.settings).reading is ReadingWhen.ASKED
