"""A key file is one more way in: with its own passphrase, and never the only one."""

import base64
import hashlib
import json
import os
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from journal.domain.backups import Why
from journal.domain.errors import (
    InsideJournal,
    KeyFileNeeded,
    UnsuitablePassphrase,
    WrongPassphrase,
)
from journal.domain.secret import ByPassphrase
from journal.vault import key_file
from journal.vault.keys import MIB, Cost
from journal.vault.open_journal import OpenJournal
from journal.vault.recovery import code_of
from journal.vault.vault import Vault
from tests.vault.pages import PASSPHRASE, prints, saved

WITH_FILE = "short walk at dusk"
NEW = "a new one entirely"
BOTH = "passphrase and key file"


@pytest.fixture
def key(tmp_path: Path) -> Path:
    path = tmp_path / "picture of a lake.jpg"
    path.write_bytes(os.urandom(3_000_000))
    return path


@pytest.fixture
def locked(journal: OpenJournal, place: Path, key: Path) -> Path:
    """A closed journal with a key file beside its passphrase."""
    saved(journal, "A day by the river.")
    journal.ways.add_key_file(PASSPHRASE, WITH_FILE, key)
    assert journal.ways.names == ("passphrase", BOTH)
    journal.close()
    return place


def _opened_by(vault: Vault, place: Path, passphrase: str, key: Path | None = None) -> str:
    opened = vault.open(place, passphrase, key)
    opened.close()
    return opened.opened_by


def test_the_file_opens_with_its_passphrase_and_the_passphrase_alone_too(
    vault: Vault, locked: Path, key: Path, tmp_path: Path
) -> None:
    assert vault.ways_in(locked) == ("passphrase", BOTH)
    assert _opened_by(vault, locked, WITH_FILE, key) == BOTH
    assert _opened_by(vault, locked, PASSPHRASE) == "passphrase"
    assert _opened_by(vault, locked, PASSPHRASE, key) == "passphrase"
    copy = tmp_path / "another name"
    copy.write_bytes(key.read_bytes())
    assert _opened_by(vault, locked, WITH_FILE, copy) == BOTH


def test_the_slot_is_as_the_format_says(vault: Vault, locked: Path, key: Path) -> None:
    fields = json.loads((locked / "vault.json").read_bytes())
    slot = fields["slots"][1]
    kdf = slot["kdf"]
    kek = Argon2id(
        salt=base64.b64decode(kdf["salt"]),
        length=32,
        iterations=kdf["t"],
        lanes=kdf["p"],
        memory_cost=kdf["m"],
        secret=hashlib.sha256(key.read_bytes()).digest(),
    ).derive(WITH_FILE.encode())
    bound = {"format": fields["format"], "kdf": kdf, "type": "passphrase+keyfile"}
    bound |= {"vault_id": fields["vault_id"]}
    aad = json.dumps(bound, sort_keys=True, separators=(",", ":")).encode()
    nonce, wrapped = base64.b64decode(slot["nonce"]), base64.b64decode(slot["wrapped"])
    root = AESGCM(kek).decrypt(nonce, wrapped, aad)
    opened = vault.open(locked, PASSPHRASE)
    assert opened.recovery_code() == code_of(bytearray(root))
    opened.close()


def test_neither_half_opens_alone_and_nothing_is_changed(
    vault: Vault, locked: Path, key: Path, tmp_path: Path
) -> None:
    altered = tmp_path / "altered"
    whole = key.read_bytes()
    altered.write_bytes(whole[:-1] + bytes([whole[-1] ^ 1]))
    before = prints(locked)
    for passphrase, file in ((WITH_FILE, None), (WITH_FILE, altered), (NEW, key)):
        with pytest.raises(WrongPassphrase):
            vault.open(locked, passphrase, file)
    assert prints(locked) == before


