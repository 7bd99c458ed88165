"""The pictures of entries that a packet shows."""

from collections.abc import Sequence
from contextlib import suppress
from typing import Final

from journal.domain.attachment import Attachment
from journal.domain.errors import VaultDamaged
from journal.services.stores import UnitOfWork

MOST_SHOWN: Final = 60_000_000
"""Bytes of pictures that one document shows at most; the others are named in it."""


def shown_pictures(unit: UnitOfWork, files: Sequence[Attachment]) -> dict[str, bytes]:
    """Return the pictures among these files that are as they were written, as far as it goes."""
    found: dict[str, bytes] = {}
    size = 0
    for file in files:
        if file.is_picture and size + file.size <= MOST_SHOWN:
            with suppress(VaultDamaged):
                found[file.uuid] = unit.attachments.read(file.uuid)
                size += file.size
    return found
