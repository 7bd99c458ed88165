"""What was added to a text and what was taken away, word by word, in bounded work."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import accumulate
from typing import Final, TypeAlias

from journal.domain.text import canonical, word_count

STEPS: Final = 2_000_000
"""Steps that comparing two texts may take beyond a few for each of their words.

A step is one look of `difflib` at a pair of equal pieces. Passages for which none are left count as
written anew.
"""
KEPT: Final = 30
"""Words on either side of a change that stay in sight where a long stretch is folded."""

_FEW: Final = 40
"""Pairs of equal pieces, for each piece there is, that are matched without anchors."""

_LINE = re.compile(r"[^\n]*\n|[^\n]+")
_SENTENCE = re.compile(r"\n|[^\n]*?(?:[.!?…؟]+[^\S\n]+|[。\uff01\uff1f]+)|[^\n]+")
# Scripts without spaces are compared sign by sign, everything else by words and what parts them.
_ALONE = "\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
_PARTING = '.,;:!?…"“”()«»'
_WORD = re.compile(rf"\n|[{_ALONE}]|(?:[^\s{_ALONE}{_PARTING}]+|[{_PARTING}]+)[^\S\n]*|[^\S\n]+")
_LEVELS = ((_LINE, 1), (_SENTENCE, 1), (_WORD, 4))
"""What is compared at each level, and how many pieces in a row make an anchor."""

Texts: TypeAlias = Sequence[str]
Block: TypeAlias = tuple[int, int, int]
"""A stretch that both have: where it begins in the old one and in the new one, and its length."""


class Change(StrEnum):
    """What became of a piece of text."""

    SAME = "same"
    ADDED = "added"
    REMOVED = "removed"
    FOLDED = "folded"


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text with what became of it; a folded one tells only how many words it has."""

    change: Change
    text: str
    words: int = 0


class _Budget:
    def __init__(self, steps: int) -> None:
        self._left = steps

    def take(self, steps: int) -> bool:
        """Tell whether so many steps may be gone, and count them."""
        if steps > self._left:
            return False
        self._left -= steps
        return True


def compare(old: str, new: str, steps: int = STEPS) -> tuple[Piece, ...]:
    """Return the pieces of both texts in order; what was taken away stands before what came.

    Lines are compared first, then sentences of changed lines, then words of changed sentences. The
    same pieces without those added make `old` again, without those removed `new`, but for blanks
    after words that stayed, which are those of `new`.
    """
    found = _compare(canonical(old), canonical(new), 0, _Budget(steps))
    return tuple(_joined(found))


def folded(pieces: Sequence[Piece], kept: int = KEPT) -> tuple[Piece, ...]:
    """Return the pieces with long unchanged stretches folded to their ends next to changes."""
    last = len(pieces) - 1
    return tuple(
        part
        for at, piece in enumerate(pieces)
        for part in _folded(piece, kept if at else 0, kept if at < last else 0)
    )


def _compare(old: str, new: str, level: int, budget: _Budget) -> Iterator[Piece]:
    if old == new or level == len(_LEVELS) or not old or not new:
        yield from _whole(old, new)
        return
    pattern, width = _LEVELS[level]
    mine, other = pattern.findall(old), pattern.findall(new)
    keys, others = [_key(each) for each in mine], [_key(each) for each in other]
    common = list(_common(keys, others, width, budget))
    if level == len(_LEVELS) - 1 and not _alike(common, len(mine), len(other)):
        yield from _whole(old, new)
        return
    a = b = 0
    for start, begin, size in (*common, (len(mine), len(other), 0)):
        between = "".join(mine[a:start]), "".join(other[b:begin])
        yield from _compare(*between, level + 1, budget)
        yield Piece(Change.SAME, "".join(other[begin : begin + size]))
        a, b = start + size, begin + size


def _alike(common: Sequence[Block], mine: int, other: int) -> bool:
    """Tell whether a passage was changed, or written anew with a few of the same words."""
    return 3 * sum(size for _, _, size in common) >= max(mine, other)


def _whole(old: str, new: str) -> Iterator[Piece]:
    if old == new:
        yield Piece(Change.SAME, new)
    else:
        yield Piece(Change.REMOVED, old)
        yield Piece(Change.ADDED, new)


def _key(text: str) -> str:
    """Return what makes a piece the same as another: its words, whatever blanks follow them."""
    return text.rstrip() or text[-1:]


