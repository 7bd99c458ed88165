"""Names in Review: nested filters, many entries at once, and the list in which names are tidied."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from journal.app.services import Services
from journal.domain.entry import EntryId
from journal.domain.selection import Selection
from journal.domain.tags import Colour, Tag, TagKind
from journal.ui.reviewing.entry_model import AT_END, MARKS
from journal.ui.reviewing.page import ReviewingPage
from tests.steps import given, write
from tests.ui.rooms import HeldLane, fill, opened, press, press_button, reviewing_page, settle

WORK, NIGHT = Tag("work"), Tag("work/night")
Undos = list[tuple[str, Callable[[], None]]]


@pytest.fixture
def services(qapp: QApplication, tmp_path: Path) -> Services:
    return opened(tmp_path)


def undos(page: ReviewingPage) -> Undos:
    """Return a list that takes up every offer to undo."""
    found: Undos = []
    page.undo_offered.connect(lambda words, undo: found.append((words, undo)))
    return found


def carrying(services: Services, name: str) -> set[EntryId]:
    return set(given(services.reviewing.find, Selection(tags=(Tag(name),))))


def offered(page: ReviewingPage) -> dict[str, int]:
    names = page.filters.picker.names
    return {names.item(row).text(): row for row in range(names.count())}


def named(page: ReviewingPage) -> list[str]:
    page.tags.open()
    settle()
    names = page.tags.tidying.list
    role = Qt.ItemDataRole.AccessibleTextRole
    return [str(names.item(row).data(role)) for row in range(names.count())]


def tidied(page: ReviewingPage, row: int, to: str) -> None:
    """Call the name in a row of the open list anew, by keyboard."""
    tidying = page.tags.tidying
    tidying.list.choose(row)
    press(tidying.list, Qt.Key.Key_F2)
    tidying.editor.name.setText(to)
    press(tidying.editor.name, Qt.Key.Key_Return)
    settle()


def test_a_name_filters_by_all_that_is_nested_below_it(services: Services) -> None:
    write(services, "one", tags=(NIGHT,))
    write(services, "two", tags=(NIGHT, WORK))
    write(services, "three", tags=(Tag("workshop"),))
    page = reviewing_page(services)
    press_button(page.filters, "Tags")
    assert set(offered(page)) == {"work, 2 entries", "work/night, 2 entries", "workshop, 1 entry"}
    names = page.filters.picker.names
    names.item(offered(page)["work, 2 entries"]).setCheckState(Qt.CheckState.Checked)
    assert page.count.text() == "2 entries"
    given(services.naming.rename, WORK, "job")
    settle()
    assert page.filters.selection().tags == (Tag("job"),)


def test_a_name_is_put_on_all_that_is_chosen_and_taken_back(services: Services) -> None:
    ids = fill(services, 45)
    given(services.several.put, ids[:5], WORK)
    page = reviewing_page(services)
    offers = undos(page)
    page.table.selectAll()
    press_button(page, "Tag")
    many = page.acting.many
    many.field.name.setText("Work")
    press(many.field.name, Qt.Key.Key_Return)
    settle()
    assert carrying(services, "work") == set(ids)
    assert offers[-1][0] == "‘work’ put on 40 entries."
    offers[-1][1]()
    assert carrying(services, "work") == set(ids[:5])
    settle()
    press_button(many, "work, 5  ×")
    assert carrying(services, "work") == set()
    offers[-1][1]()
    assert carrying(services, "work") == set(ids[:5])
    press(many.field.name, Qt.Key.Key_Escape)
    assert many.isHidden()
    assert page.table.hasFocus()


def test_many_entries_go_to_the_bin_and_come_back_as_one(services: Services) -> None:
    ids = fill(services, 30)
    page = reviewing_page(services)
    offers = undos(page)
    told: list[frozenset[EntryId]] = []
    services.notices.listen(lambda changed: told.append(changed.entries))
    page.table.selectAll()
    press_button(page, "Move to bin")
    assert told == [frozenset(ids)]
    assert given(services.reviewing.count) == 0
    assert offers[-1][0] == "30 entries moved to the bin."
    offers[-1][1]()
    assert given(services.reviewing.count) == 30


def test_a_long_act_is_shown_and_can_be_cancelled(qapp: QApplication, tmp_path: Path) -> None:
    lane = HeldLane()
    services = opened(tmp_path, make_lane=lambda: lane)
    fill(services, 30)
    page = reviewing_page(services)
    offers = undos(page)
    page.table.selectAll()
    lane.held = True
    page.acts.bin.click()
    page.acting.working.appear()
    assert "Moving to the bin" in page.acting.working.words.text()
    page.acting.working.cancel_button.click()
    lane.release()
    settle()
    assert offers == []
    assert given(services.reviewing.count) == 30
    assert "Nothing half-done stays" in page.banner.words
    assert page.acting.working.isHidden()


def test_a_merge_shows_that_it_is_under_way_and_can_be_cancelled(
    qapp: QApplication, tmp_path: Path
) -> None:
    lane = HeldLane()
    services = opened(tmp_path, make_lane=lambda: lane)
    one = write(services, "one", tags=(WORK,))
    two = write(services, "two", tags=(Tag("office"),))
    page = reviewing_page(services)
    offers = undos(page)
    row = named(page).index("work, tag, 1 entry")
    lane.held = True
    tidied(page, row, "office")
    working = page.tags.tidying.working
    working.appear()
    assert working.words.text() == "Merging…"
    press(page.tags.tidying.editor.name, Qt.Key.Key_Return)  # one change at a time
    working.cancel_button.click()
    lane.release()
    settle()
    assert (carrying(services, "work"), carrying(services, "office")) == ({one.id}, {two.id})
    assert "Nothing half-done stays" in page.banner.words
    assert (offers, working.isHidden()) == ([], True)


def test_rows_show_colours_beside_names(services: Services) -> None:
    write(services, "one", tags=(NIGHT, Tag("rain")), for_session=True)
    given(services.naming.mark, NIGHT, Colour.ROSE)
    page = reviewing_page(services)
    index = page.model.index(0, 0)
    page.model.data(index)
    settle()
    assert page.model.data(index, AT_END) == "rain · ● work/night · for session"
    assert page.model.data(index, MARKS) == ((7, Colour.ROSE),)
    assert "●" not in str(page.model.data(index))
    given(services.naming.mark, NIGHT, None)
    settle()
    assert page.model.data(index, MARKS) == ()


def test_names_are_tidied_by_keyboard_and_every_change_taken_back(services: Services) -> None:
    one = write(services, "one", tags=(WORK, NIGHT))
    two = write(services, "two", tags=(Tag("office"),))
    write(services, "three", tags=(Tag("Ana", TagKind.PERSON),))
    page = reviewing_page(services)
    offers = undos(page)
    assert named(page) == [
        "office, tag, 1 entry",
        "work, tag, 1 entry",
        "night, in work, tag, 1 entry",
        "Ana, person, 1 entry",
    ]
    tidied(page, 1, "Job")
    assert carrying(services, "job/night") == {one.id}
    assert offers[-1][0] == "‘work’ called ‘Job’."
    assert page.tags.tidying.editor.name.text() == "Job"
    offers[-1][1]()
    settle()
    assert page.tags.tidying.editor.name.text() == "work"
    page.tags.tidying.editor.name.setText("OFFICE")
    assert page.tags.tidying.editor.act.accessibleName() == "Merge with OFFICE"
    press(page.tags.tidying.editor.name, Qt.Key.Key_Return)
    settle()
    assert carrying(services, "office") == {one.id, two.id}
    offers[-1][1]()
    settle()
    assert carrying(services, "office") == {two.id}
    press(page.tags.tidying.search, Qt.Key.Key_Escape)
    assert page.tags.tidying.isHidden()


def test_what_below_a_name_has_its_new_name_already_is_merged_only_when_asked(
    services: Services,
) -> None:
    one = write(services, "one", tags=(NIGHT,))
    two = write(services, "two", tags=(Tag("job/night"),))
    page = reviewing_page(services)
    offers = undos(page)
    names = named(page)
    tidied(page, names.index("work, tag, 1 entry"), "job")
    assert carrying(services, "job/night") == {one.id, two.id}
    offers[-1][1]()
    settle()
    tidied(page, named(page).index("night, in job, tag, 1 entry"), "x" * 201)
    assert carrying(services, "work/night") == {one.id}


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_a_colour_is_given_in_the_list_of_names(services: Services) -> None:
    write(services, "one", tags=(NIGHT,))
    page = reviewing_page(services)
    assert named(page)[1] == "night, in work, tag, 1 entry"
    tidying = page.tags.tidying
    tidying.list.choose(1)
    tidying.editor.colour.click()
    assert tidying.menu_shown is not None
    next(a for a in tidying.menu_shown.actions() if a.text() == "Slate").trigger()
    tidying.menu_shown.close()
    settle()
    assert tidying.editor.colour.accessibleName() == "Colour: Slate"
    assert named(page)[1] == "night, in work, tag, slate, 1 entry"


@pytest.mark.parametrize("width", [1148, 700])
def test_the_list_of_names_has_room_in_every_window(services: Services, width: int) -> None:
    write(services, "one", tags=(Tag("x" * 200), Tag("שבת")))
    page = reviewing_page(services, width)
    named(page)
    tidying = page.tags.tidying
    assert tidying.isVisible()
    assert tidying.list.width() > 250
    assert not page.preview.isVisible()
    press_button(tidying, "Close")
    assert page.table.isVisible()


def test_locking_leaves_no_name_behind(services: Services) -> None:
    write(services, "one", tags=(Tag("canaryName"),))
    page = reviewing_page(services)
    named(page)
    page.table.selectAll()
    press_button(page, "Tag")
    page.clear()
    tidying, many = page.tags.tidying, page.acting.many
    assert tidying.list.count() == many.field.names.list.count() == 0
    assert tidying.editor.name.text() == many.field.name.text() == ""
