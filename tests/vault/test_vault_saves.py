"""A save that was acknowledged survives kills and full disks, and nothing readable is written."""

import math
import os
import resource
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from journal.domain.errors import DiskFull, NotWritable, Part, VaultDamaged
from journal.domain.selection import Selection
from journal.domain.tags import Tag
from journal.vault.open_journal import OpenJournal
from journal.vault.vault import Vault
from tests import warm
from tests.vault.pages import PASSPHRASE, draft, entry, page, prints, revised, saved

_CHILD = """
import sys
from pathlib import Path
from tests.quick import quick_vault
from tests.vault.pages import *
journal = quick_vault(Path(sys.argv[1])).open(Path(sys.argv[2]), PASSPHRASE)
for number in range(200):
    saved(journal, f"Entry {sys.argv[3]}x{number} " + "words of a day " * 200)
    print(number, flush=True)
"""


def test_a_killed_process_loses_nothing_it_acknowledged(
    vault: Vault,
    journal: OpenJournal,
    place: Path,
    tmp_path: Path,
    full: bool,
    figure: Callable[[str], None],
) -> None:
    journal.close()
    acknowledged: set[str] = set()
    kills = 25 if full else 2
    for kill in range(kills):
        child = subprocess.Popen(
            [*warm.python(), "-c", _CHILD, str(tmp_path), str(place), str(kill)],
            stdout=subprocess.PIPE,
            text=True,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        )
        assert child.stdout is not None
        told = [child.stdout.readline() for _ in range(3 + kill * 7 % 40)]
        child.kill()
        told += child.stdout.readlines()
        child.wait()
        acknowledged |= {f"{kill}x{int(number)}" for number in told if number.endswith("\n")}
    opened = vault.open(place, PASSPHRASE)
    with opened.work() as work:
        found = {work.entries.get(id).content.body.split()[1] for id in work.entries.find(_ALL)}
        searched = work.entries.find(Selection(words="day"))
        assert len(searched) == len(found)
    assert acknowledged <= found
    assert opened.check(lambda done, of: None).sound
    opened.close()
    figure(f"{kills} kills, {len(acknowledged)} acknowledged, {len(acknowledged - found)} lost")


_ALL = Selection()


def test_only_the_database_its_journal_and_the_lock_ever_exist(
    journal: OpenJournal, place: Path
) -> None:
    seen: set[str] = set()
    with journal.work() as work:
        for number in range(20):
            work.entries.save(f"{number:032x}", page("word " * 20_000), based_on=None)
            seen |= {path.name for path in place.iterdir()}
    assert seen <= {"vault.json", "journal.db", "journal.db-journal", ".lock"}
    journal.close()
    assert {path.name for path in place.iterdir()} == {"vault.json", "journal.db"}


def test_a_full_disk_is_told_and_keeps_what_was_acknowledged(
    vault: Vault, journal: OpenJournal, place: Path
) -> None:
    kept = saved(journal, "Kept.")
    with journal._held.opened.engine.begin() as held:
        pages = held.exec_driver_sql("PRAGMA page_count").scalar_one()
        held.exec_driver_sql(f"PRAGMA max_page_count={pages + 2}")
    with pytest.raises(DiskFull):
        saved(journal, os.urandom(400_000).hex())
    assert entry(journal, kept).content.body == "Kept."
    journal.close()
    opened = vault.open(place, PASSPHRASE)
    assert opened.check(lambda done, of: None).sound
    assert saved(opened, "Room again.")
    opened.close()


def test_a_file_that_may_not_grow_counts_as_a_full_disk(journal: OpenJournal, place: Path) -> None:
    kept = saved(journal, "Kept.")
    size = (place / "journal.db").stat().st_size
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size + 20_000, before[1]))
    try:
        with pytest.raises(DiskFull):
            saved(journal, os.urandom(400_000).hex())
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert entry(journal, kept).content.body == "Kept."
    assert saved(journal, "Room again.")


