"""The browser of tags, people and places: found, merged, nested, coloured, removed, kept apart."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMenu

from journal.app.services import Services
from journal.domain.entry import EntryId
from journal.domain.selection import Selection
from journal.domain.tags import Colour, Tag, TagKind
from journal.ui.reviewing.page import ReviewingPage
from tests.steps import given, write
from tests.ui.rooms import opened, press, press_button, reviewing_page, settle

WORK, NIGHT = Tag("work"), Tag("work/night")
Undos = list[tuple[str, Callable[[], None]]]
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def services(qapp: QApplication, tmp_path: Path) -> Services:
    return opened(tmp_path)


@pytest.fixture
def ids(services: Services) -> list[EntryId]:
    """Five entries: work and a night of it, two spellings of walking, Ana, the canal."""
    named = [(WORK, NIGHT), (Tag("walk"),), (Tag("walk"), WORK), (Tag("walks"),)]
    people = (Tag("Ana", TagKind.PERSON), Tag("canal", TagKind.PLACE))
    return [write(services, f"page {at}", tags=tags).id for at, tags in enumerate([*named, people])]


@pytest.fixture
def page(services: Services, ids: list[EntryId]) -> ReviewingPage:
    page = reviewing_page(services)
    page.tags.open()
    settle()
    return page


@pytest.fixture
def undos(page: ReviewingPage) -> Undos:
    found: Undos = []
    page.undo_offered.connect(lambda words, undo: found.append((words, undo)))
    return found


def listed(page: ReviewingPage) -> list[str]:
    names = page.tags.tidying.list
    role = Qt.ItemDataRole.AccessibleTextRole
    return [str(names.item(row).data(role)).split(",")[0] for row in range(names.count())]


def choose(page: ReviewingPage, *names: str) -> None:
    rows, at = page.tags.tidying.list, listed(page)
    rows.choose(at.index(names[0]))
    for name in names[1:]:
        rows.item(at.index(name)).setSelected(True)


def carrying(services: Services, *names: str) -> set[EntryId]:
    return set(given(services.reviewing.find, Selection(tags=tuple(map(Tag, names)))))


def took(page: ReviewingPage, *path: str) -> None:
    """Take an act from the menu of names, or from a menu in it, opened by its key."""
    press(page.tags.tidying.list, Qt.Key.Key_Menu)
    menu = page.tags.tidying.menu_shown
    for words in path:
        assert menu is not None
        act = next(act for act in menu.actions() if act.text() == words)
        inner = act.menu()
        if isinstance(inner, QMenu):
            menu = inner
        else:
            act.trigger()
    settle()


def test_names_are_listed_by_kind_and_by_use(page: ReviewingPage) -> None:
    tidying = page.tags.tidying
    kinds = tidying.filter.kinds
    assert [kinds.itemText(at) for at in range(kinds.count())] == [
        *("All names (6)", "Tags (4)", "People (1)", "Places (1)"),
        "Looking alike (2)",
    ]
    kinds.setCurrentIndex(2)
    assert listed(page) == ["Ana"]
    kinds.setCurrentIndex(4)
    assert listed(page) == ["walk", "walks"]
    kinds.setCurrentIndex(1)
    tidying.filter.order.setCurrentIndex(1)
    assert listed(page) == ["walk", "work", "walks", "night"]
    tidying.search.setText("nig")
    assert [each.tag.name for each in tidying.list.chosen()] == ["work/night"]


def test_a_name_is_removed_with_what_is_below_it_and_put_back(
    services: Services, page: ReviewingPage, undos: Undos, ids: list[EntryId]
) -> None:
    choose(page, "work")
    press(page.tags.tidying.list, Qt.Key.Key_Delete)
    settle()
    assert listed(page) == ["walk", "walks", "Ana", "canal"]
    assert undos[-1][0] == "2 names taken off 2 entries."
    undos[-1][1]()
    settle()
    assert carrying(services, "work") == {ids[0], ids[2]}
    assert carrying(services, "work/night") == {ids[0]}
    choose(page, "walks")
    press_button(page.tags.tidying, "Remove")
    assert undos[-1][0] == "‘walks’ taken off 1 entry."


def test_several_names_are_merged_coloured_and_removed_as_one(
    services: Services, page: ReviewingPage, undos: Undos, ids: list[EntryId]
) -> None:
    choose(page, "walks", "walk", "work")
    tidying = page.tags.tidying
    assert tidying.editor.several.text() == "3 names chosen."
    took(page, "Colour", "Slate")
    assert set(given(services.naming.colours).values()) == {Colour.SLATE}
    undos[-1][1]()
    assert given(services.naming.colours) == {}
    choose(page, "walks", "walk", "work")
    took(page, "Merge into", "walk")
    assert carrying(services, "walk") == set(ids[:4])
    assert undos[-1][0] == "2 names merged with ‘walk’."
    undos[-1][1]()
    settle()
    assert carrying(services, "walk") == {ids[1], ids[2]}
    assert carrying(services, "walks") == {ids[3]}
    assert carrying(services, "work") == {ids[0], ids[2]}
    choose(page, "Ana", "walk")
    assert not tidying.editor.act.isEnabled()
    press(tidying.list, Qt.Key.Key_Delete)
    settle()
    assert listed(page) == ["walks", "work", "night", "canal"]


def test_a_name_is_put_below_another_and_taken_out_from_the_menu(
    services: Services, page: ReviewingPage, undos: Undos, ids: list[EntryId]
) -> None:
    choose(page, "walks")
    took(page, "Put below", "work")
    assert carrying(services, "work/walks") == {ids[3]}
    choose(page, "night")
    took(page, "Take out of ‘work’")
    assert carrying(services, "night") == {ids[0]}
    for _, undo in reversed(undos):
        undo()
    assert carrying(services, "walks") == {ids[3]}
    choose(page, "walk")
    took(page, "Show its entries")
    assert page.model.ids == (ids[2], ids[1])


def test_names_that_look_alike_are_hinted_at_and_kept_apart_for_good(
    services: Services, page: ReviewingPage, undos: Undos, ids: list[EntryId]
) -> None:
    tidying = page.tags.tidying
    choose(page, "work")
    assert tidying.alike.isHidden()
    choose(page, "walk")
    assert tidying.alike.words.text() == (
        "‘walks’ (1 entry) and ‘walk’ (2 entries) differ in an ending alone. One name, or two?"
    )
    press_button(tidying.alike, "Keep both")
    assert tidying.alike.isHidden()
    assert given(services.naming.alike) == ()
    given(services.naming.rename, Tag("walks"), "Walkes")
    given(services.naming.rename, Tag("Walkes"), "walks")
    assert given(services.naming.alike) == ()
    undos[-1][1]()
    settle()
    choose(page, "walks")
    press_button(tidying.alike, "Merge")
    assert carrying(services, "walk") == {ids[1], ids[2], ids[3]}
    undos[-1][1]()
    assert carrying(services, "walks") == {ids[3]}


def test_locking_leaves_no_name_in_the_browser(page: ReviewingPage) -> None:
    choose(page, "walks")
    page.clear()
    tidying = page.tags.tidying
    assert tidying.list.count() == 0
    assert tidying.alike.words.text() == tidying.editor.name.text() == ""
    assert "walk" not in tidying.editor.act.accessibleName()
