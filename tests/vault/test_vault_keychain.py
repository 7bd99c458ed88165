"""The keychain is one more way in, only where one is asked for, and never the only one."""

import base64
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.backends import fail, null
from keyring.errors import PasswordDeleteError

from journal.domain.errors import NoKeychain, WrongPassphrase
from journal.vault.open_journal import OpenJournal
from journal.vault.vault import Vault
from tests.vault.pages import PASSPHRASE, prints, saved

NEW = "a new one entirely"


class InMemory(KeyringBackend):
    """A keychain for one test."""

    priority: float = 5

    def __init__(self) -> None:
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        if (service, username) not in self.kept:
            raise PasswordDeleteError
        del self.kept[service, username]


class Readable(InMemory):
    """A keychain that keeps passwords for anybody to read, as its priority tells."""

    priority: float = 0.5


class Refusing(InMemory):
    """A keychain that is there, and refuses."""

    def set_password(self, service: str, username: str, password: str) -> None:
        raise OSError("locked")


class Forgetful(InMemory):
    """A keychain that takes a password and keeps none."""

    def set_password(self, service: str, username: str, password: str) -> None:
        return


@pytest.fixture
def keychain() -> Iterator[InMemory]:
    before = keyring.get_keyring()
    backend = InMemory()
    keyring.set_keyring(backend)
    yield backend
    keyring.set_keyring(before)


@pytest.fixture
def kept(journal: OpenJournal, place: Path, keychain: InMemory) -> Path:
    """A closed journal that this computer's keychain opens."""
    saved(journal, "A day by the river.")
    journal.ways.add_keychain()
    assert journal.ways.names == ("passphrase", "keychain")
    journal.close()
    return place


def _slots(place: Path) -> list[str]:
    return [slot["type"] for slot in json.loads((place / "vault.json").read_bytes())["slots"]]


def _opens(vault: Vault, place: Path) -> bool:
    try:
        opened = vault.open_by_keychain(place)
    except NoKeychain:
        return False
    assert opened.opened_by == "keychain"
    opened.close()
    return True


def test_the_keychain_opens_the_journal_and_the_passphrase_goes_on(
    vault: Vault, kept: Path, keychain: InMemory
) -> None:
    ((service, user), password) = next(iter(keychain.kept.items()))
    fields = json.loads((kept / "vault.json").read_bytes())
    assert (service, user) == ("Stillwater", base64.b64decode(fields["vault_id"]).hex())
    assert len(base64.b64decode(password)) == 32
    assert password.encode() not in (kept / "vault.json").read_bytes()
    assert "kdf" not in fields["slots"][1]
    before = prints(kept)
    assert _opens(vault, kept)
    assert prints(kept) == before
    vault.open(kept, PASSPHRASE).close()
    with pytest.raises(WrongPassphrase):
        vault.open(kept, password)


@pytest.mark.parametrize(
    "password", [None, "", "not base64 !", base64.b64encode(bytes(32)).decode()]
)
def test_a_missing_or_another_key_is_told_and_nothing_changes(
    vault: Vault, kept: Path, keychain: InMemory, password: str | None
) -> None:
    before, (name,) = prints(kept), keychain.kept
    del keychain.kept[name]
    if password is not None:
        keychain.kept[name] = password
    assert not _opens(vault, kept)
    assert prints(kept) == before


@pytest.mark.parametrize("backend", [fail.Keyring, null.Keyring, Readable, Refusing, Forgetful])
def test_a_keychain_that_cannot_be_used_is_told_and_nothing_changes(
    vault: Vault, journal: OpenJournal, place: Path, keychain: InMemory,
    backend: type[KeyringBackend],
) -> None:  # fmt: skip
    before = prints(place)
    keyring.set_keyring(backend())
    with pytest.raises(NoKeychain):
        journal.ways.add_keychain()
    journal.close()
    assert prints(place) == before
    assert not _opens(vault, place)


def test_without_the_library_there_is_no_keychain(
    vault: Vault, kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "keyring", None)
    assert not _opens(vault, kept)
    vault.open(kept, PASSPHRASE).close()


def test_removing_it_takes_the_key_away_on_both_sides(
    vault: Vault, kept: Path, keychain: InMemory
) -> None:
    opened = vault.open_by_keychain(kept)
    opened.ways.remove_keychain()
    opened.ways.remove_keychain()
    opened.close()
    assert keychain.kept == {}
    assert _slots(kept) == ["passphrase"]
    assert not _opens(vault, kept)
    vault.open(kept, PASSPHRASE).close()


def test_a_new_passphrase_keeps_it_and_a_new_root_secret_ends_it(
    vault: Vault, kept: Path, keychain: InMemory
) -> None:
    opened = vault.open(kept, PASSPHRASE)
    opened.change_passphrase(PASSPHRASE, NEW)
    opened.close()
    assert _opens(vault, kept)
    opened = vault.open(kept, NEW)
    opened.change_because_known(NEW, PASSPHRASE, lambda done, of: None)
    assert opened.ways.names == ("passphrase",)
    opened.close()
    assert keychain.kept == {}
    assert not _opens(vault, kept)


def test_adding_it_again_leaves_one_slot_and_other_computers_keep_theirs(
    vault: Vault, kept: Path, keychain: InMemory
) -> None:
    here = dict(keychain.kept)
    keychain.kept.clear()
    opened = vault.open(kept, PASSPHRASE)
    opened.ways.add_keychain()
    opened.ways.add_keychain()
    assert opened.ways.names == ("passphrase", "keychain")
    opened.close()
    assert _slots(kept) == ["passphrase", "device", "device"]
    assert _opens(vault, kept)
    keychain.kept = here
    assert _opens(vault, kept)


def test_there_is_always_room_for_a_key_file(
    vault: Vault, kept: Path, keychain: InMemory, tmp_path: Path
) -> None:
    opened = vault.open(kept, PASSPHRASE)
    for _ in range(5):
        keychain.kept.clear()
        opened.ways.add_keychain()
    keychain.kept.clear()
    with pytest.raises(NoKeychain):
        opened.ways.add_keychain()
    key = tmp_path / "lake.jpg"
    key.write_bytes(b"a picture")
    opened.ways.add_key_file(PASSPHRASE, NEW, key)
    opened.close()
    assert len(_slots(kept)) == 8
    vault.open(kept, NEW, key).close()


def test_the_library_is_not_even_loaded_unasked(written: Path, tmp_path: Path) -> None:
    code = (
        "import sys\nfrom pathlib import Path\nfrom tests.quick import quick_vault\n"
        "from tests.vault.pages import PASSPHRASE\n"
        "vault = quick_vault(Path(sys.argv[2]))\nvault.ways_in(Path(sys.argv[1]))\n"
        "opened = vault.open(Path(sys.argv[1]), PASSPHRASE)\n"
        "opened.change_passphrase(PASSPHRASE, 'x' * 20)\nopened.close()\n"
        "try: vault.open_by_keychain(Path(sys.argv[1]))\n"
        "except Exception as error: print(type(error).__name__)\n"
        "print('keyring' in sys.modules)"
    )
    ran = subprocess.run(
        [sys.executable, "-c", code, str(written), str(tmp_path)],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )
    assert ran.stdout.split() == ["NoKeychain", "False"]
