"""Sums over features, fitted: a vocabulary, and a logistic regression for each output."""

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix, diags, hstack
from sklearn.linear_model import LogisticRegression

from journal.domain.distance.features import Shown

DIGITS = 4
_SEED = 0
_SELDOM = 3
"""How many times more texts must hold a neighbouring word, which says less, for it to count."""
_UNKNOWN = 0.5
"""How rare a feature never met counts as, as a share of the rarest there can be."""


@dataclass(frozen=True, slots=True)
class Recipe:
    """How one set of sums is fitted.

    A feature counts when `least` texts hold it; `around` and `cues` scale their blocks; `kept` is
    how many words stay after a first fit; `strength` is the inverse of the regularisation (C);
    `weight` is "balanced" where rare outputs should weigh as much as common ones.
    """

    least: int
    around: float
    cues: float
    kept: int
    strength: float
    weight: str | None


def rounded(number: float) -> float:
    """Return a number with four significant digits, as the program ships it."""
    return float(f"{number:.{DIGITS}g}")


def _rarity(names: Sequence[frozenset[str]], least: int) -> dict[str, float]:
    """Return the features that count, in order, with their inverse document frequency, smoothed."""
    held = Counter(name for each in names for name in each)
    return {
        name: rounded(math.log((1 + len(names)) / (1 + count)) + 1)
        for name, count in sorted(held.items())
        if count >= least
    }


def _held(names: Sequence[frozenset[str]], features: Iterable[str]) -> csr_matrix:
    """Return one row per text, with a one for each feature it holds."""
    column = {name: number for number, name in enumerate(features)}
    places, ends = [], [0]
    for each in names:
        places.extend(sorted(column[name] for name in each if name in column))
        ends.append(len(places))
    return csr_matrix((np.ones(len(places)), places, ends), shape=(len(names), len(column)))


def _even(
    names: Sequence[frozenset[str]], rarity: Mapping[str, float], unknown: float
) -> csr_matrix:
    """Return one row per text weighed by rarity, of length one with all that is unknown."""
    rows = _held(names, rarity)
    weighed = rows @ diags(np.fromiter(rarity.values(), float))
    known = np.asarray(weighed.multiply(weighed).sum(axis=1)).ravel()
    foreign = np.array([len(each) for each in names]) - np.asarray(rows.sum(axis=1)).ravel()
    lengths = np.sqrt(known + foreign * unknown * unknown)
    return csr_matrix(diags(1 / np.where(lengths == 0, 1, lengths)) @ weighed)


class Fitted:
    """Sums fitted on some texts: what the program ships of them, and their use in training."""

    def __init__(self, shown: Sequence[Shown], truths: Mapping[str, Sequence[bool]], how: Recipe):
        self._how = how
        self._unknown = rounded(_UNKNOWN * (math.log(1 + len(shown)) + 1))
        self._words = _rarity([each.words for each in shown], how.least)
        around = [each.around for each in shown] if how.around else []
        self._around = _rarity(around, how.least * _SELDOM)
        self._cues = dict.fromkeys(_rarity([each.cues for each in shown], how.least), 1.0)
        if len(self._words) > how.kept:
            self._keep_telling(self._regressions(self._matrix(shown), truths))
        fits = self._regressions(self._matrix(shown), truths)
        self._weights = np.vstack([fit.coef_[0] for fit in fits])
        self._start = np.array([fit.intercept_[0] for fit in fits])

    def sums(self, shown: Sequence[Shown]) -> NDArray[np.float64]:
        """Return one row per text with the sum of each output."""
        found: NDArray[np.float64] = self._matrix(shown) @ self._weights.T + self._start
        return found

    def table(self) -> dict[str, Any]:
        """Return what the program ships, rounded."""
        words, around, cues = np.split(
            self._weights, [len(self._words), len(self._words) + len(self._around)], axis=1
        )
        return {
            "start": [rounded(each) for each in self._start],
            "unknown": self._unknown,
            "words": _lines(self._words, words, 1.0, with_rarity=True),
            "around": _lines(self._around, around, self._how.around, with_rarity=True),
            "cues": _lines(self._cues, cues, self._how.cues, with_rarity=False),
        }

    def _matrix(self, shown: Sequence[Shown]) -> csr_matrix:
        words = [each.words for each in shown]
        around = [each.around for each in shown]
        cues = _held([each.cues for each in shown], self._cues)
        blocks = (
            _even(words, self._words, self._unknown),
            _even(around, self._around, self._unknown) * self._how.around,
            cues * self._how.cues,
        )
        return csr_matrix(hstack(blocks))

    def _regressions(
        self, matrix: csr_matrix, truths: Mapping[str, Sequence[bool]]
    ) -> list[LogisticRegression]:
        return [
            LogisticRegression(
                C=self._how.strength,
                solver="liblinear",
                class_weight=self._how.weight,
                random_state=_SEED,
            ).fit(matrix, np.array(truth))
            for truth in truths.values()
        ]

    def _keep_telling(self, fits: Sequence[LogisticRegression]) -> None:
        """Keep the words that say most, so that what ships stays small."""
        strength = np.max([np.abs(fit.coef_[0][: len(self._words)]) for fit in fits], axis=0)
        last = np.sort(strength)[-self._how.kept]
        kept = zip(self._words.items(), strength, strict=True)
        self._words = {name: rarity for (name, rarity), each in kept if each >= last}


def _lines(
    rarity: Mapping[str, float], weights: NDArray[np.float64], scale: float, *, with_rarity: bool
) -> dict[str, list[float]]:
    columns = (weights.T * scale).tolist()
    return {
        name: [*([value] if with_rarity else []), *(rounded(each) for each in row)]
        for (name, value), row in zip(rarity.items(), columns, strict=True)
    }
