"""A finished file opened again, as anyone may open it: every word that it holds, and where.

Nothing of what wrote it is used here, so that what a writer let out by mistake is found.
"""

import json
import re
from collections.abc import Iterator
from io import BytesIO
from typing import Final
from zipfile import ZipFile

from journal.domain.rechecked import Where
from journal.export.piece import Piece
from journal.export.reopened_markup import markup

_MARKUP: Final = (".xml", ".rels", ".svg", ".rdf", ".html")
_IDS: Final = re.compile(r"[0-9a-f]{32}|[0-9a-f]{64}")


def pieces(data: bytes, form: str, passphrase: str | None = None) -> Iterator[Piece]:
    """Yield all words of a finished file of one of `writers.FORMS`.

    Raises ValueError for another form, and where the file cannot be read as what it should be.
    """
    if form in {"pdf", "docx", "odt"}:
        yield Piece(Where.INSIDE, data.decode("latin-1"), raw=True)
    if form == "pdf":
        from journal.export import reopened_paper

        yield from reopened_paper.pieces(data, passphrase)
    elif form in {"docx", "odt"}:
        yield from _members(data)
    elif form == "html":
        yield from markup(data.decode(), Where.PAGES)
    elif form == "json":
        yield from (Piece(Where.PAGES, words) for words in dict.fromkeys(_listed(json.loads(data))))
    elif form in {"md", "txt"}:
        yield Piece(Where.PAGES, data.decode())
    else:
        msg = f"unknown form: {form}"
        raise ValueError(msg)


def _members(data: bytes) -> Iterator[Piece]:
    with ZipFile(BytesIO(data)) as archive:
        yield Piece(Where.METADATA, archive.comment.decode("utf-8", "replace"))
        for member in archive.infolist():
            said = (member.filename, member.comment.decode("utf-8", "replace"))
            yield from (Piece(Where.INSIDE, words) for words in said)
            held = archive.read(member)
            if member.filename.endswith(_MARKUP):
                yield from markup(held.decode(), Where.PAGES)
            else:
                yield Piece(Where.INSIDE, held.decode("latin-1"), raw=True)


def _listed(held: object) -> Iterator[str]:
    """Yield every string and key of a JSON value, but for ids."""
    if isinstance(held, str):
        if not _IDS.fullmatch(held):
            yield held
    elif isinstance(held, dict):
        for key, value in held.items():
            yield key
            yield from _listed(value)
    elif isinstance(held, list):
        for value in held:
            yield from _listed(value)
