"""What the reader sees of each training text, and what each clause of it was marked as."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from journal.domain.distance.clauses import Segment
from journal.domain.distance.cues import Cues
from journal.domain.distance.features import Shown, of_entry
from journal.domain.distance.noticing import notice
from journal.domain.labels import Label
from tests.distance.evaluate.cases import Case, Gold

_OF_CLAUSE, _OF_MARK = 0.4, 0.6
"""A clause is marked when a mark covers this much of it, or it holds this much of the mark."""
_KNOWN = 4
_NO_MARK = Gold("", "")


@dataclass(frozen=True, slots=True)
class Seen:
    """One text as the model sees it; `marks` holds, clause by clause, what was marked there."""

    case: Case
    clauses: tuple[Shown, ...]
    marks: tuple[Gold, ...]
    entry: Shown

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
    shown = noticed.shown(cues.alike)
    places = _places(case)
    marks = tuple(_mark(clause, places) for clause in noticed.clauses)
    return Seen(case, tuple(shown), marks, of_entry(shown))


def well_known(cues: Cues, cases: Sequence[Case]) -> list[str]:
    """Return the words that stand in enough texts to be taken for rightly spelled, in order."""
    held = Counter(
        word
        for case in cases
        for word in {w for c in notice(case.text, cues).clauses for w in c.flat.split()}
    )
    return sorted(word for word, texts in held.items() if texts >= _KNOWN and word.isalpha())
