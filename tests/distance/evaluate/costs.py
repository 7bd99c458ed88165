"""What a wrong label costs: to call distance chosen that came over the writer is worst."""

from collections.abc import Mapping, Sequence
from statistics import fmean

from journal.domain.labels import Label

RATIOS = (10, 5, 20)
"""What it may cost to say chosen of what is involuntary, where involuntary said unclear costs 1."""

COSTS: Mapping[Label, Mapping[Label, float]] = {
    truth: dict(zip(Label, costs, strict=True))
    for truth, costs in {
        Label.CHOSEN: (0, 4, 1.5, 1.5, 1),
        Label.INVOLUNTARY: (10, 0, 2, 4, 1),
        Label.MIXED: (5, 2, 0, 2, 1),
        Label.NONE: (2, 3, 2, 0, 0.5),
    }.items()
}
"""What it costs to say the second where the first is true; said in the order of Label."""


def mean_cost(pairs: Sequence[tuple[Label, Label]], false_chosen: float) -> float | None:
    """Return the mean cost of what was said, at `false_chosen` for chosen said of involuntary."""
    worst = (Label.INVOLUNTARY, Label.CHOSEN)
    costs = [false_chosen if pair == worst else COSTS[pair[0]][pair[1]] for pair in pairs]
    return fmean(costs) if costs else None
