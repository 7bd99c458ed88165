"""A backup becomes a journal of its own, or nothing at all; damage is told before any key."""

import hashlib
import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from journal.domain.backups import Why
from journal.domain.errors import (
    AlreadyThere,
    DiskFull,
    FolderMissing,
    MistypedCode,
    NotAJournal,
    OtherSecret,
    Part,
    VaultDamaged,
    VaultTooNew,
    WrongCode,
    WrongPassphrase,
)
from journal.domain.secret import ByCode, ByPassphrase
from journal.domain.selection import Selection
from journal.vault import backup, extracting, keys
from journal.vault.open_journal import OpenJournal
from journal.vault.recovery import code_of
from journal.vault.vault import Vault
from tests.vault.limits import files_up_to
from tests.vault.pages import PASSPHRASE, draft, entry, prints, saved

SECRET = ByPassphrase(PASSPHRASE)
BEGIN = len(b"stillwater-backup/1\n") + 4


def silent(done: int, of: int) -> None:
    """Listen to no progress."""


@pytest.fixture
def backed_up(journal: OpenJournal) -> Path:
    """A backup of an open journal with two entries, one of them in the bin, and a draft."""
    saved(journal, "A day by the river.")
    binned = saved(journal, "A day to forget.")
    with journal.work() as work:
        work.entries.set_deleted(binned, True)
        work.drafts.put(draft("Unfinished."))
    return journal.copies.make(Why.AUTO, silent).path


@pytest.fixture
def into(tmp_path: Path) -> Path:
    (tmp_path / "new").mkdir()
    return tmp_path / "new" / "Restored.journal"


def test_a_restored_journal_holds_everything_and_raises_no_alarm(
    vault: Vault, journal: OpenJournal, backed_up: Path, into: Path
) -> None:
    saved(journal, "Written after the backup.")
    restored = vault.restore(backed_up, into, SECRET)
    assert (restored.path, restored.entries) == (into, 1)
    assert restored.made == journal.copies.all()[0].made
    assert {path.name for path in into.iterdir()} == {"vault.json", "journal.db"}
    assert into.stat().st_mode & 0o777 == 0o700
    assert {path.stat().st_mode & 0o777 for path in into.iterdir()} == {0o600}
    opened = vault.open(into, PASSPHRASE)
    assert not opened.older_than_seen
    with opened.work() as work:
        (id,) = work.entries.find(Selection())
        assert len(work.bin.all()) == 1
        assert [each.content.body for each in work.drafts.all()] == ["Unfinished."]
    assert entry(opened, id).content.body == "A day by the river."
    assert opened.check(silent).sound
    saved(opened, "Two that go their own ways.")
    saved(journal, "And are both remembered.")
    opened.close()
    again = vault.open(into, PASSPHRASE)
    assert not again.older_than_seen
    again.close()
    journal.close()
    first = vault.open(journal.path, PASSPHRASE)
    assert not first.older_than_seen
    first.close()


def test_the_code_restores_too_and_the_header_says_nothing_of_the_backup(
    vault: Vault, journal: OpenJournal, backed_up: Path, into: Path
) -> None:
    vault.restore(backed_up, into, ByCode(journal.recovery_code()))
    assert (into / "vault.json").read_bytes() == (journal.path / "vault.json").read_bytes()
    vault.open(into, PASSPHRASE).close()


def test_wrong_secrets_are_told_apart_and_leave_nothing(
    vault: Vault, journal: OpenJournal, backed_up: Path, into: Path
) -> None:
    code = journal.recovery_code()
    mistyped = ("1" if code[0] != "1" else "2") + code[1:]
    before = prints(backed_up.parent)
    for secret, fault in (
        (ByPassphrase("not the one at all"), WrongPassphrase),
        (ByCode(mistyped), MistypedCode),
        (ByCode(code_of(keys.new_root())), WrongCode),
    ):
        with pytest.raises(fault):
            vault.restore(backed_up, into, secret)
        assert list(into.parent.iterdir()) == []
    assert prints(backed_up.parent) == before


