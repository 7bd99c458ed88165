"""What a whole entry takes from single phrases: pressure, vows, grief, illness, things over."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from journal.domain.distance.clauses import Segment
from journal.domain.distance.context import Standing
from journal.domain.distance.cues import Cues, Hit
from journal.domain.distance.reading import Pole

_TELL_NOTHING = frozenset({"who_cares", "asks_oneself"})
_BODY_EXPLAINED = frozenset({"D4", "D5"})


@dataclass(frozen=True, slots=True)
class Caps:
    """What holds a reading of this entry back.

    coerced: somebody else's threat is why (rule 4). appeasing: somebody else's temper is, which is
    never enough for chosen (trap T17). soothed: something was taken so as not to feel (trap T35).
    vowed: a decision not to feel, or a vow against everyone (rule 5). unsaid: bravado, or a
    question to oneself, which tell nothing (traps T20 and T37). grieving: an acute loss (rule 7).
    worn_out: illness or lack of sleep explains dullness (trap T36). over_until: clauses before this
    number tell of something that has lifted since (trap T08).
    """

    coerced: bool
    appeasing: bool
    soothed: bool
    vowed: bool
    unsaid: bool
    grieving: bool
    worn_out: bool
    over_until: int

    @property
    def capped(self) -> bool:
        """Whether pressure, appeasing or a vow leaves no room for chosen."""
        return self.coerced or self.appeasing or self.vowed


def _over_until(clauses: Sequence[Segment], cues: Cues) -> int:
    """Return the clause where an earlier time is said to be over, or 0."""
    past = next((n for n, c in enumerate(clauses) if cues.near("past", c.flat)), None)
    if past is None:
        return 0
    for number in range(len(clauses) - 1, past - 1, -1):
        if cues.near("lifted", clauses[number].flat):
            return number
    return 0


def caps(clauses: Sequence[Segment], hits: Sequence[Hit], cues: Cues) -> Caps:
    """Look over the whole entry once."""
    found = {hit.family.id for hit in hits}
    return Caps(
        coerced="coerced" in found or "hiding" in found,
        appeasing="appeasing" in found,
        soothed="to_not_feel" in found,
        vowed="vow" in found,
        unsaid=not found.isdisjoint(_TELL_NOTHING),
        grieving=any(cues.near("grief", c.flat) for c in clauses),
        worn_out=any(cues.near("illness", c.flat) for c in clauses),
        over_until=_over_until(clauses, cues),
    )


def lowered(hit: Hit, standing: Standing, entry: Caps) -> Standing:
    """Return what the entry as a whole leaves of a phrase."""
    if hit.number < entry.over_until and hit.family.pole is Pole.INVOLUNTARY:
        return Standing.DROPPED
    if (
        entry.worn_out
        and hit.family.pole is Pole.INVOLUNTARY
        and hit.family.dimension in _BODY_EXPLAINED
    ):
        return min(standing, Standing.DOUBT)
    return standing


_FUNCTION_WORDS = re.compile(r"(?<![^ ])(?:the|and|a|i|to|of|in|it|is|was|my|not|that|for|on) ")


def looks_english(clauses: Sequence[Segment], words: int) -> bool:
    """Tell whether enough of the commonest English words stand in the text."""
    common = sum(len(_FUNCTION_WORDS.findall(c.flat)) for c in clauses)
    return common >= words * 0.12
