"""Whether the same thing said a little differently is read the same."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from journal.domain.labels import Label
from tests.distance.evaluate.answers import Answer, System
from tests.distance.evaluate.cases import Case
from tests.distance.evaluate.measures import ratio
from tests.distance.evaluate.swaps import swap_gender, swap_kin, swap_names
from tests.distance.evaluate.typos import with_typos


@dataclass(frozen=True, slots=True)
class Stability:
    """How often another wording changed the label of the `texts` it changed.

    `into_chosen` are the flips that end in chosen, `falsely` those of them whose writer labelled
    the text otherwise, `between` those from one label to another with unclear on neither side.
    """

    texts: int
    flips: int
    into_chosen: int
    falsely: int
    between: int
    flip_share: float | None
    into_chosen_share: float | None


CHANGES: Mapping[str, Callable[[Case], str]] = {
    "typos": lambda case: with_typos(case.text, case.id),
    "names": lambda case: swap_names(case.text),
    "gender words": lambda case: swap_gender(case.text),
    "kinship words": lambda case: swap_kin(case.text),
}


def flips(labels: Sequence[tuple[Label, Label]], truths: Sequence[Label | None]) -> Stability:
    """Return how often the label after differs from the label before; `truths` are the writers'."""
    moved = [pair for pair in labels if pair[0] is not pair[1]]
    both = zip(labels, truths, strict=True)
    into = [truth for (before, after), truth in both if before is not after is Label.CHOSEN]
    return Stability(
        texts=len(labels),
        flips=len(moved),
        into_chosen=len(into),
        falsely=sum(truth is not Label.CHOSEN for truth in into),
        between=sum(Label.UNCLEAR not in pair for pair in moved),
        flip_share=ratio(len(moved), len(labels)),
        into_chosen_share=ratio(len(into), len(labels)),
    )


def under_changes(
    cases: Sequence[Case], before: Sequence[Answer], system: System
) -> Mapping[str, Stability]:
    """Return the flips against the answers `before`, over the texts that each change changes."""
    found = {}
    for name, change in CHANGES.items():
        changed = [replace(case, text=change(case)) for case in cases]
        told = [n for n, case in enumerate(cases) if changed[n].text != case.text]
        after = system([changed[n] for n in told])
        labels = [(before[n].label, a.label) for n, a in zip(told, after, strict=True)]
        found[name] = flips(labels, [cases[n].label for n in told])
    return found
