"""Writing a page on a real journal: nothing is lost, and the person is asked before being read."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QApplication

from journal.app.services import Services
from journal.domain.selection import Selection
from journal.domain.tags import Tag, TagKind
from journal.services.door import Locked
from journal.ui.writing.autosave import SaveState
from tests.steps import PASSPHRASE, given, write
from tests.ui.rooms import (
    NUMB,
    HeldLane,
    buttons,
    drafts,
    entries,
    opened,
    press,
    press_button,
    seen,
    settings,
    settle,
    type_words,
    writing_page,
)


@pytest.fixture
def services(qapp: QApplication, tmp_path: Path) -> Services:
    return opened(tmp_path)


def test_locking_in_the_middle_of_a_word_loses_nothing(services: Services, full: bool) -> None:
    words = "it rained and I stayed in " * (400 if full else 40) + "unfini"
    page = writing_page(services)
    type_words(page, words)
    assert page.sitting.autosave.state is SaveState.WAITING
    services.unlocking.lock("asked")
    page.clear()
    assert "unfini" not in seen(page)
    state = services.door.state
    assert isinstance(state, Locked)
    given(services.unlocking.unlock, state.path, PASSPHRASE)
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


def test_one_letter_is_an_entry_and_nothing_is_none(services: Services) -> None:
    page = writing_page(services)
    page.finish()
    assert list(entries(services)) == []
    type_words(page, "a")
    page.finish()
    assert [entry.content.body for entry in entries(services)] == ["a"]


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


def test_the_bin_of_another_room_empties_the_desk(services: Services) -> None:
    entry = write(services, "shown here")
    page = writing_page(services)
    page.open(entry.id)
    given(services.writing.move_to_bin, entry.id)
    assert page.desk.editor.text() == ""
    assert given(services.reviewing.find, Selection()) == ()


def _focus_out() -> QFocusEvent:
    return QFocusEvent(QFocusEvent.Type.FocusOut, Qt.FocusReason.TabFocusReason)


def test_there_is_nothing_to_finish_on_a_finished_page(services: Services) -> None:
    page = writing_page(services)
    type_words(page, "A plain page.")
    page.finish()
    assert page.desk.foot.finish.isHidden()
    type_words(page, "And more. ")
    assert not page.desk.foot.finish.isHidden()


def test_going_on_puts_the_cursor_behind_the_last_word(services: Services) -> None:
    page = writing_page(services)
    type_words(page, "Half a sen")
    page.new_page()
    page.clear()
    page.entered()
    settle()
    press_button(page, "Go on")
    assert page.focusWidget() is page.desk.editor
    type_words(page, "tence")
    assert page.desk.editor.text() == "Half a sentence"


def test_every_unfinished_page_can_be_found_again(services: Services) -> None:
    page = writing_page(services)
    for words in ("The first one", "The second one", "The third one"):
        type_words(page, words)
        page.new_page()
    page.menu.unfinished_wanted.emit()
    ways = [b.text() for b in buttons(page.desk.question)]
    for words in ("The first one", "The second one", "The third one"):
        assert any(words in way for way in ways)
    press_button(page, next(way for way in ways if "The first one" in way))
    assert page.desk.editor.text() == "The first one"


def test_escape_from_the_tags_goes_back_to_the_text(services: Services) -> None:
    page = writing_page(services)
    type_words(page, "A plain page.")
    page.desk.foot.open_field()
    press(page.desk.foot.field.name, Qt.Key.Key_Escape)
    assert page.focusWidget() is page.desk.editor


def test_escape_leaves_the_closing_words(services: Services) -> None:
    settings(services, ask_checkin=False)
    page = writing_page(services)
    type_words(page, "A plain page.")
    page.finish()
    press(page.focusWidget(), Qt.Key.Key_Escape)
    assert page.desk.question.isHidden()
    assert page.focusWidget() is page.desk.editor


def test_the_line_being_written_stays_in_sight_in_a_small_window(services: Services) -> None:
    page = writing_page(services, width=548, height=320)
    for _ in range(12):
        type_words(page, "a line")
        press(page.desk.editor, Qt.Key.Key_Return)
    page.resize(520, 300)
    settle()
    editor = page.desk.editor
    cursor = editor.viewport().mapTo(page.desk, editor.cursorRect().bottomLeft())
    foot = page.desk.foot.mapTo(page.desk, QPoint(0, 0))
    assert 0 <= cursor.y() < foot.y()
