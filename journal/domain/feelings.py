"""Feeling words: a short list with meanings, one's own beside it, and two full answers."""

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from journal.domain.entry import Facet
from journal.domain.facets import FEELING
from journal.domain.tags import name_key

NOTHING, NO_WORD = "nothing at all", "cannot find a word"
"""Answers as full as any word."""
STRENGTHS = {"": "not said", "1": "a little", "2": "clearly", "3": "strongly"}
"""How strong a feeling was, in words, by the value its facet has."""
LONGEST = 40
"""Characters of an own word."""


@dataclass(frozen=True, slots=True)
class Feeling:
    """A word and what it can mean; an own word means what the person knows it to."""

    word: str
    means: str = ""


def feelings(table: Mapping[str, Any]) -> tuple[Feeling, ...]:
    """Return the words of the parsed file `resources/words/feelings.toml`, in its order."""
    return tuple(Feeling(word, means) for word, means in table["words"].items())


def with_own(known: tuple[Feeling, ...], own: Iterable[str]) -> tuple[Feeling, ...]:
    """Return the own words and then the known ones, each once."""
    mine = tuple(Feeling(word) for word in own)
    keys = {name_key(feeling.word) for feeling in mine}
    return mine + tuple(feeling for feeling in known if name_key(feeling.word) not in keys)


def clean(word: str) -> str:
    """Return an own word as it is kept: trimmed, at most 40 characters, no control characters."""
    plain = "".join(c for c in word if unicodedata.category(c) != "Cc" or c.isspace())
    return " ".join(plain.split())[:LONGEST].strip()


def kind_of(word: str) -> str:
    """Return the kind of the facet that holds this word."""
    return FEELING + word


def words_in(facets: Iterable[Facet]) -> tuple[str, ...]:
    """Return the feeling words among the facets, in their order."""
    kinds = (facet.kind for facet in facets)
    return tuple(kind.removeprefix(FEELING) for kind in kinds if kind.startswith(FEELING))
