"""The archive of a whole journal: nothing is lost on the way out and in again."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from journal.domain.archive import STAY_HERE
from journal.domain.report import Imported
from journal.export import whole as writing
from journal.importing import whole as reading
from journal.vault.open_journal import OpenJournal
from tests.quick import quick_vault
from tests.vault.everything import content_hash, empty_columns, everything, holding
from tests.vault.pages import PASSPHRASE


def silent(done: int, of: int) -> None:
    """Tell nobody."""


@pytest.fixture(scope="session")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty journal."""
    folder = tmp_path_factory.mktemp("empty")
    quick_vault(folder).create(folder / "Empty.journal", PASSPHRASE).close()
    return folder / "Empty.journal"


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory, empty: Path) -> Iterator[OpenJournal]:
    journal = everything(tmp_path_factory.mktemp("full"), empty)
    yield journal
    journal.close()


@pytest.fixture
def new(tmp_path: Path) -> Iterator[OpenJournal]:
    """Another journal, with ids and keys of its own."""
    journal = quick_vault(tmp_path).create(tmp_path / "New.journal", PASSPHRASE)
    yield journal
    journal.close()


def archived(journal: OpenJournal, path: Path) -> Path:
    """Write the archive of a journal."""
    with journal.work() as work, path.open("wb") as target:
        writing.write(target, work.whole, date(2026, 11, 23), silent)
    return path


def taken_in(journal: OpenJournal, path: Path, *, skip_bad: bool = False) -> Imported:
    """Bring an archive in."""
    with reading.opened(path) as archive:
        return journal.take_in(archive, silent, skip_bad=skip_bad)


def carried(journal: OpenJournal, but_device: str = "") -> dict[str, list[dict[str, Any]]]:
    """Return all that an archive should carry: everything but what is named as left out."""
    held = holding(journal)
    del held["meta"]
    held["setting"] = [row for row in held["setting"] if row["key"] not in STAY_HERE]
    held["device"] = [row for row in held["device"] if row["uuid"] != but_device]
    return held


def test_every_column_of_every_table_of_the_journal_archived_here_holds_something(
    full: OpenJournal,
) -> None:
    assert empty_columns(full) == set()


def test_a_whole_journal_comes_back_equal_row_by_row_and_a_second_time_adds_nothing(
    full: OpenJournal, new: OpenJournal, tmp_path: Path
) -> None:
    file = archived(full, tmp_path / "whole.zip")
    with full.work() as work:
        there = len(work.whole.entries())
    assert taken_in(new, file) == Imported(there, 0)
    mine = new._held.ledger.device
    back, was = carried(new, but_device=mine), carried(full)
    for table in was:
        assert back[table] == was[table], table
    assert content_hash(back) == content_hash(was)
    assert new.check(silent).sound
    before = holding(new)
    assert taken_in(new, file) == Imported(0, there)
    assert content_hash(holding(new)) == content_hash(before)
