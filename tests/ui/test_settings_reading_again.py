"""Settings: older readings are made anew by hand, with an end in sight and a way to stop."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from journal.app.services import Services
from journal.domain.entry import EntryId
from journal.domain.labels import Label
from journal.domain.own_word import ReadAgain
from journal.ui.frame import SETTINGS, WRITE
from journal.ui.settings.read_again_list import ReadAgainList, line
from journal.ui.settings.reading_again import ReadingAgain
from tests.steps import given
from tests.ui.older_readings import OLD, entry, page_of, read_by_older, take_back, words_of
from tests.ui.rooms import HeldLane, opened, press, seen, settle
from tests.ui.windows import gone, made, shown, unlock


@pytest.fixture
def lane() -> HeldLane:
    return HeldLane()


@pytest.fixture
def services(qapp: QApplication, tmp_path: Path, lane: HeldLane) -> Services:
    return opened(tmp_path, make_lane=lambda: lane)


def rows_of(shown: ReadAgainList) -> list[str]:
    model = shown.model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def test_older_readings_are_counted_and_read_only_by_hand(services: Services) -> None:
    ids = read_by_older(services, 3)
    given(services.writing.correct, ids[2], Label.MIXED)
    room = page_of(services).asking.reading_again
    assert room.waiting.text() == "3 entries hold a reading by an older reader."
    assert entry(services, ids[0]).reading == OLD
    room.read_button.setFocus()
    press(room.read_button, Qt.Key.Key_Space)
    settle()
    assert room.result.text() == "3 entries read again, 3 of them differently."
    assert room.waiting.text() == "No reading here is by an older reader."
    assert not room.read_button.isVisibleTo(room)
    assert entry(services, ids[0]).label is Label.INVOLUNTARY
    assert entry(services, ids[2]).label is Label.MIXED
    assert rows_of(room.list)[2].splitlines()[1:] == [
        "Before: Chosen. Now: Involuntary",
        "Your label stays: Some of both",
    ]


def test_what_was_read_differently_comes_first(services: Services) -> None:
    summaries = given(services.reviewing.summaries, read_by_older(services, 2))
    same = ReadAgain(summaries[0], Label.NONE, Label.NONE, "1", "2")
    other = ReadAgain(summaries[1], Label.CHOSEN, Label.UNCLEAR, "1", "2")
    room = page_of(services).asking.reading_again
    room.show_done((same, other))
    assert rows_of(room.list) == [line(other), line(same)]
    chosen: list[EntryId] = []
    room.list.entry_chosen.connect(chosen.append)
    press(room.list, Qt.Key.Key_Down)
    room.open_button.click()
    assert chosen == [same.entry.id]
    assert "No distance noticed, as before" in line(same)
    assert "Before: Chosen. Now: Can't tell" in line(other)


def test_reading_again_tells_how_far_it_is_and_can_be_stopped(
    services: Services, lane: HeldLane
) -> None:
    ids = read_by_older(services, 25)
    room = page_of(services).asking.reading_again
    lane.held = True
    room.read_button.click()
    assert room.working.busy
    for _ in range(2):  # which they are, and the first ten
        lane.waiting.pop(0)()
    room.working.appear()
    assert room.working.words.text() == "Reading again. 10 of 25 entries"
    room.working.cancel_button.click()
    lane.release()
    settle()
    assert not room.working.busy
    assert room.result.text().startswith("Stopped. There were 25 entries. 10 entries read again")
    assert room.waiting.text() == "15 entries hold a reading by an older reader."
    assert entry(services, ids[24]).reading == OLD
    assert room.read_button.isVisibleTo(room)


def test_autosave_goes_between_while_entries_are_read(services: Services, lane: HeldLane) -> None:
    read_by_older(services, 25)
    room = page_of(services).asking.reading_again
    lane.held = True
    room.read_button.click()
    lane.waiting.pop(0)()
    saved: list[object] = []
    services.writing.keep(services.writing.blank(), saved.append, saved.append)
    for _ in range(2):
        lane.waiting.pop(0)()
    assert saved == [None]
    assert room.working.busy
    lane.release()


def test_very_many_rows_are_there_at_once(qapp: QApplication, services: Services) -> None:
    (summary,) = given(services.reviewing.summaries, read_by_older(services))
    one = ReadAgain(summary, Label.CHOSEN, Label.UNCLEAR, "1", "2")
    shown = ReadAgainList()
    shown.show()
    shown.show_found([one] * 100_000)
    assert shown.model().rowCount() == 100_000
    assert shown.height() < 1000
    chosen: list[EntryId] = []
    shown.entry_chosen.connect(chosen.append)
    press(shown, Qt.Key.Key_End)
    press(shown, Qt.Key.Key_Return)
    assert chosen == [summary.id]


def test_every_part_has_a_name_for_a_screen_reader(services: Services) -> None:
    read_by_older(services, 2)
    room: ReadingAgain = page_of(services).asking.reading_again
    room.read_button.click()
    settle()
    view = QAccessible.queryAccessibleInterface(room.list)
    assert view.text(QAccessible.Text.Name) == "Readings before and after"
    first = view.child(0)
    assert first.text(QAccessible.Text.Name).startswith("23 November 2026 · At dinner")


def test_leaving_forgets_whose_words_they_were(services: Services) -> None:
    (id,) = read_by_older(services, title="The long way round")
    given(services.writing.strike, id, "felt numb")
    page = page_of(services)
    given(services.door.within, lambda unit: unit.readings.put(id, OLD))
    page.asking.load()
    page.asking.reading_again.read_again()
    assert "long way" in seen(page) + "".join(rows_of(page.asking.reading_again.list))
    page.clear()
    settle()
    assert "long way" not in seen(page) + "".join(rows_of(page.asking.reading_again.list))
    assert "felt numb" not in seen(page.asking)


def test_an_entry_opens_from_the_list_and_undo_stands_below_the_pages(
    qapp: QApplication, tmp_path: Path
) -> None:
    services = made(tmp_path)
    window = shown(services, qapp)
    unlock(window)
    (id,) = read_by_older(services, title="The long way round")
    given(services.writing.strike, id, "felt numb")
    given(services.door.within, lambda unit: unit.readings.put(id, OLD))
    window.frame.go(SETTINGS)
    settle()
    asking = window.frame.pages.settings.asking
    take_back(asking.set_aside)
    undo = window.frame.undo_line
    assert undo.isVisible()
    assert undo.words.text() == "Those words count again."
    undo.undo_button.click()
    settle()
    assert entry(services, id).content.struck == ("felt numb",)
    assert words_of(asking.set_aside) == ["“felt numb”"]
    given(services.door.within, lambda unit: unit.readings.put(id, OLD))
    asking.reading_again.load()
    asking.reading_again.read_button.click()
    found = asking.reading_again.list
    index = found.model().index(0, 0)
    found.scrollTo(index)
    settle()
    QTest.keyClick(found, Qt.Key.Key_Return)
    assert window.frame.shown == WRITE
    assert window.frame.pages.writing.desk.title.text() == "The long way round"
    gone(window, qapp)
