"""A file appears whole under its name, or not at all."""

import contextlib
import errno
import os
import re
import secrets
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


def write_whole(path: Path, data: bytes, *, replace: bool) -> None:
    """Write `data` to `path` as `whole_file` does."""
    with whole_file(path, replace=replace) as file:
        file.write(data)


@contextlib.contextmanager
def whole_file(path: Path, *, replace: bool) -> Iterator[BinaryIO]:
    """Yield a hidden sibling of `path` to write; synced, it takes that name if the block ends well.

    The file gets mode 0600. Raises AlreadyThere when something has the name and `replace` is not
    set, or a folder has it; FolderMissing; DiskFull; NameTooLong; NotWritable for every other
    reason, such as a drive that went away. Then nothing is left behind.
    """
    sibling = path.parent / f".{secrets.token_hex(8)}.part"
    fault: JournalError | None = None
    try:
        if not path.parent.is_dir():
            raise FolderMissing
        _look_at_name(path, replace=replace)
        handle = os.open(sibling, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        take_name(sibling, path, replace=replace)
        sync_folder(path.parent)
    except OSError as error:
        fault = failure_of(error)
    finally:
        with contextlib.suppress(OSError):
            sibling.unlink(missing_ok=True)
    if fault is not None:
        raise fault  # not above: the error that is handled there names the place


def write_document(path: Path, data: bytes, *, replace: bool) -> None:
    """Write a document outside the journal as `write_whole` does.

    A run that was killed may have left one unfinished in that folder, readable and hidden. Those
    that are ours by name, owner and mode, and were written a day before this one, go with it.
    """
    with whole_document(path, replace=replace) as file:
        file.write(data)


@contextlib.contextmanager
def whole_document(path: Path, *, replace: bool) -> Iterator[BinaryIO]:
    """Yield a document to write as `whole_file` does; leftovers go as with `write_document`."""
    with whole_file(path, replace=replace) as file:
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
    return AlreadyThere() if error.errno == errno.EISDIR else NotWritable()


def _remove_stale(part: Path, written: os.stat_result) -> None:
    found = part.lstat()
    ours = (found.st_uid, found.st_mode) == (written.st_uid, written.st_mode)
    if ours and found.st_mtime < written.st_mtime - _STALE:
        part.unlink()
