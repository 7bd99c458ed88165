"""A backup holds what the journal holds, encrypted, and is proven before it has a name."""

import os
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from journal.domain.backups import Why
from journal.domain.errors import (
    FolderMissing,
    NotWritable,
)
from journal.domain.tags import Tag
from journal.vault import copying, extracting
from journal.vault.connection import engine_on
from journal.vault.creating import NotEncrypted
from journal.vault.keys import Keys
from journal.vault.open_journal import OpenJournal
from journal.vault.recovery import root_of
from tests.vault.backups import examined, silent
from tests.vault.children import WRITER, child
from tests.vault.pages import draft, prints, saved

MARKER = "Quetzalcoatl"


def test_a_backup_says_and_holds_what_the_journal_holds(journal: OpenJournal, place: Path) -> None:
    one = saved(journal, "One.")
    saved(journal, "Two.")
    with journal.work() as work:
        work.entries.set_deleted(one, True)
    told: list[tuple[int, int]] = []
    made = journal.copies.make(Why.AUTO, lambda done, of: told.append((done, of)))
    assert (made.entries, made.clock, made.why) == (1, 3, Why.AUTO)
    assert journal.copies.all() == (made,)
    assert examined(journal, made.path) == made
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
untold = lambda done, of: None
secret = ByPassphrase(PASSPHRASE)
print(vault.restore(Path(sys.argv[2]), Path(sys.argv[3]), secret, untold).entries)
opened = vault.open(Path(sys.argv[3]), PASSPHRASE)
print(opened.check(untold).sound)
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
        examined(journal, made.path)
        assert "locked" in child(WRITER, place / "journal.db", key)
    assert journal.check(silent).sound


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
    assert examined(journal, made.path).clock == made.clock
    after = prints(folder)
    assert set(after) == {*before, made.path.name, "open_backup.py"}
    assert before.items() <= after.items()
    with pytest.raises(FolderMissing):
        journal.copies.make(Why.AUTO, silent, tmp_path / "nowhere")
    assert not (place / "backups" / made.path.name).exists()


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
    journal._held.opened = replace(opened, engine=engine)
    with pytest.raises(NotEncrypted):
        copying.copy(journal._held, target, datetime.now(UTC), silent)
    journal._held.opened = opened
    engine.dispose()
    assert list(target.parent.iterdir()) == []


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