def test_the_files_look_random_and_are_the_owners_alone(
    vault: Vault, journal: OpenJournal, place: Path, tmp_path: Path
) -> None:
    marker = "Quetzalcoatl"
    for number in range(60):
        saved(
            journal,
            f"{marker} {number} " + "and so on, ever the same words " * 400,
            title=f"{marker} title",
            tags=(Tag(f"{marker}/tag"),),
        )
    with journal.work() as work:
        work.drafts.put(draft(f"{marker} unfinished"))
    journal.keep_aside(draft(f"{marker} aside"))
    journal.close()
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    for path in files:
        assert path.stat().st_mode & 0o777 == 0o600
        data = path.read_bytes()
        for encoding in ("utf-8", "utf-16-le", "utf-16-be"):
            assert marker.encode(encoding) not in data
        assert marker.casefold() not in path.name.casefold()
    assert {oct(path.stat().st_mode & 0o777) for path in (place, tmp_path / "state")} == {"0o700"}
    data = (place / "journal.db").read_bytes()
    counts = Counter(data)
    bits = -sum(n / len(data) * math.log2(n / len(data)) for n in counts.values())
    assert bits > 7.99
    assert not data.startswith((b"SQLite", b"PK", b"\x1f\x8b"))


def test_a_file_that_was_swapped_while_open_takes_no_save(
    journal: OpenJournal, place: Path
) -> None:
    saved(journal, "One.")
    (place / "journal.db").rename(place / "journal.old")
    (place / "journal.db").write_bytes((place / "journal.old").read_bytes())
    with pytest.raises(VaultDamaged) as told:
        saved(journal, "Into thin air.")
    assert told.value.part is Part.MISSING


def test_a_page_damaged_behind_the_cache_is_told_as_damage(
    vault: Vault, journal: OpenJournal, place: Path
) -> None:
    ids = [saved(journal, f"Entry {number} " + "x" * 30_000) for number in range(20)]
    journal.close()
    data = bytearray((place / "journal.db").read_bytes())
    for at in range(16384 * 60, len(data), 16384):
        data[at + 5000] ^= 1
    (place / "journal.db").write_bytes(data)
    opened = vault.open(place, PASSPHRASE)
    with pytest.raises(VaultDamaged) as told:
        [entry(opened, id) for id in ids]
    assert told.value.part is Part.DATABASE
    opened.close()


def test_no_failure_carries_what_was_written(journal: OpenJournal) -> None:
    secret = "Nobody knows this"
    with journal._held.opened.engine.begin() as held:
        held.exec_driver_sql("PRAGMA max_page_count=1")
    with pytest.raises(DiskFull) as told:
        saved(journal, secret * 20_000, title=secret)
    error: BaseException | None = told.value
    while error is not None:
        assert secret not in repr(error)
        assert secret not in repr(vars(error))
        error = error.__cause__ or error.__context__


def test_an_exception_inside_a_unit_undoes_all_of_it(journal: OpenJournal) -> None:
    def half_done() -> None:
        with journal.work() as work:
            work.entries.save("0" * 32, page("Never."), based_on=None)
            raise NotWritable

    with pytest.raises(NotWritable):
        half_done()
    with journal.work() as work:
        assert work.entries.count() == 0
        assert work.tags.counts() == ()
    assert revised(journal, saved(journal, "Then."), body="Now.").content.body == "Now."
    assert journal.check(lambda done, of: None).sound


def test_nothing_is_written_by_looking(vault: Vault, journal: OpenJournal, place: Path) -> None:
    id = saved(journal, "A quiet day.", tags=(Tag("quiet"),))
    journal.close()
    before = prints(place)
    opened = vault.open(place, PASSPHRASE)
    with opened.work() as work:
        work.entries.get(id)
        found = work.entries.find(Selection(words="quiet", tags=(Tag("quiet"),)))
        work.entries.summaries(found)
        work.entries.snippets(found, Selection(words="quiet"))
        work.tags.counts()
        work.settings.get()
        work.drafts.all()
        work.entries.imprints(0)
    opened.check(lambda done, of: None)
    opened.close()
    assert prints(place) == before
