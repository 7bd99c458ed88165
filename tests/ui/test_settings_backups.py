"""Backups in Settings: making them, a second place, getting a journal back, and deleting one."""

import shutil
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from journal.app.services import Services
from journal.domain.backups import Backup, Why
from journal.domain.selection import Selection
from journal.ui.settings.backup_list import line
from journal.ui.settings.backups import Backups
from journal.ui.settings.page import SettingsPage
from tests.steps import NOW, PASSPHRASE, given
from tests.ui.rooms import HeldLane, fill, opened, settings_page, settle


@pytest.fixture
def services(qapp: QApplication, tmp_path: Path) -> Services:
    services = opened(tmp_path)
    fill(services, 2)
    return services


@pytest.fixture
def page(services: Services) -> SettingsPage:
    return settings_page(services)


@pytest.fixture
def room(page: SettingsPage) -> Backups:
    return page.backups


def kept(folder: Path) -> list[Path]:
    return sorted(folder.rglob("*.jbackup"))


def restore(room: Backups, folder: Path, passphrase: str) -> None:
    room.restore_button.click()
    room.form.place.offer(folder, "Back again")
    room.form.secret.passphrase.setText(passphrase)
    room.form.restore_button.click()


def test_a_backup_is_made_and_said_in_words(room: Backups, tmp_path: Path) -> None:
    assert room.last.text() == "No backup has been made yet."
    assert not room.restore_button.isVisible()
    room.make_button.click()
    assert room.last.text().startswith("Last backup: ")
    assert room.last.text().endswith(", 2 entries.")
    assert room.list.count() == len(kept(tmp_path)) == 1
    assert room.restore_button.isVisible()


BACKUP = Backup(Path("x.jbackup"), NOW, 1_440_000, Why.AUTO, entries=212, clock=9)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({}, "Today at 20:30, 212 entries, 1.4 MB"),
        ({"made": NOW - timedelta(days=1)}, "Yesterday at 20:30, 212 entries, 1.4 MB"),
        (
            {"made": datetime(2026, 3, 12, 19, 4, tzinfo=UTC), "entries": 1, "size": 25_400_000},
            "12 March 2026 at 19:04, 1 entry, 25 MB",
        ),
        ({"why": Why.REKEY}, "Today at 20:30, 212 entries, 1.4 MB, before a new key"),
        (
            {"entries": None, "clock": None, "why": None},
            "Today at 20:30, does not open with the present key, 1.4 MB, put there by hand",
        ),
    ],
)
def test_each_backup_says_when_what_and_why(changes: dict[str, Any], said: str) -> None:
    assert line(replace(BACKUP, **changes), NOW) == said


def test_a_backup_comes_back_as_a_new_journal(
    services: Services, room: Backups, tmp_path: Path
) -> None:
    room.make_button.click()
    fill(services, 3)
    restore(room, tmp_path, PASSPHRASE)
    place = tmp_path / "Back again.journal"
    assert room.banner.words.startswith(f"Restored to {place} It holds 2 entries, as of ")
    assert room.banner.words.endswith("Your present journal is as it was.")
    assert len(given(services.reviewing.find, Selection())) == 3
    services.unlocking.lock("asked")
    given(services.unlocking.unlock, place, PASSPHRASE)
    assert len(given(services.reviewing.find, Selection())) == 2


def test_a_wrong_passphrase_for_a_backup_makes_nothing(room: Backups, tmp_path: Path) -> None:
    room.make_button.click()
    restore(room, tmp_path, "not this one")
    assert room.form.banner.words.startswith("That passphrase doesn't open this backup.")
    assert room.form.isVisible()
    assert not (tmp_path / "Back again.journal").exists()


def test_the_recovery_code_of_a_backup_opens_it_too(
    services: Services, room: Backups, tmp_path: Path
) -> None:
    room.make_button.click()
    room.restore_button.click()
    room.form.place.offer(tmp_path, "By code")
    room.form.secret.other_button.click()
    room.form.secret.code.setText(given(services.unlocking.recovery_code).lower())
    room.form.restore_button.click()
    assert (tmp_path / "By code.journal").is_dir()


def test_restoring_replaces_nothing(room: Backups, tmp_path: Path) -> None:
    taken = tmp_path / "Back again.journal"
    taken.mkdir()
    (taken / "letter.txt").write_text("mine")
    room.make_button.click()
    restore(room, tmp_path, PASSPHRASE)
    assert room.form.banner.words.startswith("Something with this name is already there.")
    assert [path.name for path in taken.iterdir()] == ["letter.txt"]


