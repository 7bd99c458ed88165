"""The heaviest work of the database, ended in its midst, spills nothing readable anywhere."""

import signal
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.commands import home_of
from tests.quick import quick_vault
from tests.safety.marks import private_marks, showing
from tests.safety.watch import Seen, needs_a_watch, watched
from tests.steps import PASSPHRASE

MARKS = private_marks()
OURS = ("journal.db", "journal.db-journal", ".lock", "vault.json", ".witness")


@pytest.fixture
def entries(full: bool) -> int:
    needs_a_watch()
    return 3_000 if full else 60


def worked(folder: Path, mode: str, entries: int) -> Seen:
    command = [sys.executable, "-m", "tests.safety.heavy", folder, mode, entries]
    seen = watched(command, home_of(folder), folder)
    assert seen.out == b"worked\n", seen.err.decode()
    assert seen.code == -signal.SIGKILL
    assert seen.unread == []
    return seen


def test_no_word_is_written_by_sorts_temporary_tables_vacuum_or_an_unfinished_change(
    tmp_path: Path, entries: int, figure: Callable[[str], None]
) -> None:
    seen = worked(tmp_path, "ours", entries)
    assert seen.showing(MARKS) == {}
    journal = tmp_path / "Quiet.journal"
    assert (journal / "journal.db-journal").stat().st_size > 0  # it did end in the midst
    assert showing(MARKS, tmp_path) == {}
    places = {seen.became(place) for place in seen.opened} - {"/dev/null"}
    assert {place for place in places if not place.endswith(OURS)} == set()
    assert seen.mapped == set()
    figure(f"{entries} entries, {seen.size} bytes watched in {seen.calls} calls: 0 words in clear")
    opened = quick_vault(tmp_path).open(journal, PASSPHRASE)
    with opened.work() as work:
        assert work.entries.count() == entries
    assert opened.check(lambda done, of: None).sound
    opened.close()


@pytest.mark.parametrize("mode", ["no key", "temp in files"])
def test_the_same_work_without_our_care_is_seen(tmp_path: Path, entries: int, mode: str) -> None:
    """The controls: without the key, or with temporary files allowed, the watch finds words."""
    assert worked(tmp_path, mode, entries).showing(MARKS)
