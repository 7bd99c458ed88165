"""Three plain readers that ours must beat, held to the same floors as ours."""

from collections import Counter
from collections.abc import Mapping, Sequence

from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline

from journal.domain.labels import Label
from tests.distance.evaluate.answers import Answer, System, by_floors
from tests.distance.evaluate.cases import FOUR, Case
from tests.distance.evaluate.lexicon import keywords

DOUBT = 0.4
"""How much of the doubt about a side each keyword of it leaves."""


def _priors(training: Sequence[Case]) -> dict[Label, float]:
    found = Counter(each.label for each in training)
    return {label: found[label] / len(training) for label in FOUR}


def always_unclear(training: Sequence[Case]) -> System:
    """Return a reader that never says anything; its probabilities are the same for every text."""
    shares = _priors(training)
    chosen = shares[Label.CHOSEN] + shares[Label.MIXED]
    involuntary = shares[Label.INVOLUNTARY] + shares[Label.MIXED]
    silent = Answer(Label.UNCLEAR, shares, chosen, involuntary, "always")
    return lambda cases: [silent] * len(cases)


def lexicon(cases: Sequence[Case]) -> list[Answer]:
    """Answer by counting keywords: each makes its side likelier, and the sides do not meet."""

    def shares(found: tuple[int, int]) -> dict[Label, float]:
        chosen, involuntary = (1 - DOUBT**count for count in found)
        return {
            Label.CHOSEN: chosen * (1 - involuntary),
            Label.INVOLUNTARY: involuntary * (1 - chosen),
            Label.MIXED: chosen * involuntary,
            Label.NONE: (1 - chosen) * (1 - involuntary),
        }

    found = keywords(case.text for case in cases)
    return [by_floors(shares(each), case) for each, case in zip(found, cases, strict=True)]


def tfidf(training: Sequence[Case]) -> System:
    """Return a logistic regression over the words and word pairs of the training texts."""
    model = make_pipeline(
        TfidfVectorizer(ngram_range=(1, 2), min_df=3, sublinear_tf=True),
        LogisticRegression(C=10.0, max_iter=300),
    )
    model.fit([each.text for each in training], [str(each.label) for each in training])
    labels = [Label(name) for name in model.classes_]

    def system(cases: Sequence[Case]) -> list[Answer]:
        rows = model.predict_proba([each.text for each in cases]).tolist()
        given = (dict.fromkeys(FOUR, 0.0) | dict(zip(labels, row, strict=True)) for row in rows)
        return [by_floors(shares, each) for shares, each in zip(given, cases, strict=True)]

    return system


def baselines(training: Sequence[Case]) -> Mapping[str, System]:
    """Return the three baselines by name; these texts are what they may learn from."""
    return {
        "unclear": always_unclear(training),
        "lexicon": lexicon,
        "tf-idf": tfidf(training),
    }
