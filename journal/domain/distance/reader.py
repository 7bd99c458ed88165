"""Reads one text for distance: clauses, cues, sums, then a label at the least expected cost."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from journal.domain.distance.caps import looks_english
from journal.domain.distance.cues import Cues
from journal.domain.distance.deciding import decide, leaning, of_now
from journal.domain.distance.explaining import Explaining
from journal.domain.distance.noticing import notice
from journal.domain.distance.reading import VERSION, Manner, Pole, Reading, Span
from journal.domain.distance.spans import Found
from journal.domain.distance.weights import Weights
from journal.domain.labels import Label
from journal.domain.text import word_count


@dataclass(frozen=True, slots=True)
class Judged:
    """A reading with what led to it, for evaluation only.

    `shares` are the probabilities of chosen, involuntary, mixed and none; they sum to one.
    `reason` is a short word for why the label is unclear, empty where it is not.
    """

    reading: Reading
    shares: Mapping[Label, float]
    reason: str


_AS_IT_STANDS = Manner()


class Reader:
    """Reads texts by the tables it was given; keeps nothing of what it read."""

    def __init__(self, tables: Mapping[str, Any], weights: Mapping[str, Any]) -> None:
        self._cues = Cues(tables, weights["known"])
        self._weights = Weights(weights)
        self._explaining = Explaining(self._weights, tables["why"])

    def read(self, text: str, prompt: str | None = None, manner: Manner = _AS_IT_STANDS) -> Reading:
        """Return a reading of `text`, which must be canonical.

        `prompt` is the id of the prompt the text answers; its words are never read. The same text,
        manner and version give the same reading, in time linear in the length of the text.
        """
        return self.judge(text, prompt, manner).reading

    def judge(self, text: str, prompt: str | None = None, manner: Manner = _AS_IT_STANDS) -> Judged:
        """Return a reading as `read` does, with the probabilities it was decided by."""
        words = word_count(text)
        noticed = notice(text, self._cues, manner.struck)
        shown = noticed.shown()
        scores = of_now(self._weights.scores(shown), noticed)
        found = self._explaining.spans(text, noticed, shown, scores)
        if manner.feelings_differ:
            found = [each for each in found if not _of_missing_feeling(each)]
        plainly = noticed.plainly(Pole.INVOLUNTARY)
        shares = self._weights.shares(shown, scores, noticed.marks(), plainly=plainly)
        poles = frozenset(each.pole for each in found)
        lean = leaning(shares, noticed, scores, poles)
        label, reason = decide(lean, poles, words, prompt in self._cues.agency_prompts)
        if label is not Label.UNCLEAR and not looks_english(noticed.clauses, words):
            label, reason = Label.UNCLEAR, "not English"
        spans = () if label is Label.NONE else tuple(_span(each) for each in found)
        said = Reading(
            label, lean.chosen, lean.involuntary, spans, VERSION, held_back=noticed.entry.coerced
        )
        return Judged(said, lean.shares, reason)


def _of_missing_feeling(found: Found) -> bool:
    return found.pole is Pole.INVOLUNTARY and found.dimension == "D5"


def _span(found: Found) -> Span:
    return Span(found.start, found.end, found.pole, found.dimension, found.why)
