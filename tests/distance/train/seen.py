"""What the reader sees of each training text, and what each clause of it was marked as."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from journal.domain.distance.clauses import Segment
from journal.domain.distance.cues import Cues
from journal.domain.distance.features import Shown, of_entry
from journal.domain.distance.noticing import notice
from journal.domain.labels import Label
from tests.distance.evaluate.cases import Case, Gold

_OF_CLAUSE, _OF_MARK = 0.4, 0.6
"""A clause is marked when a mark covers this much of it, or it holds this much of the mark."""
_KNOWN = 2
_SMALL = 0.2
"""A word written small in a smaller share of the texts that hold it is a name."""
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_TABLED = re.compile(r"(?<![a-z@~])[a-z']+(?![a-z~])")
_OWN = re.compile(r"I(?:'|$)")
_NO_MARK = Gold("", "")


@dataclass(frozen=True, slots=True)
class Seen:
    """One text as the model sees it; `marks` holds, clause by clause, what was marked there.

    `told` is what single phrases say of the whole entry.
    """

    case: Case
    clauses: tuple[Shown, ...]
    marks: tuple[Gold, ...]
    entry: Shown
    told: tuple[float, ...]

    @property
    def label(self) -> Label:
        """What the writer of the text labelled it. Raises ValueError where nobody did."""
        if self.case.label is None:
            raise ValueError("a text without a label cannot be learned from")
        return self.case.label

    @property
    def writer(self) -> str:
        """The prefix of the id, which stands for one writer of many voices."""
        return self.case.author.split("-")[0]

    @property
    def alone(self) -> bool:
        """Whether it is a lone sentence, from which nothing is learned about whole entries."""
        return self.case.groups.get("kind") == "sentence"


def _places(case: Case) -> list[tuple[int, int, Gold]]:
    found = ((case.text.find(each.text), each) for each in case.evidence)
    return [(start, start + len(each.text), each) for start, each in found if start >= 0]


def _mark(clause: Segment, places: Sequence[tuple[int, int, Gold]]) -> Gold:
    start, end = clause.places[0][0], clause.places[-1][1]
    best, most = _NO_MARK, 0
    for begins, ends, gold in places:
        shared = min(end, ends) - max(start, begins)
        enough = shared >= _OF_CLAUSE * (end - start) or shared >= _OF_MARK * (ends - begins)
        if enough and shared > most:
            best, most = gold, shared
    return best


def seen(cues: Cues, case: Case) -> Seen:
    """Return one training text as the model sees it."""
    noticed = notice(case.text, cues)
    shown = noticed.shown()
    places = _places(case)
    marks = tuple(_mark(clause, places) for clause in noticed.clauses)
    return Seen(case, tuple(shown), marks, of_entry(shown), tuple(noticed.marks()))


def _table_words(tables: Mapping[str, Any]) -> list[str]:
    groups = [*tables["words"].values(), *(family["phrases"] for family in tables["family"])]
    phrases = [phrase for group in groups for phrase in group] + list(tables["spelling"].values())
    return sorted({word for phrase in phrases for word in _TABLED.findall(phrase)})


def well_known(tables: Mapping[str, Any], cases: Sequence[Case]) -> dict[str, int]:
    """Return how many texts hold each word, commonest first, without names and rare words.

    A word that is seldom written small is taken for a name. The words of the cue tables and the
    calendar are always known, so that nothing else is made of them.
    """
    small, held = Counter[str](), Counter[str]()
    for case in cases:
        written = {found[0].replace("’", "'") for found in _WORD.finditer(case.text)}
        small.update(word.lower() for word in written if word.islower() or _OWN.match(word))
        held.update({word.lower() for word in written})
    named = {word: texts for word, texts in small.items() if texts >= held[word] * _SMALL}
    common = {word: texts for word, texts in named.items() if texts >= _KNOWN}
    always = {word: max(_KNOWN, held[word]) for word in _table_words(tables)}
    return dict(sorted({**always, **common}.items(), key=lambda each: (-each[1], each[0])))
