"""A packet asked for by a file: read as it is meant, refused with the line of what is wrong."""

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from journal.domain.errors import BadInput
from journal.domain.moved_days import Dates
from journal.domain.packet import Front, Part
from journal.domain.paper import Paper
from journal.domain.recipe import Listener, Picked, Recipe, Wanted, template, words_of
from journal.domain.recipe_form import plain
from journal.domain.recipe_form import read as of_values
from journal.domain.redaction import Redaction, Replacement
from journal.domain.ticks import Tick
from journal.importing import packets

DOCUMENT = Path(packets.__file__).with_name("PACKETS.md").read_text(encoding="utf-8")
(EXAMPLE,) = re.findall(r"```yaml\n(.*?)```", DOCUMENT, re.DOTALL)
HEAD = "format: stillwater-packet\nschema: 1\n"
EVERYTHING = Recipe(
    title="Notes",
    listener=Listener.FRIEND,
    to_whom="Ada",
    wanted=Wanted("river", date(2026, 1, 2), date(2026, 2, 3), ids=("019a2f3c",), by_hand=True),
    front=Front("May", ("Sleep",), "A walk", "A swim", ("Why?",), ("How much?",)),
    moments=(Picked("019a2f3c", "yes: no", label=True, about="both"),),
    parts=(Part("What helped", "Bread.\n\nWater."),),
    themes=False,
    river=True,
    appendix=True,
    guide=True,
    pictures=True,
    paper=Paper.LETTER,
    ticks=frozenset({Tick.PEOPLE, Tick.OUTLET}),
    redaction=Redaction((Replacement(("Dan", "Daniel"), "[my partner]"),), ("the boat",)),
)


def given(folder: Path, source: str) -> Recipe:
    path = folder / "packet.yaml"
    path.write_text(source, encoding="utf-8")
    return packets.read(path)


def test_the_example_of_the_document_is_read_as_it_says(tmp_path: Path) -> None:
    recipe = given(tmp_path, EXAMPLE)
    assert recipe.wanted == Wanted(
        "tag:family is:for-session", since_last=True, ids=("019a2f3c7d41",)
    )
    assert recipe.front is not None
    assert recipe.front.talk_about == ("The evenings when I go quiet", "My brother in June")
    assert recipe.moments[0].label
    assert recipe.ticks == {Tick.PEOPLE}
    assert recipe.redaction.dates is Dates.MONTHS
    assert recipe.redaction.replacements[0].names == ("Daniel", "Dan")
    assert (recipe.to_whom, recipe.appendix, recipe.themes) == ("Dr. L.", True, True)


@pytest.mark.parametrize("listener", Listener)
def test_what_a_recipe_becomes_comes_back_equal(listener: Listener) -> None:
    for recipe in (EVERYTHING, template(listener), Recipe()):
        assert of_values(plain(recipe)) == recipe


def test_every_field_is_told_of_in_the_document() -> None:
    named = set(re.findall(r"`(\w+)`", DOCUMENT))
    values = plain(EVERYTHING)
    assert values.keys() <= named
    for group in ("entries", "front", "redaction"):
        held = values[group]
        assert isinstance(held, dict)
        assert held.keys() <= named
    assert {tick.value for tick in Tick} <= named


@pytest.mark.parametrize(
    ("source", "line", "reason"),
    [
        ("title: x\n", 1, "it is not a packet: the first field is “format: stillwater-packet”"),
        ("format: stillwater-packet\nschema: 2\n", 2, "the schema is not 1"),
        (HEAD + "titel: x\n", 3, "a field that is not known"),
        (HEAD + "for: boss\n", 3, "for is one of therapist, prescriber, friend"),
        (HEAD + "title: 12\n", 3, "the title is not text: put quotes around it"),
        (HEAD + "entries:\n  since: May\n", 4, "a day is written YYYY-MM-DD"),
        (HEAD + "front:\n  talk_about: [a, b, c, d]\n", 4, "there are more than 3 things"),
        (HEAD + "moments:\n- words: x\n", 4, "moment 1 needs the id of its entry"),
        (HEAD + "appendix: maybe\n", 3, "appendix is not true or false"),
        (HEAD + "include:\n- people\n- all\n", 5, "what can be included is outlet"),
        (HEAD + "redaction:\n  days: moved\n", 3, "moved days need moved_by"),
        (HEAD + "parts: &a []\n", 3, "it uses an anchor or alias"),
    ],
)
def test_a_fault_is_told_with_its_line_and_none_of_the_words(
    tmp_path: Path, source: str, line: int, reason: str
) -> None:
    with pytest.raises(BadInput) as raised:
        given(tmp_path, source)
    (fault,) = raised.value.faults
    assert fault.line == line
    assert fault.reason.startswith(reason)


def test_a_first_page_is_counted_whole_and_each_listener_has_headings() -> None:
    assert EVERYTHING.front is not None
    assert words_of(EVERYTHING.front) == 1 + 1 + 2 + 2 + 1 + 2
    for listener in Listener:
        made = template(listener)
        assert made.parts
        assert made.ticks == frozenset()
        assert not made.appendix
    assert template(Listener.FRIEND) != replace(
        template(Listener.THERAPIST), listener=Listener.FRIEND
    )
