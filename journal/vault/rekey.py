"""A new root secret: everything written anew under another key, switched by one rename.

Until the header names the new database nothing of the old one is touched, so that at every moment
either the old secrets or the new ones open the journal.
"""

import contextlib
import os
import secrets
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from pathlib import Path

from sqlalchemy import Engine
from sqlcipher3 import dbapi2

from journal import files
from journal.domain.errors import JournalError, Part, VaultDamaged
from journal.domain.report import Progress
from journal.vault import exporting, header, keychain, keys, layout, leftovers
from journal.vault.header import Header
from journal.vault.keys import Cost, Keys
from journal.vault.opening import Opened
from journal.vault.slots import DEVICE
from journal.vault.store import ledger
from journal.vault.store.unit import translated


@contextmanager
def written_anew(
    opened: Opened, passphrase: str, cost: Cost, progress: Progress
) -> Iterator[Callable[[], Opened]]:
    """Yield what switches to a database under a new root secret, which is whole and proven.

    `passphrase` is the one way in then, besides the new recovery code. Raises DiskFull, Cancelled
    and what `progress` raises, NotWritable, VaultDamaged; then, and unless the switch is called,
    nothing has changed and `opened` goes on. What is yielded raises NotWritable or DiskFull alike.
    Once it has switched it does not fail: what cannot be tidied up is so at the next opening. It
    returns the journal, open under the new secret; the old connection is closed, its keys gone.
    """
    fresh = Keys(keys.new_root())
    with _refused_as_told(), ExitStack() as undo:
        undo.callback(fresh.close)
        changed = _header(opened, fresh, passphrase, cost)
        part = opened.place.folder / f".{secrets.token_hex(8)}.part"
        undo.callback(_remove, part)
        exporting.export(opened, part, fresh, progress)
        database = opened.place.folder / changed.db
        undo.callback(_remove_unless_named, database, opened.place.header)
        _name(part, database)
        engine = exporting.connected(database, fresh)
        undo.callback(engine.dispose)
        after = _after(opened, database, fresh, changed, engine)

        def switch() -> Opened:
            _switch(opened, after)
            undo.pop_all()
            return _tidied(opened, after, part)

        yield switch


def _header(opened: Opened, fresh: Keys, passphrase: str, cost: Cost) -> Header:
    name = f"journal-{fresh.key_id.hex()}.db"
    extra = opened.header.extra | {leftovers.REPLACES: leftovers.described(opened)}
    bare = replace(opened.header, db=name, key_id=fresh.key_id, slots=(), extra=extra)
    return bare.with_passphrase(fresh.root, passphrase, cost)


def _name(part: Path, database: Path) -> None:
    """Give the new database its name; it keeps the other one too until the header names it.

    So a crash before that leaves a remainder that shows itself: one file with both names.
    """
    try:
        os.link(part, database)
    except OSError:
        part.rename(database)  # a file system without second names
    files.sync_folder(database.parent)


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
    with contextlib.suppress(dbapi2.Error):
        opened.engine.dispose()
    opened.keys.close()
    if opened.header.has(DEVICE):
        keychain.forget(opened.header.vault_id)
    return leftovers.without_replaced(after)


def _remove_unless_named(database: Path, named_in: Path) -> None:
    """Remove the new database, but not where the header names it, or where that is not known."""
    with contextlib.suppress(JournalError):
        if header.read(named_in).db != database.name:
            _remove(database)


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
