"""A finished file is opened again: a name is found wherever it was left, and nothing else is."""

import io
import zipfile
from datetime import date

import pikepdf
import pytest

from journal.domain.days import spoken
from journal.domain.moved_days import Dates
from journal.domain.packet import packet
from journal.domain.rechecked import Found, Where
from journal.domain.redaction import Redaction, Replacement, redacted
from journal.domain.tags import Tag
from journal.export.recheck import places_left, recheck, recheck_name
from journal.export.writers import FORMS, write
from tests.export.samples import MADE_ON, entry, golden_packet

PASSPHRASE = "seven lamps along the towpath"
SPARED = "First of all Anna came to the mill in the rain. Then Anna went."
EIGHT = (
    *("Wilhelmina", "Fjodor", "Jean-Raffi Officer", "Miriam Kessler", "Ludwig van der Aa"),
    *("Ångström", "O’Shaughnessy", "Štěpánka"),
)


def sure(found: tuple[Found, ...]) -> list[tuple[Where, str]]:
    return [(each.where, each.sought) for each in found if each.sure]


@pytest.fixture(scope="module")
def paper() -> bytes:
    return write(golden_packet(scripts=False), "pdf").data


def with_object(paper: bytes, change: str) -> bytes:
    """Return the PDF with a name in one of the places that no page shows."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(paper)) as pdf:
        if change == "info":
            pdf.docinfo["/Subject"] = "for Wilhelmina"
        elif change == "metadata":
            xmp = b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><a>Wil<b/>helmina</a></x:xmpmeta>'
            pdf.Root.Metadata = pikepdf.Stream(pdf, xmp, Type=pikepdf.Name.Metadata)
        elif change == "bookmark":
            pdf.Root.Outlines.First.Title = pikepdf.String("Wil­hel-mina")
        elif change == "attachment":
            pdf.attachments["Wilhelmina.txt"] = b"x"
        elif change == "attached":
            pdf.attachments["x.txt"] = b"words of WILHELMINA"
        elif change == "alternative text":
            pdf.Root.StructTreeRoot.K[0].Alt = pikepdf.String("Wilhelmina")
        elif change == "spoken text":
            marked = b"/Span <</ActualText (Wilhelmina)>> BDC EMC"
            pdf.pages[0].contents_add(marked)
        elif change == "name":
            pdf.Root.Wilhelmina = pikepdf.Name.X
        pdf.save(out, fix_metadata_version=False)
    return out.getvalue()


@pytest.mark.typst
@pytest.mark.parametrize(
    "change",
    [
        *("info", "metadata", "bookmark", "attachment", "attached", "alternative text"),
        *("spoken text", "name"),
    ],
)
def test_a_name_that_no_page_shows_is_found(paper: bytes, change: str) -> None:
    assert sure(recheck(paper, "pdf", ["Wilhelmina"])) == []
    assert sure(recheck(with_object(paper, change), "pdf", ["Wilhelmina"]))


@pytest.mark.typst
def test_every_use_of_eight_names_is_found_over_lines_and_pages_encrypted_too() -> None:
    words = (f"{n} of them {'so ' * (n % 7)}{name}" for n in range(40) for name in EIGHT)
    made = packet((entry(1, date(2026, 3, 1), ", ".join(words)),), MADE_ON)
    for passphrase in (None, PASSPHRASE):
        data = write(made, "pdf", passphrase).data
        found = recheck(data, "pdf", EIGHT, passphrase)
        pages = {each.page for each in found if each.where is Where.PAGES}
        assert len(pages) > 3
        for name in EIGHT:
            assert len([each for each in found if each.sought == name]) >= 40


@pytest.mark.parametrize("form", ["docx", "odt"])
def test_every_part_of_an_office_file_is_read(form: str) -> None:
    data = write(golden_packet(), form).data
    assert sure(recheck(data, form, ["Wilhelmina"])) == []
    for name, held in (
        ("custom/item1.xml", b"<a>Wil<b/>helmina</a>"),
        ("docProps/app.xml", b'<a by="Wilhelmina"/>'),
        ("notes.xml", b"<a><!-- Wilhelmina --></a>"),
        ("notes2.xml", b"<a>&#87;ilhelmina</a>"),
        ("media/picture.bin", b"\0\1Wilhelmina"),
        ("Wilhelmina.xml", b"<a/>"),
    ):
        with zipfile.ZipFile(out := io.BytesIO(data), "a") as archive:
            archive.writestr(name, held)
        assert sure(recheck(out.getvalue(), form, ["Wilhelmina"])), name


@pytest.mark.parametrize("form", [form.name for form in FORMS])
@pytest.mark.typst
def test_letters_that_were_left_keep_nobody_from_saving(form: str) -> None:
    words = "We can navigate. I will go, and in April 2026 her prose is remarkable."
    made = packet((entry(1, date(2026, 4, 3), words, "Market day", tags=(Tag("prose"),)),), MADE_ON)
    names = ("Anna", "Rose", "Mark", "April", "Georgia", "Lang")
    roles = (*(Replacement((n,), "[x]") for n in names), Replacement(("Will",), "[y]", True))
    done = redacted(made, Redaction(roles))
    known = places_left(done)
    data = write(done.packet, form).data
    assert sure(recheck(data, form, done.sought, left=known)) == []
    assert sure(recheck(data, form, done.sought))


@pytest.mark.parametrize("form", [form.name for form in FORMS])
@pytest.mark.parametrize("dates", [Dates.MONTHS, Dates.MOVED])
@pytest.mark.typst
def test_days_that_were_hidden_are_in_no_file(form: str, dates: Dates) -> None:
    days = [date(2026, 3, day) for day in (3, 13, 23)]
    entries = (entry(n, day, f"It is {spoken(day)}, or {day}.") for n, day in enumerate(days))
    made = packet(tuple(entries), MADE_ON)
    done = redacted(made, Redaction(dates=dates, moved_by=5 if dates is Dates.MOVED else 0))
    assert recheck(write(done.packet, form).data, form, done.sought, left=places_left(done)) == ()
    found = recheck(write(made, form).data, form, done.sought)
    assert {each.sought for each in found if each.sure} & {str(day) for day in days}


def test_a_place_that_was_spared_stays_and_any_other_is_found() -> None:
    made = packet((entry(1, date(2026, 3, 1), SPARED),), MADE_ON)
    role = (Replacement(("Anna",), "[my sister]"),)
    first = redacted(made, Redaction(role)).hidden[0]
    done = redacted(made, Redaction(role, spared=frozenset({first.place})))
    assert recheck(write(done.packet, "md").data, "md", done.sought, left=done.left) == ()
    found = recheck(write(made, "md").data, "md", done.sought, left=done.left)
    assert [each.words for each in found] == ["mill in the rain. Then Anna went. --- Written by"]


def test_what_stands_for_a_name_must_not_hold_one() -> None:
    made = packet((entry(1, date(2026, 3, 1), "She and Anna came."),), MADE_ON)
    roles = (Replacement(("She",), "[Anna’s friend]"), Replacement(("Anna",), "[my sister]"))
    done = redacted(made, Redaction(roles))
    found = recheck(write(done.packet, "txt").data, "txt", done.sought, left=done.left)
    assert sure(found) == [(Where.PAGES, "Anna")]


def test_short_names_are_told_and_keep_nobody_from_saving() -> None:
    data = write(golden_packet(), "txt").data
    (found,) = {each.sought: each for each in recheck(data, "txt", ["M", "Ann"])}.values()
    assert (found.sought, found.sure) == ("M", False)


def test_the_name_of_a_file_is_looked_at_too() -> None:
    assert sure(recheck_name("notes-anna_2026.pdf", ["Anna"])) == [(Where.FILE_NAME, "Anna")]
    assert recheck_name("notes-2026-03-01.pdf", ["Anna"]) == ()


def test_a_damaged_file_is_no_file_without_names() -> None:
    for form in ("json", "docx", "odt"):
        with pytest.raises((ValueError, zipfile.BadZipFile)):
            recheck(b"Wilhelmin", form, ["Anna"])
    with pytest.raises(ValueError, match="unknown form"):
        recheck(b"", "csv", ["Anna"])
