"""A packet of 100 entries, opened in every form by programs that are not ours (`--full` only)."""

import json
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pypdfium2
import pytest

from journal.domain.packet import Packet, packet
from journal.export.writers import FORMS, write
from tests.export import opened
from tests.export.packets import whole_packet
from tests.export.reread import outline
from tests.export.samples import MADE_ON, entry, letters, many

ENTRIES = 100
PARTS = ("What I'd like to talk about", "Moments", "Themes and dates", "What helped")
Places = dict[str, Path]


@pytest.fixture(scope="module")
def given(diary: Path | None) -> Packet:
    """A packet with every part, and 100 entries, of a real diary where one was given."""
    if diary:
        lines = map(json.loads, diary.read_text("utf-8").splitlines()[:ENTRIES])
        rows = ((date.fromisoformat(line["date"]), line["text"]) for line in lines)
        entries = tuple(entry(number, *row) for number, row in enumerate(rows, 1))
        appendix = packet(entries, MADE_ON)
    else:
        appendix = many(ENTRIES, timedelta(9))
    return replace(whole_packet(), entries=appendix.entries, guide=True)


@pytest.fixture(scope="module")
def files(
    given: Packet, tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest
) -> Places:
    if not request.config.getoption("--full"):
        pytest.skip("opened by other programs with --full only")
    if opened.missing():
        pytest.skip(f"not installed: {', '.join(opened.missing())}")
    folder = tmp_path_factory.mktemp("opened")
    made = {form.name: folder / f"{form.name}{form.suffix}" for form in FORMS}
    for name, path in made.items():
        path.write_bytes(write(given, name).data)
    return made


def in_order(given: Packet, text: str) -> int:
    """Return how many entries stand in a text, whole and one after another."""
    found, at, whole = 0, 0, letters(text)
    for each in given.entries:
        wanted = letters(each.content.body)
        place = whole.find(wanted, at)
        if place >= 0:
            found, at = found + 1, place + len(wanted)
    return found


READ: dict[str, Callable[[Path], str]] = {
    "pdf": opened.pdf_words,
    "docx": opened.office_words,
    "odt": opened.office_words,
    "html": opened.browser_words,
    "md": lambda path: path.read_text("utf-8"),
    "txt": lambda path: path.read_text("utf-8"),
    "json": lambda path: "\n".join(
        each["text"] for each in json.loads(path.read_text("utf-8"))["entries"]
    ),
}


@pytest.mark.parametrize("form", READ)
def test_every_word_is_read_in_order(
    files: Places, given: Packet, form: str, figure: Callable[[str], None]
) -> None:
    found = in_order(given, READ[form](files[form]))
    figure(f"{form}: {found} of {ENTRIES} entries whole and in order by another program")
    assert found == ENTRIES


def test_a_pdf_is_sound_tagged_and_says_nothing_of_its_maker(files: Places) -> None:
    checked = opened.told("qpdf", "--check", files["pdf"])
    assert "No syntax or stream encoding errors found" in checked
    about = opened.told("pdfinfo", files["pdf"])
    said = dict(re.findall(r"^([A-Z][\w ]*):\s+(.*)$", about, re.MULTILINE))
    assert (said["Title"], said["Tagged"], said["JavaScript"]) == (
        *("Notes for a conversation", "yes", "no"),
    )
    assert not said.keys() & {"Creator", "Producer", "Author", "CreationDate", "ModDate"}
    tree = opened.told("pdfinfo", "-struct", files["pdf"])
    assert len(re.findall(r"^ *H[1-4]\b", tree, re.MULTILINE)) >= ENTRIES


@pytest.mark.parametrize("form", ["docx", "odt"])
def test_office_prints_headings_as_bookmarks_and_the_chart(files: Places, form: str) -> None:
    copy = files[form].with_name(f"print-{form}{files[form].suffix}")
    copy.write_bytes(files[form].read_bytes())
    printed = opened.office_pages(copy)
    assert "image" in opened.told("pdfimages", "-list", printed)
    text = letters(opened.told("pdftotext", "-layout", printed, "-"))
    assert all(letters(part) in text for part in PARTS)


def test_headings_are_the_same_in_every_form_that_has_them(files: Places) -> None:
    found = {form: outline(form, files[form].read_bytes()) for form in ("docx", "odt", "html")}
    with pypdfium2.PdfDocument(files["pdf"].read_bytes()) as pdf:
        marks = [(mark.level + 1, letters(mark.get_title())) for mark in pdf.get_toc()]
    for form, headings in found.items():
        assert [(level, letters(words)) for level, words in headings] == marks, form
