"""Proving a backup: its database is taken out into a hidden file, opened and counted."""

import contextlib
import os
import re
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from sqlalchemy import Connection, Engine, func, select

from journal.domain.backups import Backup
from journal.domain.errors import Part, VaultDamaged, VaultTooNew
from journal.domain.turns import Alone, Turns
from journal.files import failure_of
from journal.vault import backup, layout, migrations
from journal.vault.backup import BackupFile, Counts, Told, untold
from journal.vault.connection import APPLICATION_ID, NotThisKey, connect, engine_on
from journal.vault.creating import NotEncrypted
from journal.vault.keys import Keys
from journal.vault.opening import bring_up
from journal.vault.store import ledger
from journal.vault.store.unit import translated
from journal.vault.tables import entry, revision

_PART = re.compile(r"\.[0-9a-f]{16}\.part(-journal)?")
_ALONE: Final = Alone()
_IN_USE: Final[set[Path]] = set()
"""The hidden files that this process works on just now."""


def counts_of(connection: Connection) -> Counts:
    """Return what the journal behind a connection holds."""
    kept = select(func.count(entry.c.id)).where(entry.c.deleted == 0)
    state = ledger.load(connection).state
    return Counts(
        connection.execute(kept).scalar_one(),
        connection.execute(select(func.count(revision.c.id))).scalar_one(),
        state.clock,
        state.head_digest,
    )


@contextmanager
def hidden_file(folder: Path) -> Iterator[Path]:
    """Yield a new empty file of mode 0600 in `folder`, and remove it afterwards.

    Raises DiskFull or NotWritable where none can be made, and for every OSError inside.
    """
    part = folder / f".{secrets.token_hex(8)}.part"
    fault = None
    _IN_USE.add(part)
    try:
        os.close(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
        yield part
    except OSError as error:
        fault = failure_of(error)
    finally:
        for left in (part, part.with_name(part.name + "-journal")):
            with contextlib.suppress(OSError):
                left.unlink(missing_ok=True)
        _IN_USE.discard(part)
    if fault is not None:
        raise fault


def clear_leftovers(folder: Path) -> None:
    """Remove the hidden files that a killed process left in `folder`, not those in use here."""
    in_use = {name for part in _IN_USE for name in (part.name, part.name + "-journal")}
    with contextlib.suppress(OSError):
        for name in os.listdir(folder):
            if _PART.fullmatch(name) and name not in in_use:
                (folder / name).unlink()


@contextmanager
def proven(database: Path, keys: Keys, expected: Counts, *, read_only: bool) -> Iterator[Engine]:
    """Yield a copied database, open, once every page and every count is proven.

    Raises VaultDamaged(backup), VaultTooNew; NotEncrypted where anybody could read it.
    """
    if layout.is_plain(database):
        raise NotEncrypted
    with _told_as_backup():
        engine = _engine(database, keys, read_only=read_only)
    try:
        with _told_as_backup(), translated(database), engine.connect() as connection:
            _prove(connection, expected)
        yield engine
    finally:
        engine.dispose()


@contextmanager
def extracted(
    found: BackupFile,
    keys: Keys,
    folder: Path,
    told: Told = untold,
    turns: Turns = _ALONE,
) -> Iterator[Connection]:
    """Yield a reading connection to a backup's database, proven and of the present version.

    It is taken out into a hidden file in `folder`, which must be writable, and removed afterwards;
    by `turns` that gives way to what waits. Raises OtherSecret, VaultDamaged(backup), VaultTooNew,
    NotReadable, DiskFull, NotWritable.
    """
    expected = found.counts(keys)
    with hidden_file(folder) as part:
        turns.beside(lambda: _take_out(found, part, keys, expected, told))
        engine = _engine(part, keys, read_only=True)
        try:
            with engine.connect() as connection:
                yield connection
        finally:
            engine.dispose()


def _take_out(found: BackupFile, part: Path, keys: Keys, expected: Counts, told: Told) -> None:
    """Write a backup's database, prove it, and bring its tables to the present version."""
    unpack(found, part, told)
    with (
        proven(part, keys, expected, read_only=False) as engine,
        translated(part),
        engine.begin() as connection,
    ):
        if version_of(connection) < migrations.newest():
            bring_up(connection)


def unpack(found: BackupFile, database: Path, told: Told = untold) -> None:
    """Write a backup's database into `database` and sync it; both sums are proven on the way."""
    with database.open("wb") as file:
        steadily = backup.Steadily(file.fileno())
        for piece in found.database(told):
            file.write(piece)
            steadily.more(len(piece))
        file.flush()
        os.fsync(file.fileno())


def examine(path: Path, keys: Keys, folder: Path) -> Backup:
    """Read a backup whole, open and count its database, and return what it holds.

    The database is taken out into `folder` for that. Raises as `backup.read` and `extracted`.
    """
    found = backup.read(path)
    with extracted(found, keys, folder) as connection, translated(path):
        counts = counts_of(connection)
    why = backup.why_of(path.name)
    return Backup(path, found.made, found.size, why, counts.entries, counts.clock)


def version_of(connection: Connection) -> int:
    """Return the version of the tables behind a connection."""
    return int(connection.exec_driver_sql("PRAGMA user_version").scalar_one())


def _engine(database: Path, keys: Keys, *, read_only: bool) -> Engine:
    try:
        with translated(database):
            return engine_on(connect(database, keys.database, read_only=read_only))
    except NotThisKey:
        pass
    raise VaultDamaged(Part.BACKUP)


def _prove(connection: Connection, expected: Counts) -> None:
    if version_of(connection) > migrations.newest():
        raise VaultTooNew
    application = connection.exec_driver_sql("PRAGMA application_id").scalar_one()
    faults = connection.exec_driver_sql("PRAGMA cipher_integrity_check").all()
    if application != APPLICATION_ID or faults or counts_of(connection) != expected:
        raise VaultDamaged(Part.BACKUP)


@contextmanager
def _told_as_backup() -> Iterator[None]:
    try:
        yield
        return
    except VaultDamaged:
        pass
    raise VaultDamaged(Part.BACKUP)