def test_a_double_click_does_not_delete(room: Backups, tmp_path: Path) -> None:
    room.make_button.click()
    left = Qt.MouseButton.LeftButton
    QTest.mouseClick(room.delete_button, left)
    QTest.mouseDClick(room.delete_button, left)
    assert len(kept(tmp_path)) == 1
    assert room.delete_button.asking


def test_rows_that_wrap_are_shown_whole(room: Backups) -> None:
    rows = tuple(
        replace(BACKUP, path=Path(f"{number}.jbackup"), why=Why.MERGE) for number in range(4)
    )
    room.list.setFixedWidth(260)
    room.list.show_backups(rows)
    settle()
    last = room.list.visualItemRect(room.list.item(3))
    assert last.height() >= room.list.fontMetrics().height() * 2, "the row has two lines"
    assert last.bottom() <= room.list.viewport().height()


def test_the_last_backup_named_is_one_that_opens(room: Backups) -> None:
    shut = replace(BACKUP, entries=None, clock=None)
    older = replace(BACKUP, path=Path("y.jbackup"), made=NOW - timedelta(days=1))
    room.show_backups((shut, older))
    assert room.last.text() == "Last backup: yesterday at 20:30, 212 entries."
    room.show_backups((shut,))
    assert room.last.text() == "No backup opens with the present key yet."


def test_deleting_asks_once_more(room: Backups, tmp_path: Path) -> None:
    room.make_button.click()
    room.delete_button.setFocus()
    room.delete_button.click()
    assert len(kept(tmp_path)) == 1
    assert room.delete_button.text() == "Press again to delete it"
    room.make_button.setFocus()
    assert room.delete_button.text() == "Delete this backup", "going elsewhere takes it back"
    room.delete_button.setFocus()
    room.delete_button.click()
    room.delete_button.click()
    assert not kept(tmp_path)
    assert room.last.text() == "No backup has been made yet."


def test_another_place_is_offered_as_the_second_one(
    services: Services, room: Backups, tmp_path: Path
) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    room.make_in(disk)
    assert room.banner.words.startswith(f"A backup with 2 entries is in {disk}")
    assert len(kept(disk)) == 1
    room.second_place.keep_button.click()
    assert given(services.settings.settings).second_place == str(disk)
    assert str(disk) in room.second_place.words.text()
    fill(services, 4)
    for old in kept(disk):
        old.unlink()
    room.make_button.click()
    assert len(kept(disk)) == 1, "each backup is kept there too"
    room.second_place.stop_button.click()
    assert given(services.settings.settings).second_place == ""
    assert room.second_place.words.text().startswith("There is no second place")


def test_a_second_place_that_is_gone_is_said_and_the_backup_stands(
    room: Backups, tmp_path: Path
) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    room.make_in(disk)
    room.second_place.keep_button.click()
    shutil.rmtree(disk)
    room.make_button.click()
    assert room.banner.words.startswith("The backup is made, but its copy in the second place")
    assert room.list.count() == 1


@pytest.fixture
def held(tmp_path: Path, qapp: QApplication) -> tuple[HeldLane, SettingsPage]:
    lane = HeldLane()
    return lane, settings_page(opened(tmp_path, make_lane=lambda: lane))


def test_long_work_shows_a_bar_and_can_be_stopped(
    held: tuple[HeldLane, SettingsPage], tmp_path: Path
) -> None:
    lane, page = held
    room = page.backups
    lane.held = True
    room.make_button.setFocus()
    room.make_button.click()
    room.make_button.click()
    assert len(lane.waiting) == 1, "a second press does nothing"
    assert room.make_button.hasFocus()
    assert not room.working.isVisible(), "nothing is said about what is soon done"
    room.working.appear()
    assert room.working.isVisible()
    room.working.cancel_button.click()
    lane.release()
    assert not room.working.isVisible()
    assert not room.banner.words
    assert not kept(tmp_path)


def test_leaving_forgets_what_was_typed(page: SettingsPage, room: Backups) -> None:
    room.make_button.click()
    room.restore_button.click()
    room.form.secret.passphrase.setText(PASSPHRASE)
    page.clear()
    assert not room.form.secret.passphrase.text()
    assert not room.form.isVisible()
