"""The forty-three traps: the naive wrong label never comes out of an ordinary entry."""

import pytest

from tests.domain.reader import READER

_ROUND_IT = (
    "The bus was on time and the market had plums again. I made a pot of tea when I got in. {} "
    "Later I watered the beans and put the bins out for the morning."
)

_INVOLUNTARY, _CHOSEN = {"involuntary"}, {"chosen"}
_ANY = {"chosen", "involuntary", "mixed"}
_TRAPS = [
    ("T01", "I'm not numb today, only worn and a little bored.", _ANY),
    ("T01", "It isn't that I feel empty, I have a sore throat.", _ANY),
    ("T02", "I didn't choose to drift from my sister.", _CHOSEN),
    ("T02", "I never decided to go quiet with them, it was not a choice.", _CHOSEN),
    ("T03", "I wanted to weep at the station and I couldn't cry.", _CHOSEN),
    ("T03", "I chose not to cry while the children could see, and cried later.", _INVOLUNTARY),
    ("T04", "I can't say I don't feel anything for the old place.", _ANY),
    ("T05", "He has gone completely numb and it worries me.", _ANY),
    ("T05", "My brother feels nothing any more, she said on the phone.", _ANY),
    ("T06", "Dad says I have gone cold and that I feel nothing.", _ANY),
    ("T07", "If the audit goes badly I shall just shut down.", _ANY),
    ("T07", "I wish I could be numb for one evening.", _ANY),
    ("T08", "Two years ago I felt nothing at all. It lifted in the spring.", _ANY),
    ("T09", "My toes went numb at the bus stop.", _ANY),
    ("T09", "The dentist left me numb all down one cheek.", _ANY),
    ("T10", "A van cut me off at the roundabout.", _ANY),
    ("T11", "We looked at a detached cottage with a pear tree.", _ANY),
    ("T12", "The bottle was empty and the tyre was flat.", _ANY),
    ("T12", "I muted my phone because of the adverts.", _ANY),
    ("T13", "They shut down the bakery and my laptop shut down too.", _ANY),
    ("T14", "We walked the whole parish boundary.", _ANY),
    ("T15", "I did some long-distance swimming with Ana.", _ANY),
    ("T16", "I had to smile all evening or he would start again.", _CHOSEN),
    ("T16", "I had no choice, so I decided to stay out of his way and slept well.", _CHOSEN),
    ("T17", "I kept smiling so nobody would get angry at the table.", _CHOSEN),
    ("T18", "I decided not to care any more. Caring only gets you hurt. I slept well.", _CHOSEN),
    ("T19", "I will never let anyone close again, and it is my own choice.", _CHOSEN),
    ("T20", "They left without me. Couldn't care less. Their loss.", _ANY),
    ("T21", "I'm dead inside until coffee, lol.", _ANY),
    ("T22", "Did the washing up on autopilot while planning the trip.", _ANY),
    ("T23", "I was so lost in the drawing that the world went away.", _ANY),
    ("T24", "On the cushion I watched the thought go by and let it drift.", _INVOLUNTARY),
    ("T25", "I watched myself say it from the ceiling.", _CHOSEN),
    ("T26", "I needed an evening alone after the wedding. It was bliss.", _INVOLUNTARY),
    ("T27", "Too loud for too long. I shut down and my words went.", _CHOSEN),
    ("T28", "I mended her gate instead of hugging her.", _ANY),
    ("T29", "I only knew on Friday that I had been sad on Monday.", _ANY),
    ("T30", "I stayed calm for the family on the ward and cried in the car after.", _INVOLUNTARY),
    ("T31", "They are just bed numbers to me now.", _CHOSEN),
    ("T32", "I was numb at the funeral. People say it is usual.", _CHOSEN),
    ("T33", "The tablets took the edge off and I'm glad of it.", _CHOSEN),
    ("T34", "Started the tablets and I feel more like myself.", _ANY),
    ("T35", "I had three glasses on purpose so I wouldn't feel it, and slept well.", _CHOSEN),
    ("T36", "Flu. I feel flat and grey and want my bed.", _ANY),
    ("T37", "Do I even feel anything any more?", _ANY),
    ("T38", 'Sang "I feel nothing, I am numb" with the radio, three times.', _ANY),
    ("T38", "In my dream I was numb and behind glass.", _ANY),
    (
        "T39",
        "I kept my distance from him on purpose and I'm glad. Then at home I felt nothing at all.",
        {"chosen", "none"},
    ),
    ("T40", "I went no contact with my father. Best decision, I sleep well.", _INVOLUNTARY),
    ("T41", "I don't go to that club any more, and good riddance.", _INVOLUNTARY),
    ("T42", "I take the long way round so I never pass the school.", _CHOSEN),
    ("T43", "cant feel nothin rn, jus numb ngl", {"chosen", "none"}),
]


@pytest.mark.parametrize(("trap", "words", "wrong"), _TRAPS)
def test_the_naive_label_does_not_come_out(trap: str, words: str, wrong: set[str]) -> None:
    assert str(READER.read(_ROUND_IT.format(words)).label) not in wrong


def test_every_trap_is_tried() -> None:
    assert {trap for trap, _, _ in _TRAPS} == {f"T{n:02}" for n in range(1, 44)}


@pytest.mark.parametrize(
    ("words", "label"),
    [
        ("I wanted to hug her and I couldn't feel anything. I didn't choose it.", "involuntary"),
        ("cant feel nothin rn, jus numb ngl", "involuntary"),
        (
            "I told Mum I need space until Sunday. It was my decision. I miss her and slept well.",
            "chosen",
        ),
        (
            "I decided to stay out of their row, that is my rule, and I'm glad of it. "
            "Then my son hugged me and I felt nothing, and I don't know how to get it back.",
            "mixed",
        ),
        ("Planted out the leeks with Jo and laughed about the scarecrow.", "none"),
    ],
)
def test_plain_cases_are_told_apart(words: str, label: str) -> None:
    assert str(READER.read(_ROUND_IT.format(words)).label) == label


def test_reported_words_count_again_when_the_writer_agrees() -> None:
    told = "She says I have gone cold with everybody, that I am numb."
    assert str(READER.read(_ROUND_IT.format(told)).label) == "unclear"
    agreed = told + " She is right."
    assert str(READER.read(_ROUND_IT.format(agreed)).label) == "involuntary"


def test_signs_of_pressure_hold_the_reading_back() -> None:
    pressed = READER.read(_ROUND_IT.format("I had to smile all evening or he would shout."))
    assert pressed.held_back
    assert not READER.read(_ROUND_IT.format("I baked bread with Ana.")).held_back
