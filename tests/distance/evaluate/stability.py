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

    `into_chosen` are the flips that end in chosen, `between` those from one label to another with
    unclear on neither side.
    """

    texts: int
    flips: int
    into_chosen: int
    between: int
    flip_share: float | None
    into_chosen_share: float | None


CHANGES: Mapping[str, Callable[[Case], str]] = {
    "typos": lambda case: with_typos(case.text, case.id),
    "names": lambda case: swap_names(case.text),
    "gender words": lambda case: swap_gender(case.text),
    "kinship words": lambda case: swap_kin(case.text),
}


def flips(labels: Sequence[tuple[Label, Label]]) -> Stability:
    """Return how often the label after differs from the label before."""
    moved = [(before, after) for before, after in labels if before is not after]
    into = sum(after is Label.CHOSEN for _, after in moved)
    return Stability(
        texts=len(labels),
        flips=len(moved),
        into_chosen=into,
        between=sum(Label.UNCLEAR not in pair for pair in moved),
        flip_share=ratio(len(moved), len(labels)),
        into_chosen_share=ratio(into, len(labels)),
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
        found[name] = flips([(before[n].label, a.label) for n, a in zip(told, after, strict=True)])
    return found
