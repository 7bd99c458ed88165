"""A file appears whole under its name, or not at all."""

import contextlib
import errno
import os
import re
import secrets
import shutil
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from journal.domain.errors import (
    AlreadyThere,
    DiskFull,
    FolderMissing,
    JournalError,
    NameTooLong,
    NotWritable,
)

_PART = re.compile(r"\.[0-9a-f]{16}\.part")
_STALE = 24 * 60 * 60
"""Seconds after which nobody can still be writing an unfinished document."""
_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_REFUSED = _FULL | {errno.EACCES, errno.EROFS}
"""Reasons that stand in the way of a file with a name as well."""
_TAKEN = {errno.EEXIST, errno.EISDIR}
_UNNAMED = getattr(os, "O_TMPFILE", 0)
"""Opens a folder for a new file in it that has no name, on systems that know such files."""


def write_whole(path: Path, data: bytes, *, replace: bool) -> None:
    """Write `data` to `path` as `whole_file` does."""
    with whole_file(path, replace=replace) as file:
        file.write(data)


@contextlib.contextmanager
def whole_file(
    path: Path, *, replace: bool, unnamed: bool = False, hidden: Path | None = None
) -> Iterator[BinaryIO]:
    """Yield a hidden sibling of `path` to write; synced, it takes that name if the block ends well.

    With `unnamed` it has no name at all until then, where the file system knows such files, so that
    a run that is killed leaves nothing. It gets mode 0600. Raises AlreadyThere when something has
    the name and `replace` is not set, or a folder has it; FolderMissing; DiskFull; NameTooLong;
    NotWritable for every other reason, such as a drive that went away. Then nothing is left behind.
    """
    sibling = hidden or hidden_beside(path)
    fault: JournalError | None = None
    try:
        if not path.parent.is_dir():
            raise FolderMissing
        _look_at_name(path, replace=replace)
        handle = _begin_unnamed(path.parent) if unnamed else None
        nameless = handle is not None
        with os.fdopen(_begin(sibling) if handle is None else handle, "wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
            named = nameless and _give_name(file.fileno(), sibling, path, replace=replace)
        if not named:
            take_name(sibling, path, replace=replace)
        sync_folder(path.parent)
    except OSError as error:
        fault = failure_of(error)
    finally:
        with contextlib.suppress(OSError):
            sibling.unlink(missing_ok=True)
    if fault is not None:
        raise fault  # not above: the error that is handled there names the place


def hidden_beside(path: Path) -> Path:
    """Return a new name for what is to be `path` and is not whole yet."""
    return path.parent / f".{secrets.token_hex(8)}.part"


def must_be_named(path: Path, *, replace: bool) -> bool:
    """Tell whether a document has a hidden name before it is whole, if it can be begun at all."""
    with contextlib.suppress(OSError):
        if not path.parent.is_dir():
            return False
        if os.path.lexists(path):
            return replace
        handle = _begin_unnamed(path.parent)
        if handle is None:
            return True
        os.close(handle)
    return False


def write_document(path: Path, data: bytes, *, replace: bool) -> None:
    """Write a document outside the journal; a run that is killed leaves none of it if it can be.

    Where a file must have a name, as on drives for every system, one that is unfinished may be left
    in that folder, readable and hidden. Those that are ours by name, owner and mode, and were
    written a day before this one, go with it. Raises what `whole_file` does.
    """
    with whole_document(path, replace=replace) as file:
        file.write(data)


@contextlib.contextmanager
def whole_document(path: Path, *, replace: bool, hidden: Path | None = None) -> Iterator[BinaryIO]:
    """Yield a document to write; it, and leftovers, are treated as in `write_document`.

    `hidden`, a name from `hidden_beside`, is the one that is used where there must be one.
    """
    with whole_file(path, replace=replace, unnamed=True, hidden=hidden) as file:
        yield file
    with contextlib.suppress(OSError):
        written = path.stat()
        for name in os.listdir(path.parent):
            if _PART.fullmatch(name):
                _remove_stale(path.parent / name, written)


def _look_at_name(path: Path, *, replace: bool) -> None:
    """Raise what the name would be refused for, before a readable byte reaches the disk."""
    with contextlib.suppress(FileNotFoundError):
        there = os.lstat(path)
        if not replace or stat.S_ISDIR(there.st_mode):
            raise AlreadyThere


def _begin(sibling: Path) -> int:
    return os.open(sibling, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600)


def _begin_unnamed(folder: Path) -> int | None:
    """Open a new file that has no name; None where there are none, or none could be named later."""
    if not _UNNAMED:
        return None
    try:
        handle = os.open(folder, os.O_RDWR | _UNNAMED, 0o600)
    except OSError as error:
        if error.errno in _REFUSED:
            raise
        return None
    if os.path.exists(_own(handle)):
        return handle
    os.close(handle)
    return None


def _own(handle: int) -> str:
    return f"/proc/self/fd/{handle}"


def _give_name(handle: int, sibling: Path, path: Path, *, replace: bool) -> bool:
    """Name a finished file that has no name; False where its words are in the sibling instead."""
    try:
        os.link(_own(handle), path, src_dir_fd=handle)  # of no use but to have the link followed
    except FileExistsError:
        if not replace:
            raise
        os.link(_own(handle), sibling, src_dir_fd=handle)
        sibling.replace(path)
    except OSError:  # a system that lets no such file be named
        with os.fdopen(_begin(sibling), "wb") as copy, os.fdopen(os.dup(handle), "rb") as whole:
            whole.seek(0)
            shutil.copyfileobj(whole, copy)
            copy.flush()
            os.fsync(copy.fileno())
        return False
    return True


def sync_folder(folder: Path) -> None:
    """Make the names inside `folder` durable; systems that cannot do so are passed over."""
    with contextlib.suppress(PermissionError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def take_name(sibling: Path, path: Path, *, replace: bool) -> None:
    """Give a finished file its name. Raises AlreadyThere when it is taken and `replace` not set."""
    if replace:
        sibling.replace(path)
        return
    try:
        os.link(sibling, path)  # fails if the name is taken, unlike a rename
    except OSError:
        if not os.path.lexists(path):
            sibling.rename(path)  # a file system without hard links
            return
    else:
        return
    raise AlreadyThere  # not above: the error that is handled there names the place


def failure_of(error: OSError) -> JournalError:
    """Return what to raise where a file could not be written; see `whole_file`.

    Raise it outside the handler or from None: the error names the path.
    """
    if error.errno in _FULL:
        return DiskFull()
    if error.errno == errno.ENAMETOOLONG:
        return NameTooLong()
    return AlreadyThere() if error.errno in _TAKEN else NotWritable()


def _remove_stale(part: Path, written: os.stat_result) -> None:
    found = part.lstat()
    ours = (found.st_uid, found.st_mode) == (written.st_uid, written.st_mode)
    if ours and found.st_mtime < written.st_mtime - _STALE:
        part.unlink()
