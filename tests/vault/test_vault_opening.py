"""What opening refuses, each with its own failure, and that refusing changes no byte."""

import hashlib
import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from journal.domain.backups import Why
from journal.domain.errors import (
    AlreadyThere,
    FolderMissing,
    IsABackup,
    NotAJournal,
    Part,
    UnsuitablePassphrase,
    VaultDamaged,
    VaultTooNew,
    WrongPassphrase,
)
from journal.domain.selection import Selection
from journal.vault import connection, keys
from journal.vault.recovery import root_of
from journal.vault.tables import VERSION
from journal.vault.vault import Vault
from tests.vault.backups import silent
from tests.vault.pages import PAGE, PASSPHRASE, page, prints


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
    _write_raw(vault, written, f"PRAGMA user_version={VERSION + 1}")
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


def test_a_backup_is_told_from_a_journal(vault: Vault, written: Path) -> None:
    journal = vault.open(written, PASSPHRASE)
    made = journal.copies.make(Why.AUTO, silent)
    journal.close()
    assert isinstance(_refused(vault, made.path), IsABackup)


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
