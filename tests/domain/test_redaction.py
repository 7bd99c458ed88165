"""What is hidden in a packet: everywhere, consistently, and so that it can be undone."""

from dataclasses import replace
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from journal.domain.attachment import TEXT, Attachment
from journal.domain.drawing import Drawing
from journal.domain.entry import Answer, Entry, Facet, Link
from journal.domain.every_word import strings
from journal.domain.letters import letters
from journal.domain.moved_days import A_DAY, Dates
from journal.domain.packet import (
    Dated,
    Front,
    Moment,
    Packet,
    Part,
    River,
    Theme,
    Themes,
    packet,
)
from journal.domain.redaction import STRUCK, Redacted, Redaction, Replacement, left_in, redacted
from journal.domain.tags import Tag, TagKind
from tests.export.samples import entry

DAY = date(2026, 3, 4)
SISTER = Replacement(("Anna", "Annie"), "[my sister]")
BROTHER = Replacement(("Will",), "[my brother]", capital=True)


def of(body: str, *replacements: Replacement, **rest: object) -> Redacted:
    return redacted(packet((entry(1, DAY, body),), DAY), Redaction(replacements, **rest))  # type: ignore[arg-type]


def body(made: Redacted) -> str:
    return made.packet.entries[0].content.body


def full() -> Packet:
    """Return a packet that holds a name wherever one can stand."""
    held = entry(
        1,
        DAY,
        "Anna came.\nFrom a template: Anna",
        "With Anna",
        tags=(Tag("family/Anna"), Tag("Anna", TagKind.PERSON), Tag("Anna's", TagKind.PLACE)),
        answers=(Answer("own-anna", "What of Anna?"),),
        facets=(Facet("feeling:Anna-ish"), Facet("medicine", "2026-03-04 Anna knows")),
        struck=("Anna",),
        links=(Link("after", f"{2:032x}"),),
        from_template=("From a template: Anna",),
        attachments=("a" * 32,),
    )
    file = Attachment("a" * 32, "Anna at sea.png", TEXT, 3, "b" * 64)
    made = packet((held,), DAY, "Notes for Anna", files=(file,), private=True)
    return replace(
        made,
        front=Front("With Anna", ("Anna",), "Anna left", "Anna", ("Ask Anna?",), ("Anna’s",)),
        moments=(Moment(DAY, "“Anna came”", "", "Tell of Anna", f"{1:032x}"),),
        themes=Themes(DAY, DAY, 1, (Theme("Anna", 1),), (Dated(DAY, "Anna moved out"),)),
        parts=(Part("What Anna says", "Anna says little."),),
    )


def test_a_name_is_hidden_wherever_it_stands() -> None:
    made = redacted(full(), Redaction((SISTER,)))
    assert not [words for words in strings(made.packet) if "anna" in letters(words)]
    assert made.count == sum(letters(words).count("anna") for words in strings(full()))
    assert made.packet.files["a" * 32].name == "[my sister] at sea.png"
    assert made.packet.entries[0].content.tags[0] == Tag("family/[my sister]")


def test_all_ways_to_call_someone_become_the_same_words() -> None:
    made = of("Anna’s boat. ANNIE! The Annas, and anna-maria.", SISTER)
    assert body(made) == (
        "[my sister]’s boat. [my sister]! The [my sister], and [my sister]-maria."
    )


def test_each_place_says_what_stood_there_and_can_be_spared() -> None:
    made = of("First Anna came. Then Anna went.", SISTER)
    first, second = made.hidden
    assert (first.words, first.into, first.before) == ("Anna", "[my sister]", "First ")
    again = of("First Anna came. Then Anna went.", SISTER, spared=frozenset({second.place}))
    assert body(again) == "First [my sister] came. Then Anna went."
    assert [hidden.place for hidden in again.hidden] == [first.place]
    assert [left.letters for left in again.left] == ["anna"]


def test_a_struck_passage_tells_nothing_by_its_length_and_is_struck_everywhere() -> None:
    made = of("He drank\nagain. So it goes. He drank – again!", struck=("He drank again",))
    assert body(made) == f"{STRUCK}. So it goes. {STRUCK}!"


def test_letters_that_stay_by_chance_or_as_a_word_are_told() -> None:
    made = of("We can navigate. I will go with Will.", SISTER, BROTHER)
    assert body(made) == "We can navigate. I will go with [my brother]."
    assert {left.letters: left.behind[:4] for left in made.left} == {"anna": "viga", "will": "gowi"}


