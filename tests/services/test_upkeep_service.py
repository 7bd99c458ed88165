"""Backups when they are due, long acts that end, and windows that are told of changes."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from journal.app.services import Services, build_services
from journal.domain.backups import Backup, Why
from journal.domain.changes import Changed
from journal.domain.errors import Cancelled, FolderMissing, InsideJournal, NotFromHere, NotOpen
from journal.domain.report import Erased, Merged, Report
from journal.domain.selection import Selection
from journal.vault.vault import Vault
from tests.quick import LEAST
from tests.steps import NOW, PASSPHRASE, given, needs_in, write


class MovingClock:
    """A clock that a test sets, for the services and for the vault's stamps."""

    def __init__(self) -> None:
        self.time = NOW

    def now(self) -> datetime:
        return self.time


@pytest.fixture
def clock() -> MovingClock:
    return MovingClock()


@pytest.fixture
def timed(tmp_path: Path, place: Path, clock: MovingClock) -> Iterator[Services]:
    """Services whose vault reads the clock of the test."""
    vault = Vault(floor=LEAST, cost=LEAST, state_folder=tmp_path / "state", now=clock.now)
    made = build_services(replace(needs_in(tmp_path), clock=clock, vault=lambda: vault))
    given(made.unlocking.unlock, place, PASSPHRASE)
    yield made
    made.unlocking.quit()


def due(services: Services) -> Backup | None:
    made: Backup | None = given(services.upkeep.back_up_if_due)
    return made


def backups(services: Services) -> list[Backup]:
    return list(given(services.upkeep.backups))


def test_a_backup_is_made_when_something_was_written_and_a_day_has_gone(
    timed: Services, clock: MovingClock
) -> None:
    assert due(timed) is None  # nothing was ever written
    write(timed, "A day by the river.")
    first = due(timed)
    assert first is not None
    assert (first.entries, first.why) == (1, Why.AUTO)
    write(timed, "Another.")
    assert due(timed) is None  # the last one is too new
    clock.time += timedelta(hours=20)
    assert due(timed) is not None
    clock.time += timedelta(days=2)
    assert due(timed) is None  # nothing was written since
    assert len(backups(timed)) == 2


def test_a_backup_is_copied_to_the_second_place_or_the_trouble_told(
    services: Services, tmp_path: Path
) -> None:
    second = tmp_path / "stick"
    second.mkdir()
    given(services.settings.set, lambda settings: replace(settings, second_place=str(second)))
    write(services, "A day by the river.")
    told: list[Exception] = []
    assert given(services.upkeep.back_up_if_due, not_copied=told.append) is not None
    assert not told
    assert len(list(second.glob("*.jbackup"))) == 1
    shutil.rmtree(second)
    made = given(services.upkeep.back_up, not_copied=told.append)
    assert made in backups(services)
    assert [type(fault) for fault in told] == [FolderMissing]


def test_a_backup_into_a_folder_leaves_the_journals_own_alone(
    services: Services, tmp_path: Path
) -> None:
    write(services, "A day by the river.")
    made = given(services.upkeep.back_up, folder=tmp_path)
    assert made.path.parent == tmp_path
    assert backups(services) == []


def test_backups_are_removed_and_nothing_else_is(services: Services, tmp_path: Path) -> None:
    made = given(services.upkeep.back_up)
    letter = tmp_path / "letter.txt"
    letter.write_text("mine")
    with pytest.raises(NotFromHere):
        given(services.upkeep.remove_backups, [made.path, letter])
    assert backups(services) == [made]
    given(services.upkeep.remove_backups, [made.path])
    assert backups(services) == []
    assert letter.exists()


def test_one_new_backup_takes_the_place_of_all(services: Services) -> None:
    for body in ("One.", "Two.", "Three."):
        write(services, body)
        given(services.upkeep.back_up)
    new = given(services.upkeep.renew_backups)
    assert backups(services) == [new.backup]
    assert (new.backup.entries, new.left) == (3, ())


