"""Backups that make themselves: when they begin, what waits for them, what is said of a failure."""

import shutil
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from journal.app.services import Services
from journal.services.door import Open
from journal.ui.kit import backup_schedule
from journal.ui.kit.backup_schedule import (
    AFTER_OPENING,
    AGAIN,
    HOUR,
    MOST_YIELDED,
    REST,
    BackupSchedule,
)
from journal.ui.kit.errors import Sentence
from tests.steps import PASSPHRASE, given, write
from tests.ui.rooms import drafts, fill, opened
from tests.ui.windows import gone, made, shown, unlock


class Kept:
    """A schedule on an open journal, what it said, and how long nobody has been there."""

    def __init__(self, services: Services, app: QApplication) -> None:
        self.services = services
        self.said: list[Sentence] = []
        self.rest = 60.0
        self.schedule = BackupSchedule(
            services.door,
            services.upkeep,
            rest=lambda: self.rest,
            say=self.said.append,
            parent=app,
        )

    def backups(self) -> int:
        return len(given(self.services.upkeep.backups))

    def spoil(self) -> Path:
        """Let no backup be made from now on; return what stands in the way."""
        state = self.services.door.state
        assert isinstance(state, Open)
        folder = state.path / "backups"
        shutil.rmtree(folder, ignore_errors=True)
        folder.write_text("in the way")
        return folder


@pytest.fixture
def kept(qapp: QApplication, tmp_path: Path) -> Iterator[Kept]:
    kept = Kept(opened(tmp_path), qapp)
    yield kept
    kept.schedule.timer.stop()
    kept.schedule.deleteLater()


def reopened(kept: Kept) -> None:
    state = kept.services.door.state
    assert isinstance(state, Open)
    kept.services.unlocking.lock("asked")
    given(kept.services.unlocking.unlock, state.path, PASSPHRASE)


def test_it_begins_with_opening_and_ends_with_locking(kept: Kept) -> None:
    reopened(kept)
    assert kept.schedule.timer.isActive()
    assert kept.schedule.timer.interval() == AFTER_OPENING
    kept.services.unlocking.lock("asked")
    assert not kept.schedule.timer.isActive()


def test_a_backup_is_made_when_due_and_only_then(kept: Kept) -> None:
    write(kept.services, "One page.")
    kept.schedule.look()
    assert kept.backups() == 1
    assert kept.schedule.timer.interval() == HOUR
    write(kept.services, "Another page.")
    kept.schedule.look()
    assert kept.backups() == 1  # less than 20 hours old
    assert kept.said == []


def test_it_waits_until_nobody_types(kept: Kept) -> None:
    write(kept.services, "One page.")
    kept.rest = 4.9
    kept.schedule.look()
    assert kept.backups() == 0
    assert kept.schedule.timer.interval() == REST
    kept.rest = 5.0
    kept.schedule.look()
    assert kept.backups() == 1


def test_who_comes_back_goes_first_but_not_for_ever(kept: Kept) -> None:
    write(kept.services, "One page.")
    times = iter([60.0, 0.0] * MOST_YIELDED + [60.0] + [0.0] * 1000)
    kept.schedule._rest = lambda: next(times)
    for _ in range(MOST_YIELDED):
        kept.schedule.look()
        assert kept.backups() == 0
        assert kept.schedule.timer.interval() == AGAIN
    kept.schedule.look()
    assert kept.backups() == 1
    assert kept.said == []


def test_a_failure_is_said_once_per_opening(kept: Kept) -> None:
    write(kept.services, "One page.")
    in_the_way = kept.spoil()
    kept.schedule.look()
    kept.schedule.look()
    (sentence,) = kept.said
    assert sentence.what.startswith("Today's backup could not be made.")
    assert "tried again every hour" in sentence.help
    reopened(kept)
    kept.schedule.look()
    assert len(kept.said) == 2
    in_the_way.unlink()
    kept.schedule.look()
    assert kept.backups() == 1
    assert len(kept.said) == 2


def test_a_second_place_that_is_gone_is_said_once(kept: Kept, tmp_path: Path) -> None:
    given(kept.services.settings.set, lambda old: replace(old, second_place=str(tmp_path / "gone")))
    write(kept.services, "One page.")
    kept.schedule.look()
    (sentence,) = kept.said
    assert "not its copy in the second place" in sentence.what
    assert kept.backups() == 1


def test_the_window_keeps_the_schedule_and_says_it_in_its_line(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    services = made(tmp_path)
    window = shown(services, qapp)
    unlock(window)
    write(services, "One page.")
    (schedule,) = window.findChildren(BackupSchedule)
    assert schedule.timer.isActive()
    Kept(services, qapp).spoil()
    monkeypatch.setattr(backup_schedule, "REST", 0)
    schedule.look()
    assert window.frame.banner.words.startswith("Today's backup could not be made.")
    services.unlocking.lock("asked")
    assert not window.frame.banner.words
    gone(window, qapp)


def test_how_long_saving_waits_for_a_backup(
    qapp: QApplication, tmp_path: Path, full: bool, figure: Callable[[str], None]
) -> None:
    services = opened(tmp_path)
    count = 10_000 if full else 100
    fill(services, count, "A plain page about the weather and the long way home. " * 20)
    began = time.perf_counter()
    given(services.upkeep.back_up_if_due)
    waited = time.perf_counter() - began
    given(services.writing.keep, services.writing.blank())
    assert drafts(services) == [""]
    figure(f"saving waits at most {1000 * waited:.0f} ms for a backup of {count:,} entries")
