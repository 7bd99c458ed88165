"""The person has the last word: which of correction, taps and reading a window shows."""

import pytest

from journal.domain.checkin import CheckIn, Gate
from journal.domain.distance.combine import shown
from journal.domain.distance.reading import VERSION, Pole, Reading, Span
from journal.domain.labels import Correction, Label, LabelFrom

_CHOSEN_SPAN = Span(0, 5, Pole.CHOSEN, "D1", "A limit you set and kept")
_INVOLUNTARY_SPAN = Span(6, 9, Pole.INVOLUNTARY, "D5", "Numb, empty or muted")
_CHOSEN = Reading(Label.CHOSEN, 0.97, 0.1, (_CHOSEN_SPAN,), VERSION)
_INVOLUNTARY = Reading(Label.INVOLUNTARY, 0.1, 0.9, (_INVOLUNTARY_SPAN,), VERSION)
_MIXED = Reading(Label.MIXED, 0.88, 0.9, (_CHOSEN_SPAN, _INVOLUNTARY_SPAN), VERSION)
_NONE = Reading(Label.NONE, 0.1, 0.1, (), VERSION)
_READINGS = [None, _CHOSEN, _INVOLUNTARY, _MIXED, _NONE]
_GOOD = CheckIn(Gate.A_LOT, way_back=2, underneath=2, after=2)


def test_nothing_said_and_nothing_read_shows_nothing() -> None:
    assert shown(None, None, None) is None
    assert shown(CheckIn(), None, None) is None


@pytest.mark.parametrize("reading", _READINGS)
@pytest.mark.parametrize("taps", [None, CheckIn(), _GOOD, CheckIn(Gate.A_LOT, authorship=-2)])
def test_a_correction_wins_over_everything(taps: CheckIn | None, reading: Reading | None) -> None:
    correction = Correction(Label.MIXED, LabelFrom.CORRECTED)
    assert shown(taps, correction, reading) == (Label.MIXED, LabelFrom.CORRECTED)
    agreed = Correction(Label.NONE, LabelFrom.AGREED)
    assert shown(taps, agreed, reading) == (Label.NONE, LabelFrom.AGREED)


@pytest.mark.parametrize("reading", _READINGS)
def test_not_really_and_authorship_are_never_overruled(reading: Reading | None) -> None:
    none = CheckIn(Gate.NOT_REALLY)
    assert shown(none, None, reading) == (Label.NONE, LabelFrom.CHECKIN)
    came_over = CheckIn(Gate.A_LOT, authorship=-2)
    assert shown(came_over, None, reading) == (Label.INVOLUNTARY, LabelFrom.CHECKIN)
    chose = CheckIn(Gate.A_LOT, authorship=2, way_back=2)
    assert shown(chose, None, reading) == (Label.CHOSEN, LabelFrom.CHECKIN)


def test_without_taps_the_reading_speaks_for_itself() -> None:
    assert shown(None, None, _CHOSEN) == (Label.CHOSEN, LabelFrom.TEXT)
    assert shown(CheckIn(), None, _NONE) == (Label.NONE, LabelFrom.TEXT)


def test_the_gate_alone_leaves_the_word_to_the_reading_but_not_to_none() -> None:
    gate = CheckIn(Gate.A_LITTLE)
    assert shown(gate, None, _INVOLUNTARY) == (Label.INVOLUNTARY, LabelFrom.TEXT)
    assert shown(gate, None, _NONE) == (Label.UNCLEAR, LabelFrom.CHECKIN)


def test_taps_without_authorship_are_pooled_with_the_reading() -> None:
    assert shown(_GOOD, None, _CHOSEN) == (Label.CHOSEN, LabelFrom.TEXT)
    assert shown(_GOOD, None, None) == (Label.UNCLEAR, LabelFrom.CHECKIN)
    low = CheckIn(Gate.A_LOT, way_back=-2, underneath=-2, after=-2)
    assert shown(low, None, _INVOLUNTARY) == (Label.INVOLUNTARY, LabelFrom.TEXT)
    assert shown(low, None, None) == (Label.INVOLUNTARY, LabelFrom.CHECKIN)
    middling = CheckIn(Gate.A_LOT, way_back=1, underneath=1, after=-2)
    assert shown(middling, None, _MIXED) == (Label.MIXED, LabelFrom.TEXT)
    assert shown(CheckIn(Gate.A_LOT, after=2), None, _CHOSEN) == (
        Label.UNCLEAR,
        LabelFrom.CHECKIN,
    )


def test_a_pool_is_chosen_only_if_the_text_alone_says_so_and_nothing_forbids_it() -> None:
    no_leg = Span(0, 5, Pole.CHOSEN, "D6", "Ease or self-respect afterwards")
    unauthored = Reading(Label.CHOSEN, 0.99, 0.1, (no_leg,), VERSION)
    unsure = Reading(Label.UNCLEAR, 0.99, 0.1, (_CHOSEN_SPAN,), VERSION)
    gone = CheckIn(Gate.A_LOT, way_back=2, underneath=-2, after=2)
    for taps, reading in [(_GOOD, unauthored), (_GOOD, unsure), (gone, _CHOSEN)]:
        assert shown(taps, None, reading) == (Label.UNCLEAR, LabelFrom.TEXT)
