"""From probabilities to a label: the least expected cost, under floors and caps."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from journal.domain.distance.noticing import FOREIGN, Noticed
from journal.domain.distance.reading import Pole
from journal.domain.distance.weights import Score
from journal.domain.labels import Label

CHOSEN_FLOOR, INVOLUNTARY_FLOOR = 0.915, 0.75
"""How sure each label must be."""
ENOUGH_WORDS = 25
_PRESSED_FLOOR = 0.6
"""How sure involuntary must be where a phrase and its clause tell of pressure (rule 4)."""
_MAY_LEAN = 0.88
_OTHER_SIDE = 0.13
"""How likely the other kind may be at most where chosen is said."""
_LEGS, _LEG = 2, -1.25
"""How many clauses chosen stands on at least, and the log-odds each of them needs."""
_BOTH_LEGS = 1.5
"""The log-odds from which on one clause that holds both legs stands for two."""
_FORCED = -1.9
"""The log-odds of one forced clause from which on nobody is told they chose."""
_OVER = -3.0
"""The log-odds left to a clause that tells of no distance of now (traps T08, T22 and T28)."""
_WORN_FLOOR = 0.93
"""How sure involuntary must be where illness or lack of sleep may be why (trap T36)."""
_COSTS: Mapping[Label, Sequence[float]] = {
    Label.CHOSEN: (0, 4, 1.5, 1.5, 1),
    Label.INVOLUNTARY: (10, 0, 2, 4, 1),
    Label.MIXED: (5, 2, 0, 2, 1),
    Label.NONE: (2, 3, 2, 0, 0.5),
}
"""What it costs to say each label, in the order of Label, where the key is true."""


@dataclass(frozen=True, slots=True)
class Leaning:
    """Where an entry leans: both probabilities after the caps, and the labels that they bar.

    near: what looks chosen in it may as well be no distance: a feeling let pass, a caring deed.
    floor: how sure involuntary must be.
    """

    shares: Mapping[Label, float]
    chosen: float
    involuntary: float
    barred: frozenset[Label]
    near: bool
    floor: float


def _of_now(score: Score, number: int, noticed: Noticed) -> Score:
    if number < noticed.entry.over_until or (
        noticed.holds(number, "routine") and not noticed.strongly(number, Pole.INVOLUNTARY)
    ):
        score = replace(score, involuntary=min(score.involuntary, _OVER))
    if noticed.holds(number, "caring") and not noticed.strongly(number, Pole.CHOSEN):
        score = replace(score, chosen=min(score.chosen, _OVER))
    return score


def of_now(scores: Sequence[Score], noticed: Noticed) -> list[Score]:
    """Return the scores of what tells of this evening's distance.

    What came before it lifted tells of another time (trap T08); hands that work by themselves tell
    nothing (trap T22); a caring deed brings nearer (trap T28).
    """
    return [_of_now(score, number, noticed) for number, score in enumerate(scores)]


def _moved(shares: Mapping[Label, float], seeming: Label, being: Label) -> dict[Label, float]:
    """Return the shares with what seems to be one label counted as another."""
    return {**shares, seeming: 0.0, being: shares[being] + shares[seeming]}


def leaning(
    shares: Mapping[Label, float],
    noticed: Noticed,
    scores: Sequence[Score],
    quoted: Collection[Pole],
) -> Leaning:
    """Return the probabilities of both sides as the caps of distance leave them.

    Chosen needs two clauses to stand on, or one with both legs (rule 1). Pressure and a vow leave
    no room for it (rules 4 and 5): what looks chosen under pressure came over the writer. What was
    taken so as not to feel was begun by the writer, so it is some of both (trap T35). A strong
    involuntary cue bars chosen (rule 3), and so does too large a share of foreign words. "No
    distance" is barred by a strong involuntary cue, also where somebody else says so or it is only
    asked, by bravado or doubt of oneself, and where both a phrase and a clause speak of pressure.
    An acute loss lets involuntary only "may lean" (rule 7), and illness asks more of it.
    """
    entry = noticed.entry
    pressed = any(score.forced > _FORCED for score in scores)
    if entry.coerced and pressed:
        shares = _moved(shares, Label.CHOSEN, Label.INVOLUNTARY)
    if noticed.marked("soothed") and Pole.CHOSEN in quoted:
        shares = _moved(shares, Label.INVOLUNTARY, Label.MIXED)
    chosen = shares[Label.CHOSEN] + shares[Label.MIXED]
    involuntary = shares[Label.INVOLUNTARY] + shares[Label.MIXED]
    barred = _caps(noticed, pressed=pressed)
    if not _stands(noticed, scores):
        barred.add(Label.CHOSEN)
    if entry.worn_out and involuntary < _WORN_FLOOR:
        barred |= {Label.INVOLUNTARY, Label.MIXED}
    return Leaning(
        shares,
        min(chosen, _MAY_LEAN) if entry.capped else chosen,
        min(involuntary, _MAY_LEAN) if entry.grieving else involuntary,
        frozenset(barred),
        noticed.stays_near(),
        _PRESSED_FLOOR if entry.coerced and pressed else INVOLUNTARY_FLOOR,
    )


def _stands(noticed: Noticed, scores: Sequence[Score]) -> bool:
    """Tell whether chosen has two clauses to stand on, or one with both legs."""
    return sum(score.chosen >= _LEG for score in scores) >= _LEGS or any(
        score.chosen >= _BOTH_LEGS and noticed.has_both_legs(number)
        for number, score in enumerate(scores)
    )


def _caps(noticed: Noticed, *, pressed: bool) -> set[Label]:
    """Return the labels that single phrases bar; `pressed` says that a clause tells of pressure."""
    entry = noticed.entry
    barred = {Label.CHOSEN} if entry.capped or entry.soothed or pressed else set()
    if (entry.capped and pressed) or entry.unsaid or noticed.doubtful(Pole.INVOLUNTARY):
        barred.add(Label.NONE)
    if noticed.plainly(Pole.INVOLUNTARY):
        barred |= {Label.CHOSEN, Label.NONE}
    if noticed.foreign > FOREIGN:
        barred |= {Label.CHOSEN, Label.MIXED}
    return barred


def _barred(lean: Leaning, quoted: Collection[Pole]) -> set[Label]:
    """Return the labels that floors and caps bar, and those without words to show for them."""
    barred = set(lean.barred)
    other = lean.shares[Label.INVOLUNTARY] + lean.shares[Label.MIXED]
    if lean.chosen < CHOSEN_FLOOR or other > _OTHER_SIDE:
        barred.add(Label.CHOSEN)
    if lean.involuntary < lean.floor:
        barred.add(Label.INVOLUNTARY)
    if Pole.CHOSEN not in quoted:
        barred |= {Label.CHOSEN, Label.MIXED}
    if Pole.INVOLUNTARY not in quoted:
        barred |= {Label.INVOLUNTARY, Label.MIXED}
    return barred


def decide(lean: Leaning, quoted: Collection[Pole], words: int, answers: bool) -> tuple[Label, str]:
    """Return the label, and where it is unclear a word for why.

    `quoted` are the sides with words to show. `answers` tells that the text answers a prompt about
    who did it: it may be short (rule i), and is then never chosen.
    """
    short = words < ENOUGH_WORDS
    if short and not answers:
        return Label.UNCLEAR, "too short"
    cost = {
        said: sum(lean.shares[truth] * _COSTS[truth][column] for truth in _COSTS)
        for column, said in enumerate(Label)
    }
    cheapest = min(Label, key=lambda said: cost[said])
    barred = _barred(lean, quoted)
    if short:
        barred.add(Label.CHOSEN)
    if lean.near and Label.CHOSEN in barred:
        cost[Label.NONE] -= lean.shares[Label.CHOSEN] * _COSTS[Label.CHOSEN][3]
    label = min((each for each in Label if each not in barred), key=lambda said: cost[said])
    if label is not Label.UNCLEAR:
        return label, ""
    return label, "costs least" if cheapest is label else f"not sure enough of {cheapest}"
