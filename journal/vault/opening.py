"""Opening: from a path and a secret to a proven, connected journal, or the right refusal."""

import contextlib
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path

from sqlalchemy import Connection, Engine
from sqlcipher3 import dbapi2

from journal.domain.errors import (
    JournalError,
    KeyFileNeeded,
    NoKeychain,
    NotWritable,
    Part,
    VaultDamaged,
    VaultInUse,
    VaultTooNew,
    WrongCode,
    WrongPassphrase,
)
from journal.vault import before_rollback, header, keychain, layout, lock, migrations, recovery
from journal.vault.connection import APPLICATION_ID, NotThisKey, connect, engine_on
from journal.vault.header import Header
from journal.vault.key_file import digest_of
from journal.vault.keys import Keys, wipe
from journal.vault.layout import Place
from journal.vault.slots import DEVICE, TYPED, WITH_FILE, Slot
from journal.vault.stamp import utc_now
from journal.vault.store import ledger
from journal.vault.store.ledger import Ledger
from journal.vault.store.unit import translated


@dataclass(frozen=True, slots=True)
class Opened:
    """A journal that is open; `close` ends the connection, wipes the keys, frees the lock.

    `slot` is the way in, None when the recovery code was it; `file` names the open database file;
    `incomplete` says that rolling back a left-over save took away what had been committed; `aside`
    is the folder of what was there before (`before_rollback`).
    """

    place: Place
    database: Path
    file: tuple[int, int]
    read_only: bool
    keys: Keys
    header: Header
    slot: Slot | None
    engine: Engine
    ledger: Ledger
    incomplete: bool
    aside: Path | None
    copy_id: bytes
    close: Callable[[], None]

    def require_in_place(self) -> None:
        """Raise VaultDamaged(missing) when the database was moved or replaced since it was opened.

        Another journal may lie there now, so nothing may be written by path before this.
        """
        if layout.identity(self.database) != self.file:
            raise VaultDamaged(Part.MISSING)


def by_passphrase(path: Path, passphrase: str, key_file: Path | None = None) -> Opened:
    """Open a journal; nothing but the lock file is written.

    Raises as `unwrapped` and as the place is refused: see domain.errors.
    """
    return _by_slot(path, lambda found: unwrapped(found, passphrase, key_file))


def by_keychain(path: Path) -> Opened:
    """Open a journal with the key in this computer's keychain. Raises NoKeychain."""

    def unwrap(found: Header) -> tuple[bytearray, Slot]:
        if not found.has(DEVICE):
            raise NoKeychain
        key = keychain.key_of(found.vault_id)
        try:
            return found.unwrap_by_device(key)
        except WrongPassphrase:
            raise NoKeychain from None
        finally:
            wipe(key)

    return _by_slot(path, unwrap)


def unwrapped(found: Header, passphrase: str, key_file: Path | None) -> tuple[bytearray, Slot]:
    """Return the root secret of a header and the slot that gave it.

    With a key file those slots are tried first that need one. Raises WrongPassphrase,
    NotEnoughMemory, and KeyFileNeeded where the file cannot be read, or none is given though there
    is no way in without.
    """
    if key_file is None and not found.has(TYPED) and found.has(WITH_FILE):
        raise KeyFileNeeded
    return found.unwrap(passphrase, None if key_file is None else digest_of(key_file))


def by_header(place: Place, found: Header, passphrase: str) -> Opened:
    """Open a journal, whose lock is held, by a header that need not lie in its folder."""
    with ExitStack() as stack:
        return _unlocked(place, found, lambda known: unwrapped(known, passphrase, None), stack)


def by_root(path: Path, root: bytearray) -> Opened:
    """Open a journal of which the root secret is known; used right after it was made."""
    place = layout.find(path)
    with ExitStack() as stack:
        keys = Keys(root)
        stack.callback(keys.close)
        hold(place, stack)
        found = header.read(place.header)
        found.verify(keys.header)
        return _opened(place, found, place.folder / found.db, keys, found.slots[0], stack)


def by_code(path: Path, code: str) -> Opened:
    """Open a journal by its recovery code, also without its header.

    Where the header is missing or damaged the one returned has no slot yet. Raises MistypedCode;
    WrongCode when the code opens neither; NotWritable, since a new passphrase must be written.
    """
    root = recovery.root_of(code)
    place = layout.find(path)
    with ExitStack() as stack:
        keys = Keys(root)
        stack.callback(keys.close)
        hold(place, stack)
        found = _header_of_code(place, keys)
        names = _candidates(path, place) if found is None else (found.db,)
        if not names:
            raise VaultDamaged(Part.MISSING)
        if not all(place.writable(name) for name in names):
            raise NotWritable
        return _first_that_opens(place, found, names, keys, stack)


