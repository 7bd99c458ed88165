"""The pages of a finished PDF, read by PDFium: how large they are, as pictures, and their words."""

from collections.abc import Iterator

import pypdfium2

from journal.domain.report import Progress
from journal.export.leaf import Drawn, Leaf


def leaves(data: bytes, passphrase: str | None) -> tuple[Leaf, ...]:
    """Return the size of every page."""
    with _opened(data, passphrase) as pdf:
        return tuple(Leaf(*pdf.get_page_size(number)) for number in range(len(pdf)))


def drawn(data: bytes, passphrase: str | None, page: int, scale: float) -> Drawn:
    """Return a page, counted from 0, as a picture."""
    with _opened(data, passphrase) as pdf:
        held = pdf[page]
        picture = held.render(scale=scale, prefer_bgrx=True, may_draw_forms=False)
        found = Drawn(picture.width, picture.height, picture.stride, bytes(picture.buffer))
        picture.close()
        held.close()
    return found


def words(data: bytes, passphrase: str | None, progress: Progress) -> Iterator[str]:
    """Yield the words of page after page; `progress` is told before each."""
    with _opened(data, passphrase) as pdf:
        for number in range(len(pdf)):
            progress(number, len(pdf))
            page = pdf[number]
            read = page.get_textpage()
            yield read.get_text_range().replace("\r\n", "\n")
            read.close()
            page.close()


def _opened(data: bytes, passphrase: str | None) -> pypdfium2.PdfDocument:
    """Open a PDF; where that does not work the error holds nothing of it."""
    try:
        return pypdfium2.PdfDocument(data, password=passphrase)
    except pypdfium2.PdfiumError:
        pass
    msg = "it cannot be read as a PDF"
    raise ValueError(msg)
