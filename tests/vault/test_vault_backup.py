"""A backup is whole, encrypted and counted before it has a name, and never costs an older one."""

import os
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from journal.domain.backups import Backup, Why
from journal.domain.errors import (
    Cancelled,
    DiskFull,
    FolderMissing,
    NotFromHere,
    NotOpen,
    NotWritable,
    Part,
    VaultDamaged,
)
from journal.domain.tags import Tag
from journal.vault import copying, extracting
from journal.vault.connection import engine_on
from journal.vault.creating import NotEncrypted
from journal.vault.keys import Keys
from journal.vault.open_journal import OpenJournal
from journal.vault.recovery import root_of
from journal.vault.vault import Vault
from tests.quick import LEAST
from tests.vault.children import WRITER, child
from tests.vault.limits import files_up_to
from tests.vault.pages import PASSPHRASE, draft, prints, saved

MARKER = "Quetzalcoatl"


def silent(done: int, of: int) -> None:
    """Listen to no progress."""


def _names(place: Path) -> set[str]:
    return {path.name for path in (place / "backups").iterdir() if path.suffix != ".py"}


def _examined(journal: OpenJournal, path: Path) -> Backup:
    opened = journal._held.opened
    return extracting.examine(path, opened.keys, path.parent)


class Days:
    """A clock that is moved by hand."""

    def __init__(self) -> None:
        self.moment = datetime(2026, 11, 23, 20, 30, tzinfo=UTC)

    def now(self) -> datetime:
        return self.moment


def test_a_backup_says_and_holds_what_the_journal_holds(journal: OpenJournal, place: Path) -> None:
    one = saved(journal, "One.")
    saved(journal, "Two.")
    with journal.work() as work:
        work.entries.set_deleted(one, True)
    told: list[tuple[int, int]] = []
    made = journal.copies.make(Why.AUTO, lambda done, of: told.append((done, of)))
    assert (made.entries, made.clock, made.why) == (1, 3, Why.AUTO)
    assert journal.copies.all() == (made,)
    assert _examined(journal, made.path) == made
    assert made.path.parent == place / "backups"
    assert made.path.name == f"auto-{made.made:%Y%m%dT%H%M%SZ}.jbackup"
    assert made.size == made.path.stat().st_size
    assert told == sorted(told)
    assert told[-1][0] == told[-1][1] > 0


_FRESH = """
import sys
from pathlib import Path
from tests.quick import quick_vault
from tests.vault.pages import *
from journal.domain.secret import ByPassphrase
vault = quick_vault(Path(sys.argv[1]) / "elsewhere")
print(vault.restore(Path(sys.argv[2]), Path(sys.argv[3]), ByPassphrase(PASSPHRASE)).entries)
opened = vault.open(Path(sys.argv[3]), PASSPHRASE)
print(opened.check(lambda done, of: None).sound)
opened.close()
"""


def test_a_backup_is_encrypted_the_owners_alone_and_opens_in_a_fresh_process(
    journal: OpenJournal, place: Path, tmp_path: Path
) -> None:
    for number in range(30):
        body = f"{MARKER} {number} " + "ever the same words " * 300
        saved(journal, body, title=f"{MARKER} title", tags=(Tag(f"{MARKER}/tag"),))
    with journal.work() as work:
        work.drafts.put(draft(f"{MARKER} unfinished"))
    seen: set[bytes] = set()

    def look(done: int, of: int) -> None:
        seen.update(path.read_bytes() for path in (place / "backups").iterdir())

    made = journal.copies.make(Why.AUTO, look)
    assert len(seen) > 2  # also what was there only for a moment
    for data in (*seen, made.path.read_bytes()):
        assert b"SQLite format 3" not in data
        for encoding in ("utf-8", "utf-16-le", "utf-16-be"):
            assert MARKER.encode(encoding) not in data
    assert made.path.stat().st_mode & 0o777 == 0o600
    assert made.path.parent.stat().st_mode & 0o777 == 0o700
    told = child(_FRESH, tmp_path, made.path, tmp_path / "Restored.journal")
    assert told.split() == ["30", "True"]


def test_a_second_process_still_cannot_write_after_backups_and_their_proof(
    journal: OpenJournal, place: Path
) -> None:
    saved(journal, "Mine.")
    key = f"x'{Keys(root_of(journal.recovery_code())).database.hex()}'"
    for _ in range(2):
        made = journal.copies.make(Why.AUTO, silent)
        assert "locked" in child(WRITER, place / "journal.db", key)
        _examined(journal, made.path)
        assert "locked" in child(WRITER, place / "journal.db", key)
    assert journal.check(silent).sound


