"""Plain cases amid an ordinary evening, and what holds a reading back."""

import pytest

from journal.domain.distance.reading import Manner, Pole
from journal.domain.labels import Label
from tests.domain.reader import READER

_ROUND_IT = (
    "It rained on the way to work. The soup at the canteen was too salty again. {} "
    "The match is on tomorrow and the boiler man comes at nine."
)
_NOTHING = "My son hugged me and I felt nothing, and I don't know how to get it back."
_LIMIT = "I told Mum I need space until Sunday. It was my decision. I miss her and slept well."


@pytest.mark.parametrize(
    ("words", "label"),
    [
        ("I wanted to hug her and I couldn't feel anything. I didn't choose it.", "involuntary"),
        (_NOTHING, "involuntary"),
        (_LIMIT, "chosen"),
        (
            "I decided to stay out of their row, that is my rule, and I'm glad of it. " + _NOTHING,
            "mixed",
        ),
        ("My sister rang from the ferry and we both cried laughing at the dog.", "none"),
    ],
)
def test_plain_cases_are_told_apart(words: str, label: str) -> None:
    assert str(READER.read(_ROUND_IT.format(words)).label) == label


def test_reported_words_alone_are_no_distance_of_the_writer() -> None:
    told = "She says I have gone cold with everybody, that I am numb."
    assert READER.read(_ROUND_IT.format(told)).label in (Label.NONE, Label.UNCLEAR)


def test_signs_of_pressure_hold_the_reading_back() -> None:
    pressed = READER.read(_ROUND_IT.format("I had to smile all evening or he would shout."))
    assert pressed.held_back
    assert not READER.read(_ROUND_IT.format("I baked bread with Ana.")).held_back


def test_somebody_elses_temper_leaves_no_room_for_chosen() -> None:
    assert READER.read(_ROUND_IT.format(_LIMIT)).label is Label.CHOSEN
    feared = _LIMIT + " I did it so that she would not get angry again."
    assert READER.read(_ROUND_IT.format(feared)).label is not Label.CHOSEN


def test_what_was_taken_so_as_not_to_feel_is_never_only_chosen() -> None:
    drunk = _LIMIT + " I had three glasses so I wouldn't feel it."
    assert READER.read(_ROUND_IT.format(drunk)).label is not Label.CHOSEN


def test_words_struck_out_are_passed_over_and_nothing_else_is() -> None:
    text = _ROUND_IT.format(_NOTHING)
    whole = READER.read(text)
    struck = READER.read(text, manner=Manner(struck=(_NOTHING,)))
    assert whole.label is Label.INVOLUNTARY
    assert struck.label in (Label.NONE, Label.UNCLEAR)
    assert not [span for span in struck.spans if span.pole is Pole.INVOLUNTARY]
    assert READER.read(text, manner=Manner(struck=("not in the text",))) == whole


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("I felt nohting at all", "I felt nothing at all"),
        ("I wantde to cry", "I wanted to cry"),
        ("I flet far away fron him", "I felt far away from him"),
        ("I coudln't cry", "I couldn't cry"),
    ],
)
def test_a_slip_of_one_letter_changes_nothing(typed: str, meant: str) -> None:
    for_all = "My son hugged me and {}, and I don't know how to get it back."
    first = READER.read(_ROUND_IT.format(for_all.format(typed)))
    second = READER.read(_ROUND_IT.format(for_all.format(meant)))
    assert (first.label, first.involuntary) == (second.label, second.involuntary)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("My sister hugged me", "My brother hugged me"),
        ("My mum hugged me", "My grandad hugged me"),
        ("Priya's wife hugged me", "Tom's boyfriend hugged me"),
        ("Mrs Kowalczyk said she'd ring", "Mr Lindqvist said he'd ring"),
    ],
)
def test_who_it_is_about_changes_nothing(one: str, other: str) -> None:
    first, second = (
        READER.read(_ROUND_IT.format(f"{who} and I felt nothing for them.")) for who in (one, other)
    )
    assert (first.chosen, first.involuntary) == (second.chosen, second.involuntary)


def test_where_feelings_differ_a_missing_feeling_alone_is_no_sign() -> None:
    text = _ROUND_IT.format("My son hugged me and I felt nothing, no feeling at all for anyone.")
    as_usual = READER.read(text)
    differing = READER.read(text, manner=Manner(feelings_differ=True))
    assert [span for span in as_usual.spans if span.dimension == "D5"]
    assert not [span for span in differing.spans if span.dimension == "D5"]
    assert differing.label in (Label.NONE, Label.UNCLEAR)
