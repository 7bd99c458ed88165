"""A damaged or lost header comes back from a copy, only once that copy has opened the journal."""

import hashlib
import json
import os
import shutil
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from journal.domain.backups import Why
from journal.domain.errors import (
    NotReadable,
    NotWritable,
    Part,
    VaultDamaged,
    VaultInUse,
    VaultTooNew,
    WrongPassphrase,
)
from journal.vault import header
from journal.vault.encoding import canonical
from journal.vault.open_journal import OpenJournal
from journal.vault.vault import Vault
from tests.quick import LEAST
from tests.vault.pages import PAGE, PASSPHRASE, prints, saved

NEW = "a new one entirely"
NOW = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)


@pytest.fixture
def vault(tmp_path: Path) -> Vault:
    """A vault whose clock stands still, since the time names what is kept aside."""
    return Vault(LEAST, LEAST, tmp_path / "state", lambda: NOW)


@pytest.fixture
def backed_up(journal: OpenJournal, place: Path) -> Path:
    """A closed journal with one entry and one backup."""
    saved(journal, "A day by the river.")
    journal.copies.make(Why.AUTO, lambda done, of: None)
    journal.close()
    return place


def _flip(place: Path) -> None:
    data = bytearray((place / "vault.json").read_bytes())
    data[100] ^= 1
    (place / "vault.json").write_bytes(data)


def _cut(place: Path) -> None:
    (place / "vault.json").write_bytes((place / "vault.json").read_bytes()[:50])


def _lose(place: Path) -> None:
    (place / "vault.json").unlink()


def _folder(place: Path) -> None:
    (place / "vault.json").unlink()
    (place / "vault.json").mkdir()


def _forget(tmp_path: Path) -> None:
    """Let this computer keep no copy, as one that never opened the journal."""
    for copy in (tmp_path / "state").glob("*.vault.json"):
        copy.unlink()


def _opens(vault: Vault, place: Path, passphrase: str = PASSPHRASE) -> bool:
    opened = vault.open(place, passphrase)
    with opened.work() as work:
        whole = work.entries.count() == 1
    opened.close()
    return whole


@pytest.mark.parametrize("harm", [_flip, _cut, _lose, _folder])
@pytest.mark.parametrize("kept_here", [True, False])
def test_the_header_comes_back_from_this_computer_or_from_a_backup(
    vault: Vault, backed_up: Path, tmp_path: Path, harm: Callable[[Path], None], kept_here: bool
) -> None:
    whole = (backed_up / "vault.json").read_bytes()
    harm(backed_up)
    damaged = (backed_up / "vault.json").is_file() and (backed_up / "vault.json").read_bytes()
    if kept_here:
        shutil.rmtree(backed_up / "backups")
    else:
        _forget(tmp_path)
    with pytest.raises(VaultDamaged):
        vault.open(backed_up, PASSPHRASE)
    vault.mend_header(backed_up, PASSPHRASE)
    assert (backed_up / "vault.json").read_bytes() == whole
    aside = backed_up / "vault.json.damaged-20261123T093000Z"
    assert aside.exists() is (harm is not _lose)
    if damaged:
        assert aside.read_bytes() == damaged
    assert not list(backed_up.glob(".*"))
    assert _opens(vault, backed_up)


def test_mending_twice_keeps_both_damaged_files(vault: Vault, backed_up: Path) -> None:
    for _ in range(2):
        _cut(backed_up)
        vault.mend_header(backed_up, PASSPHRASE)
    assert len(list(backed_up.glob("vault.json.damaged-*"))) == 2


def test_a_wrong_passphrase_writes_nothing(vault: Vault, backed_up: Path) -> None:
    _flip(backed_up)
    before = prints(backed_up)
    with pytest.raises(WrongPassphrase):
        vault.mend_header(backed_up, NEW)
    assert prints(backed_up) == before


def test_without_any_copy_the_header_stays_damaged(
    vault: Vault, written: Path, tmp_path: Path
) -> None:
    _flip(written)
    _forget(tmp_path)
    before = prints(written)
    with pytest.raises(VaultDamaged) as told:
        vault.mend_header(written, PASSPHRASE)
    assert told.value.part is Part.HEADER
    assert prints(written) == before


@pytest.mark.parametrize(
    ("harm", "part"),
    [
        (lambda data: os.urandom(PAGE) + data[PAGE:], Part.DATABASE),
        (lambda data: b"", Part.EMPTY),
        (lambda data: data[:-100], Part.DATABASE),
    ],
)
def test_a_header_is_not_put_back_before_a_database_that_does_not_open(
    vault: Vault, backed_up: Path, harm: Callable[[bytes], bytes], part: Part
) -> None:
    _flip(backed_up)
    database = backed_up / "journal.db"
    database.write_bytes(harm(database.read_bytes()))
    before = prints(backed_up)
    with pytest.raises(VaultDamaged) as told:
        vault.mend_header(backed_up, PASSPHRASE)
    assert told.value.part is part
    assert prints(backed_up) == before


