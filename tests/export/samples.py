"""Invented entries for documents, and what a second reader finds in a finished PDF."""

import unicodedata
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pypdfium2

from journal.domain.checkin import CheckIn, Gate
from journal.domain.distance.reading import Reading
from journal.domain.entry import Answer, Content, Entry, EntryId, Facet, Kind
from journal.domain.labels import Correction, Label, LabelFrom
from journal.domain.packet import Packet, packet
from journal.domain.tags import Tag, TagKind

MADE_ON = date(2026, 11, 23)

QUIET = """The kettle took a long time and I stood in the kitchen without the light on.

M. called at ten. We spoke about the boat and not about the other thing.
Went out for bread.

I think I kept quiet on purpose."""

TYPED = """#read("/etc/passwd") <script>alert(1)</script> =cmd *bold* _it_ $x^2$ `code` @ref <label>
// no comment /* nor this */ \\u{41} #import "@preview/x:1.0.0" https://example.org/a?b=c&d=e

= not a heading
- not a list
# nor this
    four spaces before

```
a fence that is never closed"""

SCRIPTS = """שלום עולם, זה יום טוב.

مرحبا بالعالم، هذا يوم جيد.

今日は静かな一日でした。

Mixed שלום in English, and a face 😀 beside it."""

LETTERS = "Office, fjord, waffle, affluent: ﬁne ligatures. Ångström, naïve, Łódź, İstanbul, ß."


def entry(number: int, day: date, body: str, title: str = "", **rest: Any) -> Entry:
    """Return an entry whose label, taps, facets and marks must never reach a document."""
    content = Content(
        day=day,
        written_at=datetime.combine(day, time(19, 5), UTC),
        body=body,
        title=title,
        facets=(Facet("medicine", "secretfacet"),),
        checkin=CheckIn(Gate.A_LOT, -2, -2, -2, -2),
        correction=Correction(Label.INVOLUNTARY, LabelFrom.CORRECTED),
        for_session=True,
        struck=("secretstruck",),
        unread=True,
    )
    return Entry(
        id=EntryId(number),
        uuid=f"{number:032x}",
        head="0" * 32,
        content=replace(content, **rest),
        label=Label.INVOLUNTARY,
        label_from=LabelFrom.CORRECTED,
        reading=Reading(Label.INVOLUNTARY, 0.125, 0.875, (), "secretversion"),
    )


def plain_entries() -> tuple[Entry, ...]:
    """Return seven entries in letters that the bundled fonts can show."""
    people = (Tag("family"), Tag("Miriam", TagKind.PERSON), Tag("the boathouse", TagKind.PLACE))
    asked = Answer("keep-01", "What did you keep to yourself today?")
    return (
        entry(1, date(1665, 9, 7), "Up betimes, and by water.", "Long ago"),
        entry(2, date(2026, 3, 1), QUIET, "A quiet start", tags=people, answers=(asked,)),
        entry(3, date(2026, 3, 4), QUIET, kind=Kind.MORNING, tags=(Tag("sleep/dreams"),)),
        entry(4, date(2026, 3, 7), TYPED, '#panic("x") *t* <b>', tags=(Tag("#eval(1)"),)),
        entry(5, date(2026, 3, 9), LETTERS, "Letters"),
        entry(6, date(2026, 3, 9), "x" * 300 + " " + "=" * 120, "Endless", kind=Kind.AFTER),
        entry(7, date(2026, 3, 11), "", "Only a title"),
    )


def golden_packet(*, scripts: bool = True) -> Packet:
    """Return the packet of the golden files, with or without other scripts than Latin."""
    other = (entry(8, date(2026, 3, 12), SCRIPTS, "Many scripts"),) if scripts else ()
    return packet(plain_entries() + other, MADE_ON)


def many(count: int, apart: timedelta) -> Packet:
    """Return a packet of `count` different entries, one after every `apart`."""
    start = date(2025, 1, 6)
    entries = (
        entry(n, start + n * apart, f"Entry number {n} begins.\n\n{QUIET}\n\nIt ends, {n}.")
        for n in range(count)
    )
    return packet(tuple(entries), MADE_ON)


def letters(text: str) -> str:
    """Return only letters and digits, so that line ends and ligatures make no difference."""
    return "".join(c for c in unicodedata.normalize("NFKC", text).casefold() if c.isalnum())


def body_text(data: bytes) -> str:
    """Return the text of all pages of a PDF above the footer, as another program reads it."""
    above_footer = 90
    with pypdfium2.PdfDocument(data) as pdf:
        pages = [page.get_textpage().get_text_bounded(bottom=above_footer) for page in pdf]
    return "\n".join(pages)


def bookmarks(data: bytes) -> list[tuple[int, str]]:
    """Return the depth (from 0) and title of each bookmark of a PDF."""
    with pypdfium2.PdfDocument(data) as pdf:
        return [(mark.level, mark.get_title()) for mark in pdf.get_toc()]