def test_a_file_that_cannot_be_read_is_asked_for(
    vault: Vault, locked: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    empty, large, pipe = tmp_path / "empty", tmp_path / "large", tmp_path / "pipe"
    empty.touch()
    large.write_bytes(b"x" * 101)
    os.mkfifo(pipe)
    monkeypatch.setattr(key_file, "LARGEST", 100)
    for file in (tmp_path / "gone", empty, large, pipe, tmp_path):
        with pytest.raises(KeyFileNeeded):
            vault.open(locked, WITH_FILE, file)


def test_adding_one_is_refused_without_a_trace(
    vault: Vault, journal: OpenJournal, place: Path, key: Path, tmp_path: Path
) -> None:
    before = (place / "vault.json").read_bytes()
    inside = place / "lake.jpg"
    inside.write_bytes(b"a picture")
    alias = tmp_path / "alias"
    os.link(place / "journal.db", alias)
    ways = journal.ways
    with pytest.raises(WrongPassphrase):
        ways.add_key_file("not this one", WITH_FILE, key)
    with pytest.raises(UnsuitablePassphrase):
        ways.add_key_file(PASSPHRASE, "short", key)
    with pytest.raises(KeyFileNeeded):
        ways.add_key_file(PASSPHRASE, WITH_FILE, tmp_path / "gone")
    for file in (inside, place / "journal.db", alias):
        with pytest.raises(InsideJournal):
            ways.add_key_file(PASSPHRASE, WITH_FILE, file)
    assert (place / "vault.json").read_bytes() == before


def test_a_second_one_takes_the_place_of_the_first_and_removing_leaves_the_passphrase(
    vault: Vault, locked: Path, key: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other"
    other.write_bytes(b"another picture")
    opened = vault.open(locked, PASSPHRASE)
    opened.ways.add_key_file(PASSPHRASE, NEW, other)
    opened.close()
    assert _opened_by(vault, locked, NEW, other) == BOTH
    with pytest.raises(WrongPassphrase):
        vault.open(locked, WITH_FILE, key)
    opened = vault.open(locked, NEW, other)
    opened.ways.remove_key_file()
    assert opened.ways.names == ("passphrase",)
    opened.ways.remove_key_file()
    opened.close()
    with pytest.raises(WrongPassphrase):
        vault.open(locked, NEW, other)
    assert _opened_by(vault, locked, PASSPHRASE) == "passphrase"


def test_a_new_passphrase_leaves_the_key_file_with_its_own(
    vault: Vault, locked: Path, key: Path
) -> None:
    opened = vault.open(locked, PASSPHRASE)
    opened.change_passphrase(PASSPHRASE, NEW)
    opened.close()
    assert _opened_by(vault, locked, NEW) == "passphrase"
    assert _opened_by(vault, locked, WITH_FILE, key) == BOTH
    with pytest.raises(WrongPassphrase):
        vault.open(locked, PASSPHRASE, key)


def test_a_new_root_secret_ends_the_key_file(vault: Vault, locked: Path, key: Path) -> None:
    opened = vault.open(locked, PASSPHRASE)
    opened.change_because_known(PASSPHRASE, NEW, lambda done, of: None)
    assert opened.ways.names == ("passphrase",)
    opened.close()
    with pytest.raises(WrongPassphrase):
        vault.open(locked, WITH_FILE, key)


def test_a_weak_slot_of_a_key_file_is_wrapped_anew_where_it_stands(
    vault: Vault, locked: Path, key: Path, tmp_path: Path
) -> None:
    stronger = Cost(24 * MIB, passes=2, lanes=1)
    Vault(stronger, stronger, tmp_path / "state").open(locked, WITH_FILE, key).close()
    slots = json.loads((locked / "vault.json").read_bytes())["slots"]
    assert [(slot["type"], slot["kdf"]["t"]) for slot in slots] == [
        ("passphrase", 1),
        ("passphrase+keyfile", 2),
    ]
    assert _opened_by(vault, locked, WITH_FILE, key) == BOTH
    assert _opened_by(vault, locked, PASSPHRASE) == "passphrase"


def test_where_only_a_key_file_opens_it_is_asked_for(vault: Vault, locked: Path, key: Path) -> None:
    opened = vault.open(locked, PASSPHRASE)
    held = opened._held.opened
    from_elsewhere = held.header.without("passphrase").sealed(held.keys.header)
    opened.close()
    (locked / "vault.json").write_bytes(from_elsewhere)
    with pytest.raises(KeyFileNeeded):
        vault.open(locked, WITH_FILE)
    assert _opened_by(vault, locked, WITH_FILE, key) == BOTH


def test_two_journals_with_one_file_and_one_passphrase_share_nothing(
    vault: Vault, locked: Path, key: Path, tmp_path: Path
) -> None:
    other = vault.create(tmp_path / "Other.journal", PASSPHRASE)
    other.ways.add_key_file(PASSPHRASE, WITH_FILE, key)
    other.close()
    seen = []
    for place in (locked, tmp_path / "Other.journal"):
        slot = json.loads((place / "vault.json").read_bytes())["slots"][1]
        seen.append((slot["kdf"]["salt"], slot["nonce"], slot["wrapped"]))
    assert all(one != two for one, two in zip(*seen, strict=True))


def test_a_backup_restores_by_its_key_file(vault: Vault, locked: Path, key: Path) -> None:
    opened = vault.open(locked, PASSPHRASE)
    backup = opened.copies.make(Why.AUTO, lambda done, of: None)
    opened.close()
    into = locked.with_name("Restored.journal")
    vault.restore(backup.path, into, ByPassphrase(WITH_FILE, key), lambda done, of: None)
    assert _opened_by(vault, into, WITH_FILE, key) == BOTH
