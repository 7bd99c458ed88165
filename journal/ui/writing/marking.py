"""The Markdown signs in one line of plain text; nothing is taken away and nothing is rendered."""

import re
from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple


class Kind(StrEnum):
    """What words are shown as.

    LINK is an address, WORDS are what it stands under, SIGN is the punctuation that makes them so.
    ENDLESS is a paragraph so long that its letters stand as they come.
    """

    HEADING = "heading"
    STRONG = "strong"
    EMPHASIS = "emphasis"
    CODE = "code"
    QUOTE = "quote"
    WORDS = "words"
    LINK = "link"
    SIGN = "sign"
    ENDLESS = "endless"


class Mark(NamedTuple):
    """Words of a line, from code point `start` to `end`; marks lie inside each other or apart.

    A SIGN holds the words it belongs to, whose own mark follows it.
    """

    start: int
    end: int
    kind: Kind


_LEAD = re.compile(
    r"(?P<heading>\#{1,6})(?=\s|$)"
    r"|(?P<rule>\s*(?:-\s*){3,}$|\s*(?:\*\s*){3,}$|\s*(?:_\s*){3,}$|\s*`{3,}.*$)"
    r"|(?P<quote>\s{0,3}(?:>\s?)+)"
    r"|(?P<item>\s*(?:[-*+]|\d{1,3}[.)])(?=\s))"
)
# Each sign looks no further than the next one of its kind, so that long lines stay quick.
_INLINE = re.compile(
    r"[\\`*_\[](?:"
    r"(?<=\\)[!-/:-@\[-`{-~]"
    r"|(?<=`)(?P<code>[^`]+)`"
    r"|(?<=\*)\*(?=\S)(?P<strong>(?:[^*]|\*(?!\*))+)(?<=\S)\*\*"
    r"|(?<=\*)(?=[^*\s])(?P<emphasis>[^*]+)(?<=\S)\*"
    r"|(?<=_)(?<!\w_)_(?=\S)(?P<strong_>(?:[^_]|_(?!_))+)(?<=\S)__(?!\w)"
    r"|(?<=_)(?<!\w_)(?=[^_\s])(?P<emphasis_>[^_]+)(?<=\S)_(?!\w)"
    r"|(?<=\[)(?P<words>[^\[\]]*)\]\((?P<link>[^\s()\[]*)\)"
    r")"
)
_ADDRESS = re.compile(r"\bhttps?://[^\s<>\"]*[^\s<>\".,;:!?)\]'*_]")
_SIGNS = frozenset("\\`*_[")


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
    found += _inside(line, begin, len(line))
    if "://" in line:
        found += (Mark(*address.span(), Kind.LINK) for address in _ADDRESS.finditer(line, begin))
    return found


def _inside(line: str, begin: int, end: int) -> Iterator[Mark]:
    if _SIGNS.isdisjoint(line[begin:end]):
        return
    for sign in _INLINE.finditer(line, begin, end):
        name = sign.lastgroup
        if name is None:
            continue  # a sign that was meant as it stands
        start, last = sign.span(name)
        yield Mark(sign.start(), sign.end(), Kind.SIGN)
        if name == "link":
            yield Mark(*sign.span("words"), Kind.WORDS)
            yield from _inside(line, *sign.span("words"))
        kind = Kind(name.rstrip("_"))
        yield Mark(start, last, kind)
        if kind in (Kind.STRONG, Kind.EMPHASIS):
            yield from _inside(line, start, last)
