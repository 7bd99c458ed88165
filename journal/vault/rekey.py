"""A new root secret: everything written anew under another key, switched by one rename.

Until the header names the new database nothing of the old one is touched, so that at every moment
either the old secrets or the new ones open the journal.
"""

import contextlib
import os
import secrets
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Final

from sqlalchemy import Connection, Engine, func, select
from sqlalchemy.exc import DBAPIError
from sqlcipher3 import dbapi2

from journal import files
from journal.domain.errors import DiskFull, JournalError, Part, VaultDamaged
from journal.domain.report import Progress
from journal.vault import header, keychain, keys, layout, leftovers, tables
from journal.vault.connection import NotThisKey, connect, engine_on
from journal.vault.header import Header
from journal.vault.keys import Cost, Keys
from journal.vault.layout import PAGE
from journal.vault.opening import Opened
from journal.vault.slots import DEVICE
from journal.vault.store import ledger
from journal.vault.store.faults import room_left, told_apart
from journal.vault.store.unit import translated

_STEPS = 1000
"""How many steps of SQLite pass between two looks at progress: well under a tenth of a second."""
_UNREADABLE: Final = ("disk I/O error", "malformed", "not a database")
"""How SQLite names damage; the export tells its failures by words alone."""


def rekey(opened: Opened, passphrase: str, cost: Cost, progress: Progress) -> Opened:
    """Return the journal open under a new root secret; the old connection is closed.

    `passphrase` is the one way in then, besides the new recovery code. Raises DiskFull, Cancelled
    and what `progress` raises, NotWritable, VaultDamaged; then nothing has changed, and `opened`
    goes on. From the switch on it does not fail: what cannot be tidied is at the next opening.
    """
    fresh = Keys(keys.new_root())
    with _refused_as_told(), ExitStack() as undo:
        undo.callback(fresh.close)
        changed = _header(opened, fresh, passphrase, cost)
        part = opened.place.folder / f".{secrets.token_hex(8)}.part"
        undo.callback(_remove, part)
        _written(opened, part, fresh, progress)
        database = opened.place.folder / changed.db
        undo.callback(_remove, database)
        _name(part, database)
        engine = _connected(database, fresh)
        undo.callback(engine.dispose)
        after = _after(opened, database, fresh, changed, engine)
        _switch(opened, after)
        undo.pop_all()
    return _tidied(opened, after, part)


def _header(opened: Opened, fresh: Keys, passphrase: str, cost: Cost) -> Header:
    name = f"journal-{fresh.key_id.hex()}.db"
    extra = opened.header.extra | {leftovers.REPLACES: leftovers.described(opened)}
    bare = replace(opened.header, db=name, key_id=fresh.key_id, slots=(), extra=extra)
    return bare.with_passphrase(fresh.root, passphrase, cost)


def _written(opened: Opened, part: Path, fresh: Keys, progress: Progress) -> None:
    """Write a whole database under the new key, make it durable, and prove it equal."""
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
    raw.execute("ATTACH ? AS fresh KEY ?", (str(part), spelled))
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
        raw.set_progress_handler(None, 0)
    if raised:
        raise raised[0]


def _told(error: dbapi2.Error, part: Path, pages: int) -> Exception:
    words = str(error)
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
    engine = _connected(part, fresh)
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


def _name(part: Path, database: Path) -> None:
    """Give the new database its name; it keeps the other one too until the header names it.

    So a crash before that leaves a remainder that shows itself: one file with both names.
    """
    try:
        os.link(part, database)
    except OSError:
        part.rename(database)  # a file system without second names
    files.sync_folder(database.parent)


def _connected(database: Path, fresh: Keys) -> Engine:
    try:
        with translated(database):
            return engine_on(connect(database, fresh.database, read_only=False))
    except NotThisKey:
        pass
    raise VaultDamaged(Part.DATABASE)


def _after(opened: Opened, database: Path, fresh: Keys, changed: Header, engine: Engine) -> Opened:
    file = layout.identity(database)
    if file is None:
        raise VaultDamaged(Part.MISSING)
    with translated(database), engine.begin() as connection:
        state = ledger.load(connection)
    ending = ExitStack()
    ending.callback(opened.close)  # last, since it ends the lock
    ending.callback(fresh.close)
    ending.callback(engine.dispose)
    return replace(
        opened,
        place=replace(opened.place, databases=(database.name,)),
        database=database,
        file=file,
        keys=fresh,
        header=changed,
        slot=changed.slots[0],
        engine=engine,
        ledger=state,
        close=ending.close,
    )


def _switch(opened: Opened, after: Opened) -> None:
    """Let the header name the new database: one rename, after which only the new secrets open."""
    opened.require_in_place()
    try:
        header.write(opened.place.header, after.header, after.keys.header)
    except JournalError:
        if not _is_switched(after):
            raise


def _is_switched(after: Opened) -> bool:
    """Tell whether a header whose writing failed late lies there all the same."""
    try:
        return header.read(after.place.header).key_id == after.keys.key_id
    except JournalError:
        return False


def _tidied(opened: Opened, after: Opened, part: Path) -> Opened:
    with contextlib.suppress(OSError):
        part.unlink(missing_ok=True)
    opened.engine.dispose()
    opened.keys.close()
    if opened.header.has(DEVICE):
        keychain.forget(opened.header.vault_id)
    return leftovers.without_replaced(after)


def _remove(file: Path) -> None:
    with contextlib.suppress(OSError):
        leftovers.remove_database(file)


@contextmanager
def _refused_as_told() -> Iterator[None]:
    """Raise the failures of `domain.errors` in place of the system's."""
    try:
        yield
    except OSError as error:
        raise files.failure_of(error) from None
