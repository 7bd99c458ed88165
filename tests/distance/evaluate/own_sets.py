"""Three sets of our own that are always measured: traps, what is never chosen, other wordings."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from journal.domain.labels import Label
from journal.domain.text import canonical
from tests.distance.evaluate.answers import OURS, System
from tests.distance.evaluate.cases import Case
from tests.distance.evaluate.stability import Stability, flips

HERE = Path(__file__).parents[1]
LONE = "segment"
"""The kind of trap text that is too short for a label; its spans are tested elsewhere."""


@dataclass(frozen=True, slots=True)
class Trap:
    """What was said of the entries of one trap: a label allowed, one never to be said, or other."""

    texts: int
    allowed: int
    never: int


@dataclass(frozen=True, slots=True)
class NeverChosen:
    """How many texts about forced, placating or sworn distance were said to be chosen."""

    texts: int
    chosen: int


@dataclass(frozen=True, slots=True)
class OwnSets:
    """What was found on the three sets, by system, and by trap for our reader."""

    traps: Mapping[str, Trap]
    traps_by_system: Mapping[str, Trap]
    never_chosen: Mapping[str, Mapping[str, NeverChosen]]
    paraphrase: Mapping[str, Stability]


def _lines(name: str) -> list[dict[str, Any]]:
    lines = (HERE / name).read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines if line.strip()]


def _labels(lines: Sequence[Mapping[str, Any]], system: System, key: str = "text") -> list[Label]:
    cases = [Case(line["id"], canonical(line[key]), line["id"]) for line in lines]
    return [answer.label for answer in system(cases)]


def trap(lines: Sequence[Mapping[str, Any]], said: Sequence[Label]) -> Trap:
    """Return how many labels are among those each line allows, or among those it forbids."""
    told = list(zip(lines, said, strict=True))
    return Trap(
        texts=len(told),
        allowed=sum(label in line["allowed"] for line, label in told),
        never=sum(label in line["never"] for line, label in told),
    )


def never_chosen(
    lines: Sequence[Mapping[str, Any]], said: Sequence[Label]
) -> Mapping[str, NeverChosen]:
    """Return how many of each set were said to be chosen."""
    of_set: dict[str, list[Label]] = {}
    for line, label in zip(lines, said, strict=True):
        of_set.setdefault(line["set"], []).append(label)
    return {
        name: NeverChosen(len(labels), labels.count(Label.CHOSEN))
        for name, labels in of_set.items()
    }


def paraphrase(pairs: Sequence[Mapping[str, Any]], system: System) -> Stability:
    """Return the flips between the two wordings of each pair.

    A pair has no first wording, so a flip into chosen is one where either wording is chosen.
    """
    sides = zip(_labels(pairs, system, "a"), _labels(pairs, system, "b"), strict=True)
    turned = [(b, a) if a is Label.CHOSEN else (a, b) for a, b in sides]
    return flips(turned, [Label(pair["label"]) for pair in pairs])


def own_sets(systems: Mapping[str, System]) -> OwnSets:
    """Return what every system says of the three sets."""
    traps = sorted(
        (line for line in _lines("traps.jsonl") if line["kind"] != LONE),
        key=lambda line: str(line["trap"]),
    )
    told = {name: _labels(traps, system) for name, system in systems.items()}
    ours = list(zip(traps, told[OURS], strict=True))
    forced, pairs = _lines("never_chosen.jsonl"), _lines("paraphrases.jsonl")
    return OwnSets(
        traps={
            name: trap(*zip(*[each for each in ours if each[0]["trap"] == name], strict=True))
            for name in dict.fromkeys(line["trap"] for line in traps)
        },
        traps_by_system={name: trap(traps, labels) for name, labels in told.items()},
        never_chosen={
            name: never_chosen(forced, _labels(forced, system)) for name, system in systems.items()
        },
        paraphrase={name: paraphrase(pairs, system) for name, system in systems.items()},
    )
