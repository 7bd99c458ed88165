"""Pages are as large as the paper where they are printed, and the chart is drawn on them."""

import io
import re
import struct
from dataclasses import replace

import docx
import odfdo
import pypdfium2
import pytest

from journal.domain.packet import Packet
from journal.domain.paper import SHEETS, Paper, usual
from journal.export.paper_here import paper_here
from journal.export.writers import write
from tests.export.packets import RIVER, whole_packet
from tests.export.reread import members

POINT = 72 / 25.4
GIVEN = replace(whole_packet(), entries=(), moments=(), themes=None)


def size_of(form: str, data: bytes) -> tuple[float, float]:
    """Return width and height of the pages in millimetres, as another library reads them."""
    if form == "pdf":
        with pypdfium2.PdfDocument(data) as pdf:
            width, height = pdf[0].get_size()
        return width / POINT, height / POINT
    if form == "docx":
        (section,) = docx.Document(io.BytesIO(data)).sections
        assert section.page_width is not None
        assert section.page_height is not None
        return section.page_width.mm, section.page_height.mm
    styles = members(data)["styles.xml"].decode()
    width, height = re.findall(r'fo:page-(?:width|height)="([0-9.]+)mm"', styles)
    return float(width), float(height)


@pytest.mark.typst
@pytest.mark.parametrize("form", ["pdf", "docx", "odt"])
def test_the_pages_are_as_large_as_the_paper(form: str) -> None:
    for paper in Paper:
        width, height = size_of(form, write(replace(GIVEN, paper=paper), form).data)
        assert width == pytest.approx(SHEETS[paper].width, abs=0.1)
        assert height == pytest.approx(SHEETS[paper].height, abs=0.1)


@pytest.mark.parametrize(
    ("locale", "paper"),
    [
        *(("en_US.UTF-8", Paper.LETTER), ("es-MX", Paper.LETTER), ("fr_CA@x", Paper.LETTER)),
        *(("en_GB.UTF-8", Paper.A4), ("de", Paper.A4), ("C.UTF-8", Paper.A4), ("", Paper.A4)),
    ],
)
def test_the_paper_is_that_of_the_territory(
    locale: str, paper: Paper, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert usual(locale) is paper
    monkeypatch.delenv("LC_ALL")
    monkeypatch.setenv("LC_PAPER", locale or "C")
    monkeypatch.setenv("LANG", "pt_BR.UTF-8")
    assert paper_here() is paper


def picture_in(form: str, given: Packet) -> tuple[bytes, str]:
    """Return the one picture of an office document, and what is said in its place."""
    data = write(given, form).data
    (png,) = (held for name, held in members(data).items() if name.endswith(".png"))
    if form == "docx":
        (shape,) = docx.Document(io.BytesIO(data)).inline_shapes
        return png, shape._inline.docPr.get("descr")
    (frame,) = odfdo.Document(io.BytesIO(data)).body.get_frames()
    return png, str(frame.svg_description)


@pytest.mark.typst
@pytest.mark.parametrize("form", ["docx", "odt"])
def test_the_chart_is_a_picture_that_is_told_in_words_and_says_nothing_of_itself(form: str) -> None:
    png, said = picture_in(form, GIVEN)
    assert said == RIVER.said
    assert struct.unpack(">II", png[16:24]) == (800, 320)
    chunks, at = [], 8
    while at < len(png):
        chunks.append(png[at + 4 : at + 8])
        at += 12 + int.from_bytes(png[at : at + 4], "big")
    assert set(chunks) <= {b"IHDR", b"PLTE", b"tRNS", b"IDAT", b"IEND"}
    without = write(replace(GIVEN, river=None), form).data
    assert not [name for name in members(without) if name.endswith(".png")]
