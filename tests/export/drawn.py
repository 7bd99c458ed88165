"""Pictures that tests make, and how many of them a PDF shows."""

import struct
import zlib
from pathlib import Path

import pypdfium2

SECRET = b"quetzalcoatlus"
WIDE, HIGH = 48, 32


def png(width: int = WIDE, height: int = HIGH, *, said_width: int | None = None) -> bytes:
    """Return a PNG, red on its left half and blue on its right, with a secret beside it."""
    row = b"\0" + b"\xff\0\0" * (width // 2) + b"\0\0\xff" * (width - width // 2)
    head = struct.pack(
        ">IIBBBBB", width if said_width is None else said_width, height, 8, 2, 0, 0, 0
    )
    parts = [(b"IHDR", head), (b"tEXt", b"Comment\0" + SECRET)]
    parts += [(b"IDAT", zlib.compress(row * height)), (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in parts
    )


def pictures_in(pdf: bytes | Path) -> int:
    """Return how many pictures stand on the pages of a PDF."""
    with pypdfium2.PdfDocument(pdf) as opened:
        return sum(
            each.type == pypdfium2.raw.FPDF_PAGEOBJ_IMAGE
            for page in opened
            for each in page.get_objects(max_depth=4)
        )
