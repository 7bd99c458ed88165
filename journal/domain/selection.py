"""Which entries are meant: by words, tags, days and label."""

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from journal.domain.labels import Label
from journal.domain.tags import Tag

_TERM = re.compile(r'"([^"]*)"?|(\S+)')
_WORDS = re.compile(r"[^\W_][\w\u0300-\u036f]*")
"""Accents may stand behind their letters as signs of their own; they part no word."""


class Order(StrEnum):
    """How found entries are sorted."""

    NEWEST = "newest"
    BEST = "best"


@dataclass(frozen=True, slots=True)
class Selection:
    """A filter; an empty one means every entry that is not in the bin.

    Entries must match the words, carry all tags, lie within `since` and `until` (both inclusive)
    and show the label. `unfinished_word` lets the last word stand for its beginning, for search
    while typing. `in_bin` asks for binned entries instead.
    """

    words: str = ""
    tags: tuple[Tag, ...] = ()
    since: date | None = None
    until: date | None = None
    label: Label | None = None
    for_session: bool = False
    order: Order = Order.NEWEST
    unfinished_word: bool = False
    in_bin: bool = False


@dataclass(frozen=True, slots=True)
class Term:
    """Words that must stand next to each other; with `prefix` the last may go on."""

    words: tuple[str, ...]
    prefix: bool = False


def terms(selection: Selection) -> tuple[Term, ...]:
    """Return what an entry must contain, all of it, to match the words of `selection`.

    "Quoted words" stand together and word* matches beginnings. Nothing a person can type is an
    error: signs without letters or digits are passed over.
    """
    found = []
    for phrase, loose in _TERM.findall(selection.words):
        words = tuple(_WORDS.findall(phrase or loose))
        if words:
            found.append(Term(words, prefix=loose.endswith("*")))
    if found and selection.unfinished_word and not selection.words.endswith(('"', " ")):
        found[-1] = Term(found[-1].words, prefix=True)
    return tuple(found)
