"""File systems that know no files without a name, as on drives for every system."""

import errno
import os
from typing import Any

_OPEN = os.open


def refusing(path: Any, flags: int, *more: Any, **options: Any) -> int:
    """Open as `os.open` does, but no file that has no name; takes its place."""
    if flags & os.O_TMPFILE == os.O_TMPFILE:
        raise OSError(errno.EOPNOTSUPP, os.strerror(errno.EOPNOTSUPP))
    return _OPEN(path, flags, *more, **options)
