"""How bytes and objects stand in a header: canonical JSON and base64 with one spelling each."""

import base64
import binascii
import json


def canonical(fields: object) -> bytes:
    """Return canonical JSON: keys sorted by code point, no spaces, UTF-8; see FORMAT.md."""
    return json.dumps(
        fields, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False
    ).encode()


def base64_of(data: bytes) -> str:
    """Return base64 with padding (RFC 4648)."""
    return base64.b64encode(data).decode()


def bytes_of(text: str, length: int) -> bytes:
    """Return the `length` bytes that base64 stands for. Raises ValueError for any other text."""
    try:
        data = base64.b64decode(text, validate=True)
    except binascii.Error:
        data = b""
    require(len(data) == length and base64_of(data) == text)
    return data


def require(within: bool) -> None:
    """Raise ValueError unless a value is within its bounds."""
    if not within:
        raise ValueError
