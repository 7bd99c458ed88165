"""The bin on a real journal: putting back, resting, and erasing for good."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from journal.app.services import Services
from journal.domain.backups import Backup, Why
from journal.domain.days import plain
from journal.domain.entry import EntryId
from journal.domain.selection import Selection
from journal.services.needs import Journal
from journal.services.stopping import silent
from journal.ui.reviewing.bin import BinPage
from tests.steps import NOW, given, write
from tests.ui.rooms import (
    HeldLane,
    drafts,
    fill,
    opened,
    pages,
    press,
    press_button,
    seen,
    settle,
    type_words,
    writing_page,
)


@pytest.fixture
def services(qapp: QApplication, tmp_path: Path) -> Services:
    return opened(tmp_path)


def bin_page(services: Services, width: int = 1148) -> BinPage:
    page = pages(services).bin()
    page.resize(width, 860)
    page.show()
    page.activateWindow()
    page.entered()
    settle()
    return page


def binned(services: Services, *bodies: str) -> list[EntryId]:
    """Write these entries and move them to the bin; return their ids, the last one first."""
    ids = [write(services, body).id for body in bodies]
    for id in ids:
        given(services.writing.move_to_bin, id)
    return ids[::-1]


def all_ids(services: Services) -> tuple[EntryId, ...]:
    ids: tuple[EntryId, ...] = given(services.reviewing.find, Selection())
    return ids


def rest(page: BinPage, *days: int) -> None:
    """Let the entries have been here for so many days, in order."""
    since = [NOW.date() - timedelta(days=ago) for ago in days]
    page.show_binned(
        tuple(replace(one, since=at) for one, at in zip(page.model.binned, since, strict=True))
    )
    settle()


def test_an_empty_bin_says_so(services: Services) -> None:
    page = bin_page(services)
    assert "The bin is empty." in seen(page)
    assert not page.put_back.isVisible()
    assert not page.rested.words


def test_a_row_says_what_it_is_and_since_when(services: Services) -> None:
    binned(services, "A walk to the weir")
    page = bin_page(services)
    index = page.model.index(0, 0)
    assert "A walk to the weir" in str(page.model.data(index))
    since = plain(page.model.binned[0].since)
    assert f"In the bin since {since}." in str(page.model.data(index))
    page.table.selectRow(0)
    assert page.preview.text.toPlainText() == "A walk to the weir"


def test_a_veiled_entry_stays_veiled_here(services: Services) -> None:
    entry = write(services, "the heavy part", veiled=True)
    given(services.writing.move_to_bin, entry.id)
    page = bin_page(services)
    page.table.selectRow(0)
    assert "heavy" not in str(page.model.data(page.model.index(0, 0)))
    assert "heavy" not in page.preview.text.toPlainText()


def test_several_are_put_back_at_once_and_that_can_be_taken_back(services: Services) -> None:
    ids = binned(services, "one", "two", "three")
    page = bin_page(services)
    offers: list[tuple[str, object]] = []
    page.undo_offered.connect(lambda words, undo: offers.append((words, undo)))
    QTest.keyClick(page.table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    press_button(page, "Put back")
    assert sorted(all_ids(services)) == sorted(ids)
    words, undo = offers[0]
    assert words == "3 entries put back."
    assert callable(undo)
    undo()
    assert all_ids(services) == ()


def test_only_after_thirty_days_the_bin_offers_and_nothing_goes_by_itself(
    services: Services,
) -> None:
    ids = binned(services, "one", "two", "three")
    page = bin_page(services)
    rest(page, 0, 29, 30)
    assert page.rested.words == "1 entry has rested here for 30 days or more."
    press_button(page, "Choose")
    assert page.table.chosen() == (ids[2],)
    assert page.table.current() == ids[2]
    rest(page, 400, 400, 400)
    assert page.rested.words == "3 entries have rested here for 30 days or more."
    assert len(given(services.reviewing.bin)) == 3


def asked(services: Services) -> BinPage:
    """Return the page with everything in the bin chosen for erasing."""
    page = bin_page(services)
    page.table.selectAll()
    press_button(page, "Erase…")
    return page


def test_nothing_is_erased_before_the_word_is_typed(services: Services) -> None:
    binned(services, "one")
    page = asked(services)
    assert page.erasing.field.hasFocus()
    for words in ("", "eras", "erased", "yes"):
        page.erasing.field.setText(words)
        assert not page.erasing.erase.isEnabled()
        press(page.erasing.field, Qt.Key.Key_Return)
    assert len(given(services.reviewing.bin)) == 1
    QTest.keyClick(page.erasing.field, Qt.Key.Key_Escape)
    assert page.erasing.isHidden()
    assert len(given(services.reviewing.bin)) == 1


def test_the_typed_word_erases_the_chosen_and_no_other(services: Services) -> None:
    ids = binned(services, "the first one", "the second one")
    kept = write(services, "stays where it is")
    page = bin_page(services)
    page.table.selectRow(0)
    press(page.table, Qt.Key.Key_Delete)
    page.erasing.field.setText(" Erase ")
    press(page.erasing.field, Qt.Key.Key_Return)
    settle()
    assert [one.summary.id for one in given(services.reviewing.bin)] == [ids[1]]
    assert all_ids(services) == (kept.id,)
    assert "1 entry erased for good." in seen(page.erasing)
    press_button(page.erasing, "Close")
    assert page.model.ids == (ids[1],)


def before_an_import(journal: Journal) -> Backup:
    return journal.copies.make(Why.IMPORT, silent)


def test_backups_that_still_hold_it_are_named_and_replaced_by_one(services: Services) -> None:
    entry = write(services, "said once")
    made = [given(services.upkeep.back_up), given(services.door.with_journal, before_an_import)]
    write(services, "something else")
    given(services.writing.move_to_bin, entry.id)
    page = asked(services)
    assert "2 backups" in page.erasing.backups.text()
    assert "may still hold this afterwards" in page.erasing.backups.text()
    page.erasing.field.setText("erase")
    press_button(page.erasing, "Erase for good")
    assert "2 backups" in page.erasing.backups.text()
    assert {backup.path for backup in given(services.upkeep.backups)} == {
        backup.path for backup in made
    }
    press_button(page.erasing, "Replace them by one new backup")
    (left,) = given(services.upkeep.backups)
    assert left.path not in {backup.path for backup in made}
    assert left.entries == 1  # the other page
    assert "has taken the place of the others" in page.erasing.backups.text()
    assert not [file for file in {backup.path for backup in made} if file.exists()]


def test_backups_may_be_left_as_they_are(services: Services) -> None:
    entry = write(services, "said once")
    made = given(services.upkeep.back_up)
    given(services.writing.move_to_bin, entry.id)
    page = asked(services)
    page.erasing.field.setText("erase")
    press_button(page.erasing, "Erase for good")
    press_button(page.erasing, "Leave it as it is")
    assert [backup.path for backup in given(services.upkeep.backups)] == [made.path]
    assert page.erasing.isHidden()


def test_what_is_out_of_reach_is_said_before(services: Services) -> None:
    binned(services, "one")
    page = asked(services)
    words = seen(page.erasing)
    for what in ("copies and backups in other places", "documents saved", "deleted files"):
        assert what in words


def test_a_second_press_while_erasing_changes_nothing(qapp: QApplication, tmp_path: Path) -> None:
    lane = HeldLane()
    services = opened(tmp_path, make_lane=lambda: lane)
    binned(services, "one")
    page = asked(services)
    page.erasing.field.setText("erase")
    lane.held = True
    page.erasing.erase.click()
    assert not page.erasing.erase.isEnabled()
    assert not page.erasing.keep.isEnabled()
    page.erasing.erase.click()
    lane.release()
    settle()
    assert given(services.reviewing.bin) == ()
    assert not page.erasing.banner.words


def test_a_narrow_window_shows_the_entry_only_while_it_is_read(services: Services) -> None:
    fill(services, 1)
    given(services.writing.move_to_bin, all_ids(services)[0])
    page = bin_page(services, width=800)
    page.table.selectRow(0)
    assert not page.preview.isVisible()
    press(page.table, Qt.Key.Key_Return)
    assert page.preview.text.hasFocus()
    QTest.keyClick(page.preview.text, Qt.Key.Key_Escape)
    assert not page.preview.isVisible()
    assert page.table.hasFocus()


def test_erased_words_do_not_come_back_from_the_page_they_lay_on(services: Services) -> None:
    entry = write(services, "said once")
    writing = writing_page(services)
    writing.open(entry.id)
    type_words(writing, "Never mind that I ")
    writing.sitting.autosave.save()
    given(services.writing.move_to_bin, entry.id)
    assert "Never mind" in writing.desk.editor.toPlainText()  # moved only to the bin, it stays
    page = asked(services)
    page.erasing.field.setText("erase")
    press_button(page.erasing, "Erase for good")
    assert writing.desk.editor.toPlainText() == ""
    writing.sitting.autosave.save()
    assert drafts(services) == []


def test_locking_leaves_no_words_in_the_bin(services: Services) -> None:
    binned(services, "canary text")
    page = asked(services)
    page.erasing.field.setText("erase")
    page.clear()
    settle()
    assert "canary" not in seen(page)
    assert page.model.rowCount() == 0
    assert not page.erasing.field.text()
    assert page.erasing.isHidden()
