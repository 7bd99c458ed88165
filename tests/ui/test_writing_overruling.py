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
from journal.domain.labels import Label, LabelFrom
from journal.services.stores import UnitOfWork
from journal.ui.writing.page import WritingPage
from tests.steps import given
from tests.ui.rooms import (
    NUMB,
    HeldLane,
    buttons,
    in_sight,
    newest,
    opened,
    press,
    press_button,
    quotations,
    read_page,
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
    assert newest(services).label is Label.NONE


def test_escape_folds_the_answers_before_it_closes_the_panel(services: Services) -> None:
    page = read_page(services)
    press_button(page.panel, "Not quite")
    press(page.focusWidget(), Qt.Key.Key_Escape)
    assert page.panel.isVisible()
    assert [b.text() for b in buttons(page.panel.changing)] == ["That fits", "Not quite"]
    press(page.focusWidget(), Qt.Key.Key_Escape)
    assert page.panel.isHidden()


def test_tab_goes_down_the_panel_as_it_is_read(services: Services) -> None:
    page = read_page(services)
    press_button(page.panel, "Not that")
    focus: QWidget | None = next(b for b in buttons(page.panel) if b.text() == "Close")
    places = []
    while focus is not None and page.panel.isAncestorOf(focus):
        if focus.isVisible() and focus.focusPolicy() & Qt.FocusPolicy.TabFocus:
            places.append(focus.mapTo(page.panel, focus.rect().center()).y())
        focus = focus.nextInFocusChain()
    assert len(places) == len(buttons(page.panel))
    assert places == sorted(places)


def test_a_change_is_undone_by_key_from_the_panel_only(services: Services) -> None:
    page = read_page(services)
    press_button(page.panel, "Not quite")
    press_button(page.panel, "I chose it")
    assert newest(services).label_from is LabelFrom.CORRECTED
    QTest.keyClick(page.focusWidget(), Qt.Key.Key_Z, CONTROL)
    settle()
    assert newest(services).label_from is LabelFrom.TEXT
    assert page.desk.editor.text() == NUMB, "the text was not what was undone"


def test_that_fits_can_be_taken_back(services: Services) -> None:
    page = read_page(services)
    press_button(page.panel, "That fits")
    assert newest(services).label_from is LabelFrom.AGREED
    assert quotations(page), "the words stay in sight"
    press_button(page.panel, "Undo")
    assert newest(services).label_from is LabelFrom.TEXT
    assert "That fits" in in_sight(page.panel)


def test_words_are_struck_out_by_key_and_taken_back(services: Services) -> None:
    page = read_page(services)
    first = quotations(page)[0]
    words = NUMB[first.span.start : first.span.end]
    first.setFocus()
    press(first, Qt.Key.Key_Delete)
    settle()
    assert newest(services).content.struck == (words,)
    assert newest(services).content.body == NUMB
    assert all(NUMB[q.span.start : q.span.end] != words for q in quotations(page))
    assert "Words you set aside" in in_sight(page.panel)
    assert f"“{words}”" in in_sight(page.panel)
    assert page.focusWidget() in buttons(page.panel), "the focus is not lost with the quotation"
    press_button(page.panel, "Undo")
    assert newest(services).content.struck == ()
    assert NUMB[quotations(page)[0].span.start : quotations(page)[0].span.end] == words


def test_words_set_aside_long_ago_are_taken_back_where_they_are_seen(services: Services) -> None:
    page = read_page(services)
    press_button(page.panel, "Not that")
    before = newest(services).content.struck
    page.beside.close()
    page.menu.reading_wanted.emit()
    press_button(page.panel, "Take back")
    assert before
    assert newest(services).content.struck == ()
    assert "Words you set aside" not in in_sight(page.panel)
    press_button(page.panel, "Undo")
    assert newest(services).content.struck == before


def test_every_not_that_says_what_it_is_about(services: Services) -> None:
    page = read_page(services)
    names = [b.accessibleName() for b in buttons(page.panel) if b.text() == "Not that"]
    assert len(names) == len(set(names)) == len(quotations(page))
    assert all(name.startswith("Not that: “") for name in names)


def test_a_text_written_anew_is_not_read_by_itself(services: Services) -> None:
    page = read_page(services)
    page.desk.editor.moveCursor(page.desk.editor.textCursor().MoveOperation.End)
    type_words(page, " And then the bus came.")
    page.finish()
    settle()
    assert newest(services).reading is None
    assert page.panel.isVisible()
    assert quotations(page) == []
    press_button(page.panel, "Read the words")
    assert newest(services).reading is not None


def test_a_reading_made_anew_shows_before_and_after(services: Services) -> None:
    page = read_page(services)
    entry = newest(services)
    assert entry.reading is not None
    old = replace(entry.reading, label=Label.NONE, spans=(), version="0.0.7")

    def age(unit: UnitOfWork) -> None:
        unit.readings.put(entry.id, old)

    given(services.door.within, age)
    page.open(entry.id)
    page.menu.reading_wanted.emit()
    assert "Read by version 0.0.7." in in_sight(page.panel)
    press_button(page.panel, "Read again")
    after = newest(services).reading
    assert after is not None
    assert after.version == VERSION
    assert f"Before: No distance noticed. Now: {heading(after)}." in in_sight(page.panel)
    assert "Read by version" not in in_sight(page.panel)


def reading_held(place: Path) -> tuple[HeldLane, WritingPage]:
    """Return a finished page whose reading was asked for and waits in the lane."""
    lane = HeldLane()
    services = opened(place, make_lane=lambda: lane)
    settings(services, ask_checkin=False)
    page = writing_page(services)
    type_words(page, NUMB)
    page.finish()
    lane.held = True
    page.menu.reading_wanted.emit()
    return lane, page


@pytest.mark.parametrize("leave", ["close", "new_page"])
def test_a_reading_that_comes_late_opens_nothing(
    qapp: QApplication, tmp_path: Path, leave: str
) -> None:
    lane, page = reading_held(tmp_path)
    (page.beside.close if leave == "close" else page.new_page)()
    lane.release()
    settle()
    assert page.panel.isHidden()
    assert not page.desk.editor.lines


def test_a_long_reading_is_waited_for_in_words(qapp: QApplication, tmp_path: Path) -> None:
    lane, page = reading_held(tmp_path)
    assert "Reading the words…" in in_sight(page.panel)
    lane.release()
    settle()
    assert "Reading the words…" not in seen(page.panel)
    assert quotations(page)
