"""The header `vault.json`: who may open the journal, and proof that nobody altered it."""

import base64
import binascii
import hashlib
import hmac
import json
import re
import secrets
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Final

from journal.domain.errors import Part, VaultDamaged, VaultTooNew, WrongPassphrase
from journal.files import write_whole
from journal.vault import keys, layout
from journal.vault.keys import Cost, Keys

NAME: Final = "vault.json"
FORMAT: Final = "journal-vault/1"
CIPHER: Final = "sqlcipher4/16384"
_TYPED = "passphrase"
_WITHOUT_KDF = "device"
_WITH_FILE = "passphrase+keyfile"
_TYPES = (_TYPED, _WITH_FILE, _WITHOUT_KDF)
_NAMES = {
    _TYPED: "passphrase",
    _WITH_FILE: "passphrase and key file",
    _WITHOUT_KDF: "keychain",
}
_LARGEST = 64 * 1024
_MOST_SLOTS = 8
_FIELDS = {"format", "vault_id", "cipher", "db", "key_id", "slots", "mac", "sum"}
_KDF_FIELDS = {"name", "v", "m", "t", "p", "salt"}


@dataclass(frozen=True, slots=True)
class Slot:
    """One way in: the root secret wrapped by a key; `cost` and `salt` where Argon2id makes it."""

    type: str
    nonce: bytes
    wrapped: bytes
    salt: bytes = b""
    cost: Cost | None = None
    extra: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Header:
    """A header within its bounds; `extra` are keys that this version does not know."""

    vault_id: bytes
    db: str
    key_id: bytes
    slots: tuple[Slot, ...] = ()
    mac: bytes = b""
    extra: dict[str, Any] = field(default_factory=dict)

    def sealed(self, header_key: bytearray) -> bytes:
        """Return the bytes of the file, with a fresh MAC and sum."""
        fields = _fields_of(self)
        blank = fields | {"mac": "", "sum": ""}
        mac = hmac.digest(bytes(header_key), _canonical(blank), "sha256")
        fields |= {"mac": _base64(mac), "sum": ""}
        return _canonical(fields | {"sum": hashlib.sha256(_canonical(fields)).hexdigest()})

    def verify(self, header_key: bytearray) -> None:
        """Raise VaultDamaged(header) unless the MAC is that of this key."""
        blank = _fields_of(self) | {"mac": "", "sum": ""}
        mac = hmac.digest(bytes(header_key), _canonical(blank), "sha256")
        if not hmac.compare_digest(mac, self.mac):
            raise VaultDamaged(Part.HEADER)

    def unwrap(self, passphrase: str) -> tuple[bytearray, Slot]:
        """Return the root secret and the slot that gave it. Raises WrongPassphrase."""
        for slot in self.slots:
            if slot.type == _TYPED and slot.cost is not None:
                kek = keys.stretched(passphrase, slot.salt, slot.cost)
                try:
                    root = keys.unwrap(slot.wrapped, kek, slot.nonce, self._bound_to(slot))
                except WrongPassphrase:
                    continue
                finally:
                    keys.wipe(kek)
                return root, slot
        raise WrongPassphrase

    def with_passphrase(self, root: bytearray, passphrase: str, cost: Cost) -> "Header":
        """Return the header with one passphrase slot, made anew, in place of all before."""
        salt, nonce = secrets.token_bytes(16), secrets.token_bytes(12)
        slot = Slot(_TYPED, nonce, b"", salt, cost)
        kek = keys.stretched(passphrase, salt, cost)
        slot = replace(slot, wrapped=keys.wrap(root, kek, nonce, self._bound_to(slot)))
        keys.wipe(kek)
        others = tuple(old for old in self.slots if old.type == _WITHOUT_KDF)
        return replace(self, slots=(slot, *others))

    def _bound_to(self, slot: Slot) -> bytes:
        return _canonical(
            {
                "format": FORMAT,
                "kdf": _kdf_of(slot),
                "type": slot.type,
                "vault_id": _base64(self.vault_id),
            }
        )


def new(root_keys: Keys, vault_id: bytes, db: str) -> Header:
    """Return a header without slots."""
    return Header(vault_id, db, root_keys.key_id)


def read(path: Path) -> Header:
    """Return the header in a file. Raises as `parse`; an unreadable file is VaultDamaged."""
    try:
        if path.is_file():  # reading a pipe would wait for ever
            with path.open("rb") as file:
                return parse(file.read(_LARGEST + 1))
    except OSError:
        pass
    raise VaultDamaged(Part.HEADER)


def name_of(slot: Slot | None) -> str:
    """Return a way in as people call it; None stands for the recovery code."""
    return "recovery code" if slot is None else _NAMES[slot.type]


def names_of(header: Header) -> tuple[str, ...]:
    """Return every way in besides the recovery code, each once."""
    return tuple(dict.fromkeys(name_of(slot) for slot in header.slots))