def test_a_missing_database_is_told(vault: Vault, backed_up: Path) -> None:
    (backed_up / "journal.db").unlink()
    with pytest.raises(VaultDamaged) as told:
        vault.mend_header(backed_up, PASSPHRASE)
    assert told.value.part is Part.MISSING


def test_a_whole_header_is_left_as_it_is(vault: Vault, backed_up: Path) -> None:
    before = prints(backed_up)
    vault.mend_header(backed_up, PASSPHRASE)
    assert prints(backed_up) == before


def test_a_passphrase_that_was_changed_does_not_come_back_by_an_older_copy(
    vault: Vault, backed_up: Path
) -> None:
    opened = vault.open(backed_up, PASSPHRASE)
    opened.change_passphrase(PASSPHRASE, NEW)
    opened.close()
    before = prints(backed_up)
    with pytest.raises(WrongPassphrase):
        vault.mend_header(backed_up, PASSPHRASE)
    assert prints(backed_up) == before
    _flip(backed_up)
    vault.mend_header(backed_up, NEW)
    assert _opens(vault, backed_up, NEW)


def test_a_newer_version_and_an_unreadable_header_are_not_replaced(
    vault: Vault, backed_up: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    later = json.loads((backed_up / "vault.json").read_bytes())
    (backed_up / "vault.json").write_bytes(_summed(later | {"format": "journal-vault/2"}))
    before = prints(backed_up)
    with pytest.raises(VaultTooNew):
        vault.mend_header(backed_up, PASSPHRASE)
    with monkeypatch.context() as patch:
        _refuse_reading(patch, "vault.json")
        with pytest.raises(NotReadable):
            vault.mend_header(backed_up, PASSPHRASE)
    assert prints(backed_up) == before


def test_an_open_journal_and_a_read_only_place_are_left_alone(
    vault: Vault, backed_up: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = vault.open(backed_up, PASSPHRASE)
    _flip(backed_up)
    with pytest.raises(VaultInUse):
        vault.mend_header(backed_up, PASSPHRASE)
    opened.close()
    before = prints(backed_up)
    monkeypatch.setattr(os, "access", lambda *_: False)
    with pytest.raises(NotWritable):
        vault.mend_header(backed_up, PASSPHRASE)
    assert prints(backed_up) == before


@pytest.mark.parametrize("passphrase", [PASSPHRASE, NEW])
def test_the_header_of_another_journal_is_told_and_mended(
    vault: Vault, backed_up: Path, tmp_path: Path, passphrase: str
) -> None:
    vault.create(tmp_path / "Other.journal", passphrase).close()
    shutil.copy(tmp_path / "Other.journal" / "vault.json", backed_up / "vault.json")
    with pytest.raises(VaultDamaged) as told:
        vault.open(backed_up, PASSPHRASE)
    assert told.value.part is Part.HEADER
    vault.mend_header(backed_up, PASSPHRASE)
    assert _opens(vault, backed_up)
    assert len(list(backed_up.glob("vault.json.damaged-*"))) == 1


def test_what_a_backup_adds_to_its_header_is_not_put_back(
    vault: Vault, backed_up: Path, tmp_path: Path
) -> None:
    _lose(backed_up)
    _forget(tmp_path)
    vault.mend_header(backed_up, PASSPHRASE)
    assert header.read(backed_up / "vault.json").extra == {}


def test_a_file_that_may_not_be_read_is_not_called_damaged(
    vault: Vault, backed_up: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("vault.json", "journal.db"):
        with monkeypatch.context() as patch:
            _refuse_reading(patch, name)
            with pytest.raises(NotReadable):
                vault.open(backed_up, PASSPHRASE)


def _refuse_reading(patch: pytest.MonkeyPatch, name: str) -> None:
    """Let one file belong to another account; tests may run as one that may read everything."""
    opening = Path.open

    def refusing(path: Path, mode: str = "r") -> object:
        if path.name == name:
            raise PermissionError
        return opening(path, mode)

    patch.setattr(Path, "open", refusing)


def _summed(fields: dict[str, object]) -> bytes:
    """Return a header whose sum is right."""
    blank = canonical(fields | {"sum": ""})
    return canonical(fields | {"sum": hashlib.sha256(blank).hexdigest()})
