"""Folders in which a journal was taking shape when its process was killed: found and removed."""

import json
import os
import platform
import re
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from journal.vault import layout

if sys.platform != "win32":
    import fcntl

_PART = re.compile(r"\.[0-9a-f]{16}\.part")
_STALE = 24 * 60 * 60
"""Seconds after which nobody can still be working on a folder that nothing was written to."""
_NO_LINKS = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)


def remove_beside(sibling: Path) -> None:
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
