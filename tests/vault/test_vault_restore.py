"""A backup becomes a journal of its own, or nothing at all."""

import os
from pathlib import Path

import pytest

from journal.domain.backups import Why
from journal.domain.errors import (
    AlreadyThere,
    DiskFull,
    FolderMissing,
    MistypedCode,
    NotAJournal,
    OtherSecret,
    WrongCode,
    WrongPassphrase,
)
from journal.domain.secret import ByCode, ByPassphrase
from journal.domain.selection import Selection
from journal.vault import backup, extracting, keys
from journal.vault.open_journal import OpenJournal
from journal.vault.recovery import code_of
from journal.vault.vault import Vault
from tests.vault.backups import silent
from tests.vault.limits import files_up_to
from tests.vault.pages import PASSPHRASE, entry, prints, saved

SECRET = ByPassphrase(PASSPHRASE)


def test_a_restored_journal_holds_everything_and_raises_no_alarm(
    vault: Vault, journal: OpenJournal, backed_up: Path, into: Path
) -> None:
    saved(journal, "Written after the backup.")
    restored = vault.restore(backed_up, into, SECRET, lambda done, of: None)
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
    vault.restore(backed_up, into, ByCode(journal.recovery_code()), lambda done, of: None)
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
            vault.restore(backed_up, into, secret, lambda done, of: None)
        assert list(into.parent.iterdir()) == []
    assert prints(backed_up.parent) == before


def test_nothing_is_overwritten_and_no_folder_invented(
    vault: Vault, backed_up: Path, into: Path
) -> None:
    into.mkdir()
    with pytest.raises(AlreadyThere):
        vault.restore(backed_up, into, SECRET, lambda done, of: None)
    assert list(into.iterdir()) == []
    link = into.with_name("Nowhere.journal")
    link.symlink_to(into.with_name("gone"))
    with pytest.raises(AlreadyThere):
        vault.restore(backed_up, link, SECRET, lambda done, of: None)
    with pytest.raises(FolderMissing):
        vault.restore(backed_up, into / "a" / "b.journal", SECRET, lambda done, of: None)


@pytest.mark.parametrize("share", [0.1, 0.5, 0.95])
def test_a_full_disk_leaves_nothing(
    vault: Vault, backed_up: Path, into: Path, share: float
) -> None:
    with files_up_to(int(backed_up.stat().st_size * share)), pytest.raises(DiskFull):
        vault.restore(backed_up, into, SECRET, lambda done, of: None)
    assert list(into.parent.iterdir()) == []


def test_what_is_no_backup_is_told_as_such(
    vault: Vault, journal: OpenJournal, backed_up: Path, into: Path, tmp_path: Path
) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_text("Dear diary, this is not a backup.")
    os.mkfifo(tmp_path / "pipe.jbackup")
    for path in (letter, tmp_path / "gone.jbackup", tmp_path, tmp_path / "pipe.jbackup"):
        with pytest.raises(NotAJournal):
            vault.restore(path, into, SECRET, lambda done, of: None)
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
