"""A finished file as it will be seen: how large its pages are, each as a picture, and its words.

Everything comes out of the finished bytes, and nothing of it reaches the disk. What cannot be read
as a file of its form raises ValueError.
"""

import hashlib
import re
from collections.abc import Iterable
from typing import Final

from journal.domain.rechecked import Where
from journal.domain.report import Progress
from journal.export.leaf import Drawn, Leaf
from journal.export.reopened import pieces

_EMPTY_LINES: Final = re.compile(r"[^\S\n]*\n\s*\n")


def fingerprint(data: bytes) -> str:
    """Return the SHA-256 that tells these bytes from any others."""
    return hashlib.sha256(data).hexdigest()


def leaves(data: bytes, form: str, passphrase: str | None = None) -> tuple[Leaf, ...]:
    """Return the pages of a file; a form that has none gives none."""
    if form != "pdf":
        return ()
    from journal.export import shown_paper

    return shown_paper.leaves(data, passphrase)


def drawn(data: bytes, passphrase: str | None, page: int, scale: float) -> Drawn:
    """Return page `page` (from 0) of a PDF; a point of it is `scale` points of a screen wide."""
    from journal.export import shown_paper

    return shown_paper.drawn(data, passphrase, page, scale)


def words(data: bytes, form: str, passphrase: str | None, progress: Progress) -> str:
    """Return the words that are read out of a finished file, in order.

    `progress` is told before each page.
    """
    if form == "pdf":
        from journal.export import shown_paper

        return _told(shown_paper.words(data, passphrase, progress))
    if form in {"md", "txt", "json"}:
        return data.decode()
    held = (piece for piece in pieces(data, form) if piece.where is Where.PAGES)
    return _told(piece.text for piece in held)


def _told(parts: Iterable[str]) -> str:
    """Return parts of a file as one text, with an empty line between them and none at its ends."""
    told = (_EMPTY_LINES.sub("\n\n", part).strip() for part in parts)
    return "\n\n".join(filter(None, told))
