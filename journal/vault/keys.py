"""Keys: the root secret, what is derived from it, and how a passphrase wraps it."""

import ctypes
import os
import secrets
import sys
import time
from dataclasses import dataclass
from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from journal.domain.errors import NotEnoughMemory, WrongPassphrase
from journal.domain.passphrase import prepared

MIB: Final = 1024
"""KiB in a MiB: Argon2id counts its memory in KiB."""
_PATIENCE = 1.0
"""Seconds that one guess, and so one unlocking, may cost on the computer of creation."""


@dataclass(frozen=True, slots=True)
class Cost:
    """What one run of Argon2id costs: memory in KiB, passes, lanes."""

    memory: int
    passes: int = 3
    lanes: int = 4

    def below(self, floor: "Cost") -> bool:
        """Tell whether this is weaker than `floor` in memory or passes."""
        return self.memory < floor.memory or self.passes < floor.passes


FLOOR: Final = Cost(64 * MIB)
"""The least that new slots cost, whatever the computer."""


class Keys:
    """The root secret and every key derived from it, until `close` overwrites them.

    Derivation is HKDF-SHA256 (RFC 5869) without salt, one label per key.
    """

    def __init__(self, root: bytearray) -> None:
        self.root = root
        self.database = _derived(root, b"journal/v1/db-key")
        self.header = _derived(root, b"journal/v1/header-mac")
        self.state = _derived(root, b"journal/v1/state")
        self.draft = _derived(root, b"journal/v1/draft")
        self.backup = _derived(root, b"journal/v1/backup")

    @property
    def key_id(self) -> bytes:
        """The 8 bytes that name this root secret in the header; they tell nothing about it."""
        return bytes(_derived(self.root, b"journal/v1/key-id", 8))

    def close(self) -> None:
        """Overwrite all keys with zeros."""
        for key in (
            *(self.root, self.database, self.header),
            *(self.state, self.draft, self.backup),
        ):
            wipe(key)


def new_root() -> bytearray:
    """Return a new root secret: 32 random bytes."""
    return bytearray(secrets.token_bytes(32))


def wipe(key: bytearray) -> None:
    """Overwrite a key with zeros, in place."""
    key[:] = bytes(len(key))


def wrap(root: bytearray, kek: bytearray, nonce: bytes, bound_to: bytes) -> bytes:
    """Return the 48 bytes that hold `root` for `kek` (AES-256-GCM; `bound_to` is the AAD)."""
    return AESGCM(kek).encrypt(nonce, bytes(root), bound_to)


def unwrap(wrapped: bytes, kek: bytearray, nonce: bytes, bound_to: bytes) -> bytearray:
    """Return the root secret. Raises WrongPassphrase when `kek` is another or bytes changed."""
    try:
        return bytearray(AESGCM(kek).decrypt(nonce, wrapped, bound_to))
    except InvalidTag:
        pass
    raise WrongPassphrase


def stretched(
    passphrase: str, salt: bytes, cost: Cost, secret: bytearray | None = None
) -> bytearray:
    """Return the key of a passphrase, and of a `secret` beside it (Argon2id v19, RFC 9106).

    Raises NotEnoughMemory before trying when it needs over half of the memory present, and when
    the memory cannot be had.
    """
    if cost.memory * 1024 > memory_present() // 2:
        raise NotEnoughMemory
    kdf = Argon2id(
        salt=salt,
        length=32,
        iterations=cost.passes,
        lanes=cost.lanes,
        memory_cost=cost.memory,
        secret=None if secret is None else bytes(secret),
    )
    try:
        return bytearray(kdf.derive(prepared(passphrase)))
    except MemoryError:
        pass
    raise NotEnoughMemory


def calibrated(floor: Cost) -> Cost:
    """Return the cost that takes about a second here: `floor` timed, its memory doubled.

    At most 1 GiB and an eighth of the memory present, since journals travel to small devices;
    never under the floor.
    """
    begun = time.monotonic()
    wipe(stretched("time this", secrets.token_bytes(16), floor))
    taken = max(time.monotonic() - begun, 1e-3)
    most = min(1024 * MIB, memory_present() // 1024 // 8)
    memory = floor.memory
    while memory * 2 <= most and taken * 2 <= _PATIENCE:
        memory, taken = memory * 2, taken * 2
    return Cost(memory, floor.passes, floor.lanes)


def memory_present() -> int:
    """Return the bytes of memory this computer has."""
    if sys.platform != "win32":
        return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    status = (ctypes.c_ulonglong * 8)(64)  # MEMORYSTATUSEX: its second field is the total
    ctypes.windll.kernel32.GlobalMemoryStatusEx(ctypes.byref(status))
    return int(status[1])


def _derived(root: bytearray, label: bytes, length: int = 32) -> bytearray:
    return bytearray(HKDF(SHA256(), length, salt=None, info=label).derive(bytes(root)))
