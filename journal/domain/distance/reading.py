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

__all__ = ["VERSION", "Judged", "Manner", "Pole", "Reader", "Reading", "Span"]

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


@dataclass(frozen=True, slots=True)
class Manner:
    """How one person wants one text to be read.

    `struck` holds words, exactly as they stand in the text, that the person said mean something
    else: they are passed over. `feelings_differ` takes no missing or muted feeling (D5) alone for
    a sign, because the person's ways of feeling differ.
    """

    struck: tuple[str, ...] = ()
    feelings_differ: bool = False


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
    """Reads texts by the cue tables it was given; keeps nothing of what it read."""

    def __init__(self, tables: Mapping[str, Any]) -> None:
        self._cues = Cues(tables)

    def read(self, text: str, prompt: str | None = None, manner: Manner = _AS_IT_STANDS) -> Reading:
        """Return a reading of `text`, which must be canonical.

        `prompt` is the id of the prompt the text answers; its words are never read. The same text,
        manner and version give the same reading, in time linear in the length of the text.
        """
        return self.judge(text, prompt, manner).reading

    def judge(self, text: str, prompt: str | None = None, manner: Manner = _AS_IT_STANDS) -> Judged:
        """Return a reading as `read` does, with the probabilities it was decided by."""
        words = word_count(text)
        clauses = segments(_without(text, manner.struck), self._cues.spelling)
        hits = list(self._cues.find(clauses))
        entry = caps(clauses, hits, self._cues)
        judged = (
            Evidence(hit, lowered(hit, standing(hit, clauses, self._cues), entry)) for hit in hits
        )
        evidence = [e for e in judged if e.standing is not Standing.DROPPED]
        weighed = weigh(evidence, entry)
        label = decide(evidence, weighed, words, prompt in self._cues.agency_prompts)
        reason = "too little stands" if label is Label.UNCLEAR else ""
        if label is not Label.UNCLEAR and not looks_english(clauses, words):
            label, reason = Label.UNCLEAR, "not English"
        spans = () if label is Label.NONE else _spans(text, evidence)
        chosen, involuntary = weighed.chosen, weighed.involuntary
        found = Reading(label, chosen, involuntary, spans, VERSION, held_back=entry.coerced)
        shares = {
            Label.CHOSEN: chosen * (1 - involuntary),
            Label.INVOLUNTARY: involuntary * (1 - chosen),
            Label.MIXED: chosen * involuntary,
            Label.NONE: (1 - chosen) * (1 - involuntary),
        }
        return Judged(found, shares, reason)


def _without(text: str, struck: Sequence[str]) -> str:
    """Return the text with struck words blanked out, every other sign in its place."""
    for words in struck:
        text = text.replace(words, " " * len(words))
    return text


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
