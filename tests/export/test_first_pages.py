"""The parts before the entries: in every form, in one order, and nothing that was not asked for."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pypdfium2
import pytest

from journal.domain.checkin import CheckIn, Gate
from journal.domain.entry import Entry, Facet
from journal.domain.labels import Label, LabelFrom
from journal.domain.packet import Front, Packet, packet
from journal.domain.tags import Tag, TagKind
from journal.domain.ticks import Tick, kept
from journal.export.document import APPENDIX
from journal.export.reopened import pieces
from journal.export.setting_out import document
from journal.export.writers import write
from tests.export.packets import FRONT, MOMENTS, whole_packet
from tests.export.samples import MADE_ON, bookmarks, entry, letters

ORDER = (
    *("notes for a conversation", "the time this is about", "the three weeks since we last met"),
    *("like to talk about", "the evenings when", "my brother in", "sleep", "what changed"),
    *("the dose went down", "one good thing", "the first swim", "questions for you"),
    *("what would you try", "questions for my prescriber", "could it be the tablets"),
    *("in the kitchen without", "i marked this: it came over me", "what happened there"),
    *("one line", "and another", "paragraph", "themes and dates", "since last session"),
    *("family", "eval(1)", "20 to 10 mg", "what helped", "the list on the fridge"),
    *("chosen and involuntary", "by week, from march to may", "2 march", "9 march"),
    *(APPENDIX, "up betimes", "the kettle", "only a title", "how to read these pages"),
)


def text_of(given: Packet, form: str) -> str:
    return "\n".join(piece.text for piece in pieces(write(given, form).data, form))


@pytest.mark.typst
@pytest.mark.parametrize("form", ["pdf", "docx", "odt", "html", "md", "txt"])
def test_every_part_stands_in_every_form_in_one_order(form: str) -> None:
    text, at = letters(text_of(whole_packet(), form)), 0
    for words in ORDER:
        assert letters(words) in text[at:], words
        at = text.index(letters(words), at) + len(letters(words))


@pytest.mark.parametrize("form", ["docx", "odt", "html", "md", "txt", "json"])
def test_no_form_names_the_entry_that_a_moment_is_from(form: str) -> None:
    assert MOMENTS[0].entry.encode() not in write(whole_packet(), form).data


@pytest.mark.typst
def test_the_first_page_of_a_pdf_is_for_what_was_typed_for_it() -> None:
    data = write(whole_packet(), "pdf").data
    with pypdfium2.PdfDocument(data) as pdf:
        first, second = (letters(pdf[at].get_textpage().get_text_range()) for at in (0, 1))
    assert letters(FRONT.for_prescriber[0]) in first
    assert "moments" not in first.removeprefix("notesforaconversation2moments")
    assert "moments" in second
    marks = [name for depth, name in bookmarks(data) if depth == 0]
    assert marks[-3:] == ["Chosen and involuntary, over time", APPENDIX, "How to read these pages"]


@pytest.mark.typst
def test_a_first_page_too_long_for_a_page_is_set_whole_and_says_by_how_many_lines() -> None:
    assert write(whole_packet(), "pdf").lines_over == 0
    over = []
    for lines in (40, 41):
        changed = "\n".join(f"Line {number}." for number in range(lines))
        front = replace(FRONT, what_changed=changed)
        made = write(replace(whole_packet(), front=front), "pdf")
        over.append(made.lines_over)
        with pypdfium2.PdfDocument(made.data) as pdf:
            text = "".join(page.get_textpage().get_text_range() for page in pdf)
        assert "Line 39." in text
    assert over[1] == over[0] + 1


def test_what_is_empty_has_no_heading() -> None:
    given = replace(whole_packet(), front=Front(good_thing="A swim."), entries=())
    said = document(given)
    assert [part.heading for part in said.front] == ["One good thing"]
    assert [part.heading for part in said.parts] == ["What helped"]
    assert said.period == "2 moments from 1 March 2026 to 7 March 2026."


def test_entries_alone_need_no_heading_above_them() -> None:
    assert document(packet((entry(1, date(2026, 1, 1), "x"),), MADE_ON)).sections[0].under == ()


def test_where_only_months_are_told_no_day_is() -> None:
    months = replace(whole_packet(), months_only=True, entries=whole_packet().entries[1:])
    said = document(months)
    assert [quote.date for quote in said.moments] == ["March 2026", "March 2026"]
    assert {section.date for section in said.sections} == {"March 2026"}
    assert said.tables[1].rows[0][0] == "March 2026"
    assert said.period == "2 moments and 6 entries of March 2026."


def told() -> Entry:
    facets = (Facet("outlet", "drink"), Facet("treated"), Facet("feeling:glad", "2"))
    tags = (Tag("Ilse", TagKind.PERSON), Tag("river"))
    made = entry(1, date(2026, 1, 1), "Words.", facets=facets, tags=tags)
    taps = CheckIn(Gate.A_LOT, -2, None, 1, 2)
    content = replace(made.content, checkin=taps)
    return replace(made, content=content, label_from=LabelFrom.TEXT, label=Label.CHOSEN)


TICKED = {
    Tick.OUTLET: ("An outlet: drink",),
    Tick.TREATED: ("Being treated for something",),
    Tick.INTENSITY: ("I felt: glad (clearly)",),
    Tick.CORRECTIONS: ("I marked this: it came over me",),
    Tick.CHECKINS: (
        "Some distance in this: a lot",
        "The distance: came over me",
        "My feelings underneath were: there, kept back",
        "It left me: relieved",
    ),
    Tick.READINGS: (
        "A guess by the program about the wording: it may lean toward distance that came over me",
    ),
    Tick.PEOPLE: (),
}


def shown(ticked: frozenset[Tick]) -> Iterator[str]:
    given = replace(packet((), MADE_ON), entries=(kept(told(), ticked),), shown=ticked)
    (section,) = document(given).sections
    yield from section.around


@pytest.mark.parametrize("tick", Tick)
def test_each_tick_lets_out_one_thing_and_no_other(tick: Tick) -> None:
    assert tuple(shown(frozenset({tick}))) == TICKED[tick]


def test_names_of_people_among_tags_stay_unless_ticked() -> None:
    names = [tag.name for tag in kept(told(), frozenset()).content.tags]
    assert names == ["river"]
    assert len(kept(told(), frozenset({Tick.PEOPLE})).content.tags) == 2
