"""Where a name stands in a text: in any case, with accents or without, inflected, broken.

Letters that stand together by chance ("can navigate" holds "anna") are no name: a name begins where
a word begins, and ends where one ends but for an ending such as the "s" of a plural.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from journal.domain.letters import Spelled, is_silent, letters

SHORT: Final = 3
"""Letters up to which a name is looked for as a word of its own only."""
_INFLECTED_FROM = 5
"""From this many letters on, a name with a capital may have any ending of `_LONGEST_ENDING`."""
_LONGEST_ENDING = 3
_ENDINGS = frozenset({"s", "es", "n", "en", "ns", "ish", "ian", "ians", "esque", "like"})
_SHORT_ENDINGS = frozenset({"s", "like"})
_MONTHS = frozenset({"april", "august", "july", "june", "march", "may"})
"""Months whose names people have too."""
_DAY_BEFORE = re.compile(r"(?<!\d)\d{1,2}(?:st|nd|rd|th)?(?:\s+of)?[\s.]*$")
_NUMBER_BEHIND = re.compile(r"[\s,.]{0,3}\d")
_REST = re.compile(r"[^\W\d_]*")
_UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff"
                       "\uf900-\ufaff\U00020000-\U0003ffff]")  # fmt: skip
"""Scripts that part no words: Thai, Lao, Burmese, Khmer, Chinese and Japanese."""
_JOINING = re.compile("[\u0590-\u06ff\u0750-\u077f\uac00-\ud7a3]")
"""Scripts that join small words to a name: Hebrew, Arabic and Korean."""


@dataclass(frozen=True, slots=True)
class Form:
    """One spelling of a name, and what stands in its place.

    `breaks` says before which letters it has a blank or a sign of its own. With `capital` it means
    the name only where it begins with a capital letter, as "Will" does. A `passage` is no name:
    blanks and signs make no difference in it.
    """

    words: str
    letters: str
    breaks: frozenset[int]
    into: str
    capital: bool = False
    passage: bool = False


@dataclass(frozen=True, slots=True)
class Hit:
    """A form in a text, from code point `start` to `end`; `at` is its place among the letters."""

    start: int
    end: int
    at: int
    form: Form


def form(words: str, into: str, *, capital: bool = False, passage: bool = False) -> Form:
    """Return the form of a name as it is written."""
    breaks, count = set(), 0
    for before, sign in pairwise(f" {words}"):
        if letters(sign):
            if not letters(before) and not is_silent(before):
                breaks.add(count)
            count += len(letters(sign))
    return Form(words, letters(words), frozenset(breaks), into, capital, passage)


def apart(hits: Iterable[Hit]) -> list[Hit]:
    """Return the hits in order; those that overlap become one, which is what the first stands for.

    Of those that begin together the longest counts as the first.
    """
    kept: list[Hit] = []
    for hit in sorted(hits, key=lambda hit: (hit.start, -hit.end)):
        if not kept or hit.start >= kept[-1].end:
            kept.append(hit)
        elif hit.end > kept[-1].end:
            kept[-1] = replace(kept[-1], end=hit.end)
    return kept


def hits_of(spelled: Spelled, wanted: Form) -> Iterator[Hit]:
    """Yield each place where a form stands as the name it is."""
    for at in spelled.places(wanted.letters):
        hit = named(spelled, wanted, at)
        if hit is not None:
            yield hit


def named(spelled: Spelled, wanted: Form, at: int) -> Hit | None:
    """Return the name whose letters stand at `at`, or None where they are there by chance."""
    length, text = len(wanted.letters), spelled.text
    signs = [spelled.sign_of(at + n) for n in range(length)]
    start, last = signs[0], signs[-1]
    if at and spelled.sign_of(at - 1) == start:
        return None
    after = at + length
    if after < len(spelled.letters) and spelled.sign_of(after) == last:
        return None
    end = last + 1
    while end < len(text) and is_silent(text[end]):
        end += 1
    ending = _ending(text, start, end, wanted)
    if ending is None or not _begins(text, start, wanted):
        return None
    whole = at == 0 and after + len(letters(text[end : end + ending])) == len(spelled.letters)
    if not (whole or _is_meant(text, signs, end, wanted)):
        return None
    return Hit(start, end + ending, at, wanted)


def _begins(text: str, start: int, wanted: Form) -> bool:
    """Tell whether a word begins at `start`, as "Anna" does in "MaryAnna" and "#anna" too."""
    at = start - 1
    while at >= 0 and is_silent(text[at]):
        at -= 1
    if at < 0:
        return True
    before, first = text[at], text[start]
    if not before.isalnum() or _runs_on(first, wanted):
        return True
    if before.isdigit() or first.isdigit():
        return before.isdigit() != first.isdigit()
    return before.islower() and first.isupper()


def _ending(text: str, start: int, end: int, wanted: Form) -> int | None:
    """Return how many signs after a name belong to it, None where the word goes on otherwise."""
    if end == len(text) or not text[end].isalnum() or _runs_on(text[end - 1], wanted):
        return 0
    last, behind = text[end - 1], text[end]
    if last.isdigit() or behind.isdigit():
        return 0 if last.isdigit() != behind.isdigit() else None
    if last.islower() and behind.isupper():
        return 0
    rest = _REST.match(text, end)
    word = rest[0] if rest else ""
    length = len(wanted.letters)
    if wanted.passage or length < 2:
        return None
    if word.casefold() in (_SHORT_ENDINGS if length <= SHORT else _ENDINGS):
        return len(word)
    inflected = length >= _INFLECTED_FROM and text[start].isupper()
    return len(word) if inflected and len(word) <= _LONGEST_ENDING else None


def _runs_on(sign: str, wanted: Form) -> bool:
    """Tell whether names of this script have no blanks around them."""
    joined = len(wanted.letters) >= SHORT and _JOINING.match(sign) is not None
    return joined or _UNSPACED.match(sign) is not None


def _is_meant(text: str, signs: Sequence[int], end: int, wanted: Form) -> bool:
    start = signs[0]
    if wanted.passage:
        return True
    if (wanted.capital or len(wanted.letters) < SHORT) and text[start].islower():
        return False
    if wanted.letters in _MONTHS and (
        _DAY_BEFORE.search(text[max(0, start - 12) : start]) or _NUMBER_BEHIND.match(text, end)
    ):
        return False
    return _is_one_name(text, signs, wanted)


def _is_one_name(text: str, signs: Sequence[int], wanted: Form) -> bool:
    """Tell whether what stands between the letters leaves them one name.

    A hyphen, a sign of markup or a soft break does, anywhere; a blank where the name itself has
    one, between all letters ("A n n a"), or in a word that begins with a capital.
    """
    gaps = [text[one + 1 : other] for one, other in pairwise(signs)]
    if wanted.letters.isdigit():
        return all(len(gap) <= SHORT for gap in gaps)
    if all(gaps) and len(gaps) > 1:
        return True
    blank = any(
        any(sign.isspace() for sign in gap) and not _is_broken_word(gap)
        for place, gap in enumerate(gaps, 1)
        if place not in wanted.breaks
    )
    return not blank or (len(wanted.letters) > SHORT and text[signs[0]].isupper())


def _is_broken_word(gap: str) -> bool:
    """Tell whether a word goes on behind a hyphen at the end of a line."""
    return gap.rstrip() != gap and gap.strip() in {"-", "\u2010", "\u00ad"}
