"""A drawing as a picture of points, for programs that draw no SVG."""

import struct
from dataclasses import dataclass, field
from typing import Final

from journal.domain.drawing import Drawing
from journal.export.document import Figure
from journal.export.pages import picture_of
from journal.export.svg import svg

WIDEST: Final = 142.0
HIGHEST: Final = 170.0
"""Millimetres that a picture has on every sort of paper."""
_PIXEL: Final = 25.4 / 96
"""Millimetres of one pixel of a drawing (CSS Values 4, section 6.2)."""
_HEAD: Final = 8
_LOOK: Final = {b"IHDR", b"PLTE", b"tRNS", b"IDAT", b"IEND"}
"""What a PNG needs for its look (PNG 3, section 5.6)."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """A PNG, and how wide and high it is set, in millimetres."""

    png: bytes = field(repr=False)
    width: float
    height: float


def drawn(figure: Figure) -> Drawn:
    """Return a drawing as a picture that says nothing but what it shows."""
    drawing = figure.drawing
    width = width_of(drawing)
    height = width * drawing.height / drawing.width
    source = svg(drawing, figure.heading, figure.said).decode()
    png = picture_of("drawing.typ", {"svg": source, "width": width, "height": height})
    return Drawn(_bare(png), width, height)


def width_of(drawing: Drawing) -> float:
    """Return how wide a drawing is set, in millimetres: as wide as it is, if it fits."""
    return min(WIDEST, drawing.width * _PIXEL, HIGHEST * drawing.width / drawing.height)


def _bare(png: bytes) -> bytes:
    """Return a PNG without what it tells of itself."""
    kept, at = bytearray(png[:_HEAD]), _HEAD
    while at < len(png):
        (length,) = struct.unpack(">I", png[at : at + 4])
        end = at + 12 + length
        if png[at + 4 : at + 8] in _LOOK:
            kept += png[at:end]
        at = end
    return bytes(kept)
