"""What must hold before readings of the text are switched on, and whether it does."""

from collections.abc import Iterator
from dataclasses import dataclass

from journal.domain.labels import Label
from tests.distance.evaluate.details import Details
from tests.distance.evaluate.report import Standing

NEVER_CHOSEN = ("T16", "T17", "T18", "T19")
ENOUGH_INVOLUNTARY = 300


@dataclass(frozen=True, slots=True)
class Gate:
    """One promise, what was found, and whether it holds; None where the set cannot tell."""

    name: str
    found: str
    holds: bool | None


def _shown(value: float | None) -> str:
    return "-" if value is None else f"{value:.3f}"


def _below(name: str, value: float | None, limit: float) -> Gate:
    return Gate(name, _shown(value), None if value is None else value <= limit)


def _above(name: str, value: float | None, limit: float) -> Gate:
    return Gate(name, _shown(value), None if value is None else value >= limit)


def _never_chosen(details: Details) -> Gate:
    parts = [details.traps[trap] for trap in NEVER_CHOSEN if trap in details.traps]
    found = sum(part.not_chosen for part in parts)
    texts = sum(part.texts for part in parts)
    return Gate(
        "no chosen under coercion, appeasing, pseudo-choice",
        f"{found} of {texts}",
        found == 0 if texts else None,
    )


def _subgroups(ours: Standing, details: Details) -> Gate:
    twice = 2 * (ours.false_chosen.share or 0.0)
    parts = [part for group in details.groups.values() for part in group.values()]
    parts = [part for part in parts if part.involuntary]
    worst = max((part.false_chosen / part.involuntary for part in parts), default=None)
    return _below("no subgroup's false-chosen above twice the whole", worst, twice)


def gates(ours: Standing, silent: Standing, details: Details) -> Iterator[Gate]:
    """Yield every release gate; `silent` is how a reader stands that always says unclear."""
    false, chosen = ours.false_chosen, ours.said.labels[Label.CHOSEN]
    enough = false.trials >= ENOUGH_INVOLUNTARY
    yield Gate("at least 300 truly involuntary", str(false.trials), enough)
    yield _below("false-chosen at most .01", false.share, 0.01)
    yield _below("its upper bound at most .03", false.upper, 0.03)
    yield _above("precision of chosen at least .95", chosen.precision.value, 0.95)
    yield _never_chosen(details)
    yield _above("coverage at least .50", ours.covered.share, 0.50)
    for label in (Label.CHOSEN, Label.INVOLUNTARY):
        measured = ours.calibration[label]
        yield _below(f"ECE of {label} at most .05", measured.ece if measured else None, 0.05)
    yield _subgroups(ours, details)
    ours_cost, silence = ours.cost["10:1"], silent.cost["10:1"]
    if ours_cost is not None and silence is not None:
        found = f"{ours_cost:.3f} against {silence:.3f}"
        yield Gate("costs less than always unclear", found, ours_cost < silence)
    yield _below("of none, at most .08 said to be distance", ours.alarms.share, 0.08)
    yield _below("of none, at most .02 said chosen", ours.chosen_alarms.share, 0.02)
    whole = details.places
    yield Gate(
        "every span an exact part of its text",
        f"{whole.whole} of {whole.all_spans}",
        whole.whole == whole.all_spans,
    )
