"""Whether header, database and full-text index are whole, as SQLCipher and SQLite tell."""

from sqlalchemy import Connection

from journal.domain.errors import JournalError
from journal.vault import header
from journal.vault.opening import Opened


def header_faults(opened: Opened) -> int:
    """Return 1 when the header file was altered or cannot be read."""
    try:
        header.read(opened.place.header).verify(opened.keys.header)
    except JournalError:
        return 1
    return 0


def cipher_faults(connection: Connection) -> int:
    """Return how many pages do not carry the right HMAC."""
    return _rows(connection, "PRAGMA cipher_integrity_check")


def database_faults(connection: Connection) -> int:
    """Return how many faults SQLite finds in tables, indexes and references."""
    rows = connection.exec_driver_sql("PRAGMA integrity_check").scalars().all()
    faults = len([row for row in rows if row != "ok"])
    return faults + _rows(connection, "PRAGMA foreign_key_check")


def index_faults(opened: Opened, connection: Connection) -> int:
    """Compare the full-text index with the entries; a fault in it raises the driver's error."""
    if opened.read_only:
        return 0  # the index is checked by a statement that a read-only place refuses
    connection.exec_driver_sql("INSERT INTO fts(fts, rank) VALUES ('integrity-check', 1)")
    return 0


def _rows(connection: Connection, pragma: str) -> int:
    return len(connection.exec_driver_sql(pragma).all())
