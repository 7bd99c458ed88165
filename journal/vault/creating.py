"""Making a journal: whole and proven in a hidden sibling folder before it takes its name."""

import errno
import json
import os
import platform
import re
import secrets
import shutil
import stat
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from journal.domain.errors import AlreadyThere, DiskFull, FolderMissing, NotWritable
from journal.files import sync_folder
from journal.vault import header, layout, lock
from journal.vault.connection import connect, engine_on
from journal.vault.keys import Cost, Keys
from journal.vault.opening import bring_up
from journal.vault.store import ledger
from journal.vault.store.unit import translated

if sys.platform != "win32":
    import fcntl

_PART = re.compile(r"\.[0-9a-f]{16}\.part")
_STALE = 24 * 60 * 60
"""Seconds after which nobody can still be working on a folder that nothing was written to."""
_NO_LINKS = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)


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
            _remove_abandoned(sibling)
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


def _remove_abandoned(sibling: Path) -> None:
    """Remove the folders beside `sibling` that took no shape and that no process works on.

    Whatever may be something else's stays.
    """
    made = sibling.lstat()
    with suppress(OSError):
        for name in os.listdir(sibling.parent):
            if _PART.fullmatch(name) and name != sibling.name:
                with suppress(OSError):
                    _remove_if_abandoned(sibling.with_name(name), made)


def _remove_if_abandoned(part: Path, made: os.stat_result) -> None:
    """Remove a folder if it was made as the one described by `made`, and its process has ended.

    That is certain where a lock file that was signed here can be locked. Where there is none, or
    none that was signed here, nothing may have been written for a day besides. A folder within,
    or a name that is not ours, keeps all of it.
    """
    found = part.lstat()
    if (found.st_uid, found.st_mode) != (made.st_uid, made.st_mode):
        return  # another's, or a link, or no folder
    inside = {name: (part / name).lstat() for name in os.listdir(part)}
    if not all(_is_ours(name) and stat.S_ISREG(seen.st_mode) for name, seen in inside.items()):
        return
    last = max(seen.st_mtime for seen in (found, *inside.values()))
    with _abandoned(part / layout.LOCK, is_old=last < made.st_mtime - _STALE) as gone:
        if gone:
            for name in sorted(inside, key=lambda name: name == layout.LOCK):
                (part / name).unlink()  # the lock last: it speaks for what an interruption leaves
            part.rmdir()


def _is_ours(name: str) -> bool:
    whole = name.removesuffix("-journal")
    known = layout.is_database(whole) or _PART.fullmatch(whole) is not None
    return known or name in {layout.HEADER, layout.LOCK}


@contextmanager
def _abandoned(file: Path, *, is_old: bool) -> Iterator[bool]:
    """Yield whether nobody works under a lock file any more, holding it meanwhile."""
    try:
        handle = os.open(file, os.O_RDWR | _NO_LINKS)
    except OSError:
        yield is_old and not os.path.lexists(file)
        return
    try:
        # One that is not signed may be new, and about to be locked by whoever made it.
        yield (is_old or _is_signed_here(handle)) and _is_taken(file, handle)
    finally:
        os.close(handle)


def _is_signed_here(handle: int) -> bool:
    """Tell whether a process of this computer signed; others' locks may not reach here."""
    with suppress(ValueError, TypeError, KeyError):
        return bool(json.loads(os.read(handle, 4096))["host"] == platform.node())
    return False


def _is_taken(file: Path, handle: int) -> bool:
    if sys.platform == "win32":
        return False  # a lock ends there before its file goes, so that a free one proves nothing
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        return os.path.samestat(file.lstat(), os.fstat(handle))
    except OSError:
        return False  # held, gone meanwhile, or there are no such locks


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
