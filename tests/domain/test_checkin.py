"""The taps give a label by a table that never tells someone they chose against their own word."""

from collections import Counter
from itertools import product

from journal.domain.checkin import CheckIn, Gate, has_veto, is_empty, label_of, lean
from journal.domain.labels import Label

_AUTHORSHIP = (None, -2, -1, 0, 1, 2)
_WAY_BACK = (None, -2, -1, 1, 2)
_UNDERNEATH = (None, -2, -1, 1, 2)
_AFTER = (None, -2, -1, 0, 1, 2)
_ALL = [
    CheckIn(Gate.A_LITTLE, *values)
    for values in product(_AUTHORSHIP, _WAY_BACK, _UNDERNEATH, _AFTER)
]
_TOWARD_CHOSEN = {Label.INVOLUNTARY: 0, Label.MIXED: 1, Label.CHOSEN: 2}


def test_all_nine_hundred_patterns_keep_their_counts() -> None:
    assert Counter(label_of(taps) for taps in _ALL) == {
        Label.MIXED: 437,
        Label.INVOLUNTARY: 210,
        Label.CHOSEN: 126,
        Label.UNCLEAR: 127,
    }


def test_nobody_chose_under_a_veto_or_without_saying_so() -> None:
    for taps in _ALL:
        if label_of(taps) is Label.CHOSEN:
            assert taps.authorship is not None
            assert taps.authorship > 0
            assert not has_veto(taps)


def _worse(values: tuple[int | None, ...], value: int) -> list[int]:
    return [v for v in values if v is not None and v < value]


def test_no_worse_answer_moves_the_label_toward_chosen() -> None:
    fields = {
        "authorship": _AUTHORSHIP,
        "way_back": _WAY_BACK,
        "underneath": _UNDERNEATH,
        "after": _AFTER,
    }
    for taps in _ALL:
        label = label_of(taps)
        for name, values in fields.items():
            now = getattr(taps, name)
            if now is None or label not in _TOWARD_CHOSEN:
                continue
            for value in _worse(values, now):
                answers = {n: getattr(taps, n) for n in fields} | {name: value}
                then = label_of(CheckIn(taps.gate, **answers))
                if then in _TOWARD_CHOSEN:
                    assert _TOWARD_CHOSEN[then] <= _TOWARD_CHOSEN[label], (taps, name, value)


def test_not_really_ends_it_whatever_else_was_tapped() -> None:
    assert label_of(CheckIn(Gate.NOT_REALLY)) is Label.NONE
    assert label_of(CheckIn(Gate.NOT_REALLY, authorship=2, way_back=2)) is Label.NONE


def test_nothing_tapped_is_no_check_in() -> None:
    assert is_empty(CheckIn())
    assert label_of(CheckIn()) is None
    assert not is_empty(CheckIn(gate=Gate.NOT_SURE))
    assert not is_empty(CheckIn(after=0))


def test_too_few_taps_have_no_lean() -> None:
    assert lean(CheckIn(Gate.A_LOT, after=2)) is None
    assert lean(CheckIn(Gate.A_LOT, way_back=2, after=2)) == 1
    assert lean(CheckIn(Gate.A_LOT, authorship=-2)) == -1
