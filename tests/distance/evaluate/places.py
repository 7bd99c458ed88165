"""Whether the words a reading points at are those a person pointed at."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from journal.domain.distance.reading import Span
from tests.distance.evaluate.answers import Answer
from tests.distance.evaluate.cases import Case, Gold


@dataclass(frozen=True, slots=True)
class Places:
    """Spans against marked words.

    `spans` stand in texts with marked words, `overlapping` of them on any, `wrong_side` only on
    those of the other side. `marked` are the marked words found in their texts, `touched` those
    that some span touches, and `not_found` those that do not stand in their text. `elsewhere`
    counts spans in texts of gold none. `whole` of `all_spans` are exact substrings of their text.
    """

    spans: int
    overlapping: int
    wrong_side: int
    marked: int
    touched: int
    not_found: int
    elsewhere: int
    whole: int
    all_spans: int


Stretch = tuple[int, int]


def _stretches(gold: Gold, text: str) -> list[Stretch]:
    if not gold.text:
        return []
    return [found.span() for found in re.finditer(re.escape(gold.text), text)]


def _meets(span: Span, stretches: Iterable[Stretch]) -> bool:
    return any(span.start < end and start < span.end for start, end in stretches)


def is_whole(span: Span, text: str) -> bool:
    """Tell whether a span is an exact, readable part of its text."""
    inside = 0 <= span.start < span.end <= len(text)
    return inside and bool(text[span.start : span.end].strip())


def places(cases: Sequence[Case], answers: Sequence[Answer]) -> Places:
    """Return how the spans of a reader meet the evidence of these texts."""
    overlapping = wrong_side = touched = spans = marked = not_found = elsewhere = whole = 0
    for case, answer in zip(cases, answers, strict=True):
        whole += sum(is_whole(span, case.text) for span in answer.spans)
        if case.label == "none":
            elsewhere += len(answer.spans)
        if not case.evidence:
            continue
        where = [(gold, _stretches(gold, case.text)) for gold in case.evidence]
        found = [(gold, stretches) for gold, stretches in where if stretches]
        not_found += len(where) - len(found)
        marked += len(found)
        touched += sum(any(_meets(s, stretches) for s in answer.spans) for _, stretches in found)
        spans += len(answer.spans)
        for span in answer.spans:
            met = {gold.pole for gold, stretches in found if _meets(span, stretches)}
            overlapping += bool(met)
            wrong_side += bool(met) and not met & {str(span.pole), ""}
    all_spans = sum(len(answer.spans) for answer in answers)
    return Places(
        spans, overlapping, wrong_side, marked, touched, not_found, elsewhere, whole, all_spans
    )
