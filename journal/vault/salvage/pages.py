"""Pages of an encrypted database, deciphered and proven one at a time, in memory only.

SQLCipher 4 (https://www.zetetic.net/sqlcipher/design/): a page is AES-256-CBC text, then its IV of
16 bytes, then HMAC-SHA512 over both and the page's number (4 bytes, little-endian). The first 16
bytes of the file are the salt; only the key of the HMAC depends on it.
"""

import hashlib
import hmac
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import BinaryIO, Final

from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.algorithms import AES
from cryptography.hazmat.primitives.ciphers.modes import CBC

from journal.vault.layout import PAGE

SALT: Final = 16
_IV, _MAC = 16, 64
USABLE: Final = PAGE - _IV - _MAC
"""Bytes of a page that SQLite uses."""
_SAMPLE = 64
"""Pages that a guessed salt is tried on: one that is whole among them is enough."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page in clear; `proven` tells whether its bytes are as they were written."""

    number: int
    data: bytes
    proven: bool


class Pages:
    """The pages of one database file; `older` are pages that stand in place of the file's own."""

    def __init__(
        self, file: BinaryIO, key: bytearray, salt: bytes, older: Mapping[int, bytes]
    ) -> None:
        self._file = file
        self._key = key
        self._mac_key = _mac_key(key, salt)
        self._older = older
        file.seek(0, 2)
        self.count = max([file.tell() // PAGE, *older])

    def read(self, number: int) -> Page | None:
        """Return the page of this number (from 1), or None where none is."""
        if not 1 <= number <= self.count:
            return None
        sealed = self._older.get(number) or _sealed(self._file, number)
        if len(sealed) < PAGE:
            return None
        return Page(number, self._clear(number, sealed), self.proves(number, sealed))

    def proves(self, number: int, sealed: bytes) -> bool:
        """Tell whether these are the bytes that were written as the page of this number."""
        return _proves(self._mac_key, number, sealed)

    def __iter__(self) -> Iterator[Page]:
        """Yield every page there is, in order."""
        for number in range(1, self.count + 1):
            page = self.read(number)
            if page is not None:
                yield page

    def _clear(self, number: int, sealed: bytes) -> bytes:
        begin = SALT if number == 1 else 0
        cipher = Cipher(AES(self._key), CBC(sealed[USABLE : USABLE + _IV]))
        return bytes(begin) + cipher.decryptor().update(sealed[begin:USABLE])


def salt_of(file: BinaryIO, key: bytearray, others: Iterable[bytes]) -> bytes | None:
    """Return the salt with which pages of the file prove themselves, or None.

    It is the file's own, or that with one bit flipped, or one of `others`.
    """
    sample = [(number, _sealed(file, number)) for number in _spread(file)]
    own = _sealed(file, 1)[:SALT].ljust(SALT, b"\0")
    flipped = [(int.from_bytes(own, "big") ^ 1 << bit).to_bytes(SALT, "big") for bit in range(128)]
    for salt in (own, *others, *flipped):
        mac_key = _mac_key(key, salt)
        if any(_proves(mac_key, number, sealed) for number, sealed in sample):
            return salt
    return None


def rolled_back(leftover: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield number and bytes of the pages that an interrupted save kept beside the database.

    SQLite's rollback journal: https://www.sqlite.org/fileformat2.html#the_rollback_journal
    """
    at = 0
    while leftover[at : at + 8] == bytes.fromhex("d9d505f920a163d7"):
        records, sector = (
            int.from_bytes(leftover[at + 8 : at + 12], "big"),
            int.from_bytes(leftover[at + 20 : at + 24], "big"),
        )
        at += max(sector, 28)
        room = (len(leftover) - at) // (PAGE + 8)
        for _ in range(min(records, room) if records else room):
            yield int.from_bytes(leftover[at : at + 4], "big"), leftover[at + 4 : at + 4 + PAGE]
            at += PAGE + 8
        at += -at % max(sector, 1)


def _sealed(file: BinaryIO, number: int) -> bytes:
    try:
        file.seek((number - 1) * PAGE)
        return file.read(PAGE)
    except OSError:
        return b""  # a failing disk: the other pages may still be read


def _spread(file: BinaryIO) -> list[int]:
    file.seek(0, 2)
    count = file.tell() // PAGE
    return sorted({1 + at * (count - 1) // (_SAMPLE - 1) for at in range(_SAMPLE)} if count else ())


def _mac_key(key: bytearray, salt: bytes) -> bytes:
    return hashlib.pbkdf2_hmac("sha512", key, bytes(byte ^ 0x3A for byte in salt), 2, 32)


def _proves(mac_key: bytes, number: int, sealed: bytes) -> bool:
    begin = SALT if number == 1 else 0
    covered = sealed[begin:-_MAC] + number.to_bytes(4, "little")
    return hmac.compare_digest(hmac.digest(mac_key, covered, "sha512"), sealed[-_MAC:])
