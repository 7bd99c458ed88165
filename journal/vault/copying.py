"""Copying an open journal into a backup file, proven before it takes its name."""

import os
import sys
from datetime import datetime
from functools import partial
from pathlib import Path

from journal.domain.errors import Part, VaultDamaged
from journal.domain.report import Progress
from journal.files import sync_folder, take_name
from journal.vault import backup, extracting, page_copy
from journal.vault.backup import Counts
from journal.vault.held import Held
from journal.vault.opening import Opened
from journal.vault.tally import Tally

_READINGS = 4
"""How often the bytes go by: copied, summed, packed, read back."""


def copy(held: Held, target: Path, made: datetime, progress: Progress) -> Counts:
    """Write a backup of the journal to `target`, which must not exist; return what it holds.

    `progress` is told of bytes. Short acts run meanwhile: the backup is of the moment at which
    every page had been copied. Raises VaultDamaged, DiskFull, NotWritable, AlreadyThere, or what
    `progress` raises; then nothing is left behind.
    """

    def told(done: int, of: int) -> None:
        progress(done, _READINGS * of)

    page_copy.require_room(target.parent, 2 * held.opened.database.stat().st_size)
    with page_copy.copied(held, target.parent, told) as (database, counts):
        packing = partial(_pack, held.opened, database, counts, target, made, progress)
        held.turns.beside(packing)
    return counts


def _pack(
    opened: Opened, database: Path, counts: Counts, target: Path, made: datetime, progress: Progress
) -> None:
    """Prove the copy, pack it, read it back, and let it take its name."""
    size = database.stat().st_size
    told = Tally(progress, _READINGS * size)
    told.reach(size)
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
    database.unlink()  # here, since it takes a moment where it is large
    told.reach(_READINGS * size)


def _forget_cached(file: Path) -> None:
    """Ask the system to drop what it holds of a synced file, so that reading it asks the disk."""
    if sys.platform == "linux":
        with file.open("rb") as handle:
            os.posix_fadvise(handle.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
