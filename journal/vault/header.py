"""The header `vault.json`: who may open the journal, and proof that nobody altered it."""

import hashlib
import hmac
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Final

from journal.domain.errors import NotReadable, Part, VaultDamaged, VaultTooNew, WrongPassphrase
from journal.files import write_whole
from journal.vault import layout, slots
from journal.vault.encoding import base64_of, bytes_of, canonical, require
from journal.vault.keys import Cost, Keys
from journal.vault.slots import DEVICE, FORMAT, TYPED, WITH_FILE, Slot

NAME: Final = "vault.json"
CIPHER: Final = "sqlcipher4/16384"
_LARGEST = 64 * 1024
_MOST_SLOTS = 8
_FIELDS = {"format", "vault_id", "cipher", "db", "key_id", "slots", "mac", "sum"}


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
        mac = hmac.digest(bytes(header_key), canonical(blank), "sha256")
        fields |= {"mac": base64_of(mac), "sum": ""}
        return canonical(fields | {"sum": hashlib.sha256(canonical(fields)).hexdigest()})

    def verify(self, header_key: bytearray) -> None:
        """Raise VaultDamaged(header) unless the MAC is that of this key."""
        blank = _fields_of(self) | {"mac": "", "sum": ""}
        mac = hmac.digest(bytes(header_key), canonical(blank), "sha256")
        if not hmac.compare_digest(mac, self.mac):
            raise VaultDamaged(Part.HEADER)

    def unwrap(self, passphrase: str, file: bytearray | None = None) -> tuple[bytearray, Slot]:
        """Return the root secret and the slot that gave it. Raises WrongPassphrase.

        With the digest of a key `file`, slots that need one are tried first.
        """
        with_file = [] if file is None else [(slot, file) for slot in self._of(WITH_FILE)]
        for slot, digest in [*with_file, *((slot, None) for slot in self._of(TYPED))]:
            try:
                return slot.root(self.vault_id, passphrase, digest), slot
            except WrongPassphrase:
                continue
        raise WrongPassphrase

    def unwrap_by_device(self, key: bytearray) -> tuple[bytearray, Slot]:
        """Return the root secret and the slot that this device's key opens.

        Raises WrongPassphrase when it opens none.
        """
        for slot in self._of(DEVICE):
            try:
                return slot.root_by(key, self.vault_id), slot
            except WrongPassphrase:
                continue
        raise WrongPassphrase

    def with_passphrase(self, root: bytearray, passphrase: str, cost: Cost) -> "Header":
        """Return the header with one plain passphrase, wrapped anew, in place of all before.

        Key file and keychain stay: each wraps the same root secret by itself.
        """
        slot = slots.by_passphrase(root, self.vault_id, passphrase, None, cost)
        return replace(self, slots=(slot, *self._of(WITH_FILE), *self._of(DEVICE)))

    def with_key_file(
        self, root: bytearray, passphrase: str, file: bytearray, cost: Cost
    ) -> "Header":
        """Return the header with one slot that needs a key file, in place of all before."""
        slot = slots.by_passphrase(root, self.vault_id, passphrase, file, cost)
        return replace(self, slots=(*self._of(TYPED), slot, *self._of(DEVICE)))

    def with_device(self, root: bytearray, key: bytearray) -> "Header":
        """Return the header with a slot for a device's key, in place of the one it opened."""
        try:
            _, before = self.unwrap_by_device(key)
        except WrongPassphrase:
            before = None
        others = tuple(slot for slot in self.slots if slot is not before)
        return replace(self, slots=(*others, slots.by_device(root, self.vault_id, key)))

    def rewrapped(
        self, slot: Slot, root: bytearray, passphrase: str, file: bytearray | None, cost: Cost
    ) -> "Header":
        """Return the header with one slot made anew for the same secret at another cost."""
        with_file = file if slot.type == WITH_FILE else None
        fresh = slots.by_passphrase(root, self.vault_id, passphrase, with_file, cost)
        return replace(self, slots=tuple(fresh if old is slot else old for old in self.slots))

    def without(self, type: str) -> "Header":
        """Return the header without the slots of a type."""
        return replace(self, slots=tuple(slot for slot in self.slots if slot.type != type))

    def has(self, type: str) -> bool:
        """Tell whether there is a slot of a type."""
        return any(self._of(type))

    def _of(self, type: str) -> Iterator[Slot]:
        return (slot for slot in self.slots if slot.type == type)


def new(root_keys: Keys, vault_id: bytes, db: str) -> Header:
    """Return a header without slots."""
    return Header(vault_id, db, root_keys.key_id)


def read(path: Path) -> Header:
    """Return the header in a file. Raises as `parse`; NotReadable where that is not allowed."""
    try:
        if path.is_file():  # reading a pipe would wait for ever
            with path.open("rb") as file:
                return parse(file.read(_LARGEST + 1))
    except PermissionError:
        raise NotReadable from None
    except OSError:
        pass
    raise VaultDamaged(Part.HEADER)


def name_of(slot: Slot | None) -> str:
    """Return a way in as people call it; None stands for the recovery code."""
    return "recovery code" if slot is None else slots.NAMES[slot.type]


def names_of(header: Header) -> tuple[str, ...]:
    """Return every way in besides the recovery code, each once."""
    return tuple(dict.fromkeys(name_of(slot) for slot in header.slots))


def write(path: Path, header: Header, header_key: bytearray) -> None:
    """Put the header in its place, whole or not at all.

    Raises VaultDamaged(header) for one that could not be read again, and as `write_whole`.
    """
    data = header.sealed(header_key)
    parse(data)
    write_whole(path, data, replace=True)


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
            if isinstance(fields, dict) and canonical(fields) == data:
                blank = canonical(fields | {"sum": ""})
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
    require(fields["cipher"] == CIPHER and layout.is_database(fields["db"]))
    require(isinstance(fields["slots"], list) and 1 <= len(fields["slots"]) <= _MOST_SLOTS)
    require(re.fullmatch(r"[0-9a-f]{16}", fields["key_id"]) is not None)
    return Header(
        vault_id=bytes_of(fields["vault_id"], 16),
        db=fields["db"],
        key_id=bytes.fromhex(fields["key_id"]),
        slots=tuple(slots.parsed(slot) for slot in fields["slots"]),
        mac=bytes_of(fields["mac"], 32),
        extra={key: value for key, value in fields.items() if key not in _FIELDS},
    )


def _fields_of(header: Header) -> dict[str, Any]:
    return {
        **header.extra,
        "format": FORMAT,
        "vault_id": base64_of(header.vault_id),
        "cipher": CIPHER,
        "db": header.db,
        "key_id": header.key_id.hex(),
        "slots": [slots.fields_of(slot) for slot in header.slots],
        "mac": base64_of(header.mac),
    }
