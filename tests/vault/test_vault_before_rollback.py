"""A rollback file that lies beside the journal, whosever it is, costs nothing that was saved."""

import contextlib
import os
import resource
import subprocess
import sys
from pathlib import Path

import pytest

from journal.domain.errors import NotWritable, VaultDamaged, WrongPassphrase
from journal.domain.selection import Selection
from journal.vault.open_journal import OpenJournal
from journal.vault.vault import Vault
from tests import warm
from tests.quick import quick_vault
from tests.vault.pages import PASSPHRASE, page, prints, saved


class _GivenUp(Exception):
    """Ends a save before its commit."""


def _rollback_of_a_save(journal: OpenJournal, place: Path) -> bytes:
    """Return the rollback file of a large save that was given up half-way."""
    with journal._held.opened.engine.begin() as held:
        held.exec_driver_sql("PRAGMA cache_size=5")  # so that pages are written before the commit
    with contextlib.suppress(_GivenUp), journal.work() as work:
        for number in range(20):
            work.entries.save(f"{number:032x}", page("word " * 20_000), based_on=None)
        old = (place / "journal.db-journal").read_bytes()
        raise _GivenUp
    return old


def _bodies(journal: OpenJournal) -> set[str]:
    with journal.work() as work:
        return {work.entries.get(id).content.body for id in work.entries.find(Selection())}


def _copies(place: Path) -> list[Path]:
    return sorted((place / "backups").glob("before-rollback-*"))


@pytest.fixture
def stale(journal: OpenJournal, place: Path) -> bytes:
    """A rollback file from before the journal's second entry; the journal is closed."""
    saved(journal, "One.")
    old = _rollback_of_a_save(journal, place)
    saved(journal, "Two.")
    journal.close()
    return old


def test_a_stale_rollback_file_put_back_loses_nothing(
    vault: Vault, place: Path, stale: bytes
) -> None:
    (place / "journal.db-journal").write_bytes(stale)
    opened = vault.open(place, PASSPHRASE)
    assert opened.older_than_seen
    assert _bodies(opened) == {"One."}
    opened.close()
    (copy,) = _copies(place)
    assert {path.stat().st_mode & 0o777 for path in copy.iterdir()} == {0o600}
    assert copy.stat().st_mode & 0o777 == 0o700
    kept = vault.open(copy, PASSPHRASE)
    assert _bodies(kept) == {"One.", "Two."}
    assert kept.check(lambda done, of: None).sound
    kept.close()


def test_the_rollback_file_of_another_journal_loses_nothing(
    vault: Vault, place: Path, stale: bytes, tmp_path: Path
) -> None:
    other = vault.create(tmp_path / "Other.journal", PASSPHRASE)
    saved(other, "Another life.")
    foreign = _rollback_of_a_save(other, tmp_path / "Other.journal")
    other.close()
    (place / "journal.db-journal").write_bytes(foreign)
    with pytest.raises(VaultDamaged):
        vault.open(place, PASSPHRASE)
    (copy,) = _copies(place)
    kept = vault.open(copy, PASSPHRASE)
    assert _bodies(kept) == {"One.", "Two."}
    kept.close()


def test_erasing_names_the_copy_which_can_then_be_removed(
    vault: Vault, place: Path, stale: bytes
) -> None:
    (place / "journal.db-journal").write_bytes(stale)
    opened = vault.open(place, PASSPHRASE)
    with opened.work() as work:
        ids = work.entries.find(Selection())
    erased = opened.erase(ids)
    assert erased.backups == tuple(_copies(place))
    opened.copies.remove(erased.backups)
    assert _copies(place) == []
    opened.close()


def test_nobody_who_never_saw_the_journal_throws_the_copy_away(
    place: Path, stale: bytes, tmp_path: Path
) -> None:
    (place / "journal.db-journal").write_bytes(stale)
    quick_vault(tmp_path / "another device").open(place, PASSPHRASE).close()
    assert len(_copies(place)) == 1


def test_the_same_file_put_back_again_makes_no_second_copy(
    vault: Vault, place: Path, stale: bytes
) -> None:
    whole = (place / "journal.db").read_bytes()
    for _ in range(2):
        (place / "journal.db").write_bytes(whole)
        (place / "journal.db-journal").write_bytes(stale)
        vault.open(place, PASSPHRASE).close()
    assert len(_copies(place)) == 1


