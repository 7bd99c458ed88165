"""Settings: prompts of one's own, packs and themes, all of it by keyboard and with undo."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QPlainTextEdit

from journal.app.services import Services
from journal.domain.errors import DiskFull
from journal.domain.packs import NO_OWN, theme_id
from journal.domain.prompts import DEEP, LIGHT
from journal.domain.settings import Settings
from journal.export.packs import write
from journal.importing.packs import read
from journal.ui.kit import files
from journal.ui.kit.errors import words_for
from journal.ui.settings.page import SettingsPage
from journal.ui.settings.prompts import Prompts
from tests.services.test_packs_service import keep, own, pack, saved, shelf
from tests.steps import PASSPHRASE, given
from tests.ui.rooms import (
    HeldLane,
    buttons,
    drafts,
    opened,
    press,
    seen,
    settings_page,
    settle,
    writing_page,
)
from tests.vault.limits import files_up_to

Offers = list[tuple[str, Callable[[], None]]]


@pytest.fixture
def services(qapp: QApplication, tmp_path: Path) -> Services:
    return opened(tmp_path)


def room_of(services: Services) -> tuple[Prompts, Offers]:
    """Return the part of Settings about prompts, and what it offers to undo."""
    page: SettingsPage = settings_page(services)
    offers: Offers = []
    page.undo_offered.connect(lambda words, undo: offers.append((words, undo)))
    settle()
    return page.asking.prompts, offers


def rows(room: Prompts) -> list[str]:
    """Return the words of each own prompt's row."""
    return [room.own.list.item(at).text() for at in range(room.own.list.count())]


def kept(services: Services) -> Settings:
    found: Settings = given(services.settings.settings)
    return found


def test_a_prompt_is_written_and_found_in_the_list_of_all(services: Services) -> None:
    room, _ = room_of(services)
    press(room.own.new_button, Qt.Key.Key_Return)
    form = room.own.form
    assert form.words.hasFocus()
    assert not form.keep_button.isEnabled()
    QTest.keyClicks(form.words, "What did the kettle say?")
    press(form.words, Qt.Key.Key_Tab)
    assert form.follow_ups.hasFocus(), "Tab leads on"
    QTest.keyClicks(form.follow_ups, "And you?")
    press(form.follow_ups, Qt.Key.Key_Return)
    press(form.keep_button, Qt.Key.Key_Return)
    assert rows(room) == ["What did the kettle say?\nA follow-up"]
    assert not form.isVisibleTo(room)
    assert room.own.list.hasFocus()
    page = writing_page(services)
    page.desk.prompts.choose()
    choosing = page.desk.prompts.choosing
    choosing.search.setText("kettle say")
    settle()
    tree = choosing.tree
    shown = [tree.topLevelItem(at) for at in range(tree.topLevelItemCount())]
    assert [each.text(0) for each in shown if each and not each.isHidden()] == [NO_OWN.title]


def test_a_list_that_is_open_shows_what_was_written_meanwhile(services: Services) -> None:
    page = writing_page(services)
    page.desk.prompts.choose()
    tree = page.desk.prompts.choosing.tree
    before = tree.topLevelItemCount()
    keep(services, "What did the kettle say?")
    page.entered()
    settle()
    assert tree.topLevelItemCount() == before + 1


def test_what_reaches_deep_always_has_lines_to_hold_on_to(services: Services) -> None:
    room, _ = room_of(services)
    room.own.new_button.click()
    form = room.own.form
    form.words.setPlainText("Who was at the door?")
    form.reach.button(DEEP).click()
    assert form.grounding.isChecked()
    assert not form.grounding.isEnabled()
    form.keep_button.click()
    (prompt,) = shelf(services).packs[0].prompts
    assert (prompt.intensity, prompt.grounding) == (DEEP, True)


