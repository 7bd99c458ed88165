"""The trained weights: what each feature says, added up clause by clause and for the entry.

A linear model over interpretable features. Words weigh by their inverse document frequency, and
their block by its Euclidean length (Salton and Buckley 1988); the sums are logistic regressions.
"""

import math
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from journal.domain.distance.features import LONGEST, Shown, of_entry
from journal.domain.labels import Label

ORDER = (Label.CHOSEN, Label.INVOLUNTARY, Label.MIXED, Label.NONE)
SIDES = ("chosen", "involuntary")
LEAST, MOST = -2.5, 1.5
"""How far the words of a whole entry may speak against or for a label."""
FIGURES = 14
"""What an entry is judged by beside its marks: ten figures of its clauses, four of its words."""
_ABSENT = -6.0
_WHOLE, _CLEAREST, _PLAIN, _SET_OFF = 0.7, 0.7, 2.8, -0.5
"""What the whole entry, its clearest clause and a strong cue count for in the involuntary side.

Real texts taught this: in them the manner of a whole entry tells less, and plain words more, than
in texts written for the purpose.
"""
_HAPPENED = frozenset({Label.INVOLUNTARY, Label.MIXED})
_LEAST_SHARE = 1e-6
"""The score of a clause that is not there."""


@dataclass(frozen=True, slots=True)
class Score:
    """What the model says of one clause, in log-odds.

    For chosen, for involuntary, and for what looks chosen but was forced, placating, sworn or ruled
    by fear (traps T16 to T19 and T42).
    """

    chosen: float
    involuntary: float
    forced: float = -9.0


class _Linear:
    """One set of sums over the features of a text.

    `words` and `around` map a feature to its rarity and its weights, `cues` to its weights alone.
    """

    def __init__(self, table: Mapping[str, Any]) -> None:
        self._start: list[float] = table["start"]
        self._unknown: float = table["unknown"]
        self._words: Mapping[str, list[float]] = table["words"]
        self._around: Mapping[str, list[float]] = table["around"]
        self._cues: Mapping[str, list[float]] = table["cues"]

    def sums(self, shown: Shown) -> list[float]:
        """Return one sum per output."""
        words = _block(shown.words, self._words, self._unknown)
        around = _block(shown.around, self._around, self._unknown)
        cues = [row for name in shown.cues if (row := self._cues.get(name)) is not None]
        out = []
        for output, start in enumerate(self._start):
            said = math.fsum(row[output] for row in cues)
            out.append(start + said + sum(_weighed(block, output) for block in (words, around)))
        return out

    def shares(self, words: Sequence[str], output: int) -> list[float]:
        """Return how much each word of a clause adds to one output, before it is evened out."""
        out = [0.0] * len(words)
        for length in range(1, LONGEST + 1):
            for start in range(len(words) - length + 1):
                row = self._words.get(" ".join(words[start : start + length]))
                if row is not None:
                    for place in range(start, start + length):
                        out[place] += row[0] * row[output + 1] / length
        return out


_Block = tuple[list[list[float]], float]


def _block(names: Collection[str], table: Mapping[str, list[float]], unknown: float) -> _Block:
    """Return the rows of the features known, and the length of the whole block.

    What was never met in training lengthens it too, so that a foreign manner is judged less surely.
    """
    rows = [row for name in names if (row := table.get(name)) is not None]
    known = math.fsum(row[0] * row[0] for row in rows)
    return rows, math.sqrt(known + (len(names) - len(rows)) * unknown * unknown)


def _weighed(block: _Block, output: int) -> float:
    # The order of a set differs from run to run; fsum gives the same bytes in any order.
    rows, length = block
    return math.fsum(row[0] * row[output + 1] for row in rows) / length if rows else 0.0