_CHILD = """
import os, signal, sys
from pathlib import Path
from tests.quick import quick_vault
from tests.vault.pages import *
journal = quick_vault(Path(sys.argv[1])).open(Path(sys.argv[2]), PASSPHRASE)
saved(journal, "Two.")
with journal._held.opened.engine.begin() as held:
    held.exec_driver_sql("PRAGMA cache_size=5")
with journal.work() as work:
    if sys.argv[3] == "within":
        for number in range(20):
            work.entries.save(f"{number:032x}", page("word " * 20_000), based_on=None)
        os.kill(os.getpid(), signal.SIGKILL)
os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.mark.parametrize("moment", ["within", "after"])
def test_an_ordinary_crash_leaves_no_copy_behind(
    vault: Vault, written: Path, tmp_path: Path, moment: str
) -> None:
    subprocess.run(
        [*warm.python(), "-c", _CHILD, str(tmp_path), str(written), moment],
        check=False,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )
    assert (written / "journal.db-journal").stat().st_size > 0
    opened = vault.open(written, PASSPHRASE)
    assert not opened.older_than_seen
    assert _bodies(opened) == {"A day by the river.", "Two."}
    opened.close()
    assert not (written / "backups").exists()


@pytest.fixture
def dead(journal: OpenJournal, place: Path) -> Path:
    """A closed journal beside which lies what a save that was finished leaves after a kill."""
    saved(journal, "One.")
    left = (place / "journal.db-journal").read_bytes()
    journal.close()
    (place / "journal.db-journal").write_bytes(left)
    assert len(left) > 512
    return place


def test_beside_a_finished_save_a_journal_is_read_where_nothing_can_be_written(
    vault: Vault, dead: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = prints(dead)
    monkeypatch.setattr(os, "access", lambda path, mode: mode != os.W_OK)
    opened = vault.open(dead, PASSPHRASE)
    assert opened.read_only
    assert not opened.older_than_seen
    assert _bodies(opened) == {"One."}
    opened.close()
    assert prints(dead) == before


def test_beside_a_save_that_was_not_finished_it_is_not(
    vault: Vault, place: Path, stale: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    (place / "journal.db-journal").write_bytes(stale)
    monkeypatch.setattr(os, "access", lambda path, mode: mode != os.W_OK)
    with pytest.raises(NotWritable) as refused:
        vault.open(place, PASSPHRASE)
    assert refused.value.unfinished


def test_a_database_cut_short_after_a_finished_save_is_damaged(vault: Vault, dead: Path) -> None:
    database = dead / "journal.db"
    os.truncate(database, database.stat().st_size - 100)
    before = prints(dead)
    with pytest.raises(VaultDamaged):
        vault.open(dead, "not looked at before that")
    assert prints(dead) == before


def test_where_no_copy_can_be_made_the_journal_still_opens(
    vault: Vault, place: Path, stale: bytes
) -> None:
    (place / "backups").write_bytes(b"a file where the folder should be")
    (place / "journal.db-journal").write_bytes(stale)
    opened = vault.open(place, PASSPHRASE)
    assert opened.older_than_seen
    assert _bodies(opened) == {"One."}
    opened.close()


def test_a_copy_that_does_not_fit_on_the_disk_is_left_out_whole(
    vault: Vault, place: Path, stale: bytes
) -> None:
    opened = vault.open(place, PASSPHRASE)
    saved(opened, os.urandom(400_000).hex())
    opened.close()
    (place / "journal.db-journal").write_bytes(stale)
    size = (place / "journal.db").stat().st_size
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size - 20_000, before[1]))
    try:
        vault.open(place, PASSPHRASE).close()
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert list((place / "backups").iterdir()) == []


def test_a_wrong_passphrase_copies_and_changes_nothing(
    vault: Vault, place: Path, stale: bytes
) -> None:
    (place / "journal.db-journal").write_bytes(stale)
    before = prints(place)
    with pytest.raises(WrongPassphrase):
        vault.open(place, "not the one at all")
    assert prints(place) == before
