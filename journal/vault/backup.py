"""The backup file: the database's copy and its header in one file, as FORMAT.md says."""

import base64
import binascii
import hashlib
import json
import os
import re
import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, BinaryIO, TypeAlias

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from journal.domain.backups import Why
from journal.domain.errors import (
    NotAJournal,
    NotReadable,
    OtherSecret,
    Part,
    VaultDamaged,
    VaultTooNew,
)
from journal.vault import header
from journal.vault.header import Header
from journal.vault.keys import Keys
from journal.vault.layout import BACKUP_SUFFIX, PAGE
from journal.vault.leftovers import REPLACES

_MAGIC = b"stillwater-backup/1\n"
_ANY_MAGIC = re.compile(rb"stillwater-backup/([1-9][0-9]{0,8})\n")
_NAME = re.compile(rf"({'|'.join(Why)})-([0-9]{{8}}T[0-9]{{6}}Z){re.escape(BACKUP_SUFFIX)}")
_STAMP = re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})T([0-9]{2})([0-9]{2})([0-9]{2})Z")
_FORM = "%Y%m%dT%H%M%SZ"
_LONGEST_HEADER = 64 * 1024
_LENGTH, _SUM, _NONCE, _TAG = 4, 32, 12, 16
_LONGEST_NOTE = 1024
_AT_ONCE = 1 << 20
_BACKLOG = 16 << 20
"""Bytes that may wait to be written, since whatever is saved meanwhile waits for them."""

Told: TypeAlias = Callable[[int], None]
"""Told how many more bytes have gone through; what it raises ends the work."""


def untold(count: int) -> None:
    """Listen to nothing."""


class Steadily:
    """Has a long file reach the disk while it grows."""

    def __init__(self, handle: int) -> None:
        self._handle = handle
        self._waiting = 0

    def more(self, count: int) -> None:
        """Note that `count` more bytes were written."""
        self._waiting += count
        if self._waiting >= _BACKLOG:
            os.fsync(self._handle)
            self._waiting = 0


@dataclass(frozen=True, slots=True)
class Counts:
    """What a journal holds: entries not in the bin, revisions, and the end of their chain."""

    entries: int
    revisions: int
    clock: int
    head_digest: bytes


@dataclass(frozen=True, slots=True)
class BackupFile:
    """What a backup file says of itself, within its bounds.

    `header` still has the key `backup`; `digest` is its database's SHA-256; `begin` and `length`
    say where the database lies, in bytes.
    """

    path: Path
    header: Header
    made: datetime
    digest: bytes
    note: bytes
    begin: int
    length: int

    @property
    def size(self) -> int:
        """The size of the file in bytes."""
        return self.begin + self.length + _SUM

    def counts(self, keys: Keys) -> Counts:
        """Return what the backup says it holds.

        Raises OtherSecret when it was made with another key, VaultDamaged(backup).
        """
        if self.header.key_id != keys.key_id:
            raise OtherSecret
        nonce, sealed = self.note[:_NONCE], self.note[_NONCE:]
        try:
            self.header.verify(keys.header)
            plain = AESGCM(keys.backup).decrypt(nonce, sealed, stamp_of(self.made).encode())
            told = json.loads(plain)
            head_digest = bytes.fromhex(told["head_digest"])
            return Counts(told["entries"], told["revisions"], told["clock"], head_digest)
        except (InvalidTag, KeyError, TypeError, ValueError, VaultDamaged):
            pass
        raise VaultDamaged(Part.BACKUP)

    def bare_header(self) -> Header:
        """Return the journal's own header, as `bare` gives it."""
        return bare(self.header)

    def prove(self, told: Told = untold) -> None:
        """Read every byte. Raises VaultDamaged(backup) unless both sums are right, NotReadable."""
        for _ in self.database(told):
            pass

    def database(self, told: Told = untold) -> Iterator[bytes]:
        """Yield the database in pieces; raises as `prove`, at the latest after the last one."""
        whole, inner = hashlib.sha256(), hashlib.sha256()
        with _reading(self.path) as file:
            whole.update(file.read(self.begin))
            left = self.length
            while piece := file.read(min(_AT_ONCE, left)):
                whole.update(piece)
                inner.update(piece)
                left -= len(piece)
                told(len(piece))
                yield piece
            ends = file.read(_SUM + 1)
        if ends != whole.digest() or inner.digest() != self.digest:
            raise VaultDamaged(Part.BACKUP)


def bare(found: Header) -> Header:
    """Return a header without what is true only of a backup, or of the folder it came from."""
    not_its_own = {"backup", REPLACES}
    extra = {key: value for key, value in found.extra.items() if key not in not_its_own}
    return replace(found, extra=extra)


def stamp_of(made: datetime) -> str:
    """Return a moment as backups' names spell it, in UTC."""
    return made.astimezone(UTC).strftime(_FORM)


def moment_of(stamp: str) -> datetime:
    """Return the moment that a stamp spells. Raises ValueError."""
    spelled = _STAMP.fullmatch(stamp)
    if spelled is None:
        raise ValueError
    year, month, day, hour, minute, second = map(int, spelled.groups())
    return datetime(year, month, day, hour, minute, second, tzinfo=UTC)


