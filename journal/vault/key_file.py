"""The key file: any file whose bytes a person keeps apart from the journal."""

import hashlib
from pathlib import Path
from typing import Final

from journal.domain.errors import KeyFileNeeded

LARGEST: Final = 64 * 1024 * 1024
_AT_ONCE = 1 << 20


def digest_of(path: Path) -> bytearray:
    """Return the SHA-256 of a key file's bytes, the second secret of its slot.

    Raises KeyFileNeeded when the file is missing, empty, over 64 MiB or cannot be read.
    """
    digest, size = hashlib.sha256(), 0
    try:
        if path.is_file():  # reading a pipe would wait for ever
            with path.open("rb") as file:
                while size <= LARGEST and (piece := file.read(_AT_ONCE)):
                    digest.update(piece)
                    size += len(piece)
    except OSError:
        size = 0
    if not 0 < size <= LARGEST:
        raise KeyFileNeeded
    return bytearray(digest.digest())
