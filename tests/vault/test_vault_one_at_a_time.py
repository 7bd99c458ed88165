"""One process at a time, a place that cannot be written, and what an open connection holds to."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from journal.domain.errors import (
    MissingLibrary,
    NotOpen,
    VaultInUse,
)
from journal.domain.selection import Selection
from journal.vault import keys
from journal.vault.open_journal import OpenJournal
from journal.vault.recovery import root_of
from journal.vault.tables import VERSION
from journal.vault.vault import Vault
from tests import warm
from tests.quick import quick_vault
from tests.vault.pages import PASSPHRASE, draft, prints, saved

_SECOND = """
import sys
from pathlib import Path
from tests.quick import quick_vault
from journal.domain.errors import VaultInUse
try:
    quick_vault(Path(sys.argv[1])).open(Path(sys.argv[2]), sys.argv[3])
except VaultInUse as held:
    print(held.host, held.pid)
"""


_WRITER = """
import sys
from sqlcipher3 import dbapi2
raw = dbapi2.connect(sys.argv[1], timeout=0)
raw.execute("PRAGMA cipher_log_level=NONE")
raw.set_key(sys.argv[2].encode())
raw.execute("PRAGMA cipher_page_size=16384")
try:
    raw.execute("DELETE FROM entry")
    raw.commit()
    print("written")
except dbapi2.OperationalError as error:
    print(error)
"""


def _child(script: str, *arguments: str) -> str:
    ran = subprocess.run(
        [*warm.python(), "-c", script, *arguments],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )
    return ran.stdout.strip()


def test_a_second_process_is_told_who_holds_the_journal_and_cannot_write(
    journal: OpenJournal, place: Path, tmp_path: Path
) -> None:
    id = saved(journal, "Mine.")
    key = f"x'{keys.Keys(root_of(journal.recovery_code())).database.hex()}'"
    told = _child(_SECOND, str(tmp_path), str(place), PASSPHRASE).split()
    assert told[-1] == str(os.getpid())
    journal.check(lambda done, of: None)
    assert "locked" in _child(_WRITER, str(place / "journal.db"), key)
    with journal.work() as work:
        assert work.entries.find(Selection()) == (id,)


def test_a_lock_left_by_a_crash_does_not_bar_the_way(vault: Vault, written: Path) -> None:
    (written / ".lock").write_text('{"host": "gone", "pid": 1}')
    vault.open(written, PASSPHRASE).close()
    assert not (written / ".lock").exists()


def test_a_second_vault_in_the_same_process_is_refused_too(
    journal: OpenJournal, vault: Vault, place: Path
) -> None:
    with pytest.raises(VaultInUse):
        vault.open(place, PASSPHRASE)
    saved(journal, "The first one still writes.")


_NOBODY = """
import os, sys
from pathlib import Path
from tests.quick import quick_vault
from tests.vault.pages import *
from journal.domain.errors import NotWritable
from journal.domain.selection import Selection
os.setgid(65534); os.setuid(65534)
try:
    journal = quick_vault(Path(sys.argv[1])).open(Path(sys.argv[2]), PASSPHRASE)
except NotWritable as error:
    print("unfinished" if error.unfinished else "refused")
    sys.exit()
with journal.work() as work:
    print(journal.read_only, [work.entries.get(id).content.body for id in
        work.entries.find(Selection(words="river"))], work.entries.snippets(
        work.entries.find(Selection()), Selection(words="river"))[0].matches)
for act in (lambda: saved(journal, "no"),
            lambda: journal.change_passphrase(PASSPHRASE, "12345678")):
    try:
        act()
    except NotWritable:
        print("refused")
print(journal.check(lambda done, of: None).sound)
journal.close()
print("alembic" in sys.modules)  # only making a journal needs it
"""


@pytest.mark.skipif(
    not hasattr(os, "setuid") or os.getuid() != 0, reason="only root can drop to another user"
)
@pytest.mark.parametrize("left_over", [False, True])
def test_a_read_only_folder_opens_for_reading_and_nothing_is_written(
    written: Path, tmp_path: Path, left_over: bool
) -> None:
    if left_over:
        (written / "journal.db-journal").write_bytes(b"unfinished")
    before = prints(written)
    for folder in (written, tmp_path, *tmp_path.parents):
        if folder.stat().st_uid == os.getuid():
            folder.chmod(folder.stat().st_mode | 0o055)
    for file in written.iterdir():
        file.chmod(0o644)
    told = _child(_NOBODY, str(tmp_path), str(written)).splitlines()
    if left_over:
        assert told == ["unfinished"]
    else:
        assert told == [
            "True ['A day by the river.'] ((13, 18),)", "refused", "refused", "True", "False"
        ]  # fmt: skip
    assert prints(written) == before


def test_an_unencrypting_library_is_refused(written: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dbapi2, "sqlite_version_info", (3, 51, 2))
    before = prints(written)
    with pytest.raises(MissingLibrary):
        quick_vault(written.parent).open(written, PASSPHRASE)
    assert prints(written) == before


def test_every_pragma_holds(journal: OpenJournal) -> None:
    with journal.work() as work:
        assert work.entries.count() == 0
    engine = journal._held.opened.engine
    with engine.begin() as held:
        for name, expected in {
            "journal_mode": "delete",
            "synchronous": 3,
            "locking_mode": "exclusive",
            "temp_store": 2,
            "secure_delete": 1,
            "foreign_keys": 1,
            "trusted_schema": 0,
            "cell_size_check": 1,
            "cipher_page_size": "16384",
            "application_id": 0x53544C57,
            "user_version": VERSION,
        }.items():
            assert held.exec_driver_sql(f"PRAGMA {name}").scalar() == expected, name


def test_a_closed_journal_neither_works_nor_keeps_aside(journal: OpenJournal) -> None:
    journal.close()
    with pytest.raises(NotOpen), journal.work():
        pass
    with pytest.raises(NotOpen):
        journal.keep_aside(draft("Too late."))