def test_what_was_set_aside_goes_with_the_old_backups(services: Services, place: Path) -> None:
    write(services, "One.")
    copy = place / "backups/before-rollback-20261101T080000Z"
    shutil.copytree(place, copy)
    assert given(services.upkeep.copies_with_old_key) == (copy,)
    new = given(services.upkeep.renew_backups)
    assert list((place / "backups").glob("*.jbackup")) == [new.backup.path]
    assert not copy.exists()


def test_windows_hear_of_a_merge_and_of_erasing(services: Services, place: Path) -> None:
    kept, gone = write(services, "This may stay."), write(services, "This must go.")
    services.unlocking.quit()
    copy = shutil.copytree(place, place.with_name("Copy.journal"))
    for path, words in ((copy, "On the train."), (place, "At home.")):
        given(services.unlocking.unlock, path, PASSPHRASE)
        write(services, words)
        services.unlocking.quit()
    given(services.unlocking.unlock, place, PASSPHRASE)
    heard: list[Changed] = []
    services.notices.listen(heard.append)
    merged: Merged = given(services.upkeep.merge, copy, None)
    assert (merged.versions, merged.entries, merged.two_versions) == (1, 1, 0)
    erased: Erased = given(services.upkeep.erase, (gone.id,))
    assert (erased.entries, len(erased.backups)) == (1, 1)  # the one from before the merge
    assert heard == [Changed(everything=True)] * 2
    found = given(services.reviewing.find, Selection())
    assert len(found) == 3
    assert kept.id in found


def test_an_import_into_a_journal_with_entries_makes_a_backup_first(
    services: Services, tmp_path: Path
) -> None:
    file = tmp_path / "pages.jsonl"
    file.write_text('{"date": "2026-11-20", "text": "From elsewhere."}\n', "utf-8")
    given(services.importing.bring_in, file, "jsonl")
    assert backups(services) == []  # there was nothing to lose yet
    given(services.importing.bring_in, file, "jsonl")
    assert backups(services) == []  # and now there is nothing to add
    file.write_text('{"date": "2026-11-21", "text": "More from elsewhere."}\n', "utf-8")
    given(services.importing.bring_in, file, "jsonl")
    assert [(made.why, made.entries) for made in backups(services)] == [(Why.IMPORT, 1)]


def test_a_check_looks_into_files_and_says_whether_memory_may_reach_the_disk(
    tmp_path: Path, place: Path
) -> None:
    needs = replace(needs_in(tmp_path), swap=lambda: True)
    made = build_services(needs)
    given(made.unlocking.unlock, place, PASSPHRASE)
    write(made, "The heron stood in the mill race.")
    (place / "notes").write_text("The heron stood in the mill race.")
    report: Report = given(made.upkeep.check)
    assert report.swap is True
    assert [each.what for each in report.findings if not each.sound] == ["readable words"]
    made.unlocking.quit()


@pytest.mark.parametrize("act", ["check", "back_up", "renew_backups"])
def test_a_long_act_ends_when_the_journal_locks(services: Services, act: str) -> None:
    write(services, "A day by the river.")

    def lock(done: int, of: int) -> None:
        services.upkeep.cancel()  # as locking does

    with pytest.raises(Cancelled):
        given(getattr(services.upkeep, act), progress=lock)
    assert backups(services) == []
    assert given(services.upkeep.back_up).entries == 1  # a later one is not touched


def test_a_report_is_saved_outside_the_journal_only(
    services: Services, place: Path, tmp_path: Path
) -> None:
    given(services.upkeep.save_report, "All is well.\n", tmp_path / "report.txt")
    assert (tmp_path / "report.txt").read_text("utf-8") == "All is well.\n"
    with pytest.raises(InsideJournal):
        given(services.upkeep.save_report, "All is well.\n", place / "report.txt")


@pytest.mark.parametrize(
    ("act", "arguments"),
    [
        ("check", ()),
        ("backups", ()),
        ("back_up", ()),
        ("back_up_if_due", ()),
        ("renew_backups", ()),
        ("remove_backups", ((),)),
        ("merge", (Path("x"), None)),
        ("erase", ((),)),
    ],
)
def test_a_locked_journal_is_kept_as_it_is(
    services: Services, act: str, arguments: tuple[Any, ...]
) -> None:
    services.unlocking.quit()
    with pytest.raises(NotOpen):
        given(getattr(services.upkeep, act), *arguments)
