"""One process per journal: a locked file that says who holds it."""

import errno
import json
import os
import platform
import stat
import sys
from pathlib import Path

from journal.domain.errors import VaultInUse

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

_HELD = {errno.EAGAIN, errno.EACCES, errno.EDEADLK}
_NO_SUCH_LOCKS = {errno.ENOLCK, errno.ENOTSUP, errno.ENOSYS, errno.EINVAL}
_NO_LINKS = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
_FAR = 1 << 20
"""The byte locked on Windows: far behind the text, which stays readable."""


class Lock:
    """A held lock file; `release` removes it."""

    def __init__(self, path: Path, handle: int) -> None:
        self._path = path
        self._handle = handle

    def release(self) -> None:
        """Remove the lock file, then let go of it, so that no other process locks a lost name.

        Where the journal was moved away meanwhile, what has the name now is another's and stays.
        """
        ours = _is_at(self._path, self._handle)
        if sys.platform == "win32":
            os.close(self._handle)
        if ours:
            _remove(self._path)
        if sys.platform != "win32":
            os.close(self._handle)


def take(path: Path) -> Lock:
    """Lock the file at `path`, made where missing, and write host and process id into it.

    Raises VaultInUse, with who holds it where known, and OSError when no file can be made there,
    or when the name leads to a file that may be something else's.
    """
    while True:
        handle = os.open(path, os.O_RDWR | os.O_CREAT | _NO_LINKS, 0o600)
        try:
            _refuse_foreign(handle)
            _lock(handle)
        except OSError as error:
            holder = _holder(handle)
            os.close(handle)
            if error.errno in _HELD:
                raise VaultInUse(*holder) from None
            raise
        if _is_at(path, handle):
            break
        os.close(handle)  # its holder removed the name meanwhile
    _sign(handle)
    return Lock(path, handle)


def _refuse_foreign(handle: int) -> None:
    """Raise OSError for what no lock file of ours can be: signing it would destroy its content."""
    found = os.fstat(handle)
    if not stat.S_ISREG(found.st_mode) or found.st_nlink > 1:
        raise OSError(errno.EMLINK, os.strerror(errno.EMLINK))


def _lock(handle: int) -> None:
    if sys.platform == "win32":
        os.lseek(handle, _FAR, os.SEEK_SET)
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        return
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        # Some network folders know no such locks; the database's own exclusive lock remains.
        if error.errno not in _NO_SUCH_LOCKS:
            raise


def _is_at(path: Path, handle: int) -> bool:
    try:
        return os.path.samestat(path.stat(), os.fstat(handle))
    except OSError:
        return False


def _sign(handle: int) -> None:
    signature = json.dumps({"host": platform.node(), "pid": os.getpid()}).encode()
    try:
        os.ftruncate(handle, 0)
        os.lseek(handle, 0, os.SEEK_SET)
        os.write(handle, signature)
    except OSError:
        return  # a full disk: the lock holds all the same


def _holder(handle: int) -> tuple[str, int]:
    try:
        os.lseek(handle, 0, os.SEEK_SET)
        signature = json.loads(os.read(handle, 4096))
        return str(signature["host"]), int(signature["pid"])
    except (OSError, ValueError, TypeError, KeyError):
        return "", 0


def _remove(path: Path) -> None:
    try:
        path.unlink()
    except OSError:
        return  # it stays, unlocked, and the next opening takes it over
