"""The PDF: another program finds every word in it, its order, its headings, and no maker."""

import io
import re
import shutil
import subprocess
from collections import Counter
from datetime import date, timedelta

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journal.domain.packet import Packet, packet
from journal.domain.tags import Tag
from journal.export.writers import write
from journal.ui.kit.document_words import unshown_signs
from tests.export.golden import FOLDER, MADE
from tests.export.samples import (
    MADE_ON,
    SCRIPTS,
    body_text,
    bookmarks,
    entry,
    golden_packet,
    letters,
    many,
    plain_entries,
)

pytestmark = pytest.mark.typst


def pdf(given: Packet) -> bytes:
    return write(given, "pdf").data


def one(body: str, title: str = "") -> Packet:
    return packet((entry(1, date(2026, 1, 1), body, title),), MADE_ON)


@pytest.mark.parametrize("name", ["pages.pdf.json", "packet.pdf.json"])
def test_fixed_packets_read_back_as_the_golden_words_bookmarks_and_metadata(name: str) -> None:
    assert MADE[name]().decode() == (FOLDER / name).read_text("utf-8")


def test_labels_readings_taps_and_facets_are_not_in_it() -> None:
    text = body_text(pdf(packet((plain_entries()[1],), MADE_ON))).lower()
    assert "kettle" in text
    for word in ("involuntary", "secretversion", "secretfacet", "medicine", "session", "struck"):
        assert word not in text


def test_every_entry_is_in_it_whole_and_in_order(full: bool) -> None:
    packet = many(2_000 if full else 40, timedelta(1))
    text = letters(body_text(pdf(packet)))
    at = 0
    for wanted in packet.entries:
        words = letters(wanted.content.body)
        at = text.index(words, at) + len(words)


def test_line_ends_are_kept() -> None:
    lines = body_text(pdf(one("one\ntwo\u2028three\n\nfour\n\n\n\nfive"))).split()
    assert lines[-5:] == ["one", "two", "three", "four", "five"]
    tops = _line_count(pdf(one("one\ntwo\u2028three\n\nfour")))
    assert tops == _line_count(pdf(one("one"))) + 3


def _line_count(data: bytes) -> int:
    return len([line for line in body_text(data).splitlines() if line.strip()])


def test_contents_with_page_numbers_appear_from_six_entries_on() -> None:
    five, six = (body_text(pdf(many(n, timedelta(1)))) for n in (5, 6))
    assert five.count("Monday 6 January 2025") == 1
    assert six.count("Monday 6 January 2025") == 2
    assert re.search(r"Monday 6 January 2025\s+1\b", six)


def test_each_entry_has_a_bookmark_under_its_year_and_month() -> None:
    packet = many(30, timedelta(14))
    marks = bookmarks(pdf(packet))
    assert Counter(level for level, _ in marks)[2] == 30
    assert marks[:3] == [(0, "2025"), (1, "January 2025"), (2, "Monday 6 January 2025")]


def test_no_program_person_or_time_is_named_in_it() -> None:
    data = pdf(golden_packet())
    with pikepdf.open(io.BytesIO(data)) as file:
        metadata = file.Root.Metadata.read_bytes()
        assert dict(file.docinfo) == {"/Title": "Notes for a conversation"}
    whole = (data + metadata).lower()
    for maker in (b"typst", b"pikepdf", b"qpdf", b"krilla", b"xmptk", b"creatortool", b"producer"):
        assert maker not in whole
    for when in (b"creationdate", b"createdate", b"moddate", b"modifydate"):
        assert when not in whole


def test_it_is_tagged_has_a_language_and_shows_its_title() -> None:
    with pikepdf.open(io.BytesIO(pdf(golden_packet(scripts=False)))) as file:
        assert file.Root.MarkInfo.Marked
        assert file.Root.Lang == "en-GB"
        assert file.Root.ViewerPreferences.DisplayDocTitle
        assert b"pdfuaid:part>1<" in file.Root.Metadata.read_bytes()
        kinds = Counter(str(o.S) for o in file.objects if _is_structure(o))
    assert kinds["/H1"] == len(plain_entries())
    assert kinds["/P"] > len(plain_entries())


def _is_structure(thing: pikepdf.Object) -> bool:
    return isinstance(thing, pikepdf.Dictionary) and thing.get("/Type") == "/StructElem"


