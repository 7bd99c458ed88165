"""Ids and times of revisions: UUID version 7, and a clock that never runs backward."""

import secrets
import time

NO_HLC = bytes(8)


def new_uuid() -> str:
    """Return a UUID version 7 (RFC 9562) as 32 hex digits."""
    value = _milliseconds() << 80 | secrets.randbits(80)
    value = value & ~(0xF << 76) | 0x7 << 76
    value = value & ~(0x3 << 62) | 0x2 << 62
    return f"{value:032x}"


def next_hlc(last: bytes, milliseconds: int | None = None) -> bytes:
    """Return a time later than `last`: 48-bit milliseconds since 1970 and a 16-bit counter.

    It is a hybrid logical clock (Kulkarni 2014) of 8 bytes, big-endian, so it sorts as bytes.
    """
    now = (_milliseconds() if milliseconds is None else milliseconds) << 16
    return max(now, int.from_bytes(last, "big") + 1).to_bytes(8, "big")


def milliseconds_of(hlc: bytes) -> int:
    """Return the milliseconds since 1970 (UTC) that a time stands for."""
    return int.from_bytes(hlc, "big") >> 16


def _milliseconds() -> int:
    """Return the time in 48 bits; a clock before 1970 counts as 1970, not as the far future."""
    return min(max(time.time_ns() // 1_000_000, 0), (1 << 48) - 1)
