"""What went wrong in the database, in the words of `domain.errors`."""

import os
import sys
from pathlib import Path

from sqlalchemy.exc import DBAPIError
from sqlcipher3 import dbapi2

from journal.domain.errors import (
    Cancelled,
    DiskFull,
    JournalError,
    NotWritable,
    Part,
    VaultDamaged,
    VaultInUse,
)

if sys.platform != "win32":
    import resource

_LITTLE = 1 << 20
"""Bytes below which a place counts as full: a save needs room for the pages it changes twice."""
_DAMAGED = {dbapi2.SQLITE_CORRUPT, dbapi2.SQLITE_NOTADB, dbapi2.SQLITE_FORMAT}
_BUSY = {dbapi2.SQLITE_BUSY, dbapi2.SQLITE_LOCKED}
_READ_ONLY = {dbapi2.SQLITE_READONLY, dbapi2.SQLITE_PERM}


class DatabaseFault(Exception):
    """The database refused a statement of ours: a fault of the program, told without any value."""


def told_apart(error: Exception, database: Path) -> Exception:
    """Return the failure to raise in place of a driver's error, which is stripped of all values.

    The error stays linked to the failure, so nothing a person wrote may be left in it.
    """
    driver: object = error
    if isinstance(error, DBAPIError):
        driver, error.params, error.statement = error.orig, None, None
    if is_interrupted(error):
        return Cancelled()
    code = getattr(driver, "sqlite_errorcode", None)
    if not isinstance(code, int):
        return DatabaseFault(type(driver).__name__)
    return _known(code & 0xFF, database) or DatabaseFault(f"{type(driver).__name__} {code}")


def is_interrupted(error: Exception) -> bool:
    """Tell whether a driver's error says that a statement was ended from outside.

    Ctrl+C that arrives while SQLite asks whether to go on leaves no other trace: the driver
    swallows what is raised there.
    """
    driver = error.orig if isinstance(error, DBAPIError) else error
    code = getattr(driver, "sqlite_errorcode", None)
    # A function that SQLCipher brings passes on the words, but not the code.
    return code == dbapi2.SQLITE_INTERRUPT or str(driver) == "interrupted"


def _known(code: int, database: Path) -> JournalError | None:
    if code == dbapi2.SQLITE_FULL:
        return DiskFull()
    if code in _BUSY:
        return VaultInUse()
    if code in _READ_ONLY:
        return NotWritable()
    if code == dbapi2.SQLITE_IOERR and room_left(database) < _LITTLE:
        return DiskFull()
    if code in _DAMAGED or code == dbapi2.SQLITE_IOERR:
        return VaultDamaged(Part.DATABASE)
    return _not_opened(database) if code == dbapi2.SQLITE_CANTOPEN else None


def _not_opened(database: Path) -> JournalError:
    """Tell apart why the database, or the file beside it that a save needs, did not open."""
    if not database.exists():
        return VaultDamaged(Part.MISSING)
    return DiskFull() if room_left(database) < _LITTLE else NotWritable()


def room_left(database: Path) -> int:
    """Return how many bytes the database may still grow by, as far as the system tells."""
    if sys.platform == "win32":
        return _LITTLE
    try:
        disk = os.statvfs(database.parent)
        full = disk.f_files and not disk.f_favail  # no room for one more file
        free = 0 if full else disk.f_bavail * disk.f_frsize
        most, _ = resource.getrlimit(resource.RLIMIT_FSIZE)
        return free if most == resource.RLIM_INFINITY else min(free, most - database.stat().st_size)
    except OSError:
        return _LITTLE
