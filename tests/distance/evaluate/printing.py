"""A set that was measured, as text to read."""

from collections.abc import Iterator, Mapping

from journal.domain.labels import Label
from tests.distance.evaluate.answers import OURS
from tests.distance.evaluate.measures import Classes
from tests.distance.evaluate.printing_others import unlabelled, yes_no
from tests.distance.evaluate.printing_ours import ours
from tests.distance.evaluate.report import Rate, Standing
from tests.distance.evaluate.sets import Labelled, Measured, YesNoSet
from tests.distance.evaluate.tables import fine, heading, ranged, share, table


def _classes(of: Mapping[str, Classes]) -> str:
    rows: list[tuple[object, ...]] = []
    for name, found in of.items():
        for label, scores in found.labels.items():
            figures = (ranged(f) for f in (scores.precision, scores.recall, scores.f1))
            rows.append((name, label, *figures, scores.support, scores.said))
        rows.append((name, "macro", "", "", ranged(found.macro_f1), "", ""))
    return table(("", "label", "precision", "recall", "F1", "true", "said"), rows)


def _confusion(of: Mapping[str, Standing]) -> str:
    rows = [
        (name, truth, *(said[label] for label in Label))
        for name, each in of.items()
        for truth, said in each.confusion.items()
    ]
    return table(("", "true \\ said", *Label), rows)


def _rate(rate: Rate) -> str:
    return f"{rate.found}/{rate.trials} {fine(rate.share)} <{fine(rate.upper)}"


def _summary(of: Mapping[str, Standing]) -> str:
    rows = [
        (
            name,
            share(each.covered.share),
            share(each.right_of_covered),
            share(each.said.macro_f1.value),
            share(each.forced.macro_f1.value),
            f"{each.false_chosen.found}/{each.false_chosen.trials}",
            fine(each.false_chosen.upper),
            share(each.alarms.share),
            *(fine(cost) for cost in each.cost.values()),
        )
        for name, each in of.items()
    ]
    costs = next(iter(of.values())).cost
    head = ("", "covered", "right", "F1 said", "forced", "false ch.", "upper", "alarms")
    return table((*head, *(f"cost {name}" for name in costs)), rows)


def _false_chosen(of: Mapping[str, Standing]) -> str:
    rows = [
        (name, _rate(each.false_chosen), _rate(each.alarms), _rate(each.chosen_alarms))
        for name, each in of.items()
    ]
    head = ("", "involuntary said chosen", "none said distance", "none said chosen")
    return table(head, rows)


def _risk(of: Mapping[str, Standing]) -> str:
    tenths = [share(tenth) for tenth, _ in next(iter(of.values())).risk.curve]
    rows = [
        (name, *(share(risk) for _, risk in each.risk.curve), fine(each.risk.area))
        for name, each in of.items()
    ]
    return table(("coverage", *tenths, "area"), rows)


def _reasons(of: Mapping[str, Standing]) -> str:
    rows = [(name, why, n) for name, each in of.items() for why, n in each.reasons.items()]
    return table(("", "reason", "texts"), rows)


def _calibration(of: Mapping[str, Standing]) -> Iterator[str]:
    rows = [
        (name, label, fine(found.ece), fine(found.brier))
        for name, each in of.items()
        for label, found in each.calibration.items()
        if found
    ]
    yield table(("", "probability of", "ECE", "Brier"), rows)
    for label, found in of[OURS].calibration.items():
        if found:
            bins = [(b.texts, share(b.given), share(b.found)) for b in found.bins]
            yield f"\nBins of {label}, {OURS}"
            yield table(("texts", "given", "found"), bins)


def _labelled(found: Labelled) -> Iterator[str]:
    gold = ", ".join(f"{n} {label}" for label, n in found.gold.items())
    of = found.standings
    yield f"{found.texts} texts by {found.authors} authors: {gold}"
    yield heading("Summary")
    yield _summary(of)
    yield heading("1. Per class, as said (95 % bootstrap intervals)")
    yield _classes({name: each.said for name, each in of.items()})
    yield heading("1. Per class, forced to the likeliest label")
    yield _classes({name: each.forced for name, each in of.items()})
    yield heading("2. Confusion, as said")
    yield _confusion(of)
    yield heading("3. False chosen and false alarms (one-sided 95 % upper bound)")
    yield _false_chosen(of)
    yield heading("4. Share of mistakes against coverage, forced labels")
    yield _risk(of)
    yield heading("4. Why unclear")
    yield _reasons(of)
    yield heading("5. Calibration")
    yield from _calibration(of)
    yield "\n6. Mean expected cost and baselines: see the summary and each table."
    yield from ours(found)


def printed(name: str, found: Measured) -> str:
    """Return everything measured on the set `name`, at most 100 columns wide."""
    if isinstance(found, Labelled):
        parts = _labelled(found)
    elif isinstance(found, YesNoSet):
        parts = yes_no(found)
    else:
        parts = unlabelled(found)
    return "\n".join([f"\n{name}\n{'=' * len(name)}", *parts])
