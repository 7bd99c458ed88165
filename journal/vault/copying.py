"""Copying an open journal into a backup file, proven before it takes its name."""

import os
import sys
from datetime import datetime
from pathlib import Path
from typing import Any

from journal.domain.errors import DiskFull, NotWritable, Part, VaultDamaged
from journal.domain.report import Progress
from journal.files import sync_folder, take_name
from journal.vault import backup, extracting
from journal.vault.backup import Counts
from journal.vault.creating import NotEncrypted
from journal.vault.layout import PAGE
from journal.vault.opening import Opened
from journal.vault.store.faults import room_left
from journal.vault.store.unit import translated
from journal.vault.tally import Tally

_READINGS = 4
"""How often the bytes go by: copied, summed, packed, read back."""
_INSTRUCTIONS = 1000
"""SQLite's instructions between two looks at whether to go on."""


def copy(opened: Opened, target: Path, made: datetime, progress: Progress) -> Counts:
    """Write a backup of the journal to `target`, which must not exist; return what it holds.

    `progress` is told of bytes. Raises VaultDamaged, DiskFull, NotWritable, AlreadyThere, or what
    `progress` raises; then nothing is left behind.
    """
    counts, size = _looked_over(opened)
    told = Tally(progress, _READINGS * size)
    with extracting.hidden_file(target.parent) as database:
        _vacuum(opened, database, told, size)
        _forget_cached(database)
        digest = backup.digest_of(database, told.more)
        with extracting.proven(database, opened.keys, counts, read_only=True):
            told.reach(2 * size)
        with extracting.hidden_file(target.parent) as packed:
            bound = (opened.header, opened.keys, made, counts)
            backup.write(packed, database, digest, *bound, told.more)
            _forget_cached(packed)
            found = backup.read(packed)
            found.prove(told.more)
            if found.counts(opened.keys) != counts:
                raise VaultDamaged(Part.BACKUP)
            take_name(packed, target, replace=False)
            sync_folder(target.parent)
    told.reach(_READINGS * size)
    return counts


def _looked_over(opened: Opened) -> tuple[Counts, int]:
    """Return what the journal holds and its size in bytes.

    Every page is looked at first, because a damaged one met while copying would end all reading
    on this connection.
    """
    with translated(opened.database), opened.engine.connect() as connection:
        faults = connection.exec_driver_sql("PRAGMA cipher_integrity_check")
        if not faults.returns_rows:
            raise NotEncrypted
        if faults.all():
            raise VaultDamaged(Part.DATABASE)
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        return extracting.counts_of(connection), pages * PAGE


def _vacuum(opened: Opened, database: Path, told: Tally, size: int) -> None:
    stopped: list[BaseException] = []
    refused = False

    def look_up() -> bool:
        try:
            told.reach(database.stat().st_size)
        except BaseException as fault:
            stopped.append(fault)
        return bool(stopped)

    lent = opened.engine.raw_connection()
    raw: Any = lent.driver_connection
    try:
        raw.set_progress_handler(look_up, _INSTRUCTIONS)
        with translated(database):
            # As a URI: a folder may have a name that is no text.
            raw.execute("VACUUM INTO ?", (database.absolute().as_uri(),))
    except VaultDamaged:
        # Every page was whole a moment ago, so it was the copy that could not be written.
        refused = True
    except Exception:
        if not stopped:
            raise
    finally:
        raw.set_progress_handler(None, 0)
        lent.close()
    if stopped:
        raise stopped[0]
    if refused:
        raise DiskFull if room_left(database) < size else NotWritable
    with database.open("rb") as copied:
        os.fsync(copied.fileno())


def _forget_cached(file: Path) -> None:
    """Ask the system to drop what it holds of a synced file, so that reading it asks the disk."""
    if sys.platform == "linux":
        with file.open("rb") as handle:
            os.posix_fadvise(handle.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
