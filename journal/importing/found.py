"""What was found in a file: entries that could come in, and lines that cannot be read."""

from dataclasses import dataclass
from pathlib import Path

from journal.domain.entry import Content
from journal.domain.errors import BadInput, Fault

LARGEST = 1 << 30
"""The largest file that is read, in bytes (1 GiB)."""


@dataclass(frozen=True, slots=True)
class Item:
    """One entry that could come in, with the uuid it had where it comes from, if any."""

    content: Content
    uuid: str | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """All that a file would bring in; `ignored_keys` counts the different unknown keys in it."""

    items: tuple[Item, ...]
    faults: tuple[Fault, ...] = ()
    ignored_keys: int = 0


def read_whole(path: Path) -> bytes:
    """Return the bytes of a file, without a byte order mark.

    Raises BadInput when it cannot be opened or is larger than 1 GiB.
    """
    try:
        if path.stat().st_size > LARGEST:
            raise BadInput((Fault(1, "the file is larger than 1 GiB"),))
        return path.read_bytes().removeprefix(b"\xef\xbb\xbf")
    except OSError:  # which names the file
        raise BadInput((Fault(1, "the file cannot be opened"),)) from None
