"""Where the parts of a journal lie, and what a path is before anything is opened."""

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from journal.domain.errors import (
    InsideJournal,
    IsABackup,
    NotAJournal,
    NotReadable,
    NotWritable,
    Part,
    VaultDamaged,
)
from journal.places import BACKUP_SUFFIX as BACKUP_SUFFIX
from journal.places import HEADER as HEADER
from journal.places import SUFFIX, in_a_journal
from journal.places import is_database as is_database

DATABASE: Final = "journal.db"
LOCK: Final = ".lock"
PAGE: Final = 16384
_PLAIN = b"SQLite format 3"


@dataclass(frozen=True, slots=True)
class Place:
    """A journal's folder, its databases by name, and whether its parts may be written."""

    folder: Path
    databases: tuple[str, ...]
    has_header: bool

    @property
    def header(self) -> Path:
        """The header file."""
        return self.folder / HEADER

    @property
    def lock(self) -> Path:
        """The lock file, there only while the journal is open or after a crash."""
        return self.folder / LOCK

    @property
    def backups(self) -> Path:
        """The folder of its backups, which may not be there yet."""
        return self.folder / "backups"

    @property
    def lifeboat(self) -> Path:
        """The lifeboat file beside the folder."""
        return self.folder.with_name(self.folder.name.removesuffix(SUFFIX) + ".lifeboat")

    def writable(self, database: str) -> bool:
        """Tell whether folder and database may be written by this process."""
        return all(os.access(path, os.W_OK) for path in (self.folder, self.folder / database))


def find(path: Path) -> Place:
    """Return the place of the journal meant by `path`: its folder, or a file inside it.

    Links are followed, so that a journal has one place by whatever name it is opened.

    Raises IsABackup for a backup file, NotAJournal where nothing is recognisable, NotReadable where
    that cannot be seen.
    """
    whole = path.absolute()
    named = whole.name == HEADER or is_database(whole.name)
    folder = whole.parent if named and whole.is_file() else whole
    if whole.suffix == BACKUP_SUFFIX and whole.is_file():
        raise IsABackup
    try:
        names = sorted(os.listdir(folder))
    except PermissionError:
        raise NotReadable from None
    except OSError:
        names = []
    databases = tuple(name for name in names if is_database(name))
    if not databases and HEADER not in names:
        raise NotAJournal
    if HEADER not in names and all(is_plain(folder / name) for name in databases):
        raise NotAJournal
    return Place(folder.resolve(), databases, HEADER in names)


def require_outside(path: Path) -> None:
    """Raise InsideJournal for a place in a journal's folder, where it would travel along."""
    if in_a_journal(path):
        raise InsideJournal


def is_plain(database: Path) -> bool:
    """Tell whether a file begins as an unencrypted SQLite database."""
    if not database.is_file():
        return False  # reading a pipe would wait for ever
    try:
        with database.open("rb") as file:
            return file.read(len(_PLAIN)) == _PLAIN
    except OSError:
        return False


def inspect(database: Path) -> None:
    """Look at a database before it is connected, since afterwards no other descriptor may open it.

    Raises VaultDamaged(missing, empty or database), NotReadable or NotAJournal.
    """
    try:
        size = database.stat().st_size
    except OSError:
        size = -1
    if size < 0:
        raise VaultDamaged(Part.MISSING)
    _require_readable(database)
    if is_plain(database):
        raise NotAJournal
    if not has_leftover(database):
        check_size(size)


def _require_readable(database: Path) -> None:
    if database.is_file():
        try:
            database.open("rb").close()
        except PermissionError:
            raise NotReadable from None
        except OSError:
            return  # told when it is connected


def identity(file: Path) -> tuple[int, int] | None:
    """Return what tells the file at this path from every other, or None where none is."""
    try:
        found = file.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def check_size(size: int) -> None:
    """Raise VaultDamaged(empty or database) unless a database of `size` bytes is whole pages."""
    if size == 0:
        raise VaultDamaged(Part.EMPTY)
    if size % PAGE:
        raise VaultDamaged(Part.DATABASE)


def rollback_of(database: Path) -> Path:
    """Return where SQLite keeps what undoes an unfinished save."""
    return database.with_name(database.name + "-journal")


def has_leftover(database: Path) -> bool:
    """Tell whether SQLite would undo an interrupted save; for as long as nothing is connected.

    It goes by the first byte alone: a finished save leaves zeros in front, or no file at all.
    """
    rollback = rollback_of(database)
    if not os.path.isfile(rollback):
        return False  # reading a pipe would wait for ever
    try:
        with rollback.open("rb") as file:
            return file.read(1) not in {b"", b"\0"}
    except OSError:
        return True  # as SQLite takes it


def require_whole(database: Path) -> None:
    """Raise NotWritable(unfinished) when a left-over save cannot be rolled back here."""
    if has_leftover(database):
        raise NotWritable(unfinished=True)
