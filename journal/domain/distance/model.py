"""From phrases that stood to probabilities, and from these to a label; small and by hand.

The weights were set on the development data only; they are rules with a scale, not a fitted model.
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from journal.domain.distance.caps import Caps
from journal.domain.distance.context import Standing
from journal.domain.distance.cues import Hit, Pole
from journal.domain.labels import Label

CHOSEN_FLOOR, INVOLUNTARY_FLOOR = 0.90, 0.75
ENOUGH_WORDS = 25
_START = -2.0
_STRONG = {"D1": 3.2, "D4": 3.2, "D5": 3.2, "D8": 2.6}
_MORE_STRONG = 0.9
_WEAK_INVOLUNTARY = {"D2": 0.8, "D3": 0.8, "D6": 0.8, "D7": 1.0, "D8": 0.8}
_CHOSEN = {"D2": 0.6, "D3": 0.4, "D4": 1.4, "D5": 1.1, "D6": 1.3, "D7": 0.7, "D8": 0.8}
_CHOSEN_START, _CHOSEN_LEG, _CHOSEN_MORE = -2.2, 2.4, 0.9
_EVERYDAY = {Pole.INVOLUNTARY: frozenset[str](), Pole.CHOSEN: frozenset({"D2", "D3", "D5"})}
_LEGS = frozenset({"D4", "D5", "D6"})
_MAY_LEAN = 0.88
_MIXED_EACH = 0.60


@dataclass(frozen=True, slots=True)
class Evidence:
    """One phrase and how far it stands."""

    hit: Hit
    standing: Standing

    @property
    def pole(self) -> Pole | None:
        """The side it speaks for."""
        return self.hit.family.pole

    @property
    def share(self) -> float:
        """How much of a whole cue it is."""
        return {Standing.FULL: 1.0, Standing.HALF: 0.5}.get(self.standing, 0.0)


@dataclass(frozen=True, slots=True)
class Weighed:
    """Both probabilities, and whether each side stands on the legs the rules ask for."""

    chosen: float
    involuntary: float
    chosen_legs: bool
    involuntary_leg: bool
    authored: bool


def _sigmoid(z: float) -> float:
    return 1 / (1 + math.exp(-z))


def _best(evidence: Iterable[Evidence]) -> dict[tuple[str, bool], float]:
    best: dict[tuple[str, bool], float] = {}
    for e in evidence:
        key = (e.hit.family.dimension, e.hit.family.strong)
        best[key] = max(best.get(key, 0.0), e.share)
    return best


def _involuntary(evidence: Sequence[Evidence]) -> tuple[float, bool]:
    best = _best(evidence)
    strong = sorted(
        (share * _STRONG[dim] for (dim, leg), share in best.items() if leg), reverse=True
    )
    weak = sum(share * _WEAK_INVOLUNTARY[dim] for (dim, leg), share in best.items() if not leg)
    families = {e.hit.family.id for e in evidence if e.share and e.hit.family.strong}
    z = _START + (strong[0] if strong else 0.0) + weak * (1.0 if strong else 0.5)
    z += _MORE_STRONG * max(0, len(families) - 1)
    return _sigmoid(z), any(share == 1.0 for (_, leg), share in best.items() if leg)


def _chosen(evidence: Sequence[Evidence]) -> tuple[float, bool, bool]:
    best = _best(evidence)
    authored = best.get(("D1", True), 0.0)
    if not authored:
        return _sigmoid(_CHOSEN_START), False, False
    places = {e.hit.number for e in evidence if e.share and e.hit.family.strong}
    z = _CHOSEN_START + _CHOSEN_LEG * authored + _CHOSEN_MORE * min(len(places) - 1, 2)
    z += sum(share * _CHOSEN[dim] for (dim, leg), share in best.items() if not leg)
    legs = authored == 1.0 and any(dim in _LEGS for dim, leg in best if not leg)
    return _sigmoid(z), legs, True


def weigh(evidence: Sequence[Evidence], entry: Caps) -> Weighed:
    """Return the probabilities of both sides for one entry, capped as the rules ask."""
    chosen, legs, authored = _chosen([e for e in evidence if e.pole is Pole.CHOSEN])
    involuntary, leg = _involuntary([e for e in evidence if e.pole is Pole.INVOLUNTARY])
    if not legs or entry.coerced or entry.vowed or entry.shadowed:
        legs, chosen = False, min(chosen, _MAY_LEAN)
    if leg:
        chosen = min(chosen, _MAY_LEAN)
    if entry.grieving:
        involuntary = min(involuntary, _MAY_LEAN)
    return Weighed(chosen, involuntary, legs, leg, authored)


def _tangled(evidence: Sequence[Evidence]) -> bool:
    """Tell whether strong phrases of both sides only meet in the same clauses (rule 6)."""
    sides: dict[Pole | None, set[int]] = {Pole.CHOSEN: set(), Pole.INVOLUNTARY: set()}
    for e in evidence:
        if e.share and e.hit.family.strong and e.pole:
            sides[e.pole].add(e.hit.number)
    chosen, involuntary = sides[Pole.CHOSEN], sides[Pole.INVOLUNTARY]
    return bool(chosen and involuntary) and (chosen <= involuntary or involuntary <= chosen)


def _hinted(evidence: Sequence[Evidence]) -> bool:
    """Tell whether a weak sign stands alone: too little is told.

    Feelings, reasons and company are in every diary, so they are no sign of distance by themselves.
    """
    return any(
        e.share and e.pole is not None and e.hit.family.dimension not in _EVERYDAY[e.pole]
        for e in evidence
    )


def decide(evidence: Sequence[Evidence], weighed: Weighed, words: int, answers: bool) -> Label:
    """Return the label: floors first, and unclear wherever too little stands.

    `answers` tells that the text answers a prompt about who did it (rule i).
    """
    if words < ENOUGH_WORDS and not answers:
        return Label.UNCLEAR
    distance = [e for e in evidence if e.hit.family.strong or e.hit.family.id == "bravado"]
    if not distance:
        return Label.UNCLEAR if words < ENOUGH_WORDS or _hinted(evidence) else Label.NONE
    if weighed.involuntary >= INVOLUNTARY_FLOOR and weighed.involuntary_leg:
        if not weighed.authored or weighed.chosen < _MIXED_EACH:
            return Label.INVOLUNTARY
        return Label.UNCLEAR if _tangled(evidence) else Label.MIXED
    enough = words >= ENOUGH_WORDS and weighed.chosen >= CHOSEN_FLOOR and weighed.chosen_legs
    return Label.CHOSEN if enough and weighed.involuntary < 0.5 else Label.UNCLEAR
