"""A yes/no set: was there distance that came over the writer, by the probability of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from journal.domain.labels import Label
from tests.distance.evaluate.answers import Answer
from tests.distance.evaluate.measures import ratio

THRESHOLDS = (0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95)


@dataclass(frozen=True, slots=True)
class YesNo:
    """How often a probability of at least `threshold` meant yes."""

    threshold: float
    said: int
    right: int
    yes: int
    precision: float | None
    recall: float | None
    f1: float | None


def at_threshold(given: Sequence[float], held: Sequence[bool], threshold: float) -> YesNo:
    """Return precision, recall and F1 of saying yes from `threshold` on."""
    said = [was for p, was in zip(given, held, strict=True) if p >= threshold]
    right, yes = sum(said), sum(held)
    return YesNo(
        threshold=threshold,
        said=len(said),
        right=right,
        yes=yes,
        precision=ratio(right, len(said)),
        recall=ratio(right, yes),
        f1=ratio(2 * right, len(said) + yes),
    )


def over_thresholds(answers: Sequence[Answer], held: Sequence[bool]) -> tuple[YesNo, ...]:
    """Return the figures at every threshold of the table."""
    given = [answer.involuntary for answer in answers]
    return tuple(at_threshold(given, held, threshold) for threshold in THRESHOLDS)


def said_of(answers: Sequence[Answer], held: Sequence[bool]) -> Mapping[str, Mapping[Label, int]]:
    """Return which labels were said of the texts that hold it, and of those that do not."""
    pairs = list(zip(answers, held, strict=True))
    return {
        name: {label: sum(a.label is label for a, was in pairs if was is yes) for label in Label}
        for name, yes in (("yes", True), ("no", False))
    }
