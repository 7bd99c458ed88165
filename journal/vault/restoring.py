"""Restoring: a new journal from a backup file, proven before it takes its name."""

import os
from pathlib import Path

from sqlalchemy import update

from journal.domain.errors import (
    JournalError,
    Part,
    VaultDamaged,
    WrongCode,
)
from journal.domain.report import Progress, Restored
from journal.domain.secret import ByCode, Secret
from journal.files import sync_folder
from journal.vault import backup, extracting, header, layout, recovery
from journal.vault.backup import BackupFile, Counts
from journal.vault.creating import taking_shape
from journal.vault.keys import Keys
from journal.vault.opening import unwrapped
from journal.vault.stamp import new_uuid
from journal.vault.store.unit import translated
from journal.vault.tables import meta
from journal.vault.tally import Tally

_READINGS = 2
"""How often the bytes go by: proven, taken out."""


def restore(path: Path, into: Path, secret: Secret, progress: Progress) -> Restored:
    """Make a new journal at `into`, which must not exist, from the backup at `path`.

    It is left closed. The file's sums are proven before anything is derived from the secret.
    `progress` is told of bytes, and may end it all by raising.
    Raises AlreadyThere, FolderMissing, NotAJournal, NotReadable, VaultDamaged(backup),
    VaultTooNew, WrongPassphrase, KeyFileNeeded, WrongCode, MistypedCode, DiskFull or NotWritable;
    then nothing is left behind.
    """
    with taking_shape(into) as folder:
        found = backup.read(path)
        told = Tally(progress, _READINGS * found.length)
        found.prove(told.more)
        keys = unlocked(found, secret)
        try:
            counts = found.counts(keys)
            _fill(folder, found, keys, counts, told)
        finally:
            keys.close()
    return Restored(into, counts.entries, found.made)


def unlocked(found: BackupFile, secret: Secret) -> Keys:
    """Return the keys that a secret gives to a backup, its header's MAC proven.

    Raises WrongPassphrase, KeyFileNeeded, MistypedCode, WrongCode, VaultDamaged(backup).
    """
    fault: JournalError
    if isinstance(secret, ByCode):
        keys, fault = Keys(recovery.root_of(secret.code)), WrongCode()
    else:
        root, _ = unwrapped(found.header, secret.passphrase, secret.key_file)
        keys, fault = Keys(root), VaultDamaged(Part.BACKUP)
    try:
        found.header.verify(keys.header)
    except VaultDamaged:
        keys.close()
    else:
        return keys
    raise fault


def _fill(folder: Path, found: BackupFile, keys: Keys, counts: Counts, told: Tally) -> None:
    bare = found.bare_header()
    database = folder / bare.db
    os.close(os.open(database, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    extracting.unpack(found, database, told.more)
    # With an id of its own it has a memory of its own, and does not count as an older copy.
    named = update(meta).where(meta.c.key == "copy_id").values(value=bytes.fromhex(new_uuid()))
    with (
        extracting.proven(database, keys, counts, read_only=False) as engine,
        translated(database),
        engine.begin() as connection,
    ):
        connection.execute(named)
    header.write(folder / layout.HEADER, bare, keys.header)
    header.read(folder / layout.HEADER).verify(keys.header)
    with extracting.proven(database, keys, counts, read_only=True):
        sync_folder(folder)
    told.more(0)  # the last moment to end it
