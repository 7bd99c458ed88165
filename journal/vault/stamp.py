"""Ids and times of revisions: UUID version 7, and a clock that never runs backward."""

import hashlib
import time
from datetime import UTC, datetime

from journal.domain import ids

NO_HLC = bytes(8)


def new_uuid() -> str:
    """Return a new id, made now."""
    return ids.new_uuid(_milliseconds())


def uuid_from(label: bytes, *parts: bytes) -> str:
    """Return the id that follows from these parts (UUID version 8, RFC 9562), the same everywhere.

    It is the beginning of SHA-256(label, parts), with version and variant set.
    """
    made = bytearray(hashlib.sha256(b"".join((label, *parts))).digest()[:16])
    made[6] = made[6] & 0x0F | 0x80
    made[8] = made[8] & 0x3F | 0x80
    return made.hex()


def next_hlc(last: bytes, milliseconds: int | None = None) -> bytes:
    """Return a time later than `last`: 48-bit milliseconds since 1970 and a 16-bit counter.

    It is a hybrid logical clock (Kulkarni 2014) of 8 bytes, big-endian, so it sorts as bytes.
    """
    now = (_milliseconds() if milliseconds is None else milliseconds) << 16
    return max(now, int.from_bytes(last, "big") + 1).to_bytes(8, "big")


def milliseconds_of(hlc: bytes) -> int:
    """Return the milliseconds since 1970 (UTC) that a time stands for."""
    return int.from_bytes(hlc, "big") >> 16


def utc_now() -> datetime:
    """Return the present moment in UTC, to the second."""
    return datetime.fromtimestamp(_milliseconds() // 1000, UTC)


def _milliseconds() -> int:
    """Return the time in 48 bits; a clock before 1970 counts as 1970, not as the far future."""
    return min(max(time.time_ns() // 1_000_000, 0), (1 << 48) - 1)
