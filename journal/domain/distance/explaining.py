"""The words a reading rests on, each with its side, its dimension and a plain sentence why."""

import math
import re
from collections.abc import Mapping, Sequence

from journal.domain.distance.context import Standing
from journal.domain.distance.cues import Hit
from journal.domain.distance.features import Shown
from journal.domain.distance.noticing import Noticed
from journal.domain.distance.reading import Pole
from journal.domain.distance.spans import Found, merged
from journal.domain.distance.weights import Score, Weights

CLEAR = {Pole.CHOSEN: 0.7, Pole.INVOLUNTARY: 0.5}
"""The log-odds from which on a clause is a sign of its own."""
HEARD = {Pole.CHOSEN: -0.7, Pole.INVOLUNTARY: -0.5}
"""The log-odds that the best clause of a side needs where none is clear."""
MOST = 5
"""How many signs of one side are shown; the clearest."""
_JOINT = re.compile(r", (?:(?:and|but|so|or|then|yet) )*|(?<= )(?:and|because|so|while|though) ")
"""Where a clause can be cut; the words matched belong to neither part."""
_WIDEST = 4
"""Neighbouring parts a quotation holds at most."""
_FEWEST = 3
"""Words a quotation holds at least, where its clause has them."""


def _parts(flat: str) -> list[tuple[int, int]]:
    """Return the parts of a clause that could stand as a quotation, as places in `flat`."""
    edges = [0]
    for found in _JOINT.finditer(flat):
        edges += [found.start(), found.end()]
    edges.append(len(flat))
    pairs = zip(edges[::2], edges[1::2], strict=True)
    told = [(start, end) for start, end in pairs if flat[start:end].strip(" ,")]
    return told or [(0, len(flat))]


def _score(score: Score, pole: Pole) -> float:
    return score.chosen if pole is Pole.CHOSEN else score.involuntary


def _cue(hits: Sequence[tuple[Hit, Standing]], pole: Pole) -> Hit | None:
    """Return the clearest cue of a side in one clause."""
    own = [(stands, hit) for hit, stands in hits if hit.family.pole is pole]
    clear = [each for each in own if each[0] >= Standing.HALF]
    best = max(clear, key=lambda each: (each[0], each[1].family.strong), default=None)
    return None if best is None else best[1]


class Explaining:
    """Finds the telling words of a text once its clauses are scored."""

    def __init__(self, weights: Weights, whys: Mapping[str, Mapping[str, str]]) -> None:
        self._weights = weights
        self._whys = whys

    def spans(
        self, text: str, noticed: Noticed, shown: Sequence[Shown], scores: Sequence[Score]
    ) -> list[Found]:
        """Return the telling words of both sides, in order of the text."""
        found = []
        for pole in Pole:
            telling = self._telling(scores, noticed, pole)
            found += [self._found(noticed, shown, number, pole) for number in telling[:MOST]]
        return merged(text, found)

    @staticmethod
    def _telling(scores: Sequence[Score], noticed: Noticed, pole: Pole) -> list[int]:
        """Return the clauses that tell of one side, the clearest first."""
        other = Pole.INVOLUNTARY if pole is Pole.CHOSEN else Pole.CHOSEN
        own = [n for n, score in enumerate(scores) if _score(score, pole) > _score(score, other)]
        own.sort(key=lambda n: -_score(scores[n], pole))
        clear = [n for n in own if _score(scores[n], pole) >= CLEAR[pole]]
        heard = [n for n in own[:1] if _score(scores[n], pole) >= HEARD[pole]]
        if clear or heard or pole is Pole.CHOSEN:
            return clear or heard
        return [n for n in range(len(scores)) if noticed.strongly(n, pole)]

    def _found(self, noticed: Noticed, shown: Sequence[Shown], number: int, pole: Pole) -> Found:
        clause = noticed.clauses[number]
        cue = _cue(noticed.hits[number], pole)
        start, end = clause.place(*self._shortest(clause.flat, pole, cue))
        dimension = cue.family.dimension if cue else self._weights.dimension(shown[number], pole)
        why = cue.family.why if cue and cue.family.why else self._whys[pole][dimension]
        return Found(start, end, pole, dimension, why, cue is not None)

    def _shortest(self, flat: str, pole: Pole, cue: Hit | None) -> tuple[int, int]:
        """Return the neighbouring parts of a clause that say most for a side, and any cue there."""
        parts = _parts(flat)
        sums = [self._said(flat[start:end], pole) for start, end in parts]
        places = range(len(parts))
        first, last = max(
            ((a, b) for a in places for b in places[a : a + _WIDEST]),
            key=lambda ends: math.fsum(sums[ends[0] : ends[1] + 1]),
        )
        start, end = parts[first][0], parts[last][1]
        if cue is not None:
            start, end = min(start, cue.start), max(end, cue.end)
        if len(flat[start:end].split()) < _FEWEST:
            start = parts[max(first - 1, 0)][0]
            end = max(end, parts[min(last + 1, len(parts) - 1)][1])
        return start, start + len(flat[start:end].rstrip(" ,"))

    def _said(self, words: str, pole: Pole) -> float:
        return math.fsum(self._weights.telling(words.split(), pole))