def test_prompts_are_changed_ordered_and_removed_by_keys_and_put_back(services: Services) -> None:
    for text in ("One", "Two", "Three"):
        keep(services, text, follow_ups=())
    room, offers = room_of(services)
    ours = room.own.list
    ours.setFocus()
    ours.setCurrentRow(2)
    QTest.keyClick(ours, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert rows(room) == own(services) == ["One", "Three", "Two"]
    assert ours.currentRow() == 1, "the moved one is still chosen"
    QTest.keyClick(ours, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    press(ours, Qt.Key.Key_F2)
    assert room.own.form.words.toPlainText() == "Three"
    room.own.form.words.setPlainText("Three?")
    room.own.form.keep_button.click()
    assert rows(room) == ["One", "Two", "Three?"]
    press(ours, Qt.Key.Key_Delete)
    assert own(services) == ["One", "Two"]
    assert ours.hasFocus()
    assert [words for words, _ in offers] == ["The prompt is changed.", "The prompt is removed."]
    for _, undo in reversed(offers):
        undo()
    assert rows(room) == own(services) == ["One", "Two", "Three"]


def test_a_prompt_is_hidden_and_shown_again(services: Services) -> None:
    id = keep(services, "One", follow_ups=())
    room, _ = room_of(services)
    room.own.hide_button.click()
    assert rows(room) == ["One\nHidden"]
    assert kept(services).hidden_prompts == {id}
    page = writing_page(services)
    page.desk.prompts.choose()
    page.desk.prompts.choosing.search.setText("One")
    tree = page.desk.prompts.choosing.tree
    last = tree.topLevelItem(tree.topLevelItemCount() - 1)
    assert last is not None
    assert (last.text(0), last.childCount()) == (NO_OWN.title, 1)
    assert room.own.hide_button.text() == "Show again"
    room.own.hide_button.click()
    assert kept(services).hidden_prompts == frozenset()


def test_a_pack_is_brought_in_hidden_ordered_removed_and_put_back(
    services: Services, tmp_path: Path
) -> None:
    room, offers = room_of(services)
    for id in ("rivers", "walks"):
        room.packs.take(saved(tmp_path, pack(id, "A?")))
    packs = room.packs
    assert [packs.list.item(at).text() for at in range(2)] == [
        "Rivers\n1 prompt, version 1",
        "Walks\n1 prompt, version 1",
    ]
    assert packs.list.chosen == "walks"
    QTest.keyClick(packs.list, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    packs.hide_button.click()
    assert packs.list.item(0).text() == "Walks\n1 prompt, version 1, hidden"
    assert kept(services).closed_themes == {theme_id("walks")}
    room.themes.boxes["news"].click()
    assert kept(services).closed_themes == {"news", theme_id("walks")}, "a theme leaves packs alone"
    press(packs.list, Qt.Key.Key_Delete)
    assert [each.id for each in shelf(services).packs] == ["own", "rivers"]
    words, undo = offers[-1]
    assert words == "“Walks” is removed."
    undo()
    assert [each.id for each in shelf(services).packs] == ["own", "walks", "rivers"]


def test_a_theme_to_open_is_opened(services: Services, tmp_path: Path) -> None:
    room, _ = room_of(services)
    room.packs.take(saved(tmp_path, pack("kin", "A?", opt_in=True)))
    assert room.packs.hide_button.text() == "Open"
    room.packs.hide_button.click()
    assert kept(services).opened_themes == {theme_id("kin")}
    assert room.packs.hide_button.text() == "Close"


def test_a_file_with_faults_is_answered_line_by_line_and_nothing_comes_in(
    services: Services, tmp_path: Path
) -> None:
    room, offers = room_of(services)
    path = saved(tmp_path, pack("walks", "A?", "B?"))
    path.write_bytes(write(pack("walks", "A?", "B?")).replace(b"intensity: 1", b"intensity: 7"))
    room.packs.take(path)
    assert room.packs.banner.words.startswith("This file was not brought in. Nothing was changed.")
    assert room.packs.faults.text().split("\n") == [
        "Line 15: prompt 1: the intensity is not 1, 2 or 3.",
        "Line 20: prompt 2: the intensity is not 1, 2 or 3.",
    ]
    assert shelf(services).packs == (NO_OWN,)
    assert not offers
    room.packs.take(saved(tmp_path, pack("walks", "A?")))
    assert not room.packs.faults.text()
    assert room.packs.list.count() == 1


def test_own_prompts_are_saved_to_a_file(
    services: Services, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep(services, "One")
    room, _ = room_of(services)
    path = tmp_path / "own.yaml"
    monkeypatch.setattr(files, "ask_new_place", lambda *asked: asked[-1](path))
    room.own.save_button.click()
    assert read(path) == shelf(services).packs[0]
    assert room.packs.banner.words == "The pack is saved. Anyone can read that file."
    room.own.save_button.click()
    assert room.packs.banner.words.startswith("Something with this name is already there.")


def test_locking_leaves_nothing_of_it_in_the_window(services: Services, tmp_path: Path) -> None:
    keep(services, "Unmistakable")
    room, _ = room_of(services)
    room.packs.take(saved(tmp_path, replace(pack("walks", "A?"), title="Unmistakable too")))
    room.own.change_button.click()
    room.own.form.words.setPlainText("Unmistakable as well")
    room.clear()
    assert "nmistakable" not in seen(room)
    assert not room.own.list.count() + room.packs.list.count()
    assert room.own.form.reach.value == LIGHT


def test_every_control_has_a_name_of_its_own(services: Services, tmp_path: Path) -> None:
    keep(services, "One")
    room, _ = room_of(services)
    room.packs.take(saved(tmp_path, pack("walks", "A?")))
    room.own.change_button.click()
    settle()
    controls: list[QAbstractButton | QPlainTextEdit] = [
        *buttons(room),
        *room.findChildren(QPlainTextEdit),
    ]
    names = [each.accessibleName() or getattr(each, "text", str)() for each in controls]
    assert all(names)
    assert len(set(names)) == len(names), sorted(names)


def test_a_prompt_that_is_being_written_stays_as_a_page_when_the_journal_locks(
    services: Services, tmp_path: Path
) -> None:
    keep(services, "Kept?")
    room, _ = room_of(services)
    room.own.change_button.click()
    room.own.form.back_button.click()
    room.own.new_button.click()
    QTest.keyClicks(room.own.form.words, "What did the ke")
    QTest.keyClicks(room.own.form.follow_ups, "And th")
    services.unlocking.lock("asked")
    room.clear()
    given(services.unlocking.unlock, tmp_path / "Quiet.journal", PASSPHRASE)
    assert drafts(services) == ["What did the ke\nAnd th"]
    room.own.new_button.click()
    services.unlocking.lock("asked")
    given(services.unlocking.unlock, tmp_path / "Quiet.journal", PASSPHRASE)
    assert len(drafts(services)) == 1, "an empty form is nothing to keep"


def test_a_prompt_that_is_kept_twice_is_one_prompt(qapp: QApplication, tmp_path: Path) -> None:
    lane = HeldLane()
    services = opened(tmp_path, make_lane=lambda: lane)
    room, _ = room_of(services)
    room.own.new_button.click()
    QTest.keyClicks(room.own.form.words, "What did the water do?")
    lane.held = True
    room.own.form.keep_button.click()
    room.own.form.keep_button.click()
    lane.release()
    settle()
    assert rows(room) == ["What did the water do?"]


def test_a_prompt_that_found_no_room_stays_in_its_form(services: Services) -> None:
    room, _ = room_of(services)
    room.own.new_button.click()
    QTest.keyClicks(room.own.form.words, "What did the water do?")
    with files_up_to(1024):
        room.own.form.keep_button.click()
        assert words_for(DiskFull()).what in room.own.form.banner.words
        assert room.own.form.words.toPlainText() == "What did the water do?"
    room.own.form.keep_button.click()
    settle()
    assert rows(room) == ["What did the water do?"]
