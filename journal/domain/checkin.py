"""The check-in: a gate and four taps, and the label the person gives by them."""

from dataclasses import dataclass
from enum import StrEnum

from journal.domain.labels import Label


class Gate(StrEnum):
    """Was there some distance in this, from people or from your own feelings?"""

    NOT_REALLY = "not_really"
    A_LITTLE = "a_little"
    A_LOT = "a_lot"
    NOT_SURE = "not_sure"


@dataclass(frozen=True, slots=True)
class CheckIn:
    """One person's taps; None is "Not sure" or not answered.

    authorship: came over me (-2) to I chose it (+2). way_back: could have come closer, No (-2),
    Not easily (-1), Probably (+1), Yes (+2). underneath: feelings gone (-2), faint (-1), there but
    kept back (+1), clear (+2). after: emptier (-2) to relieved (+2).
    """

    gate: Gate | None = None
    authorship: int | None = None
    way_back: int | None = None
    underneath: int | None = None
    after: int | None = None


_WEIGHTS = (0.40, 0.25, 0.20, 0.15)
_ENOUGH = 0.40


def _answered(taps: CheckIn) -> list[tuple[float, int]]:
    values = (taps.authorship, taps.way_back, taps.underneath, taps.after)
    return [(w, v) for w, v in zip(_WEIGHTS, values, strict=True) if v is not None]


def is_empty(taps: CheckIn) -> bool:
    """Tell whether nothing was answered at all, so that the card counts as skipped."""
    return taps.gate is None and not _answered(taps)


def lean(taps: CheckIn) -> float | None:
    """Return the weighted mean of the taps in [-1, 1], or None when too little was answered.

    It serves the combination with a reading of the text; it is never shown or stored.
    """
    answered = _answered(taps)
    weight = sum(w for w, _ in answered)
    if weight < _ENOUGH - 1e-9:
        return None
    return sum(w * v for w, v in answered) / weight / 2


def has_veto(taps: CheckIn) -> bool:
    """Tell whether no way back, or feelings gone, rules out that distance was chosen."""
    return (taps.way_back is not None and taps.way_back < 0) or taps.underneath == -2


def label_of(taps: CheckIn) -> Label | None:
    """Return the label these taps give, or None when nothing was answered."""
    if is_empty(taps):
        return None
    if taps.gate is Gate.NOT_REALLY:
        return Label.NONE
    s = lean(taps)
    if s is None:
        return Label.UNCLEAR
    if taps.authorship is None:
        return Label.INVOLUNTARY if s <= -0.5 else Label.UNCLEAR
    if taps.authorship > 0:
        return Label.MIXED if has_veto(taps) or s < 0.30 else Label.CHOSEN
    if taps.authorship == 0:
        return Label.MIXED
    return Label.INVOLUNTARY if s <= -0.25 else Label.MIXED