def summary(scores: Sequence[Score]) -> list[float]:
    """Return what the scores of all clauses come to, in a fixed number of figures."""
    chosen = [*sorted((each.chosen for each in scores), reverse=True), _ABSENT, _ABSENT]
    involuntary = [*sorted((each.involuntary for each in scores), reverse=True), _ABSENT, _ABSENT]
    return [
        chosen[0],
        involuntary[0],
        chosen[1],
        involuntary[1],
        _gathered(chosen[:-2]),
        _gathered(involuntary[:-2]),
        max((s.chosen - max(s.involuntary, -3.0) for s in scores), default=_ABSENT),
        max((s.involuntary - max(s.chosen, -3.0) for s in scores), default=_ABSENT),
        math.log(max(len(scores), 1)),
        min(chosen[0], involuntary[0]),
    ]


def bounded(sums: Sequence[float]) -> list[float]:
    """Return what the words of an entry say, kept from outweighing what its clauses say."""
    return [min(max(each, LEAST), MOST) for each in sums]


def _gathered(scores: Sequence[float]) -> float:
    """Return the logarithm of the summed odds, which many weak clauses raise slowly."""
    return math.log(math.fsum(math.exp(each) for each in scores) + 1e-3)


def _rested(
    whole: Mapping[Label, float], scores: Sequence[Score], *, plainly: bool
) -> dict[Label, float]:
    """Return the probabilities with the involuntary side resting on its clearest words."""
    before = min(max(whole[Label.INVOLUNTARY] + whole[Label.MIXED], _LEAST_SHARE), 1 - _LEAST_SHARE)
    clearest = max((each.involuntary for each in scores), default=_ABSENT)
    log_odds = math.log(before / (1 - before))
    log_odds = _WHOLE * log_odds + _CLEAREST * clearest + _PLAIN * plainly + _SET_OFF
    after = 1 / (1 + math.exp(-log_odds))
    return {
        label: share * (after / before if label in _HAPPENED else (1 - after) / (1 - before))
        for label, share in whole.items()
    }


class Weights:
    """The shipped model."""

    def __init__(self, table: Mapping[str, Any]) -> None:
        self._clause = _Linear(table["clause"])
        self._entry = _Linear(table["entry"])
        self._dimensions = {
            side: (own["names"], _Linear(own)) for side, own in table["dimensions"].items()
        }
        self._means: list[float] = table["stack"]["means"]
        self._scales: list[float] = table["stack"]["scales"]
        self._rows: list[list[float]] = table["stack"]["weights"]
        self._starts: list[float] = table["stack"]["start"]

    def scores(self, clauses: Sequence[Shown]) -> list[Score]:
        """Return the scores of each clause."""
        return [Score(*self._clause.sums(each)) for each in clauses]

    def telling(self, words: Sequence[str], side: str) -> list[float]:
        """Return how much each word of a clause speaks for a side; only their order counts."""
        return self._clause.shares(words, SIDES.index(side))

    def dimension(self, clause: Shown, side: str) -> str:
        """Return the dimension that a telling clause of one side most likely speaks of."""
        names, linear = self._dimensions[side]
        sums = linear.sums(clause)
        name: str = names[sums.index(max(sums))]
        return name

    def _figures(self, clauses: Sequence[Shown], scores: Sequence[Score]) -> list[float]:
        """Return what the entry is judged by: its clauses' scores summed up, and its words."""
        return summary(scores) + bounded(self._entry.sums(of_entry(clauses)))

    def shares(
        self,
        clauses: Sequence[Shown],
        scores: Sequence[Score],
        marks: Sequence[float],
        *,
        plainly: bool,
    ) -> dict[Label, float]:
        """Return the probabilities of the four labels; they sum to one.

        `marks` tell what single phrases say of the whole entry; `plainly` says that a strong
        involuntary cue stands in full somewhere.
        """
        given = [*self._figures(clauses, scores), *marks]
        neat = [
            (value - mean) / scale
            for value, mean, scale in zip(given, self._means, self._scales, strict=True)
        ]
        sums = [
            start + math.fsum(w * value for w, value in zip(row, neat, strict=True))
            for row, start in zip(self._rows, self._starts, strict=True)
        ]
        highest = max(sums)
        odds = [math.exp(each - highest) for each in sums]
        whole = {label: each / math.fsum(odds) for label, each in zip(ORDER, odds, strict=True)}
        return _rested(whole, scores, plainly=plainly)
