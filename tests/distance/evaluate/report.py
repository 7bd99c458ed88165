"""How one reader stands on a labelled set."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from journal.domain.labels import Label
from tests.distance.evaluate.answers import Answer
from tests.distance.evaluate.bounds import upper_bound
from tests.distance.evaluate.cases import FOUR, Case
from tests.distance.evaluate.certainty import (
    Calibration,
    RiskCoverage,
    calibration,
    risk_coverage,
)
from tests.distance.evaluate.costs import RATIOS, mean_cost
from tests.distance.evaluate.measures import Classes, classes, confusion, ratio
from tests.distance.evaluate.slices import Slice, slice_of


@dataclass(frozen=True, slots=True)
class Rate:
    """So many of so many, and the one-sided 95 % upper bound of the share."""

    found: int
    trials: int
    share: float | None
    upper: float | None


@dataclass(frozen=True, slots=True)
class Standing:
    """How one reader stands on a labelled set.

    `false_chosen`: said chosen among the truly involuntary. `alarms` and `chosen_alarms`: among
    those of gold none, said anything but none or unclear, and said chosen. `covered`: not unclear.
    """

    said: Classes
    forced: Classes
    confusion: Mapping[Label, Mapping[Label, int]]
    false_chosen: Rate
    alarms: Rate
    chosen_alarms: Rate
    covered: Rate
    right_of_covered: float | None
    risk: RiskCoverage
    reasons: Mapping[str, int]
    calibration: Mapping[Label, Calibration | None]
    cost: Mapping[str, float | None]
    whole: Slice


def rate(found: int, trials: int) -> Rate:
    """Return a share with its bound."""
    return Rate(found, trials, ratio(found, trials), upper_bound(found, trials))


def _reasons(answers: Sequence[Answer]) -> dict[str, int]:
    unclear = Counter(a.reason or "unsaid" for a in answers if a.label is Label.UNCLEAR)
    return dict(sorted(unclear.items(), key=lambda each: (-each[1], each[0])))


def _calibrations(
    golds: Sequence[Label], answers: Sequence[Answer]
) -> dict[Label, Calibration | None]:
    """Return the calibration of both probabilities, and of the shares of mixed and none."""
    given = {
        Label.CHOSEN: [a.chosen for a in answers],
        Label.INVOLUNTARY: [a.involuntary for a in answers],
        Label.MIXED: [a.shares[Label.MIXED] for a in answers],
        Label.NONE: [a.shares[Label.NONE] for a in answers],
    }
    sides = {Label.CHOSEN, Label.INVOLUNTARY}
    return {
        label: calibration(
            given[label],
            [gold is label or (label in sides and gold is Label.MIXED) for gold in golds],
        )
        for label in FOUR
    }


def standing(cases: Sequence[Case], answers: Sequence[Answer]) -> Standing:
    """Return how a reader stands on texts that all have a gold label."""
    golds = [case.label for case in cases if case.label is not None]
    authors = [case.author for case in cases]
    said = [(gold, a.label) for gold, a in zip(golds, answers, strict=True)]
    forced = [(gold, a.forced) for gold, a in zip(golds, answers, strict=True)]
    of_none = [label for gold, label in said if gold is Label.NONE]
    quiet = of_none.count(Label.NONE) + of_none.count(Label.UNCLEAR)
    whole = slice_of(zip(cases, answers, strict=True))
    return Standing(
        said=classes(said, authors),
        forced=classes(forced, authors),
        confusion=confusion(said),
        false_chosen=rate(whole.false_chosen, whole.involuntary),
        alarms=rate(len(of_none) - quiet, len(of_none)),
        chosen_alarms=rate(of_none.count(Label.CHOSEN), len(of_none)),
        covered=rate(len(said) - whole.unclear, len(said)),
        right_of_covered=ratio(whole.right, len(said) - whole.unclear),
        risk=risk_coverage(
            [max(a.shares.values()) for a in answers], [a is not b for a, b in forced]
        ),
        reasons=_reasons(answers),
        calibration=_calibrations(golds, answers),
        cost={f"{each}:1": mean_cost(said, each) for each in RATIOS},
        whole=whole,
    )
