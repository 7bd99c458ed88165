"""The person has the last word on a reading: changed, set aside, left unread, and taken back."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from journal.app.services import Services
from journal.domain.distance.reading import VERSION
from journal.domain.distance.words import heading
from journal.domain.entry import Entry
from journal.domain.labels import Label, LabelFrom
from journal.domain.settings import ReadingWhen, Settings
from journal.services.stores import UnitOfWork
from journal.ui.writing.guessing import QUESTION
from journal.ui.writing.page import WritingPage
from tests.steps import given
from tests.ui.rooms import (
    NUMB,
    HeldLane,
    buttons,
    entries,
    opened,
    press,
    press_button,
    quotations,
    seen,
    settings,
    settle,
    type_words,
    writing_page,
)

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def services(qapp: QApplication, tmp_path: Path) -> Services:
    return opened(tmp_path)


def read_page(services: Services, words: str = NUMB, **wanted: object) -> WritingPage:
    """Return a page that was finished, with its reading beside it."""
    settings(services, ask_checkin=False, **wanted)
    page = writing_page(services)
    write_and_read(page, words)
    return page


def write_and_read(page: WritingPage, words: str = NUMB) -> None:
    type_words(page, words)
    page.finish()
    if page.panel.isHidden():
        page.menu.reading_wanted.emit()
    settle()


def stored(services: Services) -> Entry:
    """Return the entry written last as it is kept."""
    return next(entries(services))


def shown(room: QWidget) -> str:
    """Return the words that can be seen in the panel."""
    return "\n".join(
        child.text()
        for child in room.findChildren(QWidget)
        if child.isVisibleTo(room) and hasattr(child, "text")
    )


def test_a_tap_on_the_label_opens_the_same_answers(services: Services) -> None:
    page = read_page(services)
    label = next(b for b in buttons(page.panel) if b.accessibleName().endswith("Change this label"))
    label.click()
    settle()
    offered = [b.text() for b in buttons(page.panel.changing)]
    assert offered == [
        *("I chose it", "It came over me", "Some of both", "No distance here"),
        *("Don't read this entry", "Don't read any"),
    ]
    assert len({b.width() for b in buttons(page.panel.changing)[:4]}) == 1, "equal"
    press_button(page.panel, "No distance here")
    assert stored(services).label is Label.NONE


def test_escape_folds_the_answers_before_it_closes_the_panel(services: Services) -> None:
    page = read_page(services)
    press_button(page.panel, "Not quite")
    press(page.focusWidget(), Qt.Key.Key_Escape)
    assert page.panel.isVisible()
    assert [b.text() for b in buttons(page.panel.changing)] == ["That fits", "Not quite"]
    press(page.focusWidget(), Qt.Key.Key_Escape)
    assert page.panel.isHidden()


def test_a_change_is_undone_by_key_from_the_panel_only(services: Services) -> None:
    page = read_page(services)
    press_button(page.panel, "Not quite")
    press_button(page.panel, "I chose it")
    assert stored(services).label_from is LabelFrom.CORRECTED
    QTest.keyClick(page.focusWidget(), Qt.Key.Key_Z, CONTROL)
    settle()
    assert stored(services).label_from is LabelFrom.TEXT
    assert page.desk.editor.text() == NUMB, "the text was not what was undone"


def test_that_fits_can_be_taken_back(services: Services) -> None:
    page = read_page(services)
    press_button(page.panel, "That fits")
    assert stored(services).label_from is LabelFrom.AGREED
    assert quotations(page), "the words stay in sight"
    press_button(page.panel, "Undo")
    assert stored(services).label_from is LabelFrom.TEXT
    assert "That fits" in shown(page.panel)


def test_words_are_struck_out_by_key_and_taken_back(services: Services) -> None:
    page = read_page(services)
    first = quotations(page)[0]
    words = NUMB[first.span.start : first.span.end]
    first.setFocus()
    press(first, Qt.Key.Key_Delete)
    settle()
    assert stored(services).content.struck == (words,)
    assert stored(services).content.body == NUMB
    assert all(NUMB[q.span.start : q.span.end] != words for q in quotations(page))
    assert "Words you set aside" in shown(page.panel)
    assert f"“{words}”" in shown(page.panel)
    assert page.focusWidget() in buttons(page.panel), "the focus is not lost with the quotation"
    press_button(page.panel, "Undo")
    assert stored(services).content.struck == ()
    assert NUMB[quotations(page)[0].span.start : quotations(page)[0].span.end] == words


def test_words_set_aside_long_ago_are_taken_back_where_they_are_seen(services: Services) -> None:
    page = read_page(services)
    press_button(page.panel, "Not that")
    before = stored(services).content.struck
    page.beside.close()
    page.menu.reading_wanted.emit()
    press_button(page.panel, "Take back")
    assert before
    assert stored(services).content.struck == ()
    assert "Words you set aside" not in shown(page.panel)
    press_button(page.panel, "Undo")
    assert stored(services).content.struck == before


def test_every_not_that_says_what_it_is_about(services: Services) -> None:
    page = read_page(services)
    names = [b.accessibleName() for b in buttons(page.panel) if b.text() == "Not that"]
    assert len(names) == len(set(names)) == len(quotations(page))
    assert all(name.startswith("Not that: “") for name in names)


def test_an_entry_is_left_unread_and_read_again_when_taken_back(services: Services) -> None:
    page = read_page(services)
    press_button(page.panel, "Not quite")
    press_button(page.panel, "Don't read this entry")
    assert stored(services).content.unread
    assert stored(services).reading is None
    assert quotations(page) == []
    assert not page.desk.editor.lines
    press_button(page.panel, "Undo")
    assert not stored(services).content.unread
    assert quotations(page)


def test_an_entry_left_unread_is_never_read_by_opening_it(services: Services) -> None:
    page = read_page(services)
    press_button(page.panel, "Not quite")
    press_button(page.panel, "Don't read this entry")
    page.beside.close()
    page.menu.reading_wanted.emit()
    assert stored(services).reading is None
    assert "You asked me not to read this entry." in shown(page.panel)
    press_button(page.panel, "Say it yourself")
    press_button(page.panel, "It came over me")
    assert stored(services).label is Label.INVOLUNTARY
    assert stored(services).reading is None
    press_button(page.panel, "Let it be read")
    assert not stored(services).content.unread


def test_no_readings_at_all_is_one_tap_and_one_back(services: Services) -> None:
    page = read_page(services, reading=ReadingWhen.AFTER_CHECKIN)
    press_button(page.panel, "Not quite")
    press_button(page.panel, "Don't read any")
    assert given(services.settings.settings).reading is ReadingWhen.NEVER
    assert quotations(page) == []
    assert "That fits" not in shown(page.panel)
    press_button(page.panel, "Undo")
    assert given(services.settings.settings).reading is ReadingWhen.AFTER_CHECKIN
    assert quotations(page)


def test_nothing_is_read_when_no_readings_are_wanted(services: Services) -> None:
    page = read_page(services, reading=ReadingWhen.NEVER)
    assert stored(services).reading is None
    assert "You asked me not to read any." in shown(page.panel)


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
        asked.append(QUESTION in shown(page.panel))
    assert asked == [False, False, True]
    assert "Changed. It's yours." in shown(page.panel)
    offered = buttons(page.panel.stop_question)
    assert [b.text() for b in offered] == ["Stop guessing", "Only when I ask", "Keep guessing"]
    assert len({b.width() for b in offered}) == 1
    press_button(page.panel, "Keep guessing")
    assert given(services.settings.settings).reading is ReadingWhen.AFTER_CHECKIN
    corrected(page, services)
    assert QUESTION not in shown(page.panel)


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


def test_a_text_written_anew_is_not_read_by_itself(services: Services) -> None:
    page = read_page(services)
    page.desk.editor.moveCursor(page.desk.editor.textCursor().MoveOperation.End)
    type_words(page, " And then the bus came.")
    page.finish()
    settle()
    assert stored(services).reading is None
    assert page.panel.isVisible()
    assert quotations(page) == []
    press_button(page.panel, "Read the words")
    assert stored(services).reading is not None


def test_a_reading_made_anew_shows_before_and_after(services: Services) -> None:
    page = read_page(services)
    entry = stored(services)
    assert entry.reading is not None
    old = replace(entry.reading, label=Label.NONE, spans=(), version="0.0.7")

    def age(unit: UnitOfWork) -> None:
        unit.readings.put(entry.id, old)

    given(services.door.within, age)
    page.open(entry.id)
    page.menu.reading_wanted.emit()
    assert "Read by version 0.0.7." in shown(page.panel)
    press_button(page.panel, "Read again")
    after = stored(services).reading
    assert after is not None
    assert after.version == VERSION
    assert f"Before: No distance noticed. Now: {heading(after)}." in shown(page.panel)
    assert "Read by version" not in shown(page.panel)


def test_a_long_reading_is_waited_for_in_words(qapp: QApplication, tmp_path: Path) -> None:
    lane = HeldLane()
    services = opened(tmp_path, make_lane=lambda: lane)
    settings(services, ask_checkin=False)
    page = writing_page(services)
    type_words(page, NUMB)
    page.finish()
    lane.held = True
    page.menu.reading_wanted.emit()
    assert "Reading the words…" in shown(page.panel)
    lane.release()
    settle()
    assert "Reading the words…" not in seen(page.panel)
    assert quotations(page)