def why_of(name: str) -> Why | None:
    """Return what a backup was made for, by its file's name; None where it is not one of ours."""
    ours = _NAME.fullmatch(name)
    return None if ours is None else Why(ours[1])


def read(path: Path) -> BackupFile:
    """Return what a backup file says of itself; nothing is decrypted and no key derived.

    Raises NotAJournal where no backup lies, NotReadable, VaultDamaged(backup), VaultTooNew. The
    database is not read: `prove` does that.
    """
    with _reading(path) as file:
        size = os.fstat(file.fileno()).st_size
        magic = file.read(len(_MAGIC))
        if magic != _MAGIC:
            _refuse(path, file, size)
        many = int.from_bytes(file.read(_LENGTH), "big")
        data = file.read(many) if many <= _LONGEST_HEADER else b""
    begin = len(_MAGIC) + _LENGTH + many
    length = size - begin - _SUM
    if length <= 0 or length % PAGE:
        raise VaultDamaged(Part.BACKUP)
    try:
        found = header.parse(data)
        made, digest, note = _own(found.extra["backup"])
        return BackupFile(path, found, made, digest, note, begin, length)
    except (KeyError, TypeError, ValueError, binascii.Error, VaultDamaged):
        pass
    raise VaultDamaged(Part.BACKUP)


def digest_of(database: Path, told: Told = untold) -> bytes:
    """Return the SHA-256 of a file."""
    digest = hashlib.sha256()
    with database.open("rb") as file:
        while piece := file.read(_AT_ONCE):
            digest.update(piece)
            told(len(piece))
    return digest.digest()


def write(
    target: Path,
    database: Path,
    digest: bytes,
    of: Header,
    keys: Keys,
    made: datetime,
    counts: Counts,
    told: Told = untold,
) -> None:
    """Write a backup of a database's copy into the empty file `target`, and sync it.

    `digest` is what the copy had when it was proven; `prove` shows any change since.
    """
    own = _own_fields(digest, keys, made, counts)
    sealed = replace(of, extra={**of.extra, "backup": own}).sealed(keys.header)
    whole = hashlib.sha256()
    with target.open("wb") as file, database.open("rb") as source:
        steadily = Steadily(file.fileno())
        for piece in (_MAGIC, len(sealed).to_bytes(_LENGTH, "big"), sealed):
            whole.update(piece)
            file.write(piece)
        while piece := source.read(_AT_ONCE):
            whole.update(piece)
            file.write(piece)
            steadily.more(len(piece))
            told(len(piece))
        file.write(whole.digest())
        file.flush()
        os.fsync(file.fileno())


def _own_fields(digest: bytes, keys: Keys, made: datetime, counts: Counts) -> dict[str, str]:
    stamp, nonce = stamp_of(made), secrets.token_bytes(_NONCE)
    plain = {
        "clock": counts.clock,
        "entries": counts.entries,
        "head_digest": counts.head_digest.hex(),
        "revisions": counts.revisions,
    }
    text = json.dumps(plain, sort_keys=True, separators=(",", ":")).encode()
    note = nonce + AESGCM(keys.backup).encrypt(nonce, text, stamp.encode())
    return {"made": stamp, "database": digest.hex(), "note": base64.b64encode(note).decode()}


def _own(fields: dict[str, Any]) -> tuple[datetime, bytes, bytes]:
    digest = bytes.fromhex(fields["database"])
    note = base64.b64decode(fields["note"], validate=True)
    spelled = digest.hex() == fields["database"]
    spelled = spelled and base64.b64encode(note).decode() == fields["note"]
    if not spelled or len(digest) != _SUM or not _NONCE + _TAG < len(note) <= _LONGEST_NOTE:
        raise ValueError
    return moment_of(fields["made"]), digest, note


def _refuse(path: Path, file: BinaryIO, size: int) -> None:
    """Raise what a file that does not begin as our backups do is: newer, damaged, or none.

    Every format ends with the sum of all before it, so that a flipped digit is told as damage.
    """
    file.seek(0)
    number = _ANY_MAGIC.match(file.read(len(_MAGIC) + 8))
    if number is None and path.suffix != BACKUP_SUFFIX:
        raise NotAJournal
    if number is not None and int(number[1]) > 1:
        file.seek(0)
        digest, left = hashlib.sha256(), size - _SUM
        while left > 0 and (piece := file.read(min(_AT_ONCE, left))):
            digest.update(piece)
            left -= len(piece)
        if file.read() == digest.digest():
            raise VaultTooNew
    raise VaultDamaged(Part.BACKUP)


@contextmanager
def _reading(path: Path) -> Iterator[BinaryIO]:
    fault: Exception
    try:
        if path.is_file():  # reading a pipe would wait for ever
            with path.open("rb") as file:
                yield file
            return
        fault = NotAJournal()
    except PermissionError:
        fault = NotReadable()
    except FileNotFoundError:
        fault = NotAJournal()
    except OSError:
        fault = VaultDamaged(Part.BACKUP)
    raise fault
