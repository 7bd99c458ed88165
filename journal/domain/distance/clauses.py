"""Cuts a text into sentences and clauses, and words it the way the cue tables expect."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

_PIECE = re.compile(
    r"(?P<word>[\w\u0300-\u036f]+(?:['’\-][\w\u0300-\u036f]+)*)"
    r"|(?P<comma>,)|(?P<mark>[?])|(?P<stop>(?<![.!…])[.!…]++(?=[\s\"'”’)\]]|$)|\n+)"
    r"|(?P<pause>[;:—–()]|\s-\s)"
)
_QUOTED = re.compile(r"“[^“”\n]*”|«[^«»\n]*»|\"[^\"\n]*\"|^[ \t]*>[^\n]*", re.MULTILINE)
_ENDINGS = (("'m", " am"), ("'ve", " have"), ("'ll", " will"), ("'re", " are"))
_WITH_IS = frozenset({"it", "he", "she", "that", "there", "what", "who", "here", "everything"})
_ODD_NOT = {"can't": "can not", "cannot": "can not", "won't": "will not", "ain't": "is not"}


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

    def place(self, start: int, end: int) -> tuple[int, int]:
        """Return the code points in the text that `flat[start:end]` stands for."""
        first = bisect_right(self.starts, start) - 1
        last = bisect_right(self.starts, max(start, end - 1)) - 1
        return self.places[first][0], self.places[last][1]


def quoted(text: str) -> list[tuple[int, int]]:
    """Return the stretches in quotation marks or quoted blocks, in order.

    Single quotation marks are left alone, because they cannot be told from apostrophes.
    """
    return [found.span() for found in _QUOTED.finditer(text)]


def word_form(word: str, spelling: Mapping[str, str]) -> str:
    """Return `word` in lower case with slang spelled and contractions written out (trap T43)."""
    low = word.lower().replace("’", "'")
    low = spelling.get(low, low)
    if low in _ODD_NOT:
        return _ODD_NOT[low]
    if low.endswith("n't"):
        return low[:-3] + " not"
    for ending, full in _ENDINGS:
        if low.endswith(ending):
            return low[: -len(ending)] + full
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
        return form == "but" or (form in ("then", "yet") and self.parts[-1] in (",", "and"))

    def close(self, sentence: int, question: bool) -> Iterator[Segment]:
        if self.parts:
            starts, at = [], 0
            for part in self.parts:
                starts.append(at)
                at += len(part) + 1
            flat = " ".join(self.parts) + " "
            yield Segment(flat, tuple(starts), tuple(self.places), sentence, question)
        self.parts, self.places = [], []


def segments(text: str, spelling: Mapping[str, str]) -> list[Segment]:
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
            form = word_form(found.group(), spelling)
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
