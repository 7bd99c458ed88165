"""The same figures for parts of a set: traps, lengths, subgroups."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from journal.domain.labels import Label
from tests.distance.evaluate.answers import Answer
from tests.distance.evaluate.cases import Case

_BANDS = ((25, "under 25 words"), (60, "25 to 59"), (150, "60 to 149"))


@dataclass(frozen=True, slots=True)
class Slice:
    """What was said of some texts: right, unclear, or wrong, which adds up to `texts`.

    `forced` counts those the likeliest label is right of; `involuntary` those truly so;
    `false_chosen` how many of these were said to be chosen; `not_chosen` the texts that are not
    chosen and were said to be.
    """

    texts: int
    right: int
    unclear: int
    wrong: int
    forced: int
    involuntary: int
    false_chosen: int
    not_chosen: int


def slice_of(told: Iterable[tuple[Case, Answer]]) -> Slice:
    """Return the counts of these texts, each with a gold label."""
    pairs = [(case.label, answer.label, answer.forced) for case, answer in told]
    right = sum(truth is said for truth, said, _ in pairs)
    unclear = sum(said is Label.UNCLEAR for _, said, _ in pairs)
    chosen = [truth for truth, said, _ in pairs if said is Label.CHOSEN]
    return Slice(
        texts=len(pairs),
        right=right,
        unclear=unclear,
        wrong=len(pairs) - right - unclear,
        forced=sum(truth is forced for truth, _, forced in pairs),
        involuntary=sum(truth is Label.INVOLUNTARY for truth, _, _ in pairs),
        false_chosen=chosen.count(Label.INVOLUNTARY),
        not_chosen=sum(truth is not Label.CHOSEN for truth in chosen),
    )


def length_band(case: Case) -> str:
    """Return the name of the length band of a text."""
    return next((name for end, name in _BANDS if case.words < end), "150 and more")


def sliced(
    cases: Sequence[Case], answers: Sequence[Answer], key: Callable[[Case], str | None]
) -> Mapping[str, Slice]:
    """Return the counts by key, in the order of the keys; texts without a key are left out."""
    parts: dict[str, list[tuple[Case, Answer]]] = defaultdict(list)
    for case, answer in zip(cases, answers, strict=True):
        name = key(case)
        if name:
            parts[name].append((case, answer))
    return {name: slice_of(parts[name]) for name in sorted(parts)}


def by_length(cases: Sequence[Case], answers: Sequence[Answer]) -> Mapping[str, Slice]:
    """Return the counts by length, the shortest first."""
    found = sliced(cases, answers, length_band)
    order = [name for _, name in _BANDS] + ["150 and more"]
    return {name: found[name] for name in order if name in found}
