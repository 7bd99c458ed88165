"""Slots: each is one way in, and wraps the same root secret by a key of its own."""

import secrets
from dataclasses import dataclass, field, replace
from typing import Any, Final

from journal.domain.errors import WrongPassphrase
from journal.vault import keys
from journal.vault.encoding import base64_of, bytes_of, canonical, require
from journal.vault.keys import Cost

FORMAT: Final = "journal-vault/1"
"""The format's name, to which every slot is bound."""
TYPED: Final = "passphrase"
WITH_FILE: Final = "passphrase+keyfile"
DEVICE: Final = "device"
NAMES: Final = {TYPED: "passphrase", WITH_FILE: "passphrase and key file", DEVICE: "keychain"}
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

    def root(self, vault_id: bytes, passphrase: str, file: bytearray | None) -> bytearray:
        """Return the root secret; `file` is the digest of the key file of a slot that needs one.

        Raises WrongPassphrase, NotEnoughMemory.
        """
        if self.cost is None:
            raise WrongPassphrase
        kek = keys.stretched(passphrase, self.salt, self.cost, file)
        try:
            return self.root_by(kek, vault_id)
        finally:
            keys.wipe(kek)

    def root_by(self, key: bytearray, vault_id: bytes) -> bytearray:
        """Return the root secret that `key` wraps. Raises WrongPassphrase."""
        return keys.unwrap(self.wrapped, key, self.nonce, _bound_to(self, vault_id))


def by_passphrase(
    root: bytearray, vault_id: bytes, passphrase: str, file: bytearray | None, cost: Cost
) -> Slot:
    """Return a new slot for a passphrase, together with the key file of digest `file` if given."""
    type, salt = TYPED if file is None else WITH_FILE, secrets.token_bytes(16)
    kek = keys.stretched(passphrase, salt, cost, file)
    try:
        return _wrapped(Slot(type, secrets.token_bytes(12), b"", salt, cost), root, kek, vault_id)
    finally:
        keys.wipe(kek)


def by_device(root: bytearray, vault_id: bytes, key: bytearray) -> Slot:
    """Return a new slot for a key of 32 bytes that a device keeps."""
    return _wrapped(Slot(DEVICE, secrets.token_bytes(12), b""), root, key, vault_id)


def parsed(fields: dict[str, Any]) -> Slot:
    """Return the slot in a header's JSON; KeyError, TypeError or ValueError out of bounds."""
    require(fields["type"] in NAMES)
    known = {"type", "nonce", "wrapped"}
    cost, salt = None, b""
    if fields["type"] != DEVICE:
        known.add("kdf")
        cost, salt = _cost(fields["kdf"])
    return Slot(
        type=fields["type"],
        nonce=bytes_of(fields["nonce"], 12),
        wrapped=bytes_of(fields["wrapped"], 48),
        salt=salt,
        cost=cost,
        extra={key: value for key, value in fields.items() if key not in known},
    )


def fields_of(slot: Slot) -> dict[str, Any]:
    """Return a slot as it stands in a header's JSON."""
    kdf = _kdf_of(slot)
    return {
        **slot.extra,
        "type": slot.type,
        "nonce": base64_of(slot.nonce),
        "wrapped": base64_of(slot.wrapped),
        **({} if kdf is None else {"kdf": kdf}),
    }


def _wrapped(slot: Slot, root: bytearray, kek: bytearray, vault_id: bytes) -> Slot:
    return replace(slot, wrapped=keys.wrap(root, kek, slot.nonce, _bound_to(slot, vault_id)))


def _bound_to(slot: Slot, vault_id: bytes) -> bytes:
    kdf, id = _kdf_of(slot), base64_of(vault_id)
    return canonical({"format": FORMAT, "kdf": kdf, "type": slot.type, "vault_id": id})


def _cost(kdf: dict[str, Any]) -> tuple[Cost, bytes]:
    require(set(kdf) == _KDF_FIELDS and kdf["name"] == "argon2id")
    m, t, p, v = (kdf[key] for key in ("m", "t", "p", "v"))
    require(all(type(number) is int for number in (m, t, p, v)) and v == 19)
    require(19 * keys.MIB <= m <= 2048 * keys.MIB and 1 <= t <= 16 and 1 <= p <= 16)
    require(m * t <= 6 * 1024 * keys.MIB)
    return Cost(m, t, p), bytes_of(kdf["salt"], 16)


def _kdf_of(slot: Slot) -> dict[str, Any] | None:
    if slot.cost is None:
        return None
    m, t, p = slot.cost.memory, slot.cost.passes, slot.cost.lanes
    return {"name": "argon2id", "v": 19, "m": m, "t": t, "p": p, "salt": base64_of(slot.salt)}
