"""What is no distance from people: a thing shut down, a feeling let pass, a caring deed."""

import pytest

from journal.domain.labels import Label
from tests.domain.reader import READER

_DAY = (
    "The bus was late and it rained all morning. {} "
    "Then beans on toast, and Nuala rang about Sunday."
)


@pytest.mark.parametrize("place", ["at the till", "in the office", "by the boiler", "until five"])
def test_where_somebody_shut_down_is_not_what_was_shut_down(place: str) -> None:
    told = READER.read(_DAY.format(f"I shut down {place} and could not answer anybody."))
    assert told.label is Label.INVOLUNTARY
    assert [span.why for span in told.spans] == ["Shutting down or going blank"]


@pytest.mark.parametrize("thing", ["the till at six", "the office for good", "the boiler outside"])
def test_a_thing_shut_down_is_no_distance(thing: str) -> None:
    told = READER.read(_DAY.format(f"I shut down {thing} and could not find the key."))
    assert told.label is Label.NONE
    assert not told.spans


@pytest.mark.parametrize(
    "deed",
    [
        "The old worry about money came, I let it sit on the next chair and went on peeling.",
        "I'm not a hugger, so I mended her gate and put the hinges on new, and she laughed.",
    ],
)
def test_a_feeling_let_pass_or_a_caring_deed_alone_is_no_involuntary_distance(deed: str) -> None:
    assert READER.read(_DAY.format(deed)).label in (Label.NONE, Label.CHOSEN)


def test_a_limit_beside_a_caring_deed_is_still_seen() -> None:
    deed = "I'm not a hugger, so I mended her gate. "
    kept = "I had told her I'd stay outside this week, that is my rule, and I am glad of it."
    assert READER.read(_DAY.format(deed + kept)).chosen > READER.read(_DAY.format(deed)).chosen
