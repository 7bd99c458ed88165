"""The database connection: key, pragmas and the proof that every one of them holds."""

import sys
from pathlib import Path
from typing import Final

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import StaticPool
from sqlcipher3 import dbapi2

from journal.domain.errors import MissingLibrary
from journal.vault.layout import PAGE

APPLICATION_ID: Final = 0x53544C57
_OLDEST_SQLITE = (3, 51, 3)
_PRAGMAS: Final = {
    "journal_mode": ("DELETE", "delete"),
    "synchronous": ("EXTRA", 3),
    "locking_mode": ("EXCLUSIVE", "exclusive"),
    "temp_store": ("MEMORY", 2),
    "secure_delete": ("ON", 1),
    "foreign_keys": ("ON", 1),
    "trusted_schema": ("OFF", 0),
    "cell_size_check": ("ON", 1),
    "cache_size": ("-32768", -32768),
    "mmap_size": ("0", 0),
    **({"fullfsync": ("ON", 1)} if sys.platform == "darwin" else {}),
}


class NotThisKey(Exception):
    """The file does not open with this key: another key, or damaged bytes."""


class UnsafePragma(Exception):
    """A pragma does not read back as set, so nothing may be written; a fault of the library."""


def connect(database: Path, key: bytearray, *, read_only: bool) -> dbapi2.Connection:
    """Return a raw connection to an existing file, keyed, with every pragma set and read back.

    Raises NotThisKey, MissingLibrary, UnsafePragma, or the driver's own errors.
    """
    mode = "ro" if read_only else "rw"
    raw = dbapi2.connect(f"{database.as_uri()}?mode={mode}", uri=True, isolation_level=None)
    try:
        _assert_library(raw)
        _unlock(raw, key)
        _set_pragmas(raw)
    except BaseException:
        raw.close()
        raise
    return raw


def engine_on(raw: dbapi2.Connection) -> Engine:
    """Return the engine that owns this one connection; nothing in it knows the key."""
    waiting = [raw]
    engine = create_engine(
        "sqlite://",
        module=dbapi2,
        creator=waiting.pop,
        poolclass=StaticPool,
        hide_parameters=True,
    )
    event.listen(engine, "begin", _begin)
    return engine


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")


def _assert_library(raw: dbapi2.Connection) -> None:
    version = raw.execute("PRAGMA cipher_version").fetchone()
    options = {row[0] for row in raw.execute("PRAGMA compile_options")}
    recent = dbapi2.sqlite_version_info >= _OLDEST_SQLITE
    if not version or not version[0] or "TEMP_STORE=2" not in options or not recent:
        raise MissingLibrary("sqlcipher")


def _unlock(raw: dbapi2.Connection, key: bytearray) -> None:
    raw.execute("PRAGMA cipher_log_level=NONE")  # it would write to standard error
    # Without this default VACUUM INTO writes a copy that opens with no page size at all.
    raw.execute(f"PRAGMA cipher_default_page_size={PAGE}")
    spelled = bytearray(b"x'" + key.hex().encode() + b"'")
    # Not PRAGMA key: the driver would keep that statement, and the key in it.
    raw.set_key(spelled)
    spelled[:] = bytes(len(spelled))
    raw.execute(f"PRAGMA cipher_page_size={PAGE}")
    try:
        raw.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except dbapi2.DatabaseError as error:
        if primary_code(error) != dbapi2.SQLITE_NOTADB:
            raise
    else:
        return
    raise NotThisKey


def _set_pragmas(raw: dbapi2.Connection) -> None:
    for name, (value, _) in _PRAGMAS.items():
        raw.execute(f"PRAGMA {name}={value}").fetchall()
    for name, (_, expected) in _PRAGMAS.items():
        found = raw.execute(f"PRAGMA {name}").fetchone()
        # A build without memory mapping answers nothing at all.
        if found != (expected,) and not (name == "mmap_size" and found is None):
            raise UnsafePragma(name)


def primary_code(error: BaseException) -> int:
    """Return SQLite's primary result code of a driver error; 0 where it has none."""
    code = getattr(error, "sqlite_errorcode", None)
    return 0 if code is None else int(code) & 0xFF
