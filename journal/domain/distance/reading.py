"""A reading: the label an entry may lean toward, and the words it rests on."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from journal.domain.distance.caps import caps, looks_english, lowered
from journal.domain.distance.clauses import segments
from journal.domain.distance.context import Standing, standing
from journal.domain.distance.cues import Cues, Pole
from journal.domain.distance.model import Evidence, decide, weigh
from journal.domain.distance.spans import Found, merged
from journal.domain.labels import Label
from journal.domain.text import word_count

__all__ = ["VERSION", "Pole", "Reader", "Reading", "Span"]

VERSION = "0.1.0"


@dataclass(frozen=True, slots=True)
class Span:
    """Words that led to a reading.

    `start` and `end` count Unicode code points of the canonical text, `end` exclusive; `dimension`
    is D1 to D8; `why` is a short sentence in on-screen words.
    """

    start: int
    end: int
    pole: Pole
    dimension: str
    why: str


@dataclass(frozen=True, slots=True)
class Reading:
    """A tentative reading of one text.

    `chosen` and `involuntary` are probabilities that the entry holds such distance of the writer's
    own; they need not sum to one and are never shown. `held_back` asks the window to show the
    "can't tell" sentence whatever the label, because signs of coercion are present.
    """

    label: Label
    chosen: float
    involuntary: float
    spans: tuple[Span, ...]
    version: str
    held_back: bool = False


class Reader:
    """Reads texts by the cue tables it was given; keeps nothing of what it read."""

    def __init__(self, tables: Mapping[str, Any]) -> None:
        self._cues = Cues(tables)

    def read(self, text: str, prompt: str | None = None) -> Reading:
        """Return a reading of `text`, which must be canonical.

        `prompt` is the id of the prompt the text answers; its words are never read. The same text
        and version give the same reading, in time linear in the length of the text.
        """
        words = word_count(text)
        clauses = segments(text, self._cues.spelling)
        hits = list(self._cues.find(clauses))
        entry = caps(clauses, hits, self._cues)
        judged = (
            Evidence(hit, lowered(hit, standing(hit, clauses, self._cues), entry)) for hit in hits
        )
        evidence = [e for e in judged if e.standing is not Standing.DROPPED]
        weighed = weigh(evidence, entry)
        label = decide(evidence, weighed, words, prompt in self._cues.agency_prompts)
        if label is not Label.UNCLEAR and not looks_english(clauses, words):
            label = Label.UNCLEAR
        spans = () if label is Label.NONE else _spans(text, evidence)
        return Reading(
            label, weighed.chosen, weighed.involuntary, spans, VERSION, held_back=entry.coerced
        )


def _spans(text: str, evidence: Sequence[Evidence]) -> tuple[Span, ...]:
    """Return what the reading rests on; a chosen side without authorship is no sign of distance."""
    authored = any(e.pole is Pole.CHOSEN and e.hit.family.strong and e.share for e in evidence)
    found = []
    for e in evidence:
        if e.share and (e.pole is Pole.INVOLUNTARY or (e.pole is Pole.CHOSEN and authored)):
            start, end = e.hit.segment.place(e.hit.start, e.hit.end)
            family = e.hit.family
            found.append(Found(start, end, e.pole, family.dimension, family.why, family.strong))
    return tuple(Span(f.start, f.end, f.pole, f.dimension, f.why) for f in merged(text, found))