def write(path: Path, header: Header, header_key: bytearray) -> None:
    """Put the header in its place, whole or not at all."""
    write_whole(path, header.sealed(header_key), replace=True)


def parse(data: bytes) -> Header:
    """Return the header in `data`, all bounds checked.

    Raises VaultDamaged(header) unless it is canonical, its sum is right and every field within
    bounds; VaultTooNew, told only after the sum, for a later format.
    """
    fields = _whole(data)
    _refuse_other_formats(fields["format"])
    try:
        return _header(fields)
    except (KeyError, TypeError, ValueError):
        pass
    raise VaultDamaged(Part.HEADER)


def _whole(data: bytes) -> dict[str, Any]:
    if len(data) <= _LARGEST:
        try:
            fields = json.loads(data.decode())
            if isinstance(fields, dict) and _canonical(fields) == data:
                blank = _canonical(fields | {"sum": ""})
                if fields["sum"] == hashlib.sha256(blank).hexdigest() and "format" in fields:
                    return dict(fields)
        except (KeyError, TypeError, ValueError, RecursionError):
            pass
    raise VaultDamaged(Part.HEADER)


def _refuse_other_formats(form: object) -> None:
    if form == FORMAT:
        return
    number = re.fullmatch(r"journal-vault/([1-9][0-9]{0,8})", str(form))
    if isinstance(form, str) and number and int(number[1]) > 1:
        raise VaultTooNew
    raise VaultDamaged(Part.HEADER)


def _header(fields: dict[str, Any]) -> Header:
    _require(fields["cipher"] == CIPHER and layout.is_database(fields["db"]))
    _require(isinstance(fields["slots"], list) and 1 <= len(fields["slots"]) <= _MOST_SLOTS)
    _require(re.fullmatch(r"[0-9a-f]{16}", fields["key_id"]) is not None)
    return Header(
        vault_id=_bytes(fields["vault_id"], 16),
        db=fields["db"],
        key_id=bytes.fromhex(fields["key_id"]),
        slots=tuple(_slot(slot) for slot in fields["slots"]),
        mac=_bytes(fields["mac"], 32),
        extra={key: value for key, value in fields.items() if key not in _FIELDS},
    )


def _slot(fields: dict[str, Any]) -> Slot:
    _require(fields["type"] in _TYPES)
    known = {"type", "nonce", "wrapped"}
    cost, salt = None, b""
    if fields["type"] != _WITHOUT_KDF:
        known.add("kdf")
        cost, salt = _cost(fields["kdf"])
    return Slot(
        type=fields["type"],
        nonce=_bytes(fields["nonce"], 12),
        wrapped=_bytes(fields["wrapped"], 48),
        salt=salt,
        cost=cost,
        extra={key: value for key, value in fields.items() if key not in known},
    )


def _cost(kdf: dict[str, Any]) -> tuple[Cost, bytes]:
    _require(set(kdf) == _KDF_FIELDS and kdf["name"] == "argon2id")
    m, t, p, v = (kdf[key] for key in ("m", "t", "p", "v"))
    _require(all(type(number) is int for number in (m, t, p, v)) and v == 19)
    _require(19 * keys.MIB <= m <= 2048 * keys.MIB and 1 <= t <= 16 and 1 <= p <= 16)
    _require(m * t <= 6 * 1024 * keys.MIB)
    return Cost(m, t, p), _bytes(kdf["salt"], 16)


def _fields_of(header: Header) -> dict[str, Any]:
    return {
        **header.extra,
        "format": FORMAT,
        "vault_id": _base64(header.vault_id),
        "cipher": CIPHER,
        "db": header.db,
        "key_id": header.key_id.hex(),
        "slots": [_slot_fields(slot) for slot in header.slots],
        "mac": _base64(header.mac),
    }


def _slot_fields(slot: Slot) -> dict[str, Any]:
    kdf = _kdf_of(slot)
    return {
        **slot.extra,
        "type": slot.type,
        "nonce": _base64(slot.nonce),
        "wrapped": _base64(slot.wrapped),
        **({} if kdf is None else {"kdf": kdf}),
    }


def _kdf_of(slot: Slot) -> dict[str, Any] | None:
    if slot.cost is None:
        return None
    m, t, p = slot.cost.memory, slot.cost.passes, slot.cost.lanes
    return {"name": "argon2id", "v": 19, "m": m, "t": t, "p": p, "salt": _base64(slot.salt)}


def _canonical(fields: object) -> bytes:
    return json.dumps(
        fields, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False
    ).encode()


def _base64(data: bytes) -> str:
    return base64.b64encode(data).decode()


def _bytes(text: str, length: int) -> bytes:
    try:
        data = base64.b64decode(text, validate=True)
    except binascii.Error:
        data = b""
    _require(len(data) == length and _base64(data) == text)
    return data


def _require(within: bool) -> None:
    if not within:
        raise ValueError
