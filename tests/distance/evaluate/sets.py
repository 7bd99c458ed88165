"""One set of texts, measured as far as what is known of it allows."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from journal.domain.labels import Label
from tests.distance.evaluate.answers import OURS, Answer, System
from tests.distance.evaluate.cases import Case
from tests.distance.evaluate.details import Details, Speed, details, speed
from tests.distance.evaluate.gates import Gate, gates
from tests.distance.evaluate.report import Standing, standing
from tests.distance.evaluate.stability import Stability, under_changes
from tests.distance.evaluate.yes_no import YesNo, at_threshold, over_thresholds, said_of

Systems = Mapping[str, System]


@dataclass(frozen=True, slots=True)
class Labelled:
    """A set with gold labels: every figure, for our reader and for the baselines."""

    texts: int
    authors: int
    gold: Mapping[Label, int]
    standings: Mapping[str, Standing]
    details: Details
    stability: Mapping[str, Stability]
    gates: tuple[Gate, ...]


@dataclass(frozen=True, slots=True)
class YesNoSet:
    """A yes/no set: figures at the stated threshold and at others, and what was said."""

    texts: int
    yes: int
    stated: Mapping[str, YesNo]
    over: Mapping[str, tuple[YesNo, ...]]
    said: Mapping[str, Mapping[str, Mapping[Label, int]]]
    speed: Speed


@dataclass(frozen=True, slots=True)
class Unlabelled:
    """A set nobody labelled: how often each label was said, and why it was unclear."""

    texts: int
    said: Mapping[str, Mapping[Label, int]]
    forced: Mapping[str, Mapping[Label, int]]
    reasons: Mapping[str, int]
    speed: Speed


Measured = Labelled | YesNoSet | Unlabelled


def _labelled(cases: Sequence[Case], systems: Systems) -> Labelled:
    answers = {name: system(cases) for name, system in systems.items()}
    standings = {name: standing(cases, given) for name, given in answers.items()}
    ours = details(cases, answers[OURS])
    gold = Counter(case.label for case in cases)
    return Labelled(
        texts=len(cases),
        authors=len({case.author for case in cases}),
        gold={label: gold[label] for label in Label if gold[label]},
        standings=standings,
        details=ours,
        stability=under_changes(cases, answers[OURS], systems[OURS]),
        gates=tuple(gates(standings[OURS], standings["unclear"], ours)),
    )


def _yes_no(cases: Sequence[Case], systems: Systems, threshold: float) -> YesNoSet:
    answers = {name: system(cases) for name, system in systems.items()}
    held = [case.yes is True for case in cases]
    return YesNoSet(
        texts=len(cases),
        yes=sum(held),
        stated={
            name: at_threshold([a.involuntary for a in given], held, threshold)
            for name, given in answers.items()
        },
        over={name: over_thresholds(given, held) for name, given in answers.items()},
        said={name: said_of(given, held) for name, given in answers.items()},
        speed=speed(answers[OURS]),
    )


def _shares(labels: Sequence[Label]) -> dict[Label, int]:
    return {label: labels.count(label) for label in Label}


def _unlabelled(cases: Sequence[Case], systems: Systems) -> Unlabelled:
    answers = {name: system(cases) for name, system in systems.items()}
    ours: list[Answer] = answers[OURS]
    reasons = Counter(a.reason or "unsaid" for a in ours if a.label is Label.UNCLEAR)
    return Unlabelled(
        texts=len(cases),
        said={name: _shares([a.label for a in given]) for name, given in answers.items()},
        forced={name: _shares([a.forced for a in given]) for name, given in answers.items()},
        reasons=dict(reasons.most_common()),
        speed=speed(ours),
    )


def measured(cases: Sequence[Case], systems: Systems, threshold: float) -> Measured:
    """Return all figures where every text has a label, those of yes/no sets, or else shares.

    Raises ValueError for no texts, and where only some have a label.
    """
    if not cases:
        raise ValueError("there is no text in it")
    labelled = sum(case.label is not None for case in cases)
    if labelled == len(cases):
        return _labelled(cases, systems)
    if labelled:
        raise ValueError("some texts have a label and some have none")
    if all(case.yes is not None for case in cases):
        return _yes_no(cases, systems, threshold)
    return _unlabelled(cases, systems)
