"""What a reader, ours or a baseline, answers for a text; the one place where ours is made."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from time import perf_counter

from journal import resources
from journal.domain.distance.reader import Reader
from journal.domain.distance.reading import Span
from journal.domain.labels import Label
from tests.distance.evaluate.cases import Case
from tests.distance.evaluate.costs import COSTS

OURS = "reader"
"""What our reader is called among the systems."""

CHOSEN_FLOOR, INVOLUNTARY_FLOOR, ENOUGH_WORDS = 0.90, 0.75, 25
_CHEAPEST_MISTAKE_FIRST = (Label.NONE, Label.MIXED, Label.INVOLUNTARY, Label.CHOSEN)


@dataclass(frozen=True, slots=True)
class Answer:
    """What was said of one text.

    `shares` are the probabilities of the four labels; `chosen` and `involuntary` those that there
    is any such distance. `reason` says why the label is unclear; `seconds` how long it took.
    """

    label: Label
    shares: Mapping[Label, float]
    chosen: float
    involuntary: float
    reason: str = ""
    spans: tuple[Span, ...] = ()
    seconds: float = 0.0

    @property
    def forced(self) -> Label:
        """The likeliest of the four labels; of a tie, the one that is cheaper to be wrong by."""
        return max(_CHEAPEST_MISTAKE_FIRST, key=lambda label: self.shares[label])


System = Callable[[Sequence[Case]], list[Answer]]


def reader() -> Reader:
    """Return the reader that is measured."""
    return Reader(resources.table("distance/cues.toml"), resources.weights())


def our_system() -> System:
    """Return our reader as a system that answers for many texts."""
    ours = reader()

    def answer(case: Case) -> Answer:
        begun = perf_counter()
        judged = ours.judge(case.text, case.prompt)
        took = perf_counter() - begun
        said = judged.reading
        return Answer(
            label=said.label,
            shares=judged.shares,
            chosen=said.chosen,
            involuntary=said.involuntary,
            reason=judged.reason,
            spans=said.spans,
            seconds=took,
        )

    return lambda cases: [answer(each) for each in cases]


def by_floors(shares: Mapping[Label, float], case: Case) -> Answer:
    """Return the label of least expected cost, held to the floors that our reader is held to.

    A text of fewer than 25 words is unclear, unless it answers a prompt, and then never chosen.
    """
    chosen = shares[Label.CHOSEN] + shares[Label.MIXED]
    involuntary = shares[Label.INVOLUNTARY] + shares[Label.MIXED]
    cost = {said: sum(shares[truth] * COSTS[truth][said] for truth in shares) for said in Label}
    least = min(Label, key=lambda said: cost[said])
    short = case.words < ENOUGH_WORDS
    reason = ""
    if short and not case.prompt:
        reason = "too short"
    elif least is Label.UNCLEAR:
        reason = "unclear costs least"
    elif least is Label.CHOSEN and (short or chosen < CHOSEN_FLOOR):
        reason = "below the floor for chosen"
    elif least is Label.INVOLUNTARY and involuntary < INVOLUNTARY_FLOOR:
        reason = "below the floor for involuntary"
    return Answer(Label.UNCLEAR if reason else least, shares, chosen, involuntary, reason)
