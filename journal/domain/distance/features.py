"""What a text shows the model: names of features, by clause and for the whole entry."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from journal.domain.distance.clauses import Segment
from journal.domain.distance.context import Standing
from journal.domain.distance.cues import Hit

LONGEST = 3
_OPENS, _CLOSES = "<", ">"
_MARKS = {Standing.DROPPED: "~", Standing.DOUBT: "?", Standing.HALF: "", Standing.FULL: ""}


@dataclass(frozen=True, slots=True)
class Shown:
    """The names of features in three blocks: words in a row, words of neighbours, cues."""

    words: frozenset[str]
    around: frozenset[str]
    cues: frozenset[str]


def runs(words: Sequence[str], longest: int) -> Iterator[str]:
    """Yield every run of one to `longest` words in a row."""
    yield from words
    for length in range(2, longest + 1):
        for start in range(len(words) - length + 1):
            yield " ".join(words[start : start + length])


def _cue_names(hits: Iterable[tuple[Hit, Standing]]) -> Iterator[str]:
    for hit, standing in hits:
        family = hit.family
        side = family.pole or "cap"
        yield f"{family.id} {standing.name}"
        yield f"{side} {'strong' if family.strong else 'weak'} {standing.name}"


def _heard(clause: Segment, hits: Sequence[tuple[Hit, Standing]]) -> list[str]:
    """Return the words of a clause, those of a cue that does not stand in full marked as such.

    So "numb" of a tooth, denied, asked or told by others is another word than "numb" of the writer.
    """
    marks = [(h.start, h.end, _MARKS[stands]) for h, stands in hits if h.family.pole]
    out, at = [], 0
    for word in clause.flat.split():
        mark = max((m for start, end, m in marks if start <= at < end), default="")
        out.append(word if word == "," else word + mark)
        at += len(word) + 1
    return out


def of_clauses(
    clauses: Sequence[Segment], judged: Sequence[Sequence[tuple[Hit, Standing]]]
) -> list[Shown]:
    """Return what each clause shows; `judged` holds, clause by clause, the cues found there."""
    words = [_heard(clause, hits) for clause, hits in zip(clauses, judged, strict=True)]
    out = []
    for number, own in enumerate(words):
        before = words[number - 1] if number else ()
        after = words[number + 1] if number + 1 < len(words) else ()
        around = {f"- {word}" for word in before} | {f"+ {word}" for word in after}
        out.append(
            Shown(
                frozenset(runs([_OPENS, *own, _CLOSES], LONGEST)),
                frozenset(around),
                frozenset(_cue_names(judged[number])),
            )
        )
    return out


def of_entry(parts: Sequence[Shown]) -> Shown:
    """Return what the whole entry shows: the words and pairs of its clauses, and their cues."""
    words = frozenset(run for part in parts for run in part.words if run.count(" ") < LONGEST - 1)
    cues = frozenset(name for part in parts for name in part.cues)
    return Shown(words, frozenset(), cues)