def test_same_packet_gives_the_same_bytes() -> None:
    assert write(golden_packet(), "pdf").sha256 == write(golden_packet(), "pdf").sha256


HOSTILE = [
    '#read("/etc/passwd")',
    "#sys.inputs",
    "]) #panic() ([",
    '"]}]} \\" \\n ${x} {{x}}',
    "<script>alert(1)</script>",
    "*b* _i_ `c` $m$ = h - l / t: @r <l> ~ -- --- ... ' \" // /* */",
]


@pytest.mark.parametrize("typed", HOSTILE)
def test_markup_appears_as_typed_in_every_field(typed: str) -> None:
    odd = one(typed, typed)
    odd = Packet(typed, odd.made_on, odd.entries)
    text = "".join(body_text(pdf(odd)).split())
    assert text.count("".join(typed.split())) == 3


HEBREW, ARABIC, JAPANESE = SCRIPTS.split("\n\n")[:3]


@pytest.mark.parametrize(
    ("script", "font"), [(HEBREW, "NotoSerifHebrew"), (ARABIC, "NotoNaskhArabic")]
)
def test_hebrew_and_arabic_are_set_in_fonts_that_come_with_the_program(
    script: str, font: str
) -> None:
    made = write(one(script, script), "pdf")
    assert made.unshown == ()
    assert Counter(letters(script)) <= Counter(letters(body_text(made.data)))
    with pikepdf.open(io.BytesIO(made.data)) as file:
        fonts = {str(each.BaseFont) for each in file.objects if _is_font(each)}
    ours = {name.split("+")[1].split("-")[0] for name in fonts}
    assert font in ours
    assert ours <= {"SourceSerif4", "Inter", font}


def _is_font(thing: pikepdf.Object) -> bool:
    return isinstance(thing, pikepdf.Dictionary) and thing.get("/Type") == "/Font"


def test_japanese_is_found_again() -> None:
    listing = shutil.which("fc-list")
    if not listing or not subprocess.check_output([listing, ":lang=ja"]):
        pytest.skip("no font of this system has these letters")
    assert Counter(letters(JAPANESE)) <= Counter(letters(body_text(pdf(one(JAPANESE)))))


def test_signs_without_a_shape_become_a_visible_mark_and_the_rest_stays() -> None:
    text = body_text(pdf(one("bell\x07null\x00half\ud800end\ufffeesc\x1b[0m tab\tdone")))
    assert re.sub("[^a-z]+", " ", text.split("2026")[-1]).split() == (
        ["bell", "null", "half", "end", "esc", "m", "tab", "done"]
    )
    assert "\x07" not in text


def test_picture_no_font_can_show_appears_as_its_name() -> None:
    text = body_text(pdf(one("a \U0001fad9 b")))
    shown = "".join(text.split())
    assert "a[jar]b" in shown or "a\U0001fad9b" in shown


def test_letters_no_font_can_show_do_not_stop_a_hand_over() -> None:
    text = body_text(pdf(one("before \U00011f02\U000143f0\U00016fe4 after")))
    assert "before" in text
    assert "after" in text


def test_signs_no_font_here_has_are_told_with_the_entry_they_are_in() -> None:
    entries = (
        entry(1, date(2026, 1, 1), "all is there"),
        entry(2, date(2026, 1, 2), "b \U000143f0 and \U00011f02, \U000143f0", "Odd"),
        entry(3, date(2026, 1, 3), "c", tags=(Tag("x\U00011f02"),)),
    )
    found = write(packet(entries, MADE_ON), "pdf").unshown
    assert [(each.under, each.signs) for each in found] == [
        ("Friday 2 January 2026: Odd", "\U00011f02\U000143f0"),
        ("Saturday 3 January 2026", "\U00011f02"),
    ]
    first, second = unshown_signs(found)
    assert "U+11F02" in first
    assert first.endswith("It is in: Friday 2 January 2026: Odd.")
    assert "U+11F02" in second
    assert write(one("shown"), "pdf").unshown == ()
    assert "\U00011f02" not in repr(found)


@settings(max_examples=12)
@given(body=st.text(max_size=120), title=st.text(max_size=20))
def test_no_text_at_all_stops_a_hand_over(body: str, title: str) -> None:
    assert pdf(one(body, title)).startswith(b"%PDF-1.7")
