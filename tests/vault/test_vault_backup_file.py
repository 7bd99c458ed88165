"""A changed, cut, forged or newer backup file is told as what it is, before any key is made."""

import hashlib
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from journal.domain.errors import (
    Part,
    VaultDamaged,
    VaultTooNew,
)
from journal.domain.secret import ByPassphrase
from journal.vault.vault import Vault
from tests.vault.backups import BEGIN, packed, parts
from tests.vault.pages import PASSPHRASE

SECRET = ByPassphrase(PASSPHRASE)


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
        vault.restore(path, into, ByPassphrase("whatever it may be"), lambda done, of: None)
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


@pytest.mark.parametrize("newer", ["the file", "the header"])
def test_a_newer_format_is_told_as_such(
    vault: Vault, backed_up: Path, into: Path, newer: str
) -> None:
    fields, database = parts(backed_up.read_bytes())
    if newer == "the file":
        backed_up.write_bytes(packed({"any": "thing"}, b"at all", b"stillwater-backup/12\n"))
    else:
        backed_up.write_bytes(packed(fields | {"format": "journal-vault/2"}, database))
    with pytest.raises(VaultTooNew):
        vault.restore(backed_up, into, SECRET, lambda done, of: None)
    assert list(into.parent.iterdir()) == []


def _other_database(fields: dict[str, Any], database: bytes) -> bytes:
    return packed(fields, database[:-16384] + os.urandom(16384))


def _own_sums(fields: dict[str, Any], database: bytes) -> bytes:
    database = database[: -16384 * 3] + database[-16384:] + database[-16384 * 2 :]
    own = fields["backup"] | {"database": hashlib.sha256(database).hexdigest()}
    return packed(fields | {"backup": own}, database)


def _other_moment(fields: dict[str, Any], database: bytes) -> bytes:
    own = fields["backup"] | {"made": "20010101T000000Z"}
    return packed(fields | {"backup": own}, database)


def _no_note(fields: dict[str, Any], database: bytes) -> bytes:
    return packed(fields | {"backup": fields["backup"] | {"note": ""}}, database)


def _no_own(fields: dict[str, Any], database: bytes) -> bytes:
    return packed({key: value for key, value in fields.items() if key != "backup"}, database)


def _wrong_kind(fields: dict[str, Any], database: bytes) -> bytes:
    return packed(fields | {"backup": [1, {"made": None}]}, database)


@pytest.mark.parametrize(
    "forge", [_other_database, _own_sums, _other_moment, _no_note, _no_own, _wrong_kind]
)
def test_what_somebody_put_together_without_the_key_is_damage(
    vault: Vault,
    backed_up: Path,
    into: Path,
    forge: Callable[[dict[str, Any], bytes], bytes],
) -> None:
    backed_up.write_bytes(forge(*parts(backed_up.read_bytes())))
    with pytest.raises(VaultDamaged) as told:
        vault.restore(backed_up, into, SECRET, lambda done, of: None)
    assert told.value.part is Part.BACKUP
    assert list(into.parent.iterdir()) == []
