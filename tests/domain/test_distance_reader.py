"""What holds for every reading of every text, and in which words it is shown."""

import re
import unicodedata
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from journal import resources
from journal.domain.distance.reading import VERSION, Pole, Reading
from journal.domain.distance.words import heading, label_words, sentence
from journal.domain.labels import Label, LabelFrom
from journal.domain.text import canonical
from tests.domain.reader import READER, TABLES

_PIECES = [
    "I felt nothing. ",
    "I couldn't cry, ",
    "on purpose ",
    "I told her I need space until Sunday. ",
    "that is my rule, ",
    "I slept well. ",
    "I miss her. ",
    "numb\u0301 ",
    "dead inside👩‍👩‍👧 ",
    "not ",
    "but ",
    "she said ",
    "“I am numb” ",
    "לא הרגשתי כלום ",
    "لا أشعر بشيء ",
    "Ich war müde. ",
    "I had to smile or he would shout. ",
    "\n\n",
    "? ",
    "and then we walked along the canal with the dog for an hour ",
]
_TEXTS = st.one_of(
    st.text(max_size=200),
    st.lists(st.one_of(st.sampled_from(_PIECES), st.text(max_size=4)), max_size=25).map("".join),
)


def _poles(reading: Reading) -> set[Pole]:
    return {span.pole for span in reading.spans}


@settings(max_examples=80)
@given(_TEXTS, st.sampled_from([None, "boundaries-04", "numb-01"]))
def test_every_reading_keeps_its_promises(source: str, prompt: str | None) -> None:
    text = canonical(source)
    reading = READER.read(text, prompt)
    poles = _poles(reading)
    assert 0 <= reading.chosen <= 1
    assert 0 <= reading.involuntary <= 1
    if reading.label is Label.CHOSEN:
        assert reading.chosen >= 0.90
    if reading.label is Label.INVOLUNTARY:
        assert reading.involuntary >= 0.75
    if reading.label in (Label.CHOSEN, Label.MIXED):
        assert Pole.CHOSEN in poles
    if reading.label in (Label.INVOLUNTARY, Label.MIXED):
        assert Pole.INVOLUNTARY in poles
    if reading.label is Label.NONE:
        assert not reading.spans
    assert reading == READER.read(text, prompt)


@settings(max_examples=80)
@given(_TEXTS)
def test_spans_lie_inside_the_text_in_order_and_cut_no_sign(source: str) -> None:
    text = canonical(source)
    spans = READER.read(text).spans
    assert [(s.start, s.end) for s in spans] == sorted((s.start, s.end) for s in spans)
    for span in spans:
        assert 0 <= span.start < span.end <= len(text)
        assert re.fullmatch("D[1-8]", span.dimension)
        assert span.why
        if span.end < len(text):
            assert unicodedata.category(text[span.end]) not in ("Mn", "Mc", "Me")
            assert text[span.end - 1] != "\u200d"
    for pole in Pole:
        ends = [(s.start, s.end) for s in spans if s.pole is pole]
        assert all(a[1] <= b[0] for a, b in pairwise(ends))


def test_a_short_text_is_unclear_and_an_empty_one_too() -> None:
    assert READER.read("").label is Label.UNCLEAR
    assert READER.read("I felt nothing. I couldn't cry.").label is Label.UNCLEAR


def test_a_short_answer_is_read_with_the_prompt_it_answers_but_is_never_chosen() -> None:
    answer = "It just happened, I didn't decide it."
    assert READER.read(answer, "boundaries-04").label is Label.INVOLUNTARY
    assert READER.read(answer, "empathy-01").label is Label.UNCLEAR
    chose = "My own decision, on purpose. I slept well and I miss her. I'll call her on Sunday."
    assert READER.read(chose, "boundaries-04").label is Label.UNCLEAR


def test_another_language_is_left_unread() -> None:
    text = "Ik voelde me numb. " + "Vandaag was het druk op het werk en daarna heb ik gekookt. " * 5
    assert READER.read(text).label is Label.UNCLEAR


def test_a_very_long_text_is_read_to_its_end(full: bool) -> None:
    times = 12_500 if full else 1_000
    text = "The bus was late and so was the rain. " * times + "I felt nothing, nothing at all."
    reading = READER.read(text)
    assert reading.spans[0].start > len(text) - 40


def test_agency_prompts_exist() -> None:
    common, themes = resources.prompt_tables()
    ids = {prompt["id"] for theme in themes for prompt in theme["prompts"]}
    assert common
    assert set(TABLES["agency_prompts"]) <= ids


def test_every_cue_family_says_why_in_plain_words() -> None:
    for family in TABLES["family"]:
        if "pole" in family:
            assert family["why"][0].isupper()
            assert not re.search(r"\d", family["why"])
            assert len(family["why"]) <= 60


def _of(label: Label, chosen: float = 0.1, involuntary: float = 0.1) -> Reading:
    return Reading(label, chosen, involuntary, (), VERSION)


def test_words_are_tentative_and_hold_no_figure() -> None:
    assert sentence(_of(Label.CHOSEN, chosen=0.92)).startswith("This entry may lean")
    assert sentence(_of(Label.CHOSEN, chosen=0.98)).startswith("This entry leans")
    assert sentence(_of(Label.INVOLUNTARY, involuntary=0.8)).startswith("This entry may lean")
    assert sentence(_of(Label.INVOLUNTARY, involuntary=0.95)).startswith("This entry leans")
    for label in Label:
        said = [heading(_of(label)), sentence(_of(label))]
        said += [label_words(label, source) for source in LabelFrom]
        assert not any(re.search(r"\d|%", words) for words in said)


def test_a_reading_held_back_shows_only_that_it_cannot_tell() -> None:
    held = Reading(Label.INVOLUNTARY, 0.1, 0.97, (), VERSION, held_back=True)
    assert heading(held) == "Can't tell"
    assert sentence(held) == "I can't tell from the words, and that is fine."


def test_a_label_is_named_in_the_persons_words_only_where_it_is_theirs() -> None:
    assert label_words(Label.INVOLUNTARY, LabelFrom.CHECKIN) == "It came over me"
    assert label_words(Label.INVOLUNTARY, LabelFrom.TEXT) == "Involuntary"