def connected_anew(opened: Opened) -> Opened:
    """Return the same open journal on a new connection, since damage ends all use of the old one.

    Its lock is held all the while.
    """
    with contextlib.suppress(dbapi2.Error):
        opened.engine.dispose()
    engine = _connected(opened.database, opened.keys, read_only=opened.read_only, proven=True)
    ending = ExitStack()
    ending.callback(opened.close)  # last, since it ends the lock
    ending.callback(engine.dispose)
    return replace(opened, engine=engine, close=ending.close)


def bring_up(connection: Connection, to: int | None = None) -> None:
    """Run every step that the tables still need, in the transaction of `connection`.

    With `to` they are brought to that version and no further.
    """
    from journal.vault.migrations import run

    run.upgrade(connection, migrations.newest() if to is None else to)


def _by_slot(path: Path, unwrap: Callable[[Header], tuple[bytearray, Slot]]) -> Opened:
    place = layout.find(path)
    with ExitStack() as stack:
        hold(place, stack)
        if not place.has_header:
            raise VaultDamaged(Part.HEADER)
        return _unlocked(place, header.read(place.header), unwrap, stack)


def _unlocked(
    place: Place,
    found: Header,
    unwrap: Callable[[Header], tuple[bytearray, Slot]],
    stack: ExitStack,
) -> Opened:
    database = place.folder / found.db
    layout.inspect(database)
    root, slot = unwrap(found)
    keys = Keys(root)
    stack.callback(keys.close)
    found.verify(keys.header)
    return _opened(place, found, database, keys, slot, stack)


def hold(place: Place, stack: ExitStack) -> None:
    """Lock a journal until `stack` ends, where its place can be written. Raises VaultInUse."""
    try:
        held = lock.take(place.lock)
    except OSError:
        return  # a place that cannot be written; the database has a lock of its own
    stack.callback(held.release)


def _header_of_code(place: Place, keys: Keys) -> Header | None:
    try:
        found = header.read(place.header)
    except VaultDamaged:
        return None
    try:
        found.verify(keys.header)
    except VaultDamaged:
        raise WrongCode from None
    return found


def _candidates(path: Path, place: Place) -> tuple[str, ...]:
    return (path.name,) if path.name in place.databases else place.databases


def _first_that_opens(
    place: Place, found: Header | None, names: tuple[str, ...], keys: Keys, stack: ExitStack
) -> Opened:
    fault: JournalError = WrongCode()
    for name in names:
        database = place.folder / name
        try:
            layout.inspect(database)
            return _opened(place, found, database, keys, None, stack)
        except (VaultInUse, VaultTooNew):
            raise
        except JournalError as error:
            fault = error if found is not None or len(names) == 1 else WrongCode()
    raise fault


def _opened(
    place: Place,
    found: Header | None,
    database: Path,
    keys: Keys,
    slot: Slot | None,
    stack: ExitStack,
) -> Opened:
    read_only = not place.writable(database.name)
    if read_only:
        layout.require_whole(database)
    unfinished = layout.has_leftover(database)
    aside = None if read_only else before_rollback.keep(place, database, utc_now())
    engine = _connected(database, keys, read_only=read_only, proven=found is not None)
    stack.callback(engine.dispose)
    file = layout.identity(database)
    if file is None:
        raise VaultDamaged(Part.MISSING)
    layout.check_size(database.stat().st_size)
    with translated(database), engine.begin() as connection:
        _check_version(
            connection.exec_driver_sql("PRAGMA application_id").scalar_one(),
            connection.exec_driver_sql("PRAGMA user_version").scalar_one(),
        )
        rows = ledger.metadata_of(connection)
        state = ledger.load(connection)
        # Asked only now: where a page is damaged, one look at it ends all reading.
        incomplete = unfinished and ledger.lacks_revisions(connection, state.state)
    if found is None:
        found = header.new(keys, rows["vault_id"], database.name)
    if rows["vault_id"] != found.vault_id:
        raise VaultDamaged(Part.DATABASE)
    return Opened(
        place,
        database,
        file,
        read_only,
        keys,
        found,
        slot,
        engine,
        state,
        incomplete,
        aside,
        rows["copy_id"],
        stack.pop_all().close,
    )


def _connected(database: Path, keys: Keys, *, read_only: bool, proven: bool) -> Engine:
    try:
        with translated(database):
            return engine_on(connect(database, keys.database, read_only=read_only))
    except NotThisKey:
        pass
    raise VaultDamaged(Part.DATABASE) if proven else WrongCode


def _check_version(application_id: int, user_version: int) -> None:
    if application_id != APPLICATION_ID or user_version < 1:
        raise VaultDamaged(Part.DATABASE)
    if user_version > migrations.newest():
        raise VaultTooNew
