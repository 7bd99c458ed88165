"""The whole model: sums for clauses and for entries, and what weighs the two together."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import StandardScaler

from journal.domain.distance.weights import (
    FIGURES,
    LEAST,
    MOST,
    ORDER,
    SIDES,
    Score,
    summary,
)
from tests.distance.train.fitting import Fitted, Recipe, rounded
from tests.distance.train.seen import Seen

CLAUSE = Recipe(least=3, around=0.5, cues=1.0, kept=17000, strength=4.0, weight=None)
ENTRY = Recipe(least=3, around=0.0, cues=0.3, kept=12000, strength=8.0, weight="balanced")
DIMENSION = Recipe(least=3, around=0.0, cues=0.6, kept=800, strength=2.0, weight=None)
FORCED = frozenset({"T16", "T17", "T18", "T19", "T42"})
_FOLDS = 6
_STACK_STRENGTH = 1.0
_SELDOM = 20
"""Dimensions marked on fewer clauses are not told apart."""


def _clauses(texts: Sequence[Seen]) -> Fitted:
    shown = [clause for text in texts for clause in text.clauses]
    marks = [mark.pole for text in texts for mark in text.marks]
    truths = {side: [mark == side for mark in marks] for side in SIDES}
    truths["forced"] = [
        mark.pole == "involuntary" and text.case.trap in FORCED
        for text in texts
        for mark in text.marks
    ]
    return Fitted(shown, truths, CLAUSE)


def _dimensions(texts: Sequence[Seen], side: str) -> dict[str, Any]:
    """Return the table that tells the dimension of a clause that was marked for one side."""
    marked = [
        (clause, mark.dimension)
        for text in texts
        for clause, mark in zip(text.clauses, text.marks, strict=True)
        if mark.pole == side
    ]
    marks = Counter(name for _, name in marked)
    names = sorted(name for name, times in marks.items() if name and times >= _SELDOM)
    truths = {name: [mark == name for _, mark in marked] for name in names}
    fitted = Fitted([clause for clause, _ in marked], truths, DIMENSION)
    return {"names": names, **fitted.table()}


def _entries(texts: Sequence[Seen]) -> Fitted:
    truths = {str(label): [text.label is label for text in texts] for label in ORDER}
    return Fitted([text.entry for text in texts], truths, ENTRY)


def figures(texts: Sequence[Seen], clauses: Fitted, entries: Fitted) -> NDArray[np.float64]:
    """Return what the model judges each text by, as the program works it out."""
    sums = clauses.sums([clause for text in texts for clause in text.clauses])
    rows, at = [], 0
    for text in texts:
        own = sums[at : at + len(text.clauses)]
        at += len(text.clauses)
        rows.append(summary([Score(*map(float, each)) for each in own]))
    words = np.clip(entries.sums([text.entry for text in texts]), LEAST, MOST)
    return np.hstack([np.array(rows), words])


def unseen_figures(texts: Sequence[Seen]) -> NDArray[np.float64]:
    """Return the figures of each text by sums fitted without anything its writer wrote."""
    writers = sorted({text.writer for text in texts})
    fold_of = {writer: number % _FOLDS for number, writer in enumerate(writers)}
    folds = np.array([fold_of[text.writer] for text in texts])
    found = np.zeros((len(texts), FIGURES))
    for fold in range(_FOLDS):
        others = [text for text in texts if fold_of[text.writer] != fold]
        own = [text for text in texts if fold_of[text.writer] == fold]
        found[folds == fold] = figures(own, _clauses(others), _entries(others))
    return found


def _stacked(rows: NDArray[np.float64], labels: Sequence[str]) -> dict[str, Any]:
    scaler = StandardScaler().fit(rows)
    fit = LogisticRegression(C=_STACK_STRENGTH, max_iter=5000)
    fit.fit(scaler.transform(rows), np.array(labels))
    order = [list(fit.classes_).index(str(label)) for label in ORDER]
    return {
        "means": [rounded(each) for each in scaler.mean_],
        "scales": [rounded(each) for each in scaler.scale_],
        "weights": [[rounded(each) for each in fit.coef_[row]] for row in order],
        "start": [rounded(fit.intercept_[row]) for row in order],
    }


def trained(texts: Sequence[Seen]) -> dict[str, Any]:
    """Return the table of weights that the program ships.

    The two sums are weighed together on texts whose writer neither of them has seen (stacking,
    Wolpert 1992), so that they are trusted no more than they deserve.
    """
    rows = unseen_figures(texts)
    whole = np.array([not text.alone for text in texts])
    labels = [str(text.label) for text in texts if not text.alone]
    told = np.array([text.told for text in texts])
    return {
        "clause": _clauses(texts).table(),
        "entry": _entries(texts).table(),
        "dimensions": {side: _dimensions(texts, side) for side in SIDES},
        "stack": _stacked(np.hstack([rows, told])[whole], labels),
    }
