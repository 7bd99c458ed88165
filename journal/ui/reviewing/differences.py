"""Where one text says something that another does not, word by word."""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

Span = tuple[int, int]
"""A half-open range of code points."""

_WORD = re.compile(r"\S+")
_MOST = 5_000
"""Words of a changed passage that are still compared one by one; a longer one counts as a whole."""


def only_in(mine: str, other: str) -> tuple[Span, ...]:
    """Return the parts of `mine` that `other` lacks, in order; parts next to each other are one."""
    found = [
        span
        for part, against in _changed_passages(mine, other)
        for span in _changed_words(mine, part, other, against)
    ]
    return tuple(_joined(mine, found))


def _changed_passages(mine: str, other: str) -> Iterator[tuple[Span, Span]]:
    """Yield each run of changed paragraphs with the run that stands in its place."""
    lines, against = mine.split("\n"), other.split("\n")
    starts, starts_against = _starts(lines), _starts(against)
    matcher = SequenceMatcher(None, lines, against, autojunk=False)
    for what, first, last, low, high in matcher.get_opcodes():
        if what in ("replace", "delete"):
            yield (starts[first], starts[last]), (starts_against[low], starts_against[high])


def _starts(lines: Sequence[str]) -> list[int]:
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line) + 1)
    return starts


def _changed_words(mine: str, part: Span, other: str, against: Span) -> Iterator[Span]:
    words, others = _words(mine, part), _words(other, against)
    if len(words) > _MOST or len(others) > _MOST:
        yield from [(words[0][0], words[-1][1])] if words else []
        return
    texts = [mine[start:end] for start, end in words]
    matcher = SequenceMatcher(None, texts, [other[start:end] for start, end in others])
    for what, first, last, _, _ in matcher.get_opcodes():
        if what in ("replace", "delete"):
            yield words[first][0], words[last - 1][1]


def _words(text: str, part: Span) -> list[Span]:
    end = min(part[1], len(text))
    return [match.span() for match in _WORD.finditer(text, part[0], end)]


def _joined(text: str, spans: Sequence[Span]) -> Iterator[Span]:
    """Yield the spans, one for those with nothing but spaces between them."""
    held: Span | None = None
    for start, end in spans:
        between = None if held is None else text[held[1] : start]
        if held is not None and between is not None and not between.strip() and "\n" not in between:
            held = (held[0], end)
            continue
        if held is not None:
            yield held
        held = (start, end)
    if held is not None:
        yield held
