"""Pictures for a document: as they look, without anything else that their files tell.

A picture is wrapped in SVG, which sets how large it is and which side is up. Of a JPEG everything
goes that does not serve its look: place, time, camera, a smaller picture inside, and what follows
its end (ITU T.81 annex B; Exif 2.32). The others are drawn anew by whoever sets the page.
"""

import base64
import struct
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from typing import Final

from journal.domain.attachment import GIF, JPEG, PNG, WEBP

MOST_POINTS: Final = 60_000_000
"""A picture of more points is not shown, since drawing it may need all memory."""
_ICC, _EXIF = b"ICC_PROFILE\0", b"Exif\0\0"
_SOS, _EOI, _APP0, _APP1, _APP2, _ADOBE, _APP15, _COMMENT = (
    *(0xDA, 0xD9, 0xE0, 0xE1, 0xE2, 0xEE, 0xEF, 0xFE),
)
_ORIENTATION = 0x0112
_TURNED_FROM = 5
"""From this way up on, width and height are exchanged."""
_SIZES: Final = {*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC}
_TURNS: Final = {
    2: "-1 0 0 1 {w} 0",
    3: "-1 0 0 -1 {w} {h}",
    4: "1 0 0 -1 0 {h}",
    5: "0 1 1 0 0 0",
    6: "0 1 -1 0 {h} 0",
    7: "0 -1 -1 0 {h} {w}",
    8: "0 -1 1 0 0 {w}",
}


@dataclass(frozen=True, slots=True)
class Wrapped:
    """A picture as SVG, and how wide and high it is in points of its own."""

    svg: str
    width: int
    height: int


def wrapped(data: bytes, media_type: str) -> Wrapped | None:
    """Return the picture as SVG, or None where it cannot be shown: damaged, or far too large."""
    up = 1
    try:
        if media_type == JPEG:
            data, up, (width, height) = _plain_jpeg(data)
        else:
            width, height = _SIZE_OF[media_type](data)
    except (IndexError, KeyError, ValueError, struct.error):
        return None
    if not 0 < width * height <= MOST_POINTS:
        return None
    turn = _TURNS.get(up, "1 0 0 1 0 0").format(w=width, h=height)
    wide, high = (height, width) if up >= _TURNED_FROM else (width, height)
    inside = base64.b64encode(data).decode("ascii")
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{wide}" height="{high}">'
        f'<image transform="matrix({turn})" width="{width}" height="{height}"'
        f' href="data:{media_type};base64,{inside}"/></svg>'
    )
    return Wrapped(svg, wide, high)


def _png(data: bytes) -> tuple[int, int]:
    width, height = struct.unpack(">II", data[16:24])
    return width, height


def _gif(data: bytes) -> tuple[int, int]:
    width, height = struct.unpack("<HH", data[6:10])
    return width, height


def _webp(data: bytes) -> tuple[int, int]:
    """Return the size of the three sorts of WebP (RFC 9649)."""
    kind = data[12:16]
    if kind == b"VP8X":
        return _three(data[24:27]) + 1, _three(data[27:30]) + 1
    if kind == b"VP8L":
        bits = int.from_bytes(data[21:25], "little")
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    width, height = struct.unpack("<HH", data[26:30])
    return width & 0x3FFF, height & 0x3FFF


def _three(data: bytes) -> int:
    return int.from_bytes(data, "little")


_SIZE_OF: Final = {PNG: _png, GIF: _gif, WEBP: _webp}


def _plain_jpeg(data: bytes) -> tuple[bytes, int, tuple[int, int]]:
    """Return a JPEG without what does not serve its look, which way up it is, and its size."""
    kept, up, size = bytearray(data[:2]), 1, (0, 0)
    for marker, segment, scan in _segments(data):
        content = segment[4:]
        if marker == _APP1 and content.startswith(_EXIF):
            with suppress(struct.error):
                up = _way_up(content[len(_EXIF) :])
        if marker in _SIZES:
            height, width = struct.unpack(">HH", content[1:5])
            size = (width, height)
        if _serves(marker, content):
            kept += segment + scan
    return bytes(kept) + bytes((0xFF, _EOI)), up, size


def _segments(data: bytes) -> Iterator[tuple[int, bytes, bytes]]:
    """Yield each segment with its marker, and after a start of scan what was scanned."""
    at = 2
    while data[at] == 0xFF and data[at + 1] != _EOI:
        marker = data[at + 1]
        if marker == 0xFF:  # filling
            at += 1
            continue
        end = at + 2 + int.from_bytes(data[at + 2 : at + 4], "big")
        after = _end_of_scan(data, end) if marker == _SOS else end
        yield marker, data[at:end], data[end:after]
        at = after
    if data[at] != 0xFF:
        msg = "no marker where one must stand"
        raise ValueError(msg)


def _end_of_scan(data: bytes, at: int) -> int:
    """Return where the next marker stands that is neither a stuffed byte nor a restart."""
    while True:
        at = data.index(0xFF, at)
        if data[at + 1] != 0 and not 0xD0 <= data[at + 1] <= 0xD7:
            return at
        at += 2


def _serves(marker: int, content: bytes) -> bool:
    if marker == _APP2:
        return content.startswith(_ICC)
    return marker in {_APP0, _ADOBE} or not (_APP0 <= marker <= _APP15 or marker == _COMMENT)


def _way_up(tiff: bytes) -> int:
    """Return the orientation that Exif gives, 1 where it gives none."""
    order = "<" if tiff[:2] == b"II" else ">"
    (start,) = struct.unpack(f"{order}I", tiff[4:8])
    (count,) = struct.unpack(f"{order}H", tiff[start : start + 2])
    for at in range(start + 2, start + 2 + 12 * count, 12):
        tag, _, _, value = struct.unpack(f"{order}HHIH", tiff[at : at + 10])
        if tag == _ORIENTATION:
            return int(value) if value in _TURNS else 1
    return 1
