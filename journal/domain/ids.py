"""Ids that no two devices give twice, and that sort by the time they were made."""

import secrets


def new_uuid(milliseconds: int) -> str:
    """Return a UUID version 7 (RFC 9562) as 32 hex digits.

    `milliseconds` count from 1970 (UTC); 74 bits are random.
    """
    value = (milliseconds & (1 << 48) - 1) << 80 | secrets.randbits(80)
    value = value & ~(0xF << 76) | 0x7 << 76
    value = value & ~(0x3 << 62) | 0x2 << 62
    return f"{value:032x}"