def _region(data: bytes, name: str) -> range:
    header = int.from_bytes(data[BEGIN - 4 : BEGIN], "big")
    return {
        "magic": range(BEGIN - 4),
        "length": range(BEGIN - 4, BEGIN),
        "header": range(BEGIN, BEGIN + header),
        "database": range(BEGIN + header, len(data) - 32, 9973),
        "sum": range(len(data) - 32, len(data)),
    }[name]


@pytest.mark.parametrize("region", ["magic", "length", "header", "database", "sum"])
def test_every_flipped_bit_is_told_as_damage_whatever_the_passphrase(
    vault: Vault,
    backed_up: Path,
    into: Path,
    region: str,
    full: bool,
    figure: Callable[[str], None],
) -> None:
    whole = backed_up.read_bytes()
    flips = 0
    for at in list(_region(whole, region))[:: 1 if full else 7]:
        for bit in range(8) if full else [at % 8]:
            data = bytearray(whole)
            data[at] ^= 1 << bit
            backed_up.write_bytes(data)
            _is_damage(vault, backed_up, into)
            flips += 1
    figure(f"backup, {region}: {flips} flipped bits, 0 not told as damage")


def _is_damage(vault: Vault, path: Path, into: Path) -> None:
    with pytest.raises(VaultDamaged) as told:
        vault.restore(path, into, ByPassphrase("whatever it may be"))
    assert told.value.part is Part.BACKUP
    assert list(into.parent.iterdir()) == []


