"""Which label is shown: the person's correction, their taps, or the reading of the words."""

import math

from journal.domain.checkin import CheckIn, Gate, has_veto, is_empty, label_of, lean
from journal.domain.distance.reading import Pole, Reading
from journal.domain.labels import Correction, Label, LabelFrom

_SELF, _TEXT = 0.65, 0.35
_SELF_EDGE = 0.05
_TEXT_EDGE = 0.01
_CHOSEN_FLOOR, _INVOLUNTARY_FLOOR = 0.90, 0.75


def _clip(p: float, edge: float) -> float:
    return min(max(p, edge), 1 - edge)


def _logit(p: float) -> float:
    return math.log(p / (1 - p))


def _pool(own: float, text: float) -> float:
    """Return the logarithmic opinion pool of the person's taps and the text."""
    z = _SELF * _logit(_clip(own, _SELF_EDGE)) + _TEXT * _logit(_clip(text, _TEXT_EDGE))
    return 1 / (1 + math.exp(-z))


def _text_alone_says_chosen(reading: Reading) -> bool:
    leg = any(s.pole is Pole.CHOSEN and s.dimension == "D1" for s in reading.spans)
    return reading.label is Label.CHOSEN and reading.chosen >= _CHOSEN_FLOOR and leg


def _pooled(taps: CheckIn, s: float, reading: Reading) -> Label:
    own = (1 + s) / 2
    chosen = _pool(own, reading.chosen)
    involuntary = _pool(1 - own, reading.involuntary)
    if reading.label is Label.MIXED and chosen >= 0.5 and involuntary >= 0.5:
        return Label.MIXED
    if involuntary >= _INVOLUNTARY_FLOOR:
        return Label.INVOLUNTARY
    if chosen >= _CHOSEN_FLOOR and not has_veto(taps) and _text_alone_says_chosen(reading):
        return Label.CHOSEN
    return Label.UNCLEAR


def _only_gate(taps: CheckIn) -> bool:
    return taps == CheckIn(gate=taps.gate) and taps.gate is not Gate.NOT_REALLY


def shown(
    checkin: CheckIn | None, correction: Correction | None, reading: Reading | None
) -> tuple[Label, LabelFrom] | None:
    """Return the label to show and where it comes from, or None when nobody said anything.

    A correction wins over all. Taps that name who did it are never touched by the reading. Taps
    that do not are pooled with it, and what comes of that counts as TEXT, not as the person's own
    word. Too few taps to weigh stay unclear; the gate alone leaves the word to the reading, except
    that a reading cannot then say there was no distance.
    """
    if correction is not None:
        return correction.label, correction.source
    if checkin is None or is_empty(checkin):
        return None if reading is None else (reading.label, LabelFrom.TEXT)
    own = label_of(checkin) or Label.UNCLEAR
    if reading is None or checkin.gate is Gate.NOT_REALLY or checkin.authorship is not None:
        return own, LabelFrom.CHECKIN
    if _only_gate(checkin) and reading.label is not Label.NONE:
        return reading.label, LabelFrom.TEXT
    s = lean(checkin)
    if s is None:
        return own, LabelFrom.CHECKIN
    return _pooled(checkin, s, reading), LabelFrom.TEXT
