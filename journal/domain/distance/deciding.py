"""From probabilities to a label: the least expected cost, under floors and caps."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from journal.domain.distance.caps import Caps
from journal.domain.distance.noticing import Noticed
from journal.domain.distance.reading import Pole
from journal.domain.distance.weights import Score
from journal.domain.labels import Label

CHOSEN_FLOOR, INVOLUNTARY_FLOOR, ANSWER_FLOOR = 0.955, 0.80, 0.75
"""How sure each label must be; involuntary may rest on less in an answer about who did it."""
ENOUGH_WORDS = 25
_MAY_LEAN = 0.88
_OTHER_SIDE = 0.12
"""How likely the other kind may be at most where chosen is said."""
_LEGS, _LEG = 2, -1.25
"""How many clauses chosen stands on at least, and the log-odds each of them needs."""
_BOTH_LEGS = 1.5
"""The log-odds from which on one clause that holds both legs stands for two."""
_FORCED = -1.7
"""The log-odds of one forced clause from which on nobody is told they chose."""
_OVER = -3.0
"""The log-odds left to a clause about something that has lifted since (trap T08)."""
_WORN_FLOOR = 0.93
"""How sure involuntary must be where illness or lack of sleep may be why (trap T36)."""
_FOREIGN = 0.10
"""The share of words never met in training from which on a manner is too foreign to judge."""
_COSTS: Mapping[Label, Sequence[float]] = {
    Label.CHOSEN: (0, 4, 1.5, 1.5, 1),
    Label.INVOLUNTARY: (10, 0, 2, 4, 1),
    Label.MIXED: (5, 2, 0, 2, 1),
    Label.NONE: (2, 3, 2, 0, 0.5),
}
"""What it costs to say each label, in the order of Label, where the key is true."""


@dataclass(frozen=True, slots=True)
class Leaning:
    """Where an entry leans: both probabilities after the caps, and the labels that they bar."""

    shares: Mapping[Label, float]
    chosen: float
    involuntary: float
    barred: frozenset[Label]


def lifted(scores: Sequence[Score], entry: Caps) -> list[Score]:
    """Return the scores without what is over: what came before it lifted tells of another time."""
    return [
        replace(score, involuntary=min(score.involuntary, _OVER)) if n < entry.over_until else score
        for n, score in enumerate(scores)
    ]


def leaning(shares: Mapping[Label, float], noticed: Noticed, scores: Sequence[Score]) -> Leaning:
    """Return the probabilities of both sides as the caps of distance leave them.

    Chosen needs two clauses to stand on, or one with both legs (rule 1). Pressure and a vow leave
    no room for it (rules 4 and 5), nor does a strong involuntary cue (rule 3), nor too large a
    share of foreign words. "No distance" is barred by a strong involuntary cue, also where somebody
    else says so or it is only asked, by bravado or doubt of oneself, and where both a phrase and a
    clause speak of pressure. An acute loss lets involuntary only "may lean" (rule 7), and illness
    asks more of it.
    """
    entry = noticed.entry
    chosen = shares[Label.CHOSEN] + shares[Label.MIXED]
    involuntary = shares[Label.INVOLUNTARY] + shares[Label.MIXED]
    capped = entry.coerced or entry.appeasing or entry.vowed
    stands = sum(score.chosen >= _LEG for score in scores) >= _LEGS or any(
        score.chosen >= _BOTH_LEGS and noticed.has_both_legs(number)
        for number, score in enumerate(scores)
    )
    pressed = any(score.forced > _FORCED for score in scores)
    barred = {Label.CHOSEN} if capped or entry.soothed or pressed or not stands else set()
    if (capped and pressed) or entry.unsaid or noticed.doubtful(Pole.INVOLUNTARY):
        barred.add(Label.NONE)
    if noticed.plainly(Pole.INVOLUNTARY):
        barred |= {Label.CHOSEN, Label.NONE}
    if noticed.foreign > _FOREIGN:
        barred |= {Label.CHOSEN, Label.MIXED}
    if entry.worn_out and involuntary < _WORN_FLOOR:
        barred |= {Label.INVOLUNTARY, Label.MIXED}
    return Leaning(
        shares,
        min(chosen, _MAY_LEAN) if capped else chosen,
        min(involuntary, _MAY_LEAN) if entry.grieving else involuntary,
        frozenset(barred),
    )


def _barred(lean: Leaning, quoted: Collection[Pole], floor: float) -> set[Label]:
    """Return the labels that floors and caps bar, and those without words to show for them."""
    barred = set(lean.barred)
    other = lean.shares[Label.INVOLUNTARY] + lean.shares[Label.MIXED]
    if lean.chosen < CHOSEN_FLOOR or other > _OTHER_SIDE:
        barred.add(Label.CHOSEN)
    if lean.involuntary < floor:
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
    barred = _barred(lean, quoted, ANSWER_FLOOR if answers else INVOLUNTARY_FLOOR)
    if short:
        barred.add(Label.CHOSEN)
    label = min((each for each in Label if each not in barred), key=lambda said: cost[said])
    if label is not Label.UNCLEAR:
        return label, ""
    return label, "costs least" if cheapest is label else f"not sure enough of {cheapest}"
