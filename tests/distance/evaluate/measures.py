"""How often a reader is right, wrong or silent: counts, and the figures made of them."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from random import Random
from statistics import quantiles

from journal.domain.labels import Label
from tests.distance.evaluate.cases import FOUR

Pair = tuple[Label, Label]
RESAMPLES, SEED = 1000, 4


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure with its 95 % bootstrap interval; None where it is not defined."""

    value: float | None
    low: float | None
    high: float | None


@dataclass(frozen=True, slots=True)
class Scores:
    """How one label did; `support` counts the texts that truly have it, `said` the times said."""

    precision: Figure
    recall: Figure
    f1: Figure
    support: int
    said: int


@dataclass(frozen=True, slots=True)
class Classes:
    """The scores of the four labels, and the mean of their F1."""

    labels: Mapping[Label, Scores]
    macro_f1: Figure


def ratio(part: float, whole: float) -> float | None:
    """Return part / whole, or None of nothing."""
    return part / whole if whole else None


@dataclass(frozen=True, slots=True)
class Tally:
    """How often each label was true, was said, and was both."""

    true: Counter[Label]
    said: Counter[Label]
    both: Counter[Label]


def tally(pairs: Iterable[Pair]) -> Tally:
    """Return the tally of pairs of the true label and the label said."""
    true, said, both = Counter[Label](), Counter[Label](), Counter[Label]()
    for (gold, label), times in Counter(pairs).items():
        true[gold] += times
        said[label] += times
        if gold is label:
            both[label] += times
    return Tally(true, said, both)


def precision(of: Tally, label: Label) -> float | None:
    """Return which share of the texts said to have the label has it; None if it was never said."""
    return ratio(of.both[label], of.said[label])


def recall(of: Tally, label: Label) -> float | None:
    """Return which share of the texts that have the label was said to have it."""
    return ratio(of.both[label], of.true[label])


def f1(of: Tally, label: Label) -> float | None:
    """Return the harmonic mean of precision and recall; None for a label neither true nor said."""
    return ratio(2 * of.both[label], of.said[label] + of.true[label])


def macro_f1(of: Tally) -> float | None:
    """Return the mean F1 over those of the four labels that are true or were said of any text."""
    known = [score for label in FOUR if (score := f1(of, label)) is not None]
    return sum(known) / len(known) if known else None


Statistic = Callable[[Tally], float | None]


@lru_cache(maxsize=1)
def _draws(authors: tuple[str, ...]) -> list[list[int]]:
    of_author: dict[str, list[int]] = defaultdict(list)
    for place, author in enumerate(authors):
        of_author[author].append(place)
    groups = list(of_author.values())
    chance = Random(SEED)
    draws = (chance.choices(groups, k=len(groups)) for _ in range(RESAMPLES))
    return [list(chain.from_iterable(drawn)) for drawn in draws]


def resampled(pairs: Sequence[Pair], authors: Sequence[str]) -> list[Tally]:
    """Return the tallies of many samples, drawn author by author with replacement, always alike."""
    return [tally(pairs[place] for place in drawn) for drawn in _draws(tuple(authors))]


def figure(statistic: Statistic, whole: Tally, samples: Iterable[Tally]) -> Figure:
    """Return a statistic with the middle 95 % of it over the samples in which it is defined."""
    seen = [value for sample in samples if (value := statistic(sample)) is not None]
    value = statistic(whole)
    if value is None or len(seen) < 2:
        return Figure(value, None, None)
    cuts = quantiles(seen, n=40, method="inclusive")
    return Figure(value, cuts[0], cuts[-1])


def classes(pairs: Sequence[Pair], authors: Sequence[str]) -> Classes:
    """Return precision, recall and F1 of each label with their intervals."""
    whole, samples = tally(pairs), resampled(pairs, authors)

    def measured(of: Callable[[Tally, Label], float | None], label: Label) -> Figure:
        return figure(lambda sample: of(sample, label), whole, samples)

    scores = {
        label: Scores(
            precision=measured(precision, label),
            recall=measured(recall, label),
            f1=measured(f1, label),
            support=whole.true[label],
            said=whole.said[label],
        )
        for label in FOUR
    }
    return Classes(scores, figure(macro_f1, whole, samples))


def confusion(pairs: Sequence[Pair]) -> dict[Label, dict[Label, int]]:
    """Return how many texts of each label were said to have which, unclear among the said."""
    counts = Counter(pairs)
    return {truth: {said: counts[truth, said] for said in Label} for truth in FOUR}
