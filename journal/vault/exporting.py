"""A whole copy of an open database under another key, proven equal before anything relies on it."""

import os
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Final

from sqlalchemy import Connection, Engine, func, select
from sqlalchemy.exc import DBAPIError
from sqlcipher3 import dbapi2

from journal.domain.errors import Cancelled, DiskFull, Part, VaultDamaged
from journal.domain.report import Progress
from journal.vault import keys, layout, tables
from journal.vault.connection import NotThisKey, connect, engine_on
from journal.vault.keys import Keys
from journal.vault.layout import PAGE
from journal.vault.opening import Opened
from journal.vault.store import ledger
from journal.vault.store.faults import is_interrupted, room_left, told_apart
from journal.vault.store.unit import translated

_STEPS = 1000
"""How many steps of SQLite pass between two looks at progress: well under a tenth of a second."""
_UNREADABLE: Final = ("disk I/O error", "malformed", "not a database")
"""How SQLite names damage; the export tells its failures by words alone."""


def export(opened: Opened, part: Path, fresh: Keys, progress: Progress) -> None:
    """Write the new file `part`: the whole database under `fresh` keys, durable, and proven equal.

    Raises DiskFull, VaultDamaged, Cancelled, OSError, and what `progress` raises, which is told of
    pages.
    """
    os.close(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    with closing(opened.engine.raw_connection()) as pooled:
        raw: dbapi2.Connection = pooled.driver_connection
        pages = raw.execute("PRAGMA page_count").fetchone()[0]
        try:
            _export(raw, part, fresh, lambda: progress(min(_pages_of(part), pages), pages + 1))
        except dbapi2.Error as error:
            raise _told(error, part, pages) from None
    _sync(part)
    _prove(opened, part, fresh, lambda: progress(pages, pages + 1))
    progress(pages + 1, pages + 1)


def _export(raw: dbapi2.Connection, part: Path, fresh: Keys, look: Callable[[], None]) -> None:
    spelled = bytearray(b"x'" + fresh.database.hex().encode() + b"'")
    raw.execute("ATTACH ? AS fresh KEY ?", (part.absolute().as_uri(), spelled))  # see copying
    keys.wipe(spelled)
    try:
        raw.execute(f"PRAGMA fresh.cipher_page_size={PAGE}")
        # Made durable as a whole afterwards, or thrown away.
        raw.execute("PRAGMA fresh.journal_mode=MEMORY").fetchall()
        raw.execute("PRAGMA fresh.synchronous=OFF").fetchall()
        with _watched(raw, look):
            raw.execute("SELECT sqlcipher_export('fresh')").fetchall()
        for name in ("application_id", "user_version"):  # the export leaves them 0
            value = raw.execute(f"PRAGMA main.{name}").fetchone()[0]
            raw.execute(f"PRAGMA fresh.{name}={value}")
    finally:
        raw.execute("DETACH fresh")


@contextmanager
def _watched(raw: dbapi2.Connection, look: Callable[[], None]) -> Iterator[None]:
    """Call `look` now and then while SQLite works in the block; what it raises ends the block."""
    raised: list[BaseException] = []

    def step() -> bool:
        try:
            look()
        except BaseException as error:  # raised anew below: SQLite would swallow it
            raised.append(error)
        return bool(raised)

    raw.set_progress_handler(step, _STEPS)
    try:
        yield
    except (dbapi2.Error, DBAPIError):
        if not raised:
            raise
    finally:
        with suppress(dbapi2.ProgrammingError):  # closed, where Ctrl+C broke into a statement
            raw.set_progress_handler(None, 0)
    if raised:
        raise raised[0]


def _told(error: dbapi2.Error, part: Path, pages: int) -> Exception:
    words = str(error)
    if is_interrupted(error):
        return Cancelled()
    if "full" in words or room_left(part) < pages * PAGE:
        return DiskFull()
    if any(word in words for word in _UNREADABLE):
        return VaultDamaged(Part.DATABASE)
    return told_apart(error, part)


def _pages_of(part: Path) -> int:
    return part.stat().st_size // PAGE


def _sync(part: Path) -> None:
    handle = os.open(part, os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _prove(opened: Opened, part: Path, fresh: Keys, look: Callable[[], None]) -> None:
    """Raise VaultDamaged unless every page of the new database is sound, and nothing is missing."""
    layout.check_size(part.stat().st_size)
    engine = connected(part, fresh)
    try:
        with (
            translated(part),
            engine.connect() as copy,
            opened.engine.connect() as source,
            _watched(copy.connection.driver_connection, look),
        ):
            faults = copy.exec_driver_sql("PRAGMA cipher_integrity_check").all()
            copy.exec_driver_sql("INSERT INTO fts(fts, rank) VALUES ('integrity-check', 1)")
            equal = _holding(copy) == _holding(source)
    finally:
        engine.dispose()
    if faults or not equal:
        raise VaultDamaged(Part.DATABASE)


def _holding(connection: Connection) -> tuple[object, ...]:
    """Return what two equal databases have in common: tables, counts, ids, clock, chain."""
    pragmas = [
        connection.exec_driver_sql(f"PRAGMA {name}").scalar_one()
        for name in ("application_id", "user_version")
    ]
    schema = connection.exec_driver_sql("SELECT name, sql FROM sqlite_master ORDER BY name").all()
    counts = [
        connection.execute(select(func.count()).select_from(table)).scalar_one()
        for table in tables.metadata.sorted_tables
    ]
    return (*pragmas, schema, counts, ledger.metadata_of(connection))


def connected(database: Path, fresh: Keys) -> Engine:
    """Return a connection to a database just written. Raises VaultDamaged(database)."""
    try:
        with translated(database):
            return engine_on(connect(database, fresh.database, read_only=False))
    except NotThisKey:
        pass
    raise VaultDamaged(Part.DATABASE)
