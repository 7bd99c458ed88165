"""Names on a page: offered while typing, coloured, suggested, and never put there by themselves."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QListWidgetItem

from journal.app.services import Services
from journal.domain.tags import Colour, Tag, TagKind
from journal.services.writing import with_prompt
from journal.ui.kit.tag_field import TagField
from journal.ui.writing.page import WritingPage
from tests.steps import given, write
from tests.ui.rooms import (
    drafts,
    entries,
    opened,
    press,
    settings,
    settings_page,
    settle,
    type_words,
    writing_page,
)

NIGHT = Tag("work/night shift")


@pytest.fixture
def services(qapp: QApplication, tmp_path: Path) -> Services:
    return opened(tmp_path)


def adding(services: Services, words: str = "Words") -> WritingPage:
    """Return a page with words, on which names are being added."""
    page = writing_page(services)
    type_words(page, words)
    press_add(page)
    return page


def press_add(page: WritingPage) -> None:
    page.desk.foot.open_field()
    settle()


def typed(field: TagField, name: str) -> None:
    field.name.setText(name)


def rows(field: TagField) -> list[str]:
    items = [field.names.list.item(row) for row in range(field.names.list.count())]
    return [plain(item.text()) for item in items]


def plain(words: str) -> str:
    """Return words without the signs that part directions."""
    return words.translate({0x2066: None, 0x2068: None, 0x2069: None})


def current(field: TagField) -> str:
    item: QListWidgetItem | None = field.names.list.currentItem()
    return "" if item is None else plain(item.text())


def tags(page: WritingPage) -> tuple[Tag, ...]:
    return page.sitting.content.tags


def known_names(services: Services) -> None:
    for number in range(3):
        write(services, f"A night {number}.", tags=(NIGHT,))
    write(services, "A day.", tags=(Tag("homework"), Tag("Café")))


def test_names_are_offered_under_the_line_the_most_used_first(services: Services) -> None:
    known_names(services)
    page = adding(services)
    field = page.desk.foot.field
    assert rows(field) == [
        *("work / night shift  ·  3 entries", "Café  ·  1 entry", "homework  ·  1 entry"),
    ]
    typed(field, "WORK")
    assert rows(field) == [
        *("work / night shift  ·  3 entries", "homework  ·  1 entry", "Make ‘WORK’"),
    ]
    assert current(field) == "Make ‘WORK’"
    typed(field, "cafe")
    assert rows(field) == ["Café  ·  1 entry", "Make ‘cafe’"]
    typed(field, "CAFÉ")
    assert current(field) == "Café  ·  1 entry"


def test_enter_takes_what_was_typed_or_the_name_that_was_gone_to(services: Services) -> None:
    known_names(services)
    page = adding(services)
    field = page.desk.foot.field
    typed(field, "work / late shift")
    press(field.name, Qt.Key.Key_Return)
    assert tags(page) == (Tag("work/late shift"),)
    typed(field, "shift")
    press(field.name, Qt.Key.Key_Up)
    press(field.name, Qt.Key.Key_Return)
    assert tags(page) == (Tag("work/late shift"), NIGHT)
    press(field.name, Qt.Key.Key_Down)
    assert current(field) == "work / night shift  ·  3 entries"
    assert field.name.text() == ""


def test_tab_completes_a_name_and_then_moves_on(services: Services) -> None:
    known_names(services)
    page = adding(services)
    field = page.desk.foot.field
    typed(field, "wor")
    press(field.name, Qt.Key.Key_Tab)
    assert field.name.text() == NIGHT.name
    assert field.name.hasFocus()
    press(field.name, Qt.Key.Key_Tab)
    assert not field.name.hasFocus()
    assert tags(page) == ()


def test_the_list_keeps_its_height_while_typing(services: Services) -> None:
    known_names(services)
    page = adding(services)
    field = page.desk.foot.field
    high = field.height()
    for name in ("w", "work", "nothing like it", ""):
        typed(field, name)
        settle()
        assert field.height() == high


@pytest.mark.parametrize("name", ["משפחה/שבת", "🌧️ rain", "x" * 200])
def test_every_name_can_be_added_and_shown(services: Services, name: str) -> None:
    page = adding(services)
    typed(page.desk.foot.field, name)
    press(page.desk.foot.field.name, Qt.Key.Key_Return)
    settle()
    (chip,) = page.desk.foot.chips
    assert chip.accessibleName() == f"Remove tag {name}"
    assert chip.width() <= page.desk.foot.width()


def test_a_name_taken_off_comes_back_to_its_place_and_to_no_other_page(
    services: Services,
) -> None:
    page = adding(services)
    for name in ("rain", "tram", "weir"):
        typed(page.desk.foot.field, name)
        press(page.desk.foot.field.name, Qt.Key.Key_Return)
    settle()
    offers: list[tuple[str, Callable[[], None]]] = []
    page.undo_offered.connect(lambda words, undo: offers.append((words, undo)))
    page.desk.foot.chips[1].click()
    assert tags(page) == (Tag("rain"), Tag("weir"))
    assert offers[-1][0] == "‘tram’ was taken off this page."
    offers[-1][1]()
    assert tags(page) == (Tag("rain"), Tag("tram"), Tag("weir"))
    page.desk.foot.chips[1].click()
    page.new_page()
    settle()
    offers[-1][1]()
    assert tags(page) == ()
    assert "Another page is open now" in page.desk.banner.words


def test_a_name_that_is_none_is_refused_in_words(services: Services) -> None:
    page = adding(services)
    field = page.desk.foot.field
    for name in ("/", "x" * 201):
        field.name.setText(name)
        press(field.name, Qt.Key.Key_Return)
        assert "1 to 200" in field.fault.text()
    assert tags(page) == ()


@pytest.mark.qt_log_ignore("This plugin does not support")
@pytest.mark.parametrize(
    ("key", "held"),
    [
        (Qt.Key.Key_Menu, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_F10, Qt.KeyboardModifier.ShiftModifier),
    ],
)
def test_a_colour_is_chosen_from_the_chips_menu(
    services: Services, key: Qt.Key, held: Qt.KeyboardModifier
) -> None:
    write(services, "Before.", tags=(NIGHT,))
    page = adding(services)
    page.desk.foot.tag_added.emit(NIGHT)
    (chip,) = page.desk.foot.chips
    chip.setFocus()
    QTest.keyClick(chip, key, held)
    menu = chip.menu_shown
    assert menu is not None
    plum = next(action for action in menu.actions() if action.text() == "Plum")
    plum.trigger()
    menu.close()
    settle()
    assert page.desk.foot.chips == [chip]  # so the focus stays where it was
    assert chip.accessibleName() == "Remove tag work/night shift, plum"
    assert not chip.icon().isNull()
    (known,) = (each for each in given(services.naming.names) if each.tag == NIGHT)
    assert known.colour is Colour.PLUM
    assert tags(page) == (NIGHT,)


def test_the_focus_stays_near_a_name_that_is_taken_off(services: Services) -> None:
    page = adding(services)
    for name in ("a", "b"):
        page.desk.foot.tag_added.emit(Tag(name))
    page.desk.foot.chips[0].setFocus()
    press(page.desk.foot.chips[0], Qt.Key.Key_Delete)
    assert page.desk.foot.chips[0].hasFocus()
    assert tags(page) == (Tag("b"),)


def test_own_names_are_suggested_and_only_a_press_adds_one(services: Services) -> None:
    prompt = services.writing.library.themes[0].prompts[0]
    for number in range(4):
        draft = with_prompt(services.writing.blank(), prompt)
        write(services, f"kettle {number}", answers=draft.content.answers, tags=(NIGHT,))
    for number in range(20):
        write(services, f"other {number}", tags=(Tag("day"),))
    write(services, "x", tags=(Tag("Joss", TagKind.PERSON),))
    page = adding(services, "The kettle sang when joss came in.")
    chips = page.desk.foot.field.suggestions
    assert [chip.accessibleName() for chip in chips] == [
        *("Add person Joss", "Add tag work/night shift"),
    ]
    assert tags(page) == ()
    chips[1].click()
    settle()
    assert tags(page) == (NIGHT,)
    assert [chip.text() for chip in page.desk.foot.field.suggestions] == ["+  Joss"]
    settings(services, suggest_tags=False)
    press_add(page)
    assert page.desk.foot.field.suggestions == []


def test_suggestions_are_turned_off_in_settings(services: Services) -> None:
    write(services, "x", tags=(Tag("kettle"),))
    box = settings_page(services).asking.around.suggest
    assert box.isChecked()
    box.click()
    assert not given(services.settings.settings).suggest_tags
    page = adding(services, "The kettle sang.")
    assert page.desk.foot.field.suggestions == []
    box.click()
    press_add(page)
    assert [chip.text() for chip in page.desk.foot.field.suggestions] == ["+  kettle"]


def test_a_page_that_lies_open_follows_a_name_that_is_called_anew(services: Services) -> None:
    write(services, "Before.", tags=(NIGHT,))
    page = adding(services, "Unfinished")
    page.desk.foot.tag_added.emit(NIGHT)
    page.sitting.autosave.save()
    given(services.naming.rename, Tag("work"), "job")
    settle()
    assert tags(page) == (Tag("job/night shift"),)
    page.finish()
    assert drafts(services) == []
    found = {tag.name for entry in entries(services) for tag in entry.content.tags}
    assert found == {"job/night shift"}


def test_an_entry_that_lies_open_follows_and_loses_nothing(services: Services) -> None:
    entry = write(services, "Whole.", tags=(NIGHT,))
    page = writing_page(services)
    page.open(entry.id)
    change = given(services.naming.rename, Tag("work"), "job")
    assert tags(page) == (Tag("job/night shift"),)
    given(services.several.put, (entry.id,), Tag("river"))
    type_words(page, "More. ")
    page.finish()
    (kept,) = entries(services)
    assert {tag.name for tag in kept.content.tags} == {"job/night shift", "river"}
    given(services.naming.put_back, change)
    assert set(tags(page)) == {NIGHT, Tag("river")}
