"""Words as dictionaries know them: where they stand in a paragraph, and what is left alone."""

import re
import unicodedata
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

LONGEST = 48
"""Letters of a word; what is longer is no word."""
_MARKS = "\u0300-\u036f"
_JOINED = rf"[^\W_][\w\u00ad{_MARKS}]*"
_WORD = re.compile(rf"{_JOINED}(?:['’]{_JOINED})*")
# Each looks ahead from where a word begins only, so that long ones stay quick.
_LEFT_ALONE = re.compile(
    r"https?://\S+|www\.\S+|(?<![^\s@])[^\s@]+@[^\s@]+\.\w+"  # addresses
    r"|(?<!\w)[#@]\w[\w/’'-]*"  # tags and names of accounts
    r"|(?<![\w])[~.]?(?:/[\w.~-]+){2,}/?"  # places of files
    r"|(?<![\w-])[\w-]+(?:\.[a-z0-9]{1,5})+\b"  # names of files and of machines
)
_MAY_BE_LEFT_ALONE = re.compile(r"[@#/]|\.\w")
_DIGIT = re.compile(r"[\d_]")
_ENDINGS = ("'s", "'d", "'ll", "'ve", "'re", "'m")


class English(StrEnum):
    """Which English counts as spelt in a known way."""

    BRITISH = "british"
    AMERICAN = "american"
    BOTH = "both"
    NONE = "none"


class Fault(StrEnum):
    """Why a dictionary cannot be used."""

    NO_PAIR = "no_pair"
    UNREADABLE = "unreadable"
    TOO_LARGE = "too_large"
    ENCODING = "encoding"
    NO_WORDS = "no_words"


@dataclass(frozen=True, slots=True)
class Broken:
    """A dictionary of the person's folder that cannot be used, and why."""

    name: str
    fault: Fault


@dataclass(frozen=True, slots=True)
class Wanted:
    """Dictionaries to check with: those of English, and `names` of those in `folder`."""

    english: English = English.BOTH
    folder: str = ""
    names: frozenset[str] = frozenset()


def plain(word: str) -> str:
    """Return a word as it is looked up: composed, with straight apostrophes, no soft hyphens."""
    return unicodedata.normalize("NFC", word.replace("’", "'").replace("\u00ad", ""))


class Place(NamedTuple):
    """A word from code point `start` to `end` of a paragraph, and what is to be looked up for it.

    That is the plain word with the apostrophe before it and the hyphen behind it.
    """

    start: int
    end: int
    word: str


def places(text: str) -> Iterator[Place]:
    """Yield each word of a paragraph that can be checked.

    Left out are addresses, tags, words with digits, initials, single letters, and names written
    LikeThis.
    """
    taken: deque[tuple[int, int]] = deque()
    if _MAY_BE_LEFT_ALONE.search(text):
        taken.extend(found.span() for found in _LEFT_ALONE.finditer(text))
    padded = f" {text} "
    for found in _WORD.finditer(text):
        start, end = found.span()
        while taken and taken[0][1] <= start:
            taken.popleft()
        if taken and taken[0][0] < end:
            continue
        word = found.group()
        if not (word.isascii() and word.islower() and word.isalpha()):  # most words are
            if not _is_word(word):
                continue
            word = plain(word)
        if 1 < end - start <= LONGEST:
            before, behind = padded[start], padded[end + 1]
            if before in "'’" or behind == "-":
                word = ("'" if before in "'’" else "") + word + ("-" if behind == "-" else "")
            yield Place(start, end, word)


def without_accents(word: str) -> str:
    """Return a word without the marks on its letters."""
    parts = unicodedata.normalize("NFD", word)
    return "".join(each for each in parts if not unicodedata.combining(each))


def without_endings(word: str) -> Iterator[str]:
    """Yield what stands before a possessive or contracted ending: Anna's, there'll, couldn't've."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) > len(ending) + 1:
            yield word.removesuffix(ending)


@lru_cache(maxsize=4096)
def _script_of(letter: str) -> str:
    name = unicodedata.name(letter, "")
    return name.split(" ", 1)[0].split("-", 1)[0]


def scripts(word: str) -> frozenset[str]:
    """Return the scripts its letters belong to, by their Unicode names: LATIN, HEBREW, CJK."""
    return frozenset(_script_of(letter) for letter in word if letter.isalpha())


def _is_word(word: str) -> bool:
    if _DIGIT.search(word):
        return False
    letters = re.split("['’]", word)[0]
    if len(letters) < 2:
        return len(word) > 2  # I'm, but not I
    if letters.isupper():
        return False
    return letters[1:].islower() or not any(letter.isupper() for letter in letters[1:])
