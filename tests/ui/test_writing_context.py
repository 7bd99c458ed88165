"""Around this page: taps are kept at once, words as they are typed, and nothing is asked twice."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from journal.app.services import Services
from journal.domain.entry import Facet
from journal.domain.facets import KINDS
from journal.domain.resurfacing import BringBack
from journal.ui.writing.context_row import ContextRow
from journal.ui.writing.page import WritingPage
from tests.steps import given, write
from tests.ui.rooms import (
    drafts,
    entries,
    in_sight,
    newest,
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


@pytest.fixture
def page(services: Services) -> WritingPage:
    return writing_page(services)


@pytest.fixture
def finished(services: Services) -> WritingPage:
    """A page with a finished entry that is not being rewritten."""
    made = writing_page(services)
    made.open(write(services, "An ordinary evening.").id)
    settle()
    return made


def unfolded(page: WritingPage) -> ContextRow:
    page.menu.around.trigger()
    settle()
    return page.desk.around


def facets(page: WritingPage) -> tuple[Facet, ...]:
    return page.sitting.content.facets


def focus(page: QWidget) -> QWidget:
    found = page.window().focusWidget()
    assert found is not None
    return found


def test_one_key_opens_the_row_arrows_move_and_space_sets(page: WritingPage) -> None:
    type_words(page, "A long day.")
    QTest.keyClick(page.desk.editor, Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)
    settle()
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Space):
        press(focus(page), key)
    assert focus(page) is page.desk.around.facets.box("what_happened")
    assert facets(page) == (Facet("what_happened"),)
    press(focus(page), Qt.Key.Key_Space)
    assert facets(page) == ()
    press(focus(page), Qt.Key.Key_Escape)
    assert focus(page) is page.desk.editor
    assert not page.desk.around.facets.isVisible()


def test_arrows_go_the_other_way_where_writing_does(page: WritingPage) -> None:
    row = unfolded(page)
    row.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    row.facets.enter()
    press(focus(page), Qt.Key.Key_Left)
    assert focus(page) is row.facets.box("what_happened")


def test_tab_goes_through_the_row_from_top_to_bottom_one_stop_a_group(page: WritingPage) -> None:
    row = unfolded(page)
    press(focus(page), Qt.Key.Key_Right)
    press(focus(page), Qt.Key.Key_Space)
    row.picker.chosen.emit("calm", True)
    row.marks.box("resurface").click()
    calm = row.feelings.lines["calm"]
    stops = [
        row.lines.lines["what_happened"].words,
        row.whole.box("feeling:nothing at all"),
        *(calm.word, calm.strength, row.picker.opener, row.marks.box("resurface"), row.back.which),
    ]
    for stop in stops:
        press(focus(page), Qt.Key.Key_Tab)
        assert focus(page) is stop


def test_every_facet_can_be_put_on_a_page_and_finished(services: Services) -> None:
    settings(services, opened_facets=frozenset({"past_hurt", "treated"}), ask_checkin=False)
    page = writing_page(services)
    row = unfolded(page)
    for kind in KINDS:
        row.facets.box(kind.name).click()
    page.finish()
    assert {facet.kind for facet in newest(services).content.facets} == {k.name for k in KINDS}
    assert newest(services).content.body == ""


def test_kinds_that_may_hurt_are_not_there_until_wanted(page: WritingPage) -> None:
    unfolded(page)
    assert "Went around something" in in_sight(page)
    assert "Past hurt" not in in_sight(page)


def test_words_beside_a_facet_are_kept_at_lock_in_the_middle(
    services: Services, page: WritingPage
) -> None:
    type_words(page, "Slept badly")
    row = unfolded(page)
    row.facets.box("sleep").click()
    line = row.lines.lines["sleep"]
    line.words.setFocus()
    QTest.keyClicks(line.words, "three ho")
    unsaved = page.sitting.autosave.unsaved()
    assert unsaved is not None
    assert unsaved.content.facets == (Facet("sleep", "three ho"),)
    page.sitting.autosave.save()
    page.clear()
    assert "three ho" not in seen(page)
    page.entered()
    settle()
    press_button(page.desk.question, "Go on")
    assert page.desk.around.lines.lines["sleep"].words.text() == "three ho"


def test_words_beside_a_facet_of_a_finished_entry_make_one_revision(
    services: Services, finished: WritingPage
) -> None:
    row = unfolded(finished)
    row.facets.box("news").click()
    before = newest(services).head
    line = row.lines.lines["news"]
    line.words.setFocus()
    QTest.keyClicks(line.words, "the flood")
    assert newest(services).head == before
    finished.desk.editor.setFocus()
    settle()
    entry = newest(services)
    assert entry.content.facets == (Facet("news", "the flood"),)
    assert drafts(services) == []
    assert finished.sitting.settled
    assert finished.desk.foot.finish.isHidden()


def test_a_medicine_has_a_day_and_words(page: WritingPage) -> None:
    type_words(page, "x")
    row = unfolded(page)
    row.facets.box("medicine").click()
    line = row.lines.lines["medicine"]
    line.day.name_day(date(2026, 11, 20))
    QTest.keyClicks(line.words, "half of it")
    assert facets(page) == (Facet("medicine", "2026-11-20 half of it"),)
    line.day.name_day(None)
    assert facets(page) == (Facet("medicine", "half of it"),)


def test_feeling_words_have_meanings_and_say_how_strong(page: WritingPage) -> None:
    type_words(page, "x")
    row = unfolded(page)
    row.picker.opener.click()
    settle()
    words = row.picker.list
    assert words.item(0).text() == "calm: nothing in you is hurrying"
    press(words, Qt.Key.Key_Space)
    press(words, Qt.Key.Key_Down)
    press(words, Qt.Key.Key_Return)
    assert facets(page) == (Facet("feeling:calm"), Facet("feeling:glad"))
    strength = row.feelings.lines["calm"].strength
    strength.setFocus()
    press(strength, Qt.Key.Key_Down)
    press(strength, Qt.Key.Key_Down)
    assert Facet("feeling:calm", "2") in facets(page)
    row.feelings.lines["glad"].word.click()
    assert facets(page) == (Facet("feeling:calm", "2"),)


@pytest.mark.parametrize("word", ["nothing at all", "cannot find a word"])
def test_no_feeling_and_no_word_are_full_answers(page: WritingPage, word: str) -> None:
    row = unfolded(page)
    row.whole.box(f"feeling:{word}").click()
    assert facets(page) == (Facet(f"feeling:{word}"),)
    assert word not in row.feelings.lines


def test_an_own_word_is_kept_for_other_pages(services: Services, page: WritingPage) -> None:
    type_words(page, "x")
    row = unfolded(page)
    row.picker.opener.click()
    for word in ("  far  off ", "CALM"):
        row.picker.own.setText(word)
        press(row.picker.own, Qt.Key.Key_Return)
    kinds = [facet.kind for facet in page.sitting.content.facets]
    assert kinds == ["feeling:far off", "feeling:calm"]
    assert given(services.settings.settings).own_feelings == ("far off",)
    page.new_page()
    assert page.desk.around.picker.list.item(0).text() == "far off"


def test_a_page_is_not_brought_back_in_one_tap(services: Services, finished: WritingPage) -> None:
    row = unfolded(finished)
    row.marks.box("resurface").click()
    assert newest(services).content.resurface is BringBack.NEVER
    assert "never brought back" in seen(finished.desk)
    row.back.which.setFocus()
    press(row.back.which, Qt.Key.Key_Down)
    assert newest(services).content.resurface is BringBack.ASKED
    press(row.back.which, Qt.Key.Key_Down)
    assert newest(services).content.resurface == date(2027, 11, 1)
    assert "not brought back before 1 November 2027" in seen(finished.desk)
    row.marks.box("resurface").click()
    assert newest(services).content.resurface is None


@pytest.mark.parametrize(
    ("words", "decided"),
    [
        ("Never bring this page back", BringBack.NEVER),
        ("Bring it back only when I ask", BringBack.ASKED),
        ("Not before a day", date(2027, 11, 1)),
        ("Not decided", None),
    ],
)
def test_the_menu_says_the_same(
    services: Services, finished: WritingPage, words: str, decided: BringBack | date | None
) -> None:
    finished.menu.bringing_back_chosen.emit(BringBack.ASKED)
    found = [action for action in finished.menu.findChildren(QAction) if action.text() == words]
    (action,) = found
    action.trigger()
    assert newest(services).content.resurface == decided
    assert action.isChecked()


def test_a_folded_row_says_what_is_there_but_nothing_private(page: WritingPage) -> None:
    row = unfolded(page)
    for name in ("outlet", "news"):
        row.facets.box(name).click()
    press(focus(page), Qt.Key.Key_Escape)
    assert row.opener.text() == "Around this page: news"
    assert row.opener.accessibleName() == "Around this page: news, unfold"


def test_a_veiled_page_shows_nothing_of_it(services: Services) -> None:
    entry = write(services, "Heavy.", veiled=True, facets=(Facet("news", "the flood"),))
    page = writing_page(services)
    page.open(entry.id)
    settle()
    assert not page.desk.around.isVisible()
    press_button(page.desk.question, "Show")
    assert page.desk.around.isVisible()


def test_what_was_said_in_two_quick_taps_is_all_kept(
    services: Services, finished: WritingPage
) -> None:
    row = unfolded(finished)
    row.facets.box("news").click()
    row.facets.box("sleep").click()
    row.marks.box("for_session").click()
    entry = newest(services)
    assert {facet.kind for facet in entry.content.facets} == {"news", "sleep"}
    assert entry.content.for_session
    assert finished.menu.session.isChecked()
    assert len(list(entries(services))) == 1


def test_a_screen_reader_finds_check_boxes_with_their_state(page: WritingPage) -> None:
    row = unfolded(page)
    row.facets.box("news").click()
    interface = QAccessible.queryAccessibleInterface(row.facets.box("news"))
    assert interface is not None
    assert interface.role() is QAccessible.Role.CheckBox
    assert interface.state().checked
    assert interface.text(QAccessible.Text.Name) == "News"
    line = row.lines.lines["outlet"].words
    assert "stays out of every document" in line.accessibleName()
