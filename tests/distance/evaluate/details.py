"""What is measured of our reader only: parts of the set, spans, check-ins, speed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from math import ceil

from tests.distance.evaluate.agreement import Agreement, agreement
from tests.distance.evaluate.answers import Answer
from tests.distance.evaluate.cases import SUBGROUPS, Case
from tests.distance.evaluate.measures import ratio
from tests.distance.evaluate.places import Places, places
from tests.distance.evaluate.slices import Slice, by_length, sliced


@dataclass(frozen=True, slots=True)
class Speed:
    """How fast our reader answered, on this computer and whatever else it was doing."""

    texts_a_second: float | None
    p95_ms: float | None


@dataclass(frozen=True, slots=True)
class Details:
    """What is measured of our reader only."""

    traps: Mapping[str, Slice]
    lengths: Mapping[str, Slice]
    groups: Mapping[str, Mapping[str, Slice]]
    places: Places
    agreement: Agreement | None
    speed: Speed


def speed(answers: Sequence[Answer]) -> Speed:
    """Return the texts read in a second, and the time in ms that 95 % of them stay below."""
    took = sorted(a.seconds for a in answers)
    if not took:
        return Speed(None, None)
    return Speed(ratio(len(took), sum(took)), 1000 * took[ceil(0.95 * len(took)) - 1])


def _group(key: str, case: Case) -> str | None:
    return case.groups.get(key)


def details(cases: Sequence[Case], answers: Sequence[Answer]) -> Details:
    """Return what is measured of our reader only, by parts of the set."""
    keys = [key for key in SUBGROUPS if any(key in case.groups for case in cases)]
    return Details(
        traps=sliced(cases, answers, lambda case: case.trap),
        lengths=by_length(cases, answers),
        groups={key: sliced(cases, answers, partial(_group, key)) for key in keys},
        places=places(cases, answers),
        agreement=agreement(cases, answers),
        speed=speed(answers),
    )