def test_backups_of_the_same_second_have_names_of_their_own(tmp_path: Path, written: Path) -> None:
    clock = Days()
    vault = Vault(floor=LEAST, cost=LEAST, state_folder=tmp_path / "state", now=clock.now)
    journal = vault.open(written, PASSPHRASE)
    made = [journal.copies.make(Why.AUTO, silent) for _ in range(3)]
    assert [each.made - clock.moment for each in made] == [timedelta(seconds=n) for n in range(3)]
    assert journal.copies.all() == (made[2],)  # the others of that day were thinned out
    journal.close()


def test_old_ones_are_thinned_out_and_what_is_not_ours_or_does_not_open_stays(
    tmp_path: Path, written: Path
) -> None:
    clock = Days()
    vault = Vault(floor=LEAST, cost=LEAST, state_folder=tmp_path / "state", now=clock.now)
    journal = vault.open(written, PASSPHRASE)
    first = journal.copies.make(Why.AUTO, silent)
    own_name = first.path.with_name("the good old days.jbackup")
    own_name.write_bytes(first.path.read_bytes())
    damaged = first.path.with_name("auto-20200101T000000Z.jbackup")
    damaged.write_bytes(first.path.read_bytes()[:-40])
    before = []
    for day in range(15):
        clock.moment += timedelta(days=1)
        journal.copies.make(Why.AUTO, silent)
        if day > 10:
            before.append(journal.copies.make(Why.IMPORT, silent).path)
    all_of_them = journal.copies.all()
    assert [each.path for each in all_of_them if each.why is Why.IMPORT] == before[:-4:-1]
    auto = [each for each in all_of_them if each.why is Why.AUTO and each.opens]
    assert len(auto) == 9  # seven days, the last one of November, and of the week before that
    assert {own_name, damaged} <= {each.path for each in all_of_them}
    (other,) = (each for each in all_of_them if each.path == damaged)
    assert not other.opens
    journal.close()


