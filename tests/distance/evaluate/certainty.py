"""Whether a reader knows what it knows: silence against mistakes, and honest probabilities."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from statistics import fmean

BINS = 10


@dataclass(frozen=True, slots=True)
class RiskCoverage:
    """The share of mistakes among the surest texts, at each tenth of coverage; less is better.

    `area` is the mean of that share over every coverage from one text to all of them.
    """

    curve: tuple[tuple[float, float], ...]
    area: float | None


@dataclass(frozen=True, slots=True)
class Bin:
    """Texts of like probability: how many, the probability they were given, how often it was so."""

    texts: int
    given: float
    found: float


@dataclass(frozen=True, slots=True)
class Calibration:
    """How honest the probabilities of one side are; `brier` is their mean squared error."""

    bins: tuple[Bin, ...]
    ece: float
    brier: float


def _shared_out(sureness: Sequence[float], wrong: Sequence[bool]) -> Iterator[float]:
    """Yield the mistakes from the surest on; equally sure texts share theirs, in whatever order."""
    ranked = sorted(zip(sureness, wrong, strict=True), key=lambda each: -each[0])
    for _, tied in groupby(ranked, key=lambda each: each[0]):
        mistakes = [float(each) for _, each in tied]
        yield from [fmean(mistakes)] * len(mistakes)


def risk_coverage(sureness: Sequence[float], wrong: Sequence[bool]) -> RiskCoverage:
    """Return the curve of mistakes against coverage when the least sure are left out first."""
    risks, mistakes = [], 0.0
    for texts, mistake in enumerate(_shared_out(sureness, wrong), 1):
        mistakes += mistake
        risks.append(mistakes / texts)
    if not risks:
        return RiskCoverage((), None)
    tenths = [(n / 10, risks[max(1, round(n / 10 * len(risks))) - 1]) for n in range(1, 11)]
    return RiskCoverage(tuple(tenths), fmean(risks))


def _equal_mass(given: Sequence[float], held: Sequence[bool]) -> Iterator[list[tuple[float, bool]]]:
    """Yield ten parts of about equal size, by probability; equal probabilities stay together."""
    ranked = sorted(zip(given, held, strict=True), key=lambda each: each[0])
    size = len(ranked) / BINS
    part: list[tuple[float, bool]] = []
    passed, parts = 0, 1
    for _, tied in groupby(ranked, key=lambda each: each[0]):
        part.extend(tied)
        if passed + len(part) >= parts * size - 1e-9:
            passed += len(part)
            yield part
            part = []
            parts = max(parts + 1, int(passed / size + 1e-9) + 1)
    if part:
        yield part


def calibration(given: Sequence[float], held: Sequence[bool]) -> Calibration | None:
    """Return how the probabilities given agree with what held, or None for no texts at all."""
    if not given:
        return None
    bins = tuple(
        Bin(len(part), fmean(p for p, _ in part), fmean(float(was) for _, was in part))
        for part in _equal_mass(given, held)
    )
    gap = sum(each.texts * abs(each.given - each.found) for each in bins) / len(given)
    brier = fmean((p - was) ** 2 for p, was in zip(given, held, strict=True))
    return Calibration(bins, gap, brier)