def test_what_stands_for_a_name_is_never_excused() -> None:
    made = of("She came.", Replacement(("She",), "[Anna's friend]"), SISTER)
    assert not made.left


def test_a_document_excuses_what_is_no_name_in_it_and_nothing_else() -> None:
    made = redacted(packet((entry(1, DAY, "So."),), DAY), Redaction((SISTER, BROTHER)))
    known = left_in(("savannah", "this will do", "Anna", "ask Will"), made.forms)
    assert {left.before + left.letters + left.behind for left in known} == {
        "savannah",
        "thiswilldo",
    }


def test_days_move_together_and_the_time_between_stays() -> None:
    entries = (entry(1, date(2026, 3, 30), "On 2 March 2026."), entry(2, date(2026, 4, 2), "x"))
    made = redacted(
        packet(entries, date(2026, 5, 1)), Redaction(dates=Dates.MOVED, moved_by=-20)
    ).packet
    assert [each.content.day for each in made.entries] == [date(2026, 3, 10), date(2026, 3, 13)]
    assert made.entries[0].content.written_at.date() == date(2026, 3, 10)
    assert made.entries[0].content.body == "On 10 February 2026."
    assert made.made_on == date(2026, 5, 1)


def test_days_written_in_words_are_told_as_the_others() -> None:
    said = (
        "On Monday, 2nd of March 2026, March 3rd, Mar 4, 2026-03-05, IMG_20260306.png, 3/7/26,"
        " 31 Feb, in March, at 3:15, 20 people; the May 12:30 train."
    )
    moved = body(of(said, dates=Dates.MOVED, moved_by=10))
    assert moved == (
        "On 12 March 2026, 13 March, 14 March, 15 March 2026, IMG_16 March 2026.png,"
        f" {A_DAY}, {A_DAY}, in March, at 3:15, 20 people; the May 12:30 train."
    )
    months = body(of(said, dates=Dates.MONTHS))
    assert months.startswith("On March 2026, March, March, March 2026, IMG_March 2026.png, [a day]")


def test_a_reader_is_told_what_became_of_days_and_a_drawing_tells_none() -> None:
    drawn = replace(full(), river=River("Over time", "Anna", Drawing(10, 10), (("Week",),)))
    kept = redacted(drawn, Redaction((SISTER,))).packet
    assert kept.river is not None
    assert kept.river.said == "[my sister]"
    assert kept.footer == drawn.footer
    moved = redacted(drawn, Redaction(dates=Dates.MOVED, moved_by=3)).packet
    assert moved.river is None
    assert moved.footer[-1].startswith("All days are moved")
    months = redacted(drawn, Redaction(dates=Dates.MONTHS)).packet
    assert months.months_only
    assert months.footer[-1].startswith("Days are left out")


def test_ids_that_tell_a_day_are_new_where_days_are_hidden() -> None:
    entries = (
        entry(1, DAY, "x", links=(Link("after", f"{2:032x}"), Link("before", "f" * 32))),
        entry(2, DAY, "y"),
    )
    first, second = redacted(
        packet(entries, DAY, private=True), Redaction(dates=Dates.MONTHS)
    ).packet.entries
    assert {first.uuid, second.uuid}.isdisjoint({f"{1:032x}", f"{2:032x}"})
    assert first.content.links == (Link("after", second.uuid),)


NAMES = st.text("abcdefgéßøłжимя", min_size=4, max_size=9)


@settings(max_examples=20)
@given(NAMES, st.lists(st.text(max_size=12), min_size=2, max_size=6), st.integers(0, 3))
def test_nothing_is_left_of_a_name_but_what_is_told(
    name: str, pieces: list[str], shape: int
) -> None:
    shaped = (name, name.upper(), f"{name}'s", f"{name[:2]}-\n{name[2:]}")[shape]
    made = of(f" {shaped} ".join(pieces), Replacement((name,), "[someone]"))
    assert made.count == 0 or "[someone]" in body(made)
    known = letters(body(made))
    excused = [left for left in made.left if left.letters == letters(name)]
    assert known.count(letters(name)) == 0 or excused


def test_a_packet_without_redaction_is_the_packet() -> None:
    made = redacted(full(), Redaction())
    assert made == Redacted(full())
    assert isinstance(replace(made.packet).entries[0], Entry)
