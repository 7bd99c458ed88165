"""What opening refuses, each with its own failure, and that refusing changes no byte."""

import hashlib
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from journal.domain.errors import (
    AlreadyThere,
    FolderMissing,
    MissingLibrary,
    MistypedCode,
    NotAJournal,
    NotOpen,
    Part,
    UnsuitablePassphrase,
    VaultDamaged,
    VaultInUse,
    VaultTooNew,
    WrongCode,
    WrongPassphrase,
)
from journal.domain.selection import Selection
from journal.vault import connection, keys
from journal.vault.recovery import code_of, root_of
from journal.vault.vault import OpenJournal, Vault
from tests.quick import quick_vault
from tests.vault.pages import PASSPHRASE, draft, page, prints, saved

PAGE = 16384


@pytest.fixture
def written(journal: OpenJournal, place: Path) -> Path:
    """The folder of a closed journal with one entry."""
    saved(journal, "A day by the river.")
    journal.close()
    return place


def _later_format(header: bytes) -> bytes:
    fields = json.loads(header) | {"format": "journal-vault/2", "sum": ""}
    blank = json.dumps(fields, sort_keys=True, separators=(",", ":"))
    fields["sum"] = hashlib.sha256(blank.encode()).hexdigest()
    return json.dumps(fields, sort_keys=True, separators=(",", ":")).encode()


def _refused(vault: Vault, place: Path) -> Exception:
    """Return the failure of opening, after seeing that no byte changed."""
    before = prints(place)
    with pytest.raises(Exception) as told:  # noqa: PT011 - each test looks at which one it is
        vault.open(place, PASSPHRASE)
    assert prints(place) == before
    assert not (place / ".lock").exists()
    return told.value


def test_what_was_saved_is_there_after_opening_again(vault: Vault, written: Path) -> None:
    journal = vault.open(written, PASSPHRASE)
    assert (journal.opened_by, journal.read_only, journal.path) == ("passphrase", False, written)
    with journal.work() as work:
        assert work.entries.get(work.entries.find(Selection())[0]).content == page(
            "A day by the river."
        )
    journal.close()
    assert sorted(prints(written)) == ["journal.db", "vault.json"]


def test_a_wrong_passphrase_is_told_and_changes_nothing(vault: Vault, written: Path) -> None:
    before = prints(written)
    with pytest.raises(WrongPassphrase):
        vault.open(written, PASSPHRASE + "?")
    assert prints(written) == before


@pytest.mark.parametrize(
    ("name", "change", "part"),
    [
        ("journal.db", lambda data: data[:-PAGE], Part.DATABASE),
        ("journal.db", lambda data: data[:-100], Part.DATABASE),
        ("journal.db", lambda _: b"", Part.EMPTY),
        ("journal.db", lambda data: data[:40] + b"\0\0" + data[42:], Part.DATABASE),
        ("journal.db", lambda data: bytes(16) + data[16:], Part.DATABASE),
        ("vault.json", lambda data: data.replace(b"journal", b"jouRnal", 1), Part.HEADER),
        ("vault.json", lambda _: b"", Part.HEADER),
    ],
)
def test_damage_is_told_by_part(
    vault: Vault, written: Path, name: str, change: Callable[[bytes], bytes], part: Part
) -> None:
    file = written / name
    file.write_bytes(change(file.read_bytes()))
    if name == "journal.db" and part is Part.DATABASE and file.stat().st_size % PAGE == 0:
        _is_refused_or_reported(vault, written)
        return
    error = _refused(vault, written)
    assert isinstance(error, VaultDamaged)
    assert error.part is part


def _is_refused_or_reported(vault: Vault, place: Path) -> None:
    before = prints(place)
    try:
        journal = vault.open(place, PASSPHRASE)
    except VaultDamaged as error:
        assert error.part is Part.DATABASE  # noqa: PT017 - refused is one of two right answers
        assert prints(place) == before
        return
    assert not journal.check(lambda done, of: None).sound
    journal.close()


def test_a_page_too_many_is_reported(vault: Vault, written: Path) -> None:
    with (written / "journal.db").open("ab") as file:
        file.write(os.urandom(PAGE))
    _is_refused_or_reported(vault, written)


def test_a_missing_database_is_not_made_anew(vault: Vault, written: Path) -> None:
    (written / "journal.db").unlink()
    error = _refused(vault, written)
    assert isinstance(error, VaultDamaged)
    assert error.part is Part.MISSING
    assert not (written / "journal.db").exists()


def test_a_missing_header_is_damage_not_a_wrong_passphrase(vault: Vault, written: Path) -> None:
    (written / "vault.json").unlink()
    error = _refused(vault, written)
    assert isinstance(error, VaultDamaged)
    assert error.part is Part.HEADER


def test_later_versions_are_told(vault: Vault, written: Path) -> None:
    header = written / "vault.json"
    original = header.read_bytes()
    header.write_bytes(_later_format(original))
    assert isinstance(_refused(vault, written), VaultTooNew)
    header.write_bytes(original)
    _write_raw(vault, written, "PRAGMA user_version=2")
    assert isinstance(_refused(vault, written), VaultTooNew)


def test_a_database_that_is_not_ours_inside_is_damage(vault: Vault, written: Path) -> None:
    _write_raw(vault, written, "PRAGMA application_id=7")
    assert isinstance(_refused(vault, written), VaultDamaged)


def test_the_database_of_another_journal_is_damage(vault: Vault, written: Path) -> None:
    _write_raw(vault, written, "UPDATE meta SET value=zeroblob(16) WHERE key='vault_id'")
    assert isinstance(_refused(vault, written), VaultDamaged)


