"""Files that belong to a page: what is known of one, how large it may be, and what it is."""

import re
import unicodedata
from dataclasses import dataclass
from typing import Final

LARGEST: Final = 25_000_000
"""Bytes that one file may have."""
MOST_ON_A_PAGE: Final = 200_000_000
"""Bytes that all files of one page may have together."""
PNG, JPEG, WEBP, GIF = "image/png", "image/jpeg", "image/webp", "image/gif"
PICTURES: Final = frozenset({PNG, JPEG, WEBP, GIF})
"""The kinds that are shown as pictures; no other one is ever drawn."""
TEXT, SVG, PDF, OTHER = "text/plain", "image/svg+xml", "application/pdf", "application/octet-stream"
HEAD: Final = 4096
"""Bytes from which a file's kind is told."""

_LONGEST_NAME = 120
_LONGEST_ENDING = 12
_SIGNS_OF_ONE_LETTER = {"\u200c", "\u200d"}
_NOT_IN_NAMES = re.compile(r'[<>:"|?*]')
_MARKS = (
    (b"\x89PNG\r\n\x1a\n", PNG),
    (b"\xff\xd8\xff", JPEG),
    (b"GIF87a", GIF),
    (b"GIF89a", GIF),
    (b"%PDF-", PDF),
)
_NOT_IN_TEXT = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_IS_SVG = re.compile(rb"<svg[\s>]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Attachment:
    """One file of a page; `uuid` is 32 hex digits, `size` bytes, `sha256` 64 hex digits."""

    uuid: str
    name: str
    media_type: str
    size: int
    sha256: str

    @property
    def is_picture(self) -> bool:
        """Whether it may be shown as a picture."""
        return self.media_type in PICTURES


def clean_name(name: str) -> str:
    """Return a file's name without the folders before it and without signs that mislead.

    Control signs, marks that turn the direction of writing, and what some system refuses in a
    name are left out. A long name keeps its ending; one without any letter becomes "file".
    """
    last = re.split(r"[/\\]", name)[-1]
    plain = "".join(sign for sign in unicodedata.normalize("NFC", last) if not _misleads(sign))
    neat = " ".join(_NOT_IN_NAMES.sub(" ", plain).split()).strip(". ")
    if len(neat) > _LONGEST_NAME:
        stem, dot, ending = neat.rpartition(".")
        kept = dot + ending if stem and len(ending) <= _LONGEST_ENDING else ""
        neat = neat[: _LONGEST_NAME - len(kept)].rstrip(". ") + kept
    return neat or "file"


def media_type(head: bytes) -> str:
    """Return what a file is, from its first `HEAD` bytes alone; its name says nothing."""
    for mark, kind in _MARKS:
        if head.startswith(mark):
            return kind
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return WEBP
    if not _is_text(head[:HEAD]):
        return OTHER
    return SVG if _IS_SVG.search(head[:HEAD]) else TEXT


def size_in_words(size: int) -> str:
    """Return a size in bytes as people say it: "340 KB", "1.2 MB"."""
    if size < 1000:
        return "1 byte" if size == 1 else f"{size} bytes"
    if size < 999_500:
        return f"{round(size / 1000)} KB"
    millions = size / 1_000_000
    return f"{millions:.1f} MB" if millions < 9.95 else f"{round(millions)} MB"


def _misleads(sign: str) -> bool:
    kind = unicodedata.category(sign)
    return kind in {"Cc", "Cs", "Co", "Cn", "Zl", "Zp"} or (
        kind == "Cf" and sign not in _SIGNS_OF_ONE_LETTER
    )


def _is_text(head: bytes) -> bool:
    if _NOT_IN_TEXT.search(head):
        return False
    for cut in range(4):  # the last letter may go on beyond the head
        try:
            head[: len(head) - cut].decode()
        except UnicodeDecodeError:
            if len(head) < HEAD:
                return False
        else:
            return True
    return False
