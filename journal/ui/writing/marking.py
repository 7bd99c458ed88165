"""The Markdown signs in one line of plain text; nothing is taken away and nothing is rendered."""

import re
from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple


class Kind(StrEnum):
    """What words are shown as; LINK is an address, SIGN the punctuation that makes them so."""

    HEADING = "heading"
    STRONG = "strong"
    EMPHASIS = "emphasis"
    CODE = "code"
    QUOTE = "quote"
    LINK = "link"
    SIGN = "sign"


class Mark(NamedTuple):
    """Words of a line, from code point `start` to `end`; marks lie inside each other or apart."""

    start: int
    end: int
    kind: Kind


_LEAD = re.compile(
    r"(?P<heading>\#{1,6})(?=\s|$)"
    r"|(?P<rule>\s*(?:-\s*){3,}$|\s*(?:\*\s*){3,}$|\s*(?:_\s*){3,}$|\s*`{3,}.*$)"
    r"|(?P<quote>\s{0,3}(?:>\s?)+)"
    r"|(?P<item>\s*(?:[-*+]|\d{1,3}[.)])(?=\s))"
)
_TOKEN = re.compile(
    r"\\[!-/:-@\[-`{-~]"
    r"|(?P<code>`+)"
    r"|(?P<stars>\*+|_+)"
    r"|(?P<open>\[)"
    r"|(?P<close>\](?:\([^\s()]*\))?)"
    r"|(?P<address>\bhttps?://[^\s<>\"]*[^\s<>\".,;:!?)\]'*_])"
)
_LONGEST = 2
"""Signs of more stars than these are left as they are."""


def marks(line: str) -> list[Mark]:
    """Return the marks of one paragraph, the outer ones before those inside them.

    Takes time in proportion to the length of the line, whatever stands in it.
    """
    found: list[Mark] = []
    begin = 0
    lead = _LEAD.match(line)
    if lead is not None:
        begin = lead.end()
        found.append(Mark(lead.start(), begin, Kind.SIGN))
        if lead.lastgroup == "rule":
            return found
        if lead.lastgroup in ("heading", "quote"):
            found.append(Mark(begin, len(line), Kind(lead.lastgroup)))
    found += _Inline(line, begin).marks()
    return sorted(found, key=lambda mark: (mark.start, -mark.end))


class _Inline:
    """Pairs the signs within a line; of several left open, the last one of its kind counts."""

    def __init__(self, line: str, begin: int) -> None:
        self._line = line
        self._tokens = list(_TOKEN.finditer(line, begin))
        self._open: dict[str, int] = {}
        """Where each kind of sign that is open begins; what was opened later ends with it."""

    def marks(self) -> Iterator[Mark]:
        ends = self._code_ends()
        past = 0
        for token in self._tokens:
            if token.start() < past:
                continue
            if token.start() in ends:
                past = ends[token.start()]
                yield from _signed(token.start(), past, len(token[0]), Kind.CODE)
            elif token.lastgroup == "stars" and len(token[0]) <= _LONGEST:
                yield from self._pair(token)
            elif token.lastgroup == "open":
                self._open["["] = token.start()
            elif token.lastgroup == "close":
                yield from self._link(token)
            elif token.lastgroup == "address":
                yield Mark(token.start(), token.end(), Kind.LINK)

    def _code_ends(self) -> dict[int, int]:
        """Return where code that begins at a place ends: at the next sign as long as the first."""
        ends: dict[int, int] = {}
        coming: dict[int, re.Match[str]] = {}
        for token in reversed(self._tokens):
            if token.lastgroup == "code":
                length = len(token[0])
                if length in coming:
                    ends[token.start()] = coming[length].end()
                coming[length] = token
        return ends

    def _pair(self, token: re.Match[str]) -> Iterator[Mark]:
        before = self._line[token.start() - 1 : token.start()]
        after = self._line[token.end() : token.end() + 1]
        in_word = token[0][0] == "_" and before.isalnum() and after.isalnum()
        start = self._open.get(token[0])
        if start is not None and before.strip() and not in_word:
            self._close(start)
            kind = Kind.STRONG if len(token[0]) == _LONGEST else Kind.EMPHASIS
            yield from _signed(start, token.end(), len(token[0]), kind)
        elif after.strip() and not in_word:
            self._open[token[0]] = token.start()

    def _link(self, token: re.Match[str]) -> Iterator[Mark]:
        start = self._open.get("[")
        if start is not None:
            self._close(start)
            if len(token[0]) > 1:
                yield Mark(start, start + 1, Kind.SIGN)
                yield Mark(token.start(), token.start() + 2, Kind.SIGN)
                yield Mark(token.start() + 2, token.end() - 1, Kind.LINK)
                yield Mark(token.end() - 1, token.end(), Kind.SIGN)

    def _close(self, start: int) -> None:
        """Forget what is open from `start` on, so that marks never cross."""
        self._open = {sign: place for sign, place in self._open.items() if place < start}


def _signed(start: int, end: int, length: int, kind: Kind) -> Iterator[Mark]:
    yield Mark(start, start + length, Kind.SIGN)
    yield Mark(start + length, end - length, kind)
    yield Mark(end - length, end, Kind.SIGN)