@pytest.mark.parametrize(
    "harm",
    [
        lambda data: data[:-1],
        lambda data: data + b"\0",
        lambda data: data[:-16384],
        lambda data: data[: len(data) // 2],
        lambda data: data[:100],
        lambda data: data[:BEGIN],
        lambda data: data[:10],
        lambda data: b"",
        lambda data: b"PK" + data[2:],
        lambda data: data[: BEGIN - 4] + b"\xff\xff\xff\xff" + data[BEGIN:],
    ],
)
def test_a_cut_or_lengthened_backup_is_damage(
    vault: Vault, backed_up: Path, into: Path, harm: Callable[[bytes], bytes]
) -> None:
    backed_up.write_bytes(harm(backed_up.read_bytes()))
    _is_damage(vault, backed_up, into)


def _parts(data: bytes) -> tuple[dict[str, Any], bytes]:
    length = int.from_bytes(data[BEGIN - 4 : BEGIN], "big")
    return json.loads(data[BEGIN : BEGIN + length]), data[BEGIN + length : -32]


def _packed(
    fields: dict[str, Any], database: bytes, magic: bytes = b"stillwater-backup/1\n"
) -> bytes:
    def canonical(value: object) -> bytes:
        return json.dumps(value, sort_keys=True, separators=(",", ":")).encode()

    fields = fields | {"sum": ""}
    fields["sum"] = hashlib.sha256(canonical(fields)).hexdigest()
    head = canonical(fields)
    data = magic + len(head).to_bytes(4, "big") + head + database
    return data + hashlib.sha256(data).digest()


@pytest.mark.parametrize("newer", ["the file", "the header"])
def test_a_newer_format_is_told_as_such(
    vault: Vault, backed_up: Path, into: Path, newer: str
) -> None:
    fields, database = _parts(backed_up.read_bytes())
    if newer == "the file":
        backed_up.write_bytes(_packed({"any": "thing"}, b"at all", b"stillwater-backup/12\n"))
    else:
        backed_up.write_bytes(_packed(fields | {"format": "journal-vault/2"}, database))
    with pytest.raises(VaultTooNew):
        vault.restore(backed_up, into, SECRET)
    assert list(into.parent.iterdir()) == []


def _other_database(fields: dict[str, Any], database: bytes) -> bytes:
    return _packed(fields, database[:-16384] + os.urandom(16384))


def _own_sums(fields: dict[str, Any], database: bytes) -> bytes:
    database = database[: -16384 * 3] + database[-16384:] + database[-16384 * 2 :]
    own = fields["backup"] | {"database": hashlib.sha256(database).hexdigest()}
    return _packed(fields | {"backup": own}, database)


def _other_moment(fields: dict[str, Any], database: bytes) -> bytes:
    own = fields["backup"] | {"made": "20010101T000000Z"}
    return _packed(fields | {"backup": own}, database)


def _no_note(fields: dict[str, Any], database: bytes) -> bytes:
    return _packed(fields | {"backup": fields["backup"] | {"note": ""}}, database)


def _no_own(fields: dict[str, Any], database: bytes) -> bytes:
    return _packed({key: value for key, value in fields.items() if key != "backup"}, database)


def _wrong_kind(fields: dict[str, Any], database: bytes) -> bytes:
    return _packed(fields | {"backup": [1, {"made": None}]}, database)


@pytest.mark.parametrize(
    "forge", [_other_database, _own_sums, _other_moment, _no_note, _no_own, _wrong_kind]
)
def test_what_somebody_put_together_without_the_key_is_damage(
    vault: Vault,
    backed_up: Path,
    into: Path,
    forge: Callable[[dict[str, Any], bytes], bytes],
) -> None:
    backed_up.write_bytes(forge(*_parts(backed_up.read_bytes())))
    with pytest.raises(VaultDamaged) as told:
        vault.restore(backed_up, into, SECRET)
    assert told.value.part is Part.BACKUP
    assert list(into.parent.iterdir()) == []


def test_nothing_is_overwritten_and_no_folder_invented(
    vault: Vault, backed_up: Path, into: Path
) -> None:
    into.mkdir()
    with pytest.raises(AlreadyThere):
        vault.restore(backed_up, into, SECRET)
    assert list(into.iterdir()) == []
    link = into.with_name("Nowhere.journal")
    link.symlink_to(into.with_name("gone"))
    with pytest.raises(AlreadyThere):
        vault.restore(backed_up, link, SECRET)
    with pytest.raises(FolderMissing):
        vault.restore(backed_up, into / "a" / "b.journal", SECRET)


@pytest.mark.parametrize("share", [0.1, 0.5, 0.95])
def test_a_full_disk_leaves_nothing(
    vault: Vault, backed_up: Path, into: Path, share: float
) -> None:
    with files_up_to(int(backed_up.stat().st_size * share)), pytest.raises(DiskFull):
        vault.restore(backed_up, into, SECRET)
    assert list(into.parent.iterdir()) == []


def test_what_is_no_backup_is_told_as_such(
    vault: Vault, journal: OpenJournal, backed_up: Path, into: Path, tmp_path: Path
) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_text("Dear diary, this is not a backup.")
    os.mkfifo(tmp_path / "pipe.jbackup")
    for path in (letter, tmp_path / "gone.jbackup", tmp_path, tmp_path / "pipe.jbackup"):
        with pytest.raises(NotAJournal):
            vault.restore(path, into, SECRET)
    assert list(into.parent.iterdir()) == []


def test_a_backup_of_another_key_is_listed_but_not_counted(
    vault: Vault, journal: OpenJournal, backed_up: Path, tmp_path: Path
) -> None:
    other = vault.create(tmp_path / "Other.journal", PASSPHRASE)
    saved(other, "Elsewhere.")
    strange = backed_up.with_name("auto-20260101T000000Z.jbackup")
    strange.write_bytes(other.copies.make(Why.AUTO, silent).path.read_bytes())
    other.close()
    listed = {each.path: each for each in journal.copies.all()}
    assert listed[backed_up].entries == 1
    assert listed[strange].entries is None
    assert not listed[strange].opens
    opened = journal._held.opened
    with pytest.raises(OtherSecret):
        extracting.examine(strange, opened.keys, tmp_path)


def test_the_extracted_database_is_gone_afterwards_also_after_a_failure(
    journal: OpenJournal, backed_up: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "room"
    folder.mkdir()
    found = backup.read(backed_up)
    with extracting.extracted(found, journal._held.opened.keys, folder) as connection:
        assert extracting.counts_of(connection).entries == 1
        (part,) = folder.glob(".*.part")
        assert part.stat().st_mode & 0o777 == 0o600
        assert not part.read_bytes().startswith(b"SQLite")
    assert list(folder.iterdir()) == []

    def fail() -> None:
        with extracting.extracted(found, journal._held.opened.keys, folder):
            raise WrongCode

    with pytest.raises(WrongCode):
        fail()
    assert list(folder.iterdir()) == []
