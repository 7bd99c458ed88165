"""Making a journal: whole and proven in a hidden sibling folder before it takes its name."""

import errno
import os
import secrets
import shutil
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from journal.domain.errors import AlreadyThere, DiskFull, FolderMissing, NotWritable
from journal.files import sync_folder
from journal.vault import abandoned, header, layout, lock
from journal.vault.connection import connect, engine_on
from journal.vault.keys import Cost, Keys
from journal.vault.opening import bring_up
from journal.vault.store import ledger
from journal.vault.store.unit import translated


class NotEncrypted(Exception):
    """The finished database begins as plain SQLite, so it was thrown away; a library fault."""


def create(path: Path, root: bytearray, passphrase: str, cost: Cost) -> None:
    """Make the journal's folder at `path`, with one passphrase slot, and leave it closed.

    Raises as `taking_shape`; then nothing is left behind.
    """
    with taking_shape(path) as folder:
        _fill(folder, root, passphrase, cost)


@contextmanager
def taking_shape(path: Path) -> Iterator[Path]:
    """Yield a hidden folder beside `path`, which takes that name when the block ends well.

    A lock file in it tells that somebody works on it. Such folders of others that were killed, and
    that may hold a whole journal, go first.

    Raises AlreadyThere, FolderMissing, InsideJournal, NotWritable or DiskFull; then, and after
    every other failure, nothing is left behind.
    """
    if os.path.lexists(path):
        raise AlreadyThere
    if not path.parent.is_dir():
        raise FolderMissing
    layout.require_outside(path)
    sibling = path.parent / f".{secrets.token_hex(8)}.part"
    fault = None
    try:
        sibling.mkdir(mode=0o700)
        held = lock.take(sibling / layout.LOCK)
        try:
            abandoned.remove_beside(sibling)
            yield sibling
        finally:
            held.release()
        sibling.rename(path)
        sync_folder(path.parent)
    except OSError as error:
        fault = _told_apart(error)
    finally:
        shutil.rmtree(sibling, ignore_errors=True)
    if fault is not None:
        raise fault


def _fill(folder: Path, root: bytearray, passphrase: str, cost: Cost) -> None:
    keys = Keys(bytearray(root))
    try:
        vault_id = secrets.token_bytes(16)
        fresh = header.new(keys, vault_id, layout.DATABASE)
        fresh = fresh.with_passphrase(keys.root, passphrase, cost)
        database = folder / layout.DATABASE
        _make_database(database, keys, vault_id)
        header.write(folder / layout.HEADER, fresh, keys.header)
        _prove(database, keys)
    finally:
        keys.close()


def _make_database(database: Path, keys: Keys, vault_id: bytes) -> None:
    os.close(os.open(database, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    with translated(database):
        engine = engine_on(connect(database, keys.database, read_only=False))
        try:
            with engine.begin() as connection:
                bring_up(connection)
                ledger.begin(connection, vault_id)
        finally:
            engine.dispose()


def _prove(database: Path, keys: Keys) -> None:
    if layout.is_plain(database):
        raise NotEncrypted
    with translated(database), closing(connect(database, keys.database, read_only=True)) as raw:
        raw.execute("SELECT count(*) FROM entry").fetchone()


def _told_apart(error: OSError) -> Exception:
    if error.errno in {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}:
        return DiskFull()
    if error.errno in {errno.EEXIST, errno.ENOTEMPTY, errno.ENOTDIR}:
        return AlreadyThere()
    return NotWritable()
