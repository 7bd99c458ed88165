"""Backups in tests: read whole, named, and made on a clock that is moved by hand."""

import hashlib
import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from journal.domain.backups import Backup
from journal.vault import extracting
from journal.vault.open_journal import OpenJournal

BEGIN = len(b"stillwater-backup/1\n") + 4
"""Where the header of a backup file begins."""


class Days:
    """A clock that is moved by hand."""

    def __init__(self) -> None:
        self.moment = datetime(2026, 11, 23, 20, 30, tzinfo=UTC)

    def now(self) -> datetime:
        """Return the moment it was moved to."""
        return self.moment


def silent(done: int, of: int) -> None:
    """Listen to no progress."""


def names(place: Path) -> set[str]:
    """Return what lies in a journal's backups, but for the reader."""
    return {path.name for path in (place / "backups").iterdir() if path.suffix != ".py"}


def examined(journal: OpenJournal, path: Path) -> Backup:
    """Open and count a backup with the key of an open journal."""
    return extracting.examine(path, journal._held.opened.keys, path.parent)


def parts(data: bytes) -> tuple[dict[str, Any], bytes]:
    """Return the header's fields and the database of a backup file."""
    length = int.from_bytes(data[BEGIN - 4 : BEGIN], "big")
    return json.loads(data[BEGIN : BEGIN + length]), data[BEGIN + length : -32]


def packed(
    fields: dict[str, Any], database: bytes, magic: bytes = b"stillwater-backup/1\n"
) -> bytes:
    """Return a backup file of these parts whose sums are right, as anybody can make them."""
    fields = fields | {"sum": ""}
    fields["sum"] = hashlib.sha256(_canonical(fields)).hexdigest()
    head = _canonical(fields)
    data = magic + len(head).to_bytes(4, "big") + head + database
    return data + hashlib.sha256(data).digest()


def _canonical(value: object) -> bytes:
    return json.dumps(value, sort_keys=True, separators=(",", ":")).encode()