def test_a_backup_in_another_place_is_named_for_the_journal_and_nothing_there_is_touched(
    journal: OpenJournal, place: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "a stick"
    folder.mkdir()
    (folder / ".0123456789abcdef.part").write_bytes(b"of somebody else")
    (folder / "auto-20010101T000000Z.jbackup").write_bytes(b"of somebody else")
    before = prints(folder)
    made = journal.copies.make(Why.AUTO, silent, folder)
    assert made.path.name == f"Quiet-{made.made:%Y%m%dT%H%M%SZ}.jbackup"
    assert _examined(journal, made.path).clock == made.clock
    after = prints(folder)
    assert set(after) == {*before, made.path.name}
    assert before.items() <= after.items()
    with pytest.raises(FolderMissing):
        journal.copies.make(Why.AUTO, silent, tmp_path / "nowhere")
    assert not (place / "backups" / made.path.name).exists()


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
            assert _examined(journal, made.path) == made
            journal.copies.remove([made.path])
        assert older.read_bytes() == whole
        assert _names(place) == {older.name}
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


def test_a_damaged_journal_is_told_and_can_be_read_on(
    vault: Vault, journal: OpenJournal, place: Path
) -> None:
    older = journal.copies.make(Why.AUTO, silent)
    ids = [saved(journal, f"{number} " + "x" * 30_000) for number in range(20)]
    journal.close()
    data = bytearray((place / "journal.db").read_bytes())
    data[16384 * 60 + 5000] ^= 1
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
    opened.close()


def test_a_copy_that_anybody_could_read_never_gets_a_name(
    journal: OpenJournal, place: Path, tmp_path: Path
) -> None:
    """The library writes plainly where it was given no key; then nothing may stay."""
    saved(journal, MARKER)
    opened = journal._held.opened
    plain = tmp_path / "plain.db"
    raw = dbapi2.connect(str(plain), isolation_level=None)
    raw.execute("PRAGMA application_id=1398033495")
    with opened.engine.begin() as connection:
        statements = connection.exec_driver_sql(
            "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'fts_%'"
            " AND type IN ('table', 'index')"
        ).scalars()
        for statement in statements:
            raw.execute(statement)
        for table in ("meta", "device", "revision", "entry"):
            for row in connection.exec_driver_sql(f"SELECT * FROM {table}"):
                raw.execute(f"INSERT INTO {table} VALUES ({','.join('?' * len(row))})", tuple(row))
    raw.execute("VACUUM INTO ?", (str(tmp_path / "copy.db"),))
    with opened.engine.connect() as connection:
        counts = extracting.counts_of(connection)
    with (
        pytest.raises(NotEncrypted),
        extracting.proven(tmp_path / "copy.db", opened.keys, counts, read_only=True),
    ):
        pass
    engine = engine_on(raw)
    target = tmp_path / "away" / "plain.jbackup"
    target.parent.mkdir()
    with pytest.raises(NotEncrypted):
        copying.copy(replace(opened, engine=engine), target, datetime.now(UTC), silent)
    engine.dispose()
    assert list(target.parent.iterdir()) == []


def test_only_backups_of_this_journal_are_removed(
    journal: OpenJournal, place: Path, tmp_path: Path
) -> None:
    first = journal.copies.make(Why.AUTO, silent).path
    second = journal.copies.make(Why.MERGE, silent).path
    elsewhere = journal.copies.make(Why.AUTO, silent, tmp_path).path
    own_name = first.with_name("mine.jbackup")
    own_name.write_bytes(b"mine")
    inside = first.with_name("auto-20260101T000000Z.jbackup")
    inside.symlink_to(place / "journal.db")
    for foreign in (
        elsewhere,
        own_name,
        inside,
        place / "journal.db",
        place / "vault.json",
        place / "backups",
        tmp_path / first.name,
        place / "backups" / ".." / "vault.json",
    ):
        with pytest.raises(NotFromHere):
            journal.copies.remove([first, foreign])
    assert first.exists()
    journal.copies.remove([first, first.with_name("auto-20260102T000000Z.jbackup")])
    assert not first.exists()
    assert {second, elsewhere, own_name, place / "journal.db"} == {
        path for path in (second, elsewhere, own_name, place / "journal.db") if path.exists()
    }


def test_a_closed_journal_makes_and_removes_no_backup(journal: OpenJournal, tmp_path: Path) -> None:
    journal.close()
    acts: list[Callable[[], object]] = [
        lambda: journal.copies.make(Why.AUTO, silent),
        lambda: journal.copies.make(Why.AUTO, silent, tmp_path),
        lambda: journal.copies.remove([]),
    ]
    for act in acts:
        with pytest.raises(NotOpen):
            act()


_READER = """
import os, sys
from pathlib import Path
from tests.quick import quick_vault
from tests.vault.pages import *
from journal.domain.backups import Why
from journal.domain.errors import NotWritable
place, out = Path(sys.argv[1]), Path(sys.argv[2])
os.setgid(65534); os.setuid(65534)
journal = quick_vault(out).open(place, PASSPHRASE)
try:
    journal.copies.make(Why.AUTO, lambda done, of: None)
except NotWritable:
    print(journal.copies.make(Why.AUTO, lambda done, of: None, out).entries)
"""


@pytest.mark.skipif(
    not hasattr(os, "setuid") or os.getuid() != 0, reason="only root can drop to another user"
)
def test_what_can_only_be_read_can_still_be_backed_up_elsewhere(
    written: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    out.mkdir()
    os.chown(out, 65534, 65534)
    for folder in (written, tmp_path, *tmp_path.parents):
        if folder.stat().st_uid == os.getuid():
            folder.chmod(folder.stat().st_mode | 0o055)
    for file in written.iterdir():
        file.chmod(0o644)
    before = prints(written)
    assert child(_READER, written, out) == "1"
    assert prints(written) == before


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
            [sys.executable, "-c", _KILLED, *arguments],
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
        half_done += any(name.endswith(".part") for name in _names(written))
        assert older.read_bytes() == whole
        journal = vault.open(written, PASSPHRASE)
        assert not journal.older_than_seen
        for backup in journal.copies.all():
            assert _examined(journal, backup.path) == backup
        journal.close()
    journal = vault.open(written, PASSPHRASE)
    assert journal.check(silent).sound
    journal.copies.make(Why.AUTO, silent)
    assert half_done
    assert not any("part" in name for name in _names(written))  # swept by the next one
    journal.close()
    figure(f"{kills} kills while backing up, {half_done} half-done, 0 backups or entries lost")


def test_the_stand_alone_reader_lies_beside_and_is_renewed(
    journal: OpenJournal, place: Path
) -> None:
    journal.copies.make(Why.AUTO, silent)
    beside = place / "backups" / "open_backup.py"
    reader = beside.read_bytes()
    assert b"jbackup" in reader
    beside.write_bytes(b"raise SystemExit")
    journal.copies.make(Why.AUTO, silent)
    assert beside.read_bytes() == reader
    assert beside.stat().st_mode & 0o777 == 0o600


def test_a_folder_that_cannot_be_made_is_told(journal: OpenJournal, place: Path) -> None:
    (place / "backups").write_bytes(b"a file")
    with pytest.raises(NotWritable):
        journal.copies.make(Why.AUTO, silent)
    assert journal.copies.all() == ()
    with suppress(NotWritable):
        journal.copies.make(Why.AUTO, silent)
    assert (place / "backups").read_bytes() == b"a file"
