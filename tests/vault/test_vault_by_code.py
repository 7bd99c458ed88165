"""The recovery code opens without a header, and a wrong one changes nothing."""

import json
import os
from pathlib import Path

import pytest

from journal.domain.errors import (
    MistypedCode,
    UnsuitablePassphrase,
    VaultDamaged,
    WrongCode,
    WrongPassphrase,
)
from journal.vault.open_journal import OpenJournal
from journal.vault.recovery import code_of
from journal.vault.vault import Vault
from tests.vault.pages import PAGE, PASSPHRASE, prints, saved


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