def _write_raw(vault: Vault, place: Path, statement: str) -> None:
    """Change the encrypted file behind the program's back."""
    journal = vault.open(place, PASSPHRASE)
    code = journal.recovery_code()
    journal.close()
    root = keys.Keys(root_of(code))
    raw = connection.connect(place / "journal.db", root.database, read_only=False)
    raw.execute(statement)
    raw.close()


def test_what_is_no_journal_is_told(vault: Vault, written: Path, tmp_path: Path) -> None:
    empty = tmp_path / "Empty"
    empty.mkdir()
    note = tmp_path / "note.txt"
    note.write_text("not a journal")
    for path in (empty, note, tmp_path / "nowhere"):
        with pytest.raises(NotAJournal):
            vault.open(path, PASSPHRASE)
    plain = written / "journal.db"
    plain.write_bytes(b"SQLite format 3\0".ljust(PAGE, b"\0"))
    assert isinstance(_refused(vault, written), NotAJournal)
    (written / "vault.json").unlink()
    assert isinstance(_refused(vault, written), NotAJournal)


def test_a_file_inside_the_folder_stands_for_the_journal(vault: Vault, written: Path) -> None:
    for name in ("vault.json", "journal.db"):
        journal = vault.open(written / name, PASSPHRASE)
        assert journal.path == written
        journal.close()


def test_creating_replaces_nothing_and_leaves_nothing_behind(vault: Vault, tmp_path: Path) -> None:
    (tmp_path / "Taken").mkdir()
    with pytest.raises(AlreadyThere):
        vault.create(tmp_path / "Taken", PASSPHRASE)
    with pytest.raises(FolderMissing):
        vault.create(tmp_path / "no" / "folder", PASSPHRASE)
    with pytest.raises(UnsuitablePassphrase):
        vault.create(tmp_path / "Short", "seven77")
    assert [path.name for path in tmp_path.iterdir()] == ["Taken"]


def test_the_code_opens_and_gives_a_new_passphrase(vault: Vault, written: Path) -> None:
    journal = vault.open(written, PASSPHRASE)
    code = journal.recovery_code()
    journal.close()
    journal = vault.recover(written, code.lower().replace("-", " "), "a new passphrase")
    assert journal.opened_by == "recovery code"
    assert journal.recovery_code() == code
    journal.close()
    with pytest.raises(WrongPassphrase):
        vault.open(written, PASSPHRASE)
    vault.open(written, "a new passphrase").close()


@pytest.mark.parametrize("header", [None, b"", b"{broken"])
def test_the_code_and_the_database_alone_are_enough(
    vault: Vault, journal: OpenJournal, place: Path, header: bytes | None
) -> None:
    saved(journal, "Still here.")
    code = journal.recovery_code()
    journal.close()
    before = json.loads((place / "vault.json").read_bytes())
    (place / "vault.json").unlink()
    if header is not None:
        (place / "vault.json").write_bytes(header)
    opened = vault.recover(place, code, "a new passphrase")
    with opened.work() as work:
        assert work.entries.count() == 1
    opened.close()
    after = json.loads((place / "vault.json").read_bytes())
    assert {name: before[name] for name in ("vault_id", "key_id", "db")} == {
        name: after[name] for name in ("vault_id", "key_id", "db")
    }
    vault.open(place, "a new passphrase").close()


def test_a_database_that_was_copied_away_opens_by_the_code(
    vault: Vault, journal: OpenJournal, place: Path, tmp_path: Path
) -> None:
    code = journal.recovery_code()
    journal.close()
    elsewhere = tmp_path / "saved"
    elsewhere.mkdir()
    copy = elsewhere / "journal-0123456789abcdef.db"
    copy.write_bytes((place / "journal.db").read_bytes())
    vault.recover(copy, code, "a new passphrase").close()
    vault.open(elsewhere, "a new passphrase").close()


@pytest.mark.parametrize("has_header", [True, False])
def test_a_wrong_code_changes_no_byte(vault: Vault, written: Path, has_header: bool) -> None:
    if not has_header:
        (written / "vault.json").unlink()
    before = prints(written)
    with pytest.raises(WrongCode):
        vault.recover(written, code_of(bytearray(32)), "a new passphrase")
    with pytest.raises(MistypedCode):
        vault.recover(written, "0000-1111", "a new passphrase")
    with pytest.raises(UnsuitablePassphrase):
        vault.recover(written, code_of(bytearray(32)), "short")
    assert prints(written) == before


def test_a_right_code_and_a_damaged_database_is_damage(
    vault: Vault, journal: OpenJournal, place: Path
) -> None:
    code = journal.recovery_code()
    journal.close()
    database = place / "journal.db"
    database.write_bytes(os.urandom(PAGE) + database.read_bytes()[PAGE:])
    before = prints(place)
    with pytest.raises(VaultDamaged):
        vault.recover(place, code, "a new passphrase")
    assert prints(place) == before


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
        [sys.executable, "-c", script, *arguments],
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
    engine = journal._opened.engine
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
            "user_version": 1,
        }.items():
            assert held.exec_driver_sql(f"PRAGMA {name}").scalar() == expected, name


def test_a_closed_journal_neither_works_nor_keeps_aside(journal: OpenJournal) -> None:
    journal.close()
    with pytest.raises(NotOpen), journal.work():
        pass
    with pytest.raises(NotOpen):
        journal.keep_aside(draft("Too late."))
