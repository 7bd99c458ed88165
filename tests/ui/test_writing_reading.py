"""After finishing: asked first, read second, and the person's word stands over every guess."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from journal.app.services import Services
from journal.domain.checkin import Gate
from journal.domain.labels import Label, LabelFrom
from journal.domain.settings import ReadingWhen
from tests.ui.rooms import (
    NUMB,
    buttons,
    drafts,
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


@pytest.fixture
def services(qapp: QApplication, tmp_path: Path) -> Services:
    return opened(tmp_path)


def test_finishing_makes_an_entry_and_asks_before_anything_is_read(services: Services) -> None:
    page = writing_page(services)
    type_words(page, NUMB)
    QTest.keyClick(page.desk.editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle()
    entry = next(entries(services))
    assert entry.content.body == NUMB
    assert entry.reading is None
    assert drafts(services) == []
    assert page.desk.checkin.isVisible()
    assert page.panel.isHidden()
    press_button(page.desk.checkin, "Skip")
    assert page.panel.isHidden(), "nobody asked for a reading"
    assert next(entries(services)).reading is None
    press_button(page.desk.question, "A possible reading")
    assert page.panel.isVisible()
    assert next(entries(services)).reading is not None


def test_a_reading_follows_the_check_in_where_the_setting_says_so(services: Services) -> None:
    settings(services, reading=ReadingWhen.AFTER_CHECKIN)
    page = writing_page(services)
    type_words(page, NUMB)
    page.finish()
    assert page.panel.isHidden()
    press_button(page.desk.checkin, "Skip")
    assert page.panel.isVisible()
    assert "A possible reading" in seen(page.panel)


def test_never_means_never(services: Services) -> None:
    settings(services, reading=ReadingWhen.NEVER, ask_checkin=False)
    page = writing_page(services)
    type_words(page, NUMB)
    page.finish()
    assert page.panel.isHidden()
    assert next(entries(services)).reading is None
    assert "A possible reading" not in [
        button.text() for button in page.desk.question.findChildren(type(page.desk.more))
    ]


def test_number_keys_answer_and_the_own_answer_hides_the_guess(services: Services) -> None:
    settings(services, reading=ReadingWhen.AFTER_CHECKIN)
    page = writing_page(services)
    type_words(page, NUMB)
    page.finish()
    page.activateWindow()
    settle()
    for key in (Qt.Key.Key_3, Qt.Key.Key_5, Qt.Key.Key_4, Qt.Key.Key_4, Qt.Key.Key_0):
        press(page.focusWidget(), key)
    press_button(page.desk.checkin, "Done")
    entry = next(entries(services))
    assert entry.content.checkin is not None
    assert entry.content.checkin.gate is Gate.A_LOT
    assert entry.content.checkin.authorship == 2
    assert entry.content.checkin.after is None
    assert (entry.label, entry.label_from) == (Label.CHOSEN, LabelFrom.CHECKIN)
    assert "In your words" in seen(page.panel)
    assert "I chose it" in seen(page.panel)
    assert quotations(page) == []
    press_button(page.panel, "See the words this might rest on")
    assert quotations(page), "the words are one key away"
    assert "In your words" in seen(page.panel)


def test_not_really_ends_the_questions_and_hides_the_reading(services: Services) -> None:
    settings(services, reading=ReadingWhen.AFTER_CHECKIN)
    page = writing_page(services)
    type_words(page, NUMB)
    page.finish()
    press(page.desk.checkin.gate, Qt.Key.Key_1)
    press_button(page.desk.checkin, "Done")
    assert next(entries(services)).label is Label.NONE
    assert page.panel.isHidden()
    assert "No distance today" in seen(page.desk)


def test_a_correction_wins_over_the_reading_and_can_be_undone(services: Services) -> None:
    settings(services, ask_checkin=False)
    page = writing_page(services)
    type_words(page, NUMB)
    page.finish()
    press_button(page.desk.question, "A possible reading")
    guessed = next(entries(services))
    assert guessed.label_from is LabelFrom.TEXT
    press_button(page.panel, "Not quite")
    press_button(page.panel.changing, "Some of both")
    corrected = next(entries(services))
    assert (corrected.label, corrected.label_from) == (Label.MIXED, LabelFrom.CORRECTED)
    assert "Changed. It's yours." in seen(page.panel)
    press_button(page.panel, "Undo")
    undone = next(entries(services))
    assert (undone.label, undone.label_from) == (guessed.label, LabelFrom.TEXT)
    press_button(page.panel, "That fits")
    assert next(entries(services)).label_from is LabelFrom.AGREED


def test_writing_on_after_a_correction_does_not_take_it_back(services: Services) -> None:
    settings(services, ask_checkin=False)
    page = writing_page(services)
    type_words(page, NUMB)
    page.finish()
    press_button(page.desk.question, "A possible reading")
    press_button(page.panel, "Not quite")
    press_button(page.panel, "It came over me")
    page.desk.editor.moveCursor(page.desk.editor.textCursor().MoveOperation.End)
    type_words(page, " More.")
    page.finish()
    entry = next(entries(services))
    assert entry.content.body == NUMB + " More."
    assert (entry.label, entry.label_from) == (Label.INVOLUNTARY, LabelFrom.CORRECTED)


def test_a_quotation_leads_to_its_place_and_escape_leads_back(services: Services) -> None:
    settings(services, ask_checkin=False)
    page = writing_page(services)
    page.desk.editor.insertPlainText("🙂 " + NUMB)
    page.finish()
    press_button(page.desk.question, "A possible reading")
    quotation = quotations(page)[0]
    words = ("🙂 " + NUMB)[quotation.span.start : quotation.span.end]
    page.activateWindow()
    press(quotation, Qt.Key.Key_Return)
    assert page.desk.editor.marked() == words
    press(page.desk.editor, Qt.Key.Key_Escape)
    assert page.focusWidget() is quotation
    assert page.desk.editor.marked() == ""


def test_typing_after_a_quotation_was_looked_up_takes_no_word_away(services: Services) -> None:
    settings(services, ask_checkin=False)
    page = writing_page(services)
    type_words(page, NUMB)
    page.finish()
    press_button(page.desk.question, "A possible reading")
    quotations(page)[0].click()
    type_words(page, "x")
    assert len(page.desk.editor.text()) == len(NUMB) + 1
    assert page.desk.editor.text().replace("x", "") == NUMB.replace("x", "")


def test_escape_closes_the_panel_and_leaves_the_text_alone(services: Services) -> None:
    settings(services, ask_checkin=False)
    page = writing_page(services)
    type_words(page, NUMB)
    page.finish()
    press_button(page.desk.question, "A possible reading")
    page.desk.editor.setFocus()
    press(page.desk.editor, Qt.Key.Key_Escape)
    assert page.panel.isHidden()
    assert page.desk.editor.text() == NUMB


def test_the_focus_stays_in_the_panel_while_a_label_is_changed(services: Services) -> None:
    settings(services, ask_checkin=False)
    page = writing_page(services)
    type_words(page, NUMB)
    page.finish()
    press_button(page.desk.question, "A possible reading")
    page.panel.setFocus()
    for words, next_way in (
        ("Not quite", "I chose it"),
        ("It came over me", "Undo"),
        ("Undo", "That fits"),
    ):
        found = next(b for b in buttons(page.panel) if b.text() == words)
        found.setFocus()
        press(found, Qt.Key.Key_Return)
        settle()
        ways = [b for b in buttons(page.panel) if b.text() == next_way]
        assert page.focusWidget() in ways


def test_a_drawer_leaves_room_for_the_text(services: Services) -> None:
    settings(services, ask_checkin=False)
    page = writing_page(services, width=900, height=640)
    type_words(page, NUMB)
    page.finish()
    press_button(page.desk.question, "A possible reading")
    settle()
    assert not page.desk.foot.isVisible()
    editor = page.desk.editor
    assert editor.height() > 5 * 28
    assert editor.mapTo(page.desk, editor.rect().bottomLeft()).y() < page.desk.height()
    press_button(page.panel, "Close")
    assert page.desk.foot.isVisible()


def test_the_panel_becomes_a_drawer_in_a_narrow_window(services: Services) -> None:
    settings(services, ask_checkin=False)
    page = writing_page(services, width=900, height=640)
    type_words(page, NUMB)
    page.finish()
    press_button(page.desk.question, "A possible reading")
    assert page.panel.y() > page.desk.y()
    assert page.panel.width() == page.width()
    page.resize(1200, 860)
    settle()
    assert page.panel.x() > page.desk.x()
