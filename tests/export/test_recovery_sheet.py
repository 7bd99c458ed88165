"""The recovery sheet: one page that says what it is and holds the code, for eyes and scanners."""

import io
import re
from datetime import date
from xml.etree import ElementTree

import pikepdf
import pypdfium2
import pytest
import segno

from journal.export.sheet import qr_svg, recovery_sheet

CODE = "7K3Q-0XM1-Z8PA-WB2C-D4EF-GH5J-K6MN-PQ9R-STV0-W1XY-Z234-5678-9ABC-DEFG"
GROUPS = CODE.split("-")


@pytest.fixture(scope="module")
def sheet() -> bytes:
    return recovery_sheet(CODE, date(2026, 11, 23))


@pytest.mark.typst
def test_sheet_is_one_page_with_all_groups_in_order(sheet: bytes) -> None:
    with pypdfium2.PdfDocument(sheet) as pdf:
        assert len(pdf) == 1
        text = pdf[0].get_textpage().get_text_range()
    assert re.findall(r"\b[0-9A-Z]{4}\b", text) == [*GROUPS, "2026"]


@pytest.mark.typst
def test_sheet_says_what_it_is_and_when_it_was_made(sheet: bytes) -> None:
    with pypdfium2.PdfDocument(sheet) as pdf:
        text = " ".join(pdf[0].get_textpage().get_text_range().split())
    assert "master key, in clear" in text
    assert "on paper, apart from the computer" in text
    assert "Monday 23 November 2026" in text


@pytest.mark.typst
def test_sheet_describes_its_qr_code_and_names_no_program(sheet: bytes) -> None:
    with pikepdf.open(io.BytesIO(sheet)) as pdf:
        assert dict(pdf.docinfo) == {"/Title": "Recovery sheet"}
        told = [
            str(thing.Alt)
            for thing in pdf.objects
            if isinstance(thing, pikepdf.Dictionary) and "/Alt" in thing
        ]
        assert b"pdfuaid:part>1<" in pdf.Root.Metadata.read_bytes()
    assert told == ["QR code that holds the recovery code above."]
    assert b"typst" not in sheet.lower()


@pytest.mark.parametrize("typed", [CODE, CODE.lower(), CODE.replace("-", " "), "".join(GROUPS)])
def test_qr_code_holds_the_groups_with_hyphens_and_has_a_quiet_zone(typed: str) -> None:
    dark, side = _modules(qr_svg(typed))
    wanted = segno.make(CODE, error="m", boost_error=False).matrix
    assert side == len(wanted) + 2 * 4
    assert dark == {
        (x + 4, y + 4) for y, row in enumerate(wanted) for x, on in enumerate(row) if on
    }


def _modules(svg: str) -> tuple[set[tuple[int, int]], int]:
    """Return which modules the SVG's lines draw dark, and how many stand on a side."""
    background, lines = ElementTree.fromstring(svg).iter("{http://www.w3.org/2000/svg}path")
    dark, x, y = set(), 0, 0.0
    for command, first, second in re.findall(
        r"([Mmh])(-?[\d.]+)(?: (-?[\d.]+))?", lines.get("d", "")
    ):
        if command == "h":
            dark |= {(x + step, int(y)) for step in range(int(first))}
            x += int(first)
        elif command == "M":
            x, y = int(first), float(second)
        else:
            x, y = x + int(first), y + float(second)
    return dark, int(background.get("d", "").split("h")[1].split("v")[0])
