"""Finding entries again on a real journal, and picking exactly the ones that are meant."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from journal.app.services import Services
from journal.domain.checkin import CheckIn, Gate
from journal.domain.entry import EntryId
from journal.domain.labels import Label
from journal.domain.selection import Selection
from journal.domain.tags import Tag
from journal.ui.reviewing.empty_state import NO_MATCH, NOTHING_YET
from journal.ui.reviewing.page import ReviewingPage
from tests.steps import write
from tests.ui.rooms import fill, opened, press, press_button, reviewing_page, seen, settle


@pytest.fixture
def services(qapp: QApplication, tmp_path: Path) -> Services:
    return opened(tmp_path)


def search(page: ReviewingPage, words: str) -> None:
    """Type into the search field and let the moment of rest pass."""
    page.filters.words.setText(words)
    press(page.filters.words, Qt.Key.Key_Return)
    settle()


def rows(page: ReviewingPage) -> list[str]:
    """Return the rows as a screen reader hears them."""
    for row in range(page.model.rowCount()):
        page.model.data(page.model.index(row, 0))
    settle()
    return [str(page.model.data(page.model.index(row, 0))) for row in range(page.model.rowCount())]


def test_an_empty_journal_says_what_will_come(services: Services) -> None:
    page = reviewing_page(services)
    assert page.empty.words == NOTHING_YET


def test_entries_are_counted_in_words(services: Services) -> None:
    fill(services, 212)
    page = reviewing_page(services)
    assert page.count.text() == "212 entries"


def test_typing_finds_while_the_word_is_unfinished(services: Services) -> None:
    write(services, "The river was loud.")
    write(services, "Bread and rain.")
    page = reviewing_page(services)
    search(page, "riv")
    assert page.count.text() == "1 entry"
    assert "The river was loud" in rows(page)[0]
    search(page, "")
    assert page.count.text() == "2 entries"


def test_no_match_offers_to_take_off_each_filter(services: Services) -> None:
    write(services, "Bread and rain.")
    page = reviewing_page(services)
    search(page, "zebra")
    page.filters.session.setChecked(True)
    assert page.empty.words == NO_MATCH
    press_button(page.empty, "For session  ×")
    press_button(page.empty, "Words: zebra  ×")
    press(page.filters.words, Qt.Key.Key_Return)
    assert page.count.text() == "1 entry"


def test_names_filter_with_their_counts(services: Services) -> None:
    write(services, "one", tags=(Tag("family"),))
    write(services, "two", tags=(Tag("family"), Tag("work")))
    write(services, "three")
    page = reviewing_page(services)
    press_button(page.filters, "Tags")
    names = page.filters.picker.names
    offered = {names.item(row).text(): names.item(row) for row in range(names.count())}
    assert set(offered) == {"family, 2 entries", "work, 1 entry"}
    offered["family, 2 entries"].setCheckState(Qt.CheckState.Checked)
    assert page.count.text() == "2 entries"
    offered["work, 1 entry"].setCheckState(Qt.CheckState.Checked)
    assert page.count.text() == "1 entry"


def test_label_and_days_filter(services: Services) -> None:
    mine = CheckIn(Gate.A_LOT, 2, 2, 2, 2)
    chosen = write(services, "kept a limit", checkin=mine)
    fill(services, 40)
    page = reviewing_page(services)
    page.filters.label.setCurrentIndex(1 + list(Label).index(Label.CHOSEN))
    assert page.model.ids == (chosen.id,)
    assert "I chose it" in rows(page)[0]
    page.filters.label.setCurrentIndex(0)
    assert len(page.model.ids) == 41


def test_a_label_is_shown_only_where_someone_gave_one(services: Services) -> None:
    write(services, "nobody asked")
    row = rows(reviewing_page(services))[0]
    assert row == "Monday 23 November 2026. nobody asked."


def test_all_results_are_chosen_not_only_the_ones_in_sight(services: Services, full: bool) -> None:
    ids = fill(services, 10_000 if full else 450)
    page = reviewing_page(services)
    handed: list[tuple[EntryId, ...]] = []
    page.hand_over_chosen.connect(handed.append)
    QTest.keyClick(page.table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert page.acts.words.text() == f"All {len(ids):,} entries chosen."
    press_button(page, "Hand over")
    assert handed == [ids]


def test_enter_opens_the_entry(services: Services) -> None:
    ids = fill(services, 3)
    page = reviewing_page(services)
    opened_ids: list[EntryId] = []
    page.entry_chosen.connect(opened_ids.append)
    page.table.selectRow(1)
    press(page.table, Qt.Key.Key_Return)
    assert opened_ids == [ids[1]]


def test_the_current_entry_stays_current_in_another_result(services: Services) -> None:
    ids = fill(services, 12)
    page = reviewing_page(services)
    page.table.selectRow(7)
    search(page, "7")
    assert page.table.current() == ids[7]
    search(page, "")
    assert page.table.current() == ids[7]
    assert page.table.chosen() == (ids[7],)


def test_the_preview_shows_the_entry_under_the_cursor(services: Services) -> None:
    write(services, "the whole\u00a0text", title="A title")
    page = reviewing_page(services)
    page.table.selectRow(0)
    assert "A title" in seen(page.preview)
    assert "the whole" in page.preview.text.toPlainText()


def test_a_veiled_entry_stays_veiled_everywhere(services: Services) -> None:
    write(services, "the heavy part", veiled=True)
    page = reviewing_page(services)
    search(page, "heavy")
    assert page.count.text() == "1 entry"
    assert "heavy" not in rows(page)[0]
    page.table.selectRow(0)
    assert "heavy" not in page.preview.text.toPlainText()
    press_button(page.preview, "Show")
    assert "heavy" in page.preview.text.toPlainText()


def test_the_bin_takes_and_gives_back(services: Services) -> None:
    ids = fill(services, 3)
    page = reviewing_page(services)
    offers: list[tuple[str, object]] = []
    page.undo_offered.connect(lambda words, undo: offers.append((words, undo)))
    page.table.selectRow(1)
    press(page.table, Qt.Key.Key_Delete)
    search(page, "")
    assert page.model.ids == (ids[0], ids[2])
    words, undo = offers[0]
    assert words == "1 entry moved to the bin."
    assert callable(undo)
    undo()
    search(page, "")
    assert page.model.ids == ids


def test_copying_from_the_preview_gives_plain_text(services: Services) -> None:
    write(services, "one\ntwo")
    page = reviewing_page(services)
    page.table.selectRow(0)
    page.preview.text.selectAll()
    data = page.preview.text.createMimeDataFromSelection()
    assert data.text() == "one\ntwo"
    assert not data.hasHtml()


def test_what_changed_elsewhere_is_there_on_entering(services: Services) -> None:
    page = reviewing_page(services)
    page.hide()
    write(services, "new today")
    page.show()
    page.entered()
    assert page.count.text() == "1 entry"


def test_locking_leaves_no_words_in_the_room(services: Services) -> None:
    write(services, "canary text", title="canary title", tags=(Tag("canary"),))
    page = reviewing_page(services)
    press_button(page.filters, "Tags")
    page.table.selectRow(0)
    search(page, "canary")
    page.clear()
    settle()
    assert "canary" not in seen(page)
    assert page.model.rowCount() == 0
    assert page.filters.picker.names.count() == 0
    assert page.filters.selection() == Selection(unfinished_word=True)
