"""Ways of looking besides the list, on a real journal: each leads to pages, none brings them."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from journal.app.services import Services
from journal.domain.along import Sheet
from journal.domain.entry import EntryId, Facet
from journal.domain.errors import NotWritable
from journal.domain.months import Month
from journal.domain.resurfacing import BringBack
from journal.domain.settings import Way
from journal.services.looking import Looking
from journal.services.needs import Failed, Then
from journal.ui.kit.theme import Theme
from journal.ui.reviewing.page import ReviewingPage
from journal.ui.reviewing.ways.column import ReadingColumn
from journal.ui.reviewing.ways.words import spoken_day
from tests.steps import NOW, given, write
from tests.ui.looking import look
from tests.ui.rooms import (
    fill,
    in_sight,
    opened,
    press,
    press_button,
    reviewing_page,
    seen,
    settings,
    settle,
)

TODAY = NOW.date()
YESTERDAY = TODAY - timedelta(days=1)
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def services(qapp: QApplication, tmp_path: Path) -> Services:
    return opened(tmp_path)


def chosen(page: ReviewingPage) -> list[EntryId]:
    """Return the entries that are opened from now on."""
    found: list[EntryId] = []
    page.entry_chosen.connect(found.append)
    return found


def test_a_day_is_said_in_words() -> None:
    assert spoken_day(date(2025, 3, 4), 2) == "Tuesday 4 March, 2 pages"
    assert spoken_day(date(2025, 3, 4), 0, today=True) == "Tuesday 4 March, today, no page"
    assert spoken_day(date(1666, 9, 2), 1) == "2 September, 1 page"


def test_every_way_has_its_key_and_is_remembered(services: Services) -> None:
    fill(services, 3)
    page = reviewing_page(services)
    for way in (Way.READING, Way.CALENDAR, Way.TIMELINE, Way.LIST, Way.CALENDAR):
        look(page, way)
        assert page.ways.way is way
        assert page.ways.bar.way is way
    assert reviewing_page(services).ways.way is Way.CALENDAR


def test_a_calendar_leads_to_the_pages_of_a_day(services: Services) -> None:
    one = write(services, "alone", day=YESTERDAY)
    two = [write(services, "a pair", day=TODAY).id for _ in range(2)]
    page = reviewing_page(services)
    opened_ids = chosen(page)
    look(page, Way.CALENDAR)
    assert page.model.ids == (*reversed(two), one.id)
    grid = page.ways.in_time.calendar.month
    press(grid, Qt.Key.Key_Left)
    assert page.model.ids == (one.id,)
    assert page.ways.in_time.heading.text() == "Sunday 22 November 2026, 1 page"
    press(grid, Qt.Key.Key_Return)
    assert opened_ids == [one.id]
    press(grid, Qt.Key.Key_Right)
    press(grid, Qt.Key.Key_Return)
    press(page.table, Qt.Key.Key_Return)
    assert opened_ids == [one.id, two[1]]


def test_a_calendar_is_heard_as_a_grid_of_days(services: Services) -> None:
    write(services, "alone", day=YESTERDAY, facets=(Facet("news", "the flood"),))
    page = reviewing_page(services)
    look(page, Way.CALENDAR)
    grid = page.ways.in_time.calendar.month
    heard = QAccessible.queryAccessibleInterface(grid)
    cells = [heard.child(number) for number in range(heard.childCount())]
    said = {cell.text(QAccessible.Text.Name): cell.role() for cell in cells if cell is not None}
    assert said["Sunday 22 November, 1 page. News: the flood"] is QAccessible.Role.Cell
    assert said["Monday 23 November, today, no page"] is QAccessible.Role.Cell
    names = {grid.model().headerData(0, Qt.Orientation.Horizontal, role) for role in (0, 11)}
    assert names == {"Mon", "Monday"}


def test_weeks_begin_as_they_do_where_the_person_lives(services: Services) -> None:
    QLocale.setDefault(QLocale("en_US"))
    try:
        fill(services, 1)
        page = reviewing_page(services)
        look(page, Way.CALENDAR)
        weeks = page.ways.in_time.calendar.weeks
        assert weeks.headerData(0, Qt.Orientation.Horizontal) == "Sun"
        assert weeks.cell(0, 0) == date(2026, 11, 1)
    finally:
        QLocale.setDefault(QLocale.system())


def test_a_year_leads_to_its_months(services: Services) -> None:
    fill(services, 40)
    page = reviewing_page(services)
    look(page, Way.CALENDAR)
    calendar = page.ways.in_time.calendar
    press_button(calendar, "Whole year")
    press(calendar.year, Qt.Key.Key_Left)
    assert page.ways.in_time.heading.text() == "October 2026, 17 pages"
    press(calendar.year, Qt.Key.Key_Return)
    assert calendar.weeks.month == Month(2026, 10)
    assert len(page.model.ids) == 17


def test_a_timeline_leads_to_the_pages_of_a_day(services: Services) -> None:
    changed = Facet("medicine", "2026-11-01 20 to 40")
    old = write(services, "long ago", day=date(2024, 2, 29))
    write(services, "now", day=TODAY, facets=(changed,))
    page = reviewing_page(services)
    opened_ids = chosen(page)
    look(page, Way.TIMELINE)
    line = page.ways.in_time.timeline
    assert [month.words for month in line.days.along.months] == ["February 2024", "November 2026"]
    words = [said for _, said in line.days.labels(1)]
    assert words == ["1 · Medicine or dose changed: 20 to 40"]
    QTest.keyClick(line, Qt.Key.Key_Left, CTRL)
    assert page.model.ids == (old.id,)
    press(line, Qt.Key.Key_Return)
    assert opened_ids == [old.id]


def test_a_filter_holds_in_every_way(services: Services) -> None:
    write(services, "bread", day=YESTERDAY)
    write(services, "rain", day=TODAY)
    page = reviewing_page(services)
    page.filters.words.setText("bread")
    press(page.filters.words, Qt.Key.Key_Return)
    settle()
    look(page, Way.READING)
    assert [leaf.sheet.day for leaf in page.ways.column.leaves] == [YESTERDAY]
    for way in (Way.CALENDAR, Way.TIMELINE):
        look(page, way)
        assert len(page.model.ids) == 1
        assert page.ways.in_time.heading.text() == "November 2026, 1 page"


def test_pages_are_read_one_after_another_and_veiled_ones_on_request(services: Services) -> None:
    write(services, "the heavy part", title="Heavy", veiled=True, day=YESTERDAY)
    write(services, "never again", title="Gone", resurface=BringBack.NEVER, day=YESTERDAY)
    write(services, "a plain part", day=TODAY)
    page = reviewing_page(services)
    look(page, Way.READING)
    said = seen(page.ways.column)
    assert "a plain part" in said
    assert "Heavy" in in_sight(page.ways.column)
    for hidden in ("the heavy part", "never again", "Gone"):
        assert hidden not in said
    page.ways.column.leaves[1].show_button.click()
    settle()
    assert "never again" in seen(page.ways.column)
    assert page.preview.isHidden()


def test_a_long_journal_is_read_to_its_end_and_back(services: Services, full: bool) -> None:
    ids = fill(services, 2_000 if full else 50)
    page = reviewing_page(services)
    look(page, Way.READING)
    column, bar = page.ways.column, page.ways.column.verticalScrollBar()
    read = [leaf.sheet.id for leaf in column.leaves]
    for _ in range(len(ids)):
        bar.setValue(bar.maximum())
        settle()
        read += [leaf.sheet.id for leaf in column.leaves if leaf.sheet.id not in read[-60:]]
        if read[-1] == ids[-1]:
            break
    assert tuple(read) == ids
    assert len(column.leaves) <= 30
    for _ in range(len(ids)):
        bar.setValue(0)
        settle()
        if column.leaves[0].sheet.id == ids[0]:
            break
    assert [leaf.sheet.id for leaf in column.leaves] == list(ids[: len(column.leaves)])


class FailsOnce:
    """Gives pages but for the second time it is asked."""

    def __init__(self, looking: Looking) -> None:
        self._looking = looking
        self.asked = 0

    def sheets(
        self, ids: tuple[EntryId, ...], then: Then[tuple[Sheet, ...]], failed: Failed
    ) -> None:
        self.asked += 1
        if self.asked == 2:
            failed(NotWritable())
        else:
            self._looking.sheets(ids, then, failed)


def test_after_a_failure_reading_goes_on_where_it_stood(services: Services) -> None:
    ids = fill(services, 20)
    looking, said = FailsOnce(services.looking), list[object]()
    column = ReadingColumn(cast("Looking", looking), services.reviewing, Theme())
    column.failed.connect(said.append)
    column.resize(700, 400)
    column.show()
    column.show_pages(ids)
    bar = column.verticalScrollBar()
    for _ in range(20):
        bar.setValue(bar.maximum())
        settle()
        bar.setValue(0)
    assert len(said) == 1
    assert {leaf.sheet.id for leaf in column.leaves} == set(ids)


def test_reading_on_leaves_what_is_in_sight_where_it_is(services: Services) -> None:
    fill(services, 60, "A page of some length, so that it takes more than a line to say, yes.")
    page = reviewing_page(services)
    look(page, Way.READING)
    column, bar = page.ways.column, page.ways.column.verticalScrollBar()
    for _ in range(30):
        here = column.leaves[-2]
        bar.setValue(here.y())
        stood = here.y() - bar.value()
        settle()
        assert here in column.leaves
        assert abs(here.y() - bar.value() - stood) <= 1
        if column.leaves[0].sheet.id != page.model.ids[0]:
            break
    assert column.leaves[0].sheet.id != page.model.ids[0]


def test_days_are_counted_only_where_that_is_wanted(services: Services) -> None:
    fill(services, 3)
    page = reviewing_page(services)
    look(page, Way.CALENDAR)
    written = page.ways.in_time.calendar.written
    assert not written.isVisible()
    given(services.settings.set, lambda old: replace(old, days_written=True))
    assert written.isVisible()
    assert written.text() == "There are pages on 3 days of November 2026."


def test_locking_leaves_nothing_in_any_way(services: Services) -> None:
    facets = (Facet("news", "canary flood"),)
    write(services, "canary text", title="canary title", day=TODAY, facets=facets)
    write(services, "canary more", day=TODAY.replace(year=2025))
    settings(services, memories=True)
    page = reviewing_page(services)
    for way in Way:
        look(page, way)
    press_button(page.ways.memories, "On this day")
    press_button(page.ways.memories, "Show")
    page.clear()
    settle()
    assert "canary" not in seen(page)
    assert not page.ways.in_time.timeline.days.along.months
    assert not page.ways.in_time.calendar.weeks.along.days
