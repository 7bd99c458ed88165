"""What is done under pressure, to feel nothing, or by habit, is read as what it is."""

import pytest

from journal.domain.distance.reading import Pole
from journal.domain.labels import Label
from tests.domain.reader import READER

_DAY = "Bought onions and lamp oil this morning. {} The timetable is out and chemistry comes first."


@pytest.mark.parametrize(
    "told",
    [
        "I had to keep smiling at the visitors because she'd take my phone if I stopped.",
        "I had no choice but to act pleased about the ring, or else no more evening classes.",
        "I'm not to look sad when he is in, or there is hell to pay, so I keep it off my face.",
    ],
)
def test_what_was_forced_came_over_the_writer(told: str) -> None:
    judged = READER.judge(_DAY.format(told))
    assert judged.shares[Label.CHOSEN] == 0
    assert judged.reading.label not in {Label.CHOSEN, Label.NONE}
    assert Pole.INVOLUNTARY in {span.pole for span in judged.reading.spans}


@pytest.mark.parametrize(
    "told",
    [
        "I poured the wine on purpose, my own rule, so I would not feel what the letter said.",
        "Took two of the pills by choice and shut the door, so as not to feel anything tonight.",
    ],
)
def test_what_was_taken_so_as_not_to_feel_is_never_chosen_alone(told: str) -> None:
    reading = READER.read(_DAY.format(told))
    assert reading.label in {Label.MIXED, Label.INVOLUNTARY}


def test_hands_that_work_by_themselves_tell_nothing() -> None:
    told = "Brushed my teeth without noticing and locked the shop without thinking."
    assert not READER.read(told).spans


@pytest.mark.parametrize(("mine", "yours"), [("Mum", "Grandad"), ("my sister", "my uncle")])
def test_whoever_it_was_in_the_family_the_reading_is_the_same(mine: str, yours: str) -> None:
    told = "I could not cry when {} rang, I felt nothing at all, and I wanted to so much."
    one, other = (READER.read(_DAY.format(told.format(who))) for who in (mine, yours))
    assert (one.label, one.chosen, one.involuntary) == (
        other.label,
        other.chosen,
        other.involuntary,
    )
