"""Whatever happens while a backup is made, nothing half-done stays and no older one is lost."""

import os
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from journal.domain.backups import Why
from journal.domain.errors import (
    Cancelled,
    DiskFull,
    Part,
    VaultDamaged,
)
from journal.vault.open_journal import OpenJournal
from journal.vault.vault import Vault
from tests import warm
from tests.vault.backups import examined, names, silent
from tests.vault.limits import files_up_to
from tests.vault.pages import PASSPHRASE, draft, prints, saved


def test_stopping_at_any_point_leaves_nothing_behind(journal: OpenJournal, place: Path) -> None:
    for number in range(30):
        saved(journal, f"{number} " + "word " * 5000)
    calls: list[int] = []
    older = journal.copies.make(Why.AUTO, lambda done, of: calls.append(done))
    before = prints(place / "backups")
    assert len(calls) > 8
    for at in {1, 2, *range(3, len(calls), len(calls) // 6), len(calls) - 1}:
        left = at

        def stop(done: int, of: int) -> None:
            nonlocal left
            left -= 1
            if left == 0:
                raise Cancelled

        with pytest.raises(Cancelled):
            journal.copies.make(Why.AUTO, stop)
        assert prints(place / "backups") == before
    assert journal.copies.all() == (older,)
    saved(journal, "And on.")
    assert journal.copies.make(Why.MERGE, silent).clock == 31


def _harm(folder: Path) -> None:
    """Change one byte of the unfinished file that was written last, if there is any."""
    parts = [part for part in folder.glob(".*.part") if part.stat().st_size]
    for part in sorted(parts, key=lambda each: each.stat().st_mtime_ns)[-1:]:
        data = bytearray(part.read_bytes())
        data[len(data) // 2] ^= 1
        part.write_bytes(data)


def test_a_copy_that_changes_before_it_is_read_back_never_gets_a_name(
    journal: OpenJournal, place: Path
) -> None:
    """As a failing disk would do it: one byte of what is there is another at the next look."""
    for number in range(30):
        saved(journal, f"{number} " + "word " * 5000)
    calls: list[int] = []
    older = journal.copies.make(Why.MERGE, lambda done, of: calls.append(done)).path
    whole, found = older.read_bytes(), 0
    for at in range(1, len(calls)):
        left = at

        def watch(done: int, of: int) -> None:
            nonlocal left
            left -= 1
            if left == 0 and done <= of * 3 // 4:
                _harm(place / "backups")

        made = None
        with suppress(VaultDamaged):
            made = journal.copies.make(Why.AUTO, watch)
        if made is None:
            found += 1
        else:  # nothing lay there yet, or it was written anew afterwards
            assert examined(journal, made.path) == made
            journal.copies.remove([made.path])
        assert older.read_bytes() == whole
        assert names(place) == {older.name}
    assert found > 3


def test_a_full_disk_leaves_nothing_behind_and_the_older_one(
    journal: OpenJournal, place: Path
) -> None:
    older = journal.copies.make(Why.AUTO, silent)
    saved(journal, os.urandom(300_000).hex())
    before = prints(place / "backups")
    size = (place / "journal.db").stat().st_size
    for room in (4096, size // 2, size - 4096, size):
        with files_up_to(room), pytest.raises(DiskFull):
            journal.copies.make(Why.AUTO, silent)
        assert prints(place / "backups") == before
    assert journal.copies.all() == (older,)
    assert saved(journal, "And on.")


def test_a_damaged_journal_is_told_and_can_be_used_on(
    vault: Vault, journal: OpenJournal, place: Path
) -> None:
    older = journal.copies.make(Why.AUTO, silent)
    ids = [saved(journal, f"{number} " + "x" * 30_000) for number in range(20)]
    journal.close()
    data = bytearray((place / "journal.db").read_bytes())
    data[16384 * 70 + 5000] ^= 1  # amid the words of a later entry
    (place / "journal.db").write_bytes(data)
    before = prints(place / "backups")
    opened = vault.open(place, PASSPHRASE)
    with pytest.raises(VaultDamaged) as told:
        opened.copies.make(Why.AUTO, silent)
    assert told.value.part is Part.DATABASE
    assert prints(place / "backups") == before
    assert opened.copies.all() == (older,)
    with opened.work() as work:
        assert work.entries.get(ids[0]).content.body.startswith("0 ")
        work.drafts.put(draft("And on."))
    opened.close()


_KILLED = """
import sys
from pathlib import Path
from tests.quick import quick_vault
from tests.vault.pages import *
from journal.domain.backups import Why
journal = quick_vault(Path(sys.argv[1])).open(Path(sys.argv[2]), PASSPHRASE)
for number in range(100):
    saved(journal, f"Entry {sys.argv[3]}x{number} " + "words of a day " * 2000)
    journal.copies.make(Why.MERGE, lambda done, of: print(done, flush=True))
"""


def test_a_kill_while_backing_up_costs_neither_the_journal_nor_an_older_backup(
    vault: Vault, written: Path, tmp_path: Path, full: bool, figure: Callable[[str], None]
) -> None:
    journal = vault.open(written, PASSPHRASE)
    older = journal.copies.make(Why.AUTO, silent).path
    journal.close()
    whole = older.read_bytes()
    kills, half_done = (40 if full else 2), 0
    for kill in range(kills):
        arguments = [str(tmp_path), str(written), str(kill)]
        process = subprocess.Popen(
            [*warm.python(), "-c", _KILLED, *arguments],
            stdout=subprocess.PIPE,
            text=True,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        )
        assert process.stdout is not None
        for _ in range(2 + kill * 5 % 23):
            process.stdout.readline()
        process.kill()
        process.stdout.read()
        process.wait()
        half_done += any(name.endswith(".part") for name in names(written))
        assert older.read_bytes() == whole
        journal = vault.open(written, PASSPHRASE)
        assert not journal.older_than_seen
        for backup in journal.copies.all():
            assert examined(journal, backup.path) == backup
        journal.close()
    journal = vault.open(written, PASSPHRASE)
    assert journal.check(silent).sound
    journal.copies.make(Why.AUTO, silent)
    assert half_done
    assert not any("part" in name for name in names(written))  # swept by the next one
    journal.close()
    figure(f"{kills} kills while backing up, {half_done} half-done, 0 backups or entries lost")
