"""Cuts a text into sentences and clauses, and words it the way the cue tables expect."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate, pairwise

from journal.domain.distance.spelling import Spelling

_PIECE = re.compile(
    r"(?P<word>[\w\u0300-\u036f]+(?:['’\-][\w\u0300-\u036f]+)*)"
    r"|(?P<comma>,)|(?P<mark>[?])|(?P<stop>(?<![.!…])[.!…]++(?=[\s\"'”’)\]]|$)|\n+)"
    r"|(?P<pause>[;:—–()]|\s-\s)"
)
_INTRODUCED = (
    r"(?:[,:]|\b(?:goes?|went|lines?|chorus|verse|lyrics?|songs?|sang|sings?|singing|tune|called"
    r"|titled?|headed|reads?|said|says?|was|is|like|poem|book|film|play|show|sign))[ \t]"
)
_SINGLE = (
    r"(?P<single>‘[^‘’\n]{1,200}(?:’\w[^‘’\n]{1,200})*’"
    r"|'(?!(?:cause|cos|em|till?|tis|twas|bout|n|round)\b)(?=\w)[^\n\"]{1,200}?"
    r"(?:(?<!s)'(?!\w)|'(?=[.,!?;:)]|$)))"
)
_SPOKEN = r"(?<!\w)(?:'(?=[^\W\d])[^\n\"]{1,200}?[,.!?…]'|‘[^‘\n]{1,200}?[,.!?…]’)(?!\w)"
_QUOTED = re.compile(
    rf"“[^“”\n]*”|«[^«»\n]*»|\"[^\"\n]*\"|^[ \t]*>[^\n]*|{_INTRODUCED}{_SINGLE}|{_SPOKEN}",
    re.MULTILINE | re.IGNORECASE,
)
_LIST, _ITEM = 2, 5
"""A clause of so many commas, with so few words to each, is a list; every item stands alone."""
_ENDINGS = (("'m", " am"), ("'ve", " have"), ("'ll", " will"), ("'re", " are"))
_WITH_IS = frozenset({"it", "he", "she", "that", "there", "what", "who", "here", "everything"})
_LEFT_ONLY = frozenset({"choice", "option", "way", "nothing", "anything", "nobody", "all", "help"})
"""Words after which "but" means "except": no clause begins there."""
_ODD_NOT = {
    "can't": "can not",
    "cannot": "can not",
    "won't": "will not",
    "ain't": "is not",
    "shan't": "shall not",
}


@dataclass(frozen=True, slots=True)
class Segment:
    """One clause, both as it stands in the text and in the words that cues are matched on.

    `flat` holds lower-case words and commas, each followed by a space, contractions written out.
    `starts` gives the place in `flat` of each token, `places` its code points in the text.
    """

    flat: str
    starts: tuple[int, ...]
    places: tuple[tuple[int, int], ...]
    sentence: int
    question: bool

    @property
    def forms(self) -> list[str]:
        """The tokens of `flat`, one for each of `places`; a contraction is one token."""
        ends = (*self.starts[1:], len(self.flat))
        return [self.flat[a : b - 1] for a, b in zip(self.starts, ends, strict=True)]

    def place(self, start: int, end: int) -> tuple[int, int]:
        """Return the code points in the text that `flat[start:end]` stands for."""
        first = bisect_right(self.starts, start) - 1
        last = bisect_right(self.starts, max(start, end - 1)) - 1
        return self.places[first][0], self.places[last][1]


def quoted(text: str) -> list[tuple[int, int]]:
    """Return the stretches in quotation marks or quoted blocks, in order.

    Single quotation marks count only after a word that introduces a quotation or where a stop
    stands before the last, because elsewhere they cannot be told from apostrophes.
    """
    return [found.span(found.lastgroup or 0) for found in _QUOTED.finditer(text)]


def word_form(word: str, spelling: Spelling, *, opens: bool = False) -> str:
    """Return `word` in lower case with slang spelled and contractions written out (trap T43).

    A word that counts like another is returned as that one.
    """
    return spelling.likened(_written_out(spelling.meant(word.replace("’", "'"), opens=opens)))


def _written_out(low: str) -> str:
    if low in _ODD_NOT:
        return _ODD_NOT[low]
    if low.endswith("n't"):
        return low[:-3] + " not"
    for ending, full in _ENDINGS:
        if low.endswith(ending):
            return low[: -len(ending)] + full
    if low.endswith("'d") and low != "i'd":
        return low[:-2] + " 'd"
    if low.endswith("'s") and low[:-2] in _WITH_IS:
        return low[:-2] + " is"
    return low


class _Clause:
    """The clause being gathered."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.places: list[tuple[int, int]] = []

    def add(self, form: str, start: int, end: int) -> None:
        self.parts.append(form)
        self.places.append((start, end))

    def begins_anew(self, form: str) -> bool:
        """Tell whether `form` opens a new clause here."""
        if not self.parts:
            return False
        if form == "but":
            return self.parts[-1] not in _LEFT_ONLY
        return form in ("then", "yet") and self.parts[-1] in (",", "and")

    def close(self, sentence: int, question: bool) -> Iterator[Segment]:
        commas = [n for n, part in enumerate(self.parts) if part == ","]
        listed = len(commas) >= _LIST and len(self.parts) <= (len(commas) + 1) * _ITEM
        edges = [-1, *(commas if listed else ()), len(self.parts)]
        for before, after in pairwise(edges):
            yield from _segment(
                self.parts[before + 1 : after], self.places[before + 1 : after], sentence, question
            )
        self.parts, self.places = [], []


def _segment(
    parts: list[str], places: list[tuple[int, int]], sentence: int, question: bool
) -> Iterator[Segment]:
    if parts:
        starts = accumulate((len(part) + 1 for part in parts[:-1]), initial=0)
        yield Segment(" ".join(parts) + " ", tuple(starts), tuple(places), sentence, question)


def segments(text: str, spelling: Spelling) -> list[Segment]:
    """Return the clauses of `text` in order, with nothing of what is quoted.

    Clauses of one question are marked as a question; time is linear in the length of `text`.
    """
    out: list[Segment] = []
    waiting: list[Segment] = []
    clause, sentence = _Clause(), 0
    quotes = quoted(text)
    next_quote = 0
    for found in _PIECE.finditer(text):
        start, end = found.span()
        while next_quote < len(quotes) and quotes[next_quote][1] <= start:
            next_quote += 1
        inside = next_quote < len(quotes) and quotes[next_quote][0] <= start
        kind = found.lastgroup
        if kind == "word" and not inside:
            opens = not clause.parts and not waiting
            form = word_form(found.group(), spelling, opens=opens)
            if clause.begins_anew(form):
                waiting.extend(clause.close(sentence, False))
            clause.add(form, start, end)
        elif kind == "comma" and not inside:
            clause.add(",", start, end)
        elif kind == "pause" and not inside:
            waiting.extend(clause.close(sentence, False))
        elif kind in ("mark", "stop") and not inside:
            waiting.extend(clause.close(sentence, False))
            out.extend(_asked(waiting) if kind == "mark" else waiting)
            waiting, sentence = [], sentence + 1
    waiting.extend(clause.close(sentence, False))
    return out + waiting


def _asked(clauses: list[Segment]) -> Iterator[Segment]:
    for c in clauses:
        yield Segment(c.flat, c.starts, c.places, c.sentence, True)
