"""Writing a page on a real journal: nothing is lost, and the person is asked before being read."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from journal.app import Services
from journal.domain.checkin import Gate
from journal.domain.labels import Label, LabelFrom
from journal.domain.selection import Selection
from journal.domain.settings import ReadingWhen, Settings
from journal.domain.tags import Tag, TagKind
from journal.ui.writing.autosave import SaveState
from tests.steps import PASSPHRASE, given, write
from tests.ui.rooms import (
    HeldLane,
    drafts,
    entries,
    opened,
    press,
    press_button,
    seen,
    settle,
    type_words,
    writing_page,
)

NUMB = (
    "At dinner I wanted to join in and nothing came. I felt numb, like watching everyone from the "
    "back of a room, and I could not find any feeling at all, not even for her."
)


@pytest.fixture
def services(qapp: QApplication, tmp_path: Path) -> Services:
    return opened(tmp_path)


def settings(services: Services, **changes: object) -> None:
    given(services.settings.set, lambda _: Settings(**changes))  # type: ignore[arg-type]


def test_locking_in_the_middle_of_a_word_loses_nothing(services: Services, full: bool) -> None:
    words = "it rained and I stayed in " * (400 if full else 40) + "unfini"
    page = writing_page(services)
    type_words(page, words)
    assert page.sitting.autosave.state is SaveState.WAITING
    services.unlocking.lock("asked")
    page.clear()
    assert "unfini" not in seen(page)
    state = services.door.state
    given(services.unlocking.unlock, state.path, PASSPHRASE)  # type: ignore[union-attr]
    assert drafts(services) == [words]
    page.entered()
    press_button(page, "Go on")
    assert page.desk.editor.text() == words


def test_saved_is_said_only_when_it_is_on_the_disk(qapp: QApplication, tmp_path: Path) -> None:
    lane = HeldLane()
    services = opened(tmp_path, make_lane=lambda: lane)
    page = writing_page(services)
    lane.held = True
    type_words(page, "slow disk")
    page.sitting.autosave.save()
    assert "saved, encrypted" not in page.desk.foot.words
    lane.release()
    assert "saved, encrypted" in page.desk.foot.words
    assert drafts(services) == ["slow disk"]


def test_leaving_the_text_saves_it(services: Services) -> None:
    page = writing_page(services)
    type_words(page, "a line")
    page.desk.title.setFocus()
    QApplication.sendEvent(page.desk.editor, _focus_out())
    assert drafts(services) == ["a line"]


def test_a_new_page_keeps_the_one_before(services: Services) -> None:
    page = writing_page(services)
    type_words(page, "first thoughts")
    page.new_page()
    assert page.desk.editor.text() == ""
    type_words(page, "second thoughts")
    page.sitting.autosave.save()
    assert sorted(drafts(services)) == ["first thoughts", "second thoughts"]


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


def test_one_letter_is_an_entry_and_nothing_is_none(services: Services) -> None:
    page = writing_page(services)
    page.finish()
    assert list(entries(services)) == []
    type_words(page, "a")
    page.finish()
    assert [entry.content.body for entry in entries(services)] == ["a"]


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
    assert page.panel.quotations() == []
    press_button(page.panel, "See the words this might rest on")
    assert page.panel.quotations(), "the words are one key away"
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
    press_button(page.panel, "Some of both")
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
    quotation = page.panel.quotations()[0]
    words = ("🙂 " + NUMB)[quotation.span.start : quotation.span.end]
    page.activateWindow()
    press(quotation, Qt.Key.Key_Return)
    assert page.desk.editor.textCursor().selectedText() == words
    press(page.desk.editor, Qt.Key.Key_Escape)
    assert page.focusWidget() is quotation


def test_names_are_put_on_and_taken_off(services: Services) -> None:
    page = writing_page(services)
    type_words(page, "words")
    page.desk.foot.open_field()
    page.desk.foot.field.name.setText(" Family ")
    press(page.desk.foot.field.name, Qt.Key.Key_Return)
    page.desk.foot.field.choose(TagKind.PERSON)
    page.desk.foot.field.name.setText("Ana")
    press(page.desk.foot.field.name, Qt.Key.Key_Return)
    page.desk.foot.field.name.setText("///")
    press(page.desk.foot.field.name, Qt.Key.Key_Return)
    assert page.desk.foot.field.fault.text()
    page.desk.foot.tag_removed.emit(Tag("Family"))
    settle()
    page.finish()
    assert next(entries(services)).content.tags == (Tag("Ana", TagKind.PERSON),)


def test_a_mark_on_a_finished_page_is_kept_at_once(services: Services) -> None:
    entry = write(services, "finished")
    page = writing_page(services)
    page.open(entry.id)
    page.menu.session.trigger()
    assert next(entries(services)).content.for_session
    assert drafts(services) == []


def test_opening_an_entry_leaves_no_draft_behind(services: Services) -> None:
    entry = write(services, "finished\u00a0page")
    page = writing_page(services)
    page.open(entry.id)
    assert page.desk.editor.text() == "finished\u00a0page"
    page.new_page()
    assert drafts(services) == []


def test_the_bin_gives_back_what_it_got(services: Services) -> None:
    page = writing_page(services)
    type_words(page, "not for now")
    page.menu.bin.trigger()
    assert list(entries(services)) == []
    assert page.desk.editor.text() == ""
    press_button(page.desk.question, "Undo")
    assert page.desk.editor.text() == "not for now"
    assert [entry.content.body for entry in entries(services)] == ["not for now"]


def test_a_veiled_page_waits_behind_its_title(services: Services) -> None:
    entry = write(services, "the heavy part", title="That summer", veiled=True)
    page = writing_page(services)
    page.open(entry.id)
    assert page.desk.title.text() == "That summer"
    assert page.desk.editor.isHidden()
    press_button(page.desk.question, "Show")
    assert page.desk.editor.isVisible()
    assert page.desk.editor.text() == "the heavy part"


def test_locking_leaves_no_words_in_the_room(services: Services) -> None:
    settings(services, ask_checkin=False)
    page = writing_page(services)
    page.desk.title.setText("canaryTitle")
    type_words(page, "canary " + NUMB)
    page.desk.foot.tag_added.emit(Tag("canaryTag"))
    page.finish()
    press_button(page.desk.question, "A possible reading")
    services.unlocking.lock("asked")
    page.clear()
    settle()
    assert "canary" not in seen(page)
    assert "numb" not in seen(page)
    assert not page.desk.editor.document().isUndoAvailable()


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


def test_the_bin_of_another_room_empties_the_desk(services: Services) -> None:
    entry = write(services, "shown here")
    page = writing_page(services)
    page.open(entry.id)
    given(services.writing.move_to_bin, entry.id)
    assert page.desk.editor.text() == ""
    assert given(services.reviewing.find, Selection()) == ()


def _focus_out() -> QFocusEvent:
    return QFocusEvent(QFocusEvent.Type.FocusOut, Qt.FocusReason.TabFocusReason)
