"""A finished PDF opened again: the words of its pages, and those behind them.

The pages are read by one library (PDFium), what lies behind them by another (QPDF).
"""

from collections.abc import Iterator
from io import BytesIO
from itertools import accumulate
from typing import Final

import pikepdf
import pypdfium2

from journal.domain.rechecked import Where
from journal.export.piece import Piece
from journal.export.reopened_markup import markup

_FOOT: Final = 90
"""Points from the lower edge of a page up to which its footer reaches."""
_OWN_KEYS: Final = {
    *("/Type", "/Subtype", "/S", "/BaseFont", "/FontName", "/FontFamily", "/Filter", "/Encoding"),
    *("/Registry", "/Ordering", "/ID", "/O", "/U", "/OE", "/UE", "/Perms", "/CharSet"),
}
"""Keys whose values come from the format or a font; some of them are bytes without meaning."""
_FONTS: Final = {"/FontFile", "/FontFile2", "/FontFile3", "/ToUnicode", "/CIDToGIDMap", "/CIDSet"}
_MARKS: Final = "BDC DP"
"""Operators that may bring words of their own into a page, as `ActualText` does."""


def pieces(data: bytes, passphrase: str | None) -> Iterator[Piece]:
    """Yield all words of a PDF. Raises ValueError where it cannot be read as one."""
    yield from _pages(data, passphrase)
    with pikepdf.open(BytesIO(data), password=passphrase or "") as pdf:
        yield from _behind(pdf)


def _pages(data: bytes, passphrase: str | None) -> Iterator[Piece]:
    """Yield what stands above the footers as one piece, so that a name over two pages is found."""
    above, whole = [], []
    with pypdfium2.PdfDocument(data, password=passphrase) as pdf:
        for page in pdf:
            words = page.get_textpage()
            above.append(words.get_text_bounded(bottom=_FOOT))
            whole.append(words.get_text_range())
            yield Piece(Where.FOOT, words.get_text_bounded(top=_FOOT), (0,) * len(above))
            words.close()
            page.close()
    for each in (above, whole):
        starts = accumulate((len(text) + 1 for text in each[:-1]), initial=0)
        yield Piece(Where.PAGES, "\n".join(each), tuple(starts))


def _behind(pdf: pikepdf.Pdf) -> Iterator[Piece]:
    """Yield every string and name of every object, and what streams hold that are no drawing."""
    objects = list(pdf.objects)
    fonts = {
        each[key].objgen
        for each in objects
        if isinstance(each, pikepdf.Dictionary)
        for key in _FONTS & set(each.keys())
    }
    seen = set(_strings(pdf.trailer))
    for each in objects:
        seen.update(_strings(each))
        if isinstance(each, pikepdf.Stream) and each.objgen not in fonts:
            yield from _stream(each)
    for page in pdf.pages:
        seen.update(_marked(page.obj))
    yield from (Piece(Where.BEHIND, words) for words in sorted(seen))


def _strings(held: object) -> Iterator[str]:
    """Yield strings, names and keys of an object, but for those of objects it refers to."""
    if isinstance(held, pikepdf.String | pikepdf.Name):
        yield str(held)
    elif isinstance(held, pikepdf.Dictionary | pikepdf.Stream):
        for key, value in held.items():
            yield key
            if key not in _OWN_KEYS:
                yield from _within(value)
    elif isinstance(held, pikepdf.Array):
        for value in held:
            yield from _within(value)


def _within(value: object) -> Iterator[str]:
    if not (isinstance(value, pikepdf.Object) and value.is_indirect):
        yield from _strings(value)


def _stream(stream: pikepdf.Stream) -> Iterator[Piece]:
    try:
        data = stream.read_bytes()
    except pikepdf.PdfError:  # a picture, packed in its own way
        data = stream.read_raw_bytes()
    if stream.get("/Type") == "/Metadata":
        yield from markup(data.decode("utf-8", "replace"), Where.METADATA)
    elif stream.get("/Subtype") == "/Form":
        yield from (Piece(Where.BEHIND, words) for words in _marked(stream))
    else:
        yield Piece(Where.INSIDE, data.decode("latin-1"), raw=True)


def _marked(drawn: pikepdf.Object) -> Iterator[str]:
    """Yield the strings that operators of a page bring with them."""
    for instruction in pikepdf.parse_content_stream(drawn, _MARKS):
        for each in instruction.operands:
            yield from _strings(each)
