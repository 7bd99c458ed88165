"""Settings: what was said against readings stands in one place, and can be taken back."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from journal.app.services import Services
from journal.domain.labels import Label
from journal.domain.selection import Selection
from journal.ui.settings.asking import Asking
from journal.ui.settings.set_aside import EMPTY
from tests.steps import given
from tests.ui.older_readings import entry, page_of, read_by_older, take_back, words_of
from tests.ui.rooms import opened, seen, settle


@pytest.fixture
def services(qapp: QApplication, tmp_path: Path) -> Services:
    return opened(tmp_path)


def test_ways_of_feeling_that_differ_are_kept(services: Services) -> None:
    asking: Asking = page_of(services).asking
    assert not asking.differ.isChecked()
    asking.differ.click()
    assert given(services.settings.settings).feelings_differ
    assert "never taken for a sign" in asking.differ.accessibleDescription()
    assert page_of(services).asking.differ.isChecked()


def test_where_nothing_was_said_a_sentence_says_so(services: Services) -> None:
    room = page_of(services).asking.set_aside
    assert room.empty.isVisibleTo(room)
    assert room.empty.text() == EMPTY
    assert not room.rows
    assert not room.more_button.isVisibleTo(room)


def test_everything_said_against_readings_stands_there(services: Services) -> None:
    struck, left, mine = read_by_older(services, 3, title="At the table")
    given(services.writing.strike, struck, "felt numb")
    given(services.writing.leave_unread, left, True)
    given(services.writing.correct, mine, Label.NONE)
    room = page_of(services).asking.set_aside
    assert words_of(room) == ["“felt numb”", "At the table", "No distance here"]
    names = [row.button.accessibleName() for row in room.rows]
    assert names == [
        "Take back: “felt numb”, 23 November 2026 · At the table",
        "Take back: At the table, 22 November 2026",
        "Take back: No distance here, 21 November 2026 · At the table",
    ]
    assert not room.empty.isVisibleTo(room)


def test_each_is_taken_back_by_keyboard_and_can_be_said_again(services: Services) -> None:
    struck, left, mine = read_by_older(services, 3)
    given(services.writing.strike, struck, "felt numb")
    given(services.writing.leave_unread, left, True)
    given(services.writing.correct, mine, Label.NONE)
    page = page_of(services)
    room = page.asking.set_aside
    before = words_of(room)
    offers: list[tuple[str, object]] = []
    page.undo_offered.connect(lambda words, undo: offers.append((words, undo)))
    for rows_left in (2, 1, 0):
        take_back(room)
        assert len(room.rows) == rows_left
        assert all(row.button.hasFocus() for row in room.rows[:1]), "the next one has the focus"
    assert [words for words, _ in offers] == [
        "Those words count again.",
        "It can be read again when you ask.",
        "Your label is taken back.",
    ]
    assert entry(services, struck).content.struck == ()
    assert not entry(services, left).content.unread
    assert entry(services, mine).label is Label.CHOSEN, "the reading's own label is back"
    assert room.empty.isVisibleTo(room)
    for _, undo in offers:
        assert callable(undo)
        undo()
    assert words_of(room) == before
    assert entry(services, mine).label is Label.NONE


def test_a_veiled_page_shows_none_of_its_words(services: Services) -> None:
    (id,) = read_by_older(services, veiled=True)
    given(services.writing.strike, id, "felt numb")
    page = page_of(services)
    assert words_of(page.asking.set_aside) == ["Words of a veiled page"]
    assert "felt numb" not in seen(page.asking)
    take_back(page.asking.set_aside)
    assert entry(services, id).content.struck == ()


def test_long_lists_are_shown_a_piece_at_a_time(services: Services) -> None:
    for id in read_by_older(services, 12):
        given(services.writing.correct, id, Label.MIXED)
    room = page_of(services).asking.set_aside
    assert len(room.rows) == 10
    assert room.more_button.text() == "Show 2 more of 2"
    room.more_button.click()
    settle()
    assert len(room.rows) == 12
    assert room.rows[10].button.hasFocus()
    assert not room.more_button.isVisibleTo(room)


def test_the_label_filter_follows_what_is_taken_back(services: Services) -> None:
    (id,) = read_by_older(services)
    given(services.writing.correct, id, Label.MIXED)
    page = page_of(services)
    assert given(services.reviewing.find, Selection(label=Label.MIXED)) == (id,)
    take_back(page.asking.set_aside)
    assert given(services.reviewing.find, Selection(label=Label.MIXED)) == ()
    assert given(services.reviewing.find, Selection(label=Label.CHOSEN)) == (id,)
    given(services.settings.set, lambda old: replace(old, feelings_differ=True))
    assert page.asking.differ.isChecked(), "a change made elsewhere is shown"