def _common(old: Texts, new: Texts, width: int, budget: _Budget) -> Iterator[Block]:
    """Yield what both have, in order: what they begin and end with, and what lies between."""
    least = min(len(old), len(new))
    head = _run(least, lambda at: old[at] == new[at])
    tail = _run(least - head, lambda at: old[-1 - at] == new[-1 - at])
    if head:
        yield 0, 0, head
    inside = old[head : len(old) - tail], new[head : len(new) - tail]
    for a, b, size in _between(*inside, width, budget):
        yield a + head, b + head, size
    if tail:
        yield len(old) - tail, len(new) - tail, tail


def _run(most: int, alike: Callable[[int], bool]) -> int:
    return next((at for at in range(most) if not alike(at)), most)


def _between(old: Texts, new: Texts, width: int, budget: _Budget) -> Iterator[Block]:
    if not old or not new:
        return
    counted = Counter(new)
    if sum(counted[each] for each in old) <= _FEW * (len(old) + len(new)):
        yield from _matched(old, new, budget)
        return
    a = b = 0
    for start, begin in (*_anchors(old, new, width), (len(old), len(new))):
        for at, there, size in _matched(old[a:start], new[b:begin], budget):
            yield a + at, b + there, size
        if start < len(old):
            yield start, begin, 1
        a, b = start + 1, begin + 1


def _anchors(old: Texts, new: Texts, width: int) -> list[tuple[int, int]]:
    """Return places of what both have once, as many as stand in the same order in both.

    What is looked for is `width` pieces in a row. This is the patience comparison of Bram Cohen, by
    a longest increasing run, in n log n steps.
    """
    once, there = Counter(old), Counter(new)
    places = {each: at for at, each in enumerate(new) if there[each] == 1}
    pairs = [
        (at, places[each]) for at, each in enumerate(old) if once[each] == 1 and each in places
    ]
    ends: list[int] = []
    lasts: list[int] = []
    before: list[int] = []
    for number, (_, at) in enumerate(pairs):
        place = bisect_left(ends, at)
        ends[place : place + 1] = [at]
        lasts[place : place + 1] = [number]
        before.append(lasts[place - 1] if place else -1)
    chain, number = [], lasts[-1] if lasts else -1
    while number >= 0:
        chain.append(pairs[number])
        number = before[number]
    return chain[::-1]


def _rows(pieces: Texts, width: int) -> list[tuple[str, ...]]:
    return list(zip(*(pieces[at:] for at in range(width)), strict=False))


def _matched(old: Texts, new: Texts, budget: _Budget) -> Iterator[Block]:
    """Yield what difflib finds in both, as long as there are steps left to look."""
    if not old or not new:
        return
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    counted = Counter(new)
    upto = [0, *accumulate(1 + counted[each] for each in old)]
    waiting, found = [(0, len(old), 0, len(new))], []
    while waiting:
        first, last, low, high = waiting.pop()
        if first == last or low == high or not budget.take(upto[last] - upto[first]):
            continue
        a, b, size = matcher.find_longest_match(first, last, low, high)
        if size:
            found.append((a, b, size))
            waiting += [(first, a, low, b), (a + size, last, b + size, high)]
    yield from sorted(found)


def _joined(pieces: Iterator[Piece]) -> Iterator[Piece]:
    """Yield the pieces with neighbours of one kind as one, what was taken away before what came."""
    same, removed, added = [""], [""], [""]
    for piece in pieces:
        if piece.change is Change.SAME and piece.text:
            if removed != [""] or added != [""]:
                yield from _flushed(same, removed, added)
                same, removed, added = [""], [""], [""]
            same.append(piece.text)
        elif piece.text:
            (removed if piece.change is Change.REMOVED else added).append(piece.text)
    yield from _flushed(same, removed, added)


def _flushed(same: Texts, removed: Texts, added: Texts) -> Iterator[Piece]:
    kinds = ((Change.SAME, same), (Change.REMOVED, removed), (Change.ADDED, added))
    for change, texts in kinds:
        whole = "".join(texts)
        if whole:
            yield Piece(change, whole, word_count(whole))


def _folded(piece: Piece, before: int, after: int) -> Iterator[Piece]:
    words = [match.span() for match in re.finditer(r"\S+", piece.text)]
    hidden = len(words) - before - after
    if piece.change is not Change.SAME or hidden < KEPT:
        yield piece
        return
    start = words[before][0] if before else 0
    end = words[-after][0] if after else len(piece.text)
    if before:
        yield Piece(Change.SAME, piece.text[:start], before)
    yield Piece(Change.FOLDED, "", hidden)
    if after:
        yield Piece(Change.SAME, piece.text[end:], after)
