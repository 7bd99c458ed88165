"""Names that may be one name written in two ways; whether they are, only the person knows."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations
from unicodedata import category

from journal.domain.tag_offers import found_by
from journal.domain.tags import Nested, Tag, TagKey, TagKind, key_of

_DIGITS = re.compile(r"\d+")
_LEAST = {TagKind.TAG: 5, TagKind.PERSON: 6, TagKind.PLACE: 6}
"""Letters of a name at least, before one of them more or less is taken for a slip."""
_SHORTEST_BARE, _SHORTEST_PLURAL = 3, 4
_HISSING = ("ses", "xes", "zes", "ches", "shes")
_NO_PLURAL = ("ss", "us", "is")

Pair = frozenset[TagKey]


class Why(StrEnum):
    """In what two names differ, and in nothing else."""

    ACCENTS = "accents"
    SIGNS = "signs"
    PLURAL = "plural"
    LETTER = "letter"


@dataclass(frozen=True, slots=True)
class Alike:
    """Two names of one kind, `more` on at least as many entries as `less`."""

    less: Nested
    more: Nested
    why: Why

    @property
    def pair(self) -> Pair:
        """Both names, in no order."""
        return frozenset((key_of(self.less.tag), key_of(self.more.tag)))


def alike(known: Sequence[Nested], apart: Collection[Pair] = ()) -> tuple[Alike, ...]:
    """Return names that differ in little, each pair once, but for those known to be `apart`.

    Spellings that differ in case alone are one name already.
    """
    found: dict[Pair, Alike] = {}
    for kind in TagKind:
        used = [each for each in known if each.tag.kind is kind and each.entries]
        for why, one, other in _pairs(used):
            less, more = sorted((one, other), key=lambda each: (each.entries, each.tag))
            met = Alike(less, more, why)
            if met.pair not in apart:
                found.setdefault(met.pair, met)
    order = list(TagKind)
    return tuple(
        sorted(
            found.values(),
            key=lambda met: (order.index(met.less.tag.kind), met.less.tag, met.more.tag),
        )
    )


def _pairs(used: Sequence[Nested]) -> Iterator[tuple[Why, Nested, Nested]]:
    """Yield pairs by what they differ in, the smallest difference first."""
    ways = {Why.ACCENTS: _plain, Why.SIGNS: _bare, Why.PLURAL: _singular}
    for why, spelled in ways.items():
        same: dict[str, list[Nested]] = defaultdict(list)
        for each in used:
            same[spelled(each.tag)].append(each)
        for names in same.values():
            yield from _with_most_used(why, names)
    yield from _slips(used)


def _slips(used: Sequence[Nested]) -> Iterator[tuple[Why, Nested, Nested]]:
    """Yield pairs that differ in one letter, found by what both are with a letter less."""
    near: dict[str, list[tuple[str, Nested]]] = defaultdict(list)
    for each in used:
        bare = _bare(each.tag)
        if len(bare.rsplit("/", 1)[-1]) >= _LEAST[each.tag.kind]:
            for form in _with_one_less(bare):
                near[form].append((bare, each))
    for some in near.values():
        for (bare, one), (other_bare, other) in combinations(some, 2):
            if bare != other_bare and _is_slip(bare, other_bare):
                yield Why.LETTER, one, other


def _with_most_used(why: Why, names: Sequence[Nested]) -> Iterator[tuple[Why, Nested, Nested]]:
    most = max(names, key=lambda each: (each.entries, each.tag))
    return ((why, each, most) for each in names if each is not most)


def _plain(tag: Tag) -> str:
    return found_by(tag.name)


def _bare(tag: Tag) -> str:
    """Return a name without blanks and signs, unless little but signs makes it what it is."""
    plain = _plain(tag)
    bare = "".join(sign for sign in plain if sign == "/" or category(sign)[0] not in "PSZC")
    return bare if len(bare.rsplit("/", 1)[-1]) >= _SHORTEST_BARE else plain


def _singular(tag: Tag) -> str:
    """Return a name with the last word of it in the singular, as English forms it mostly."""
    bare = _bare(tag)
    if tag.kind is not TagKind.TAG or len(bare.rsplit("/", 1)[-1]) < _SHORTEST_PLURAL:
        return bare
    if bare.endswith("ies"):
        return bare[:-3] + "y"
    if bare.endswith(_HISSING):
        return bare[:-2]
    return bare[:-1] if bare.endswith("s") and not bare.endswith(_NO_PLURAL) else bare


def _with_one_less(bare: str) -> set[str]:
    above, slash, last = bare.rpartition("/")
    forms = {last, *(last[:at] + last[at + 1 :] for at in range(len(last)))}
    return {above + slash + form for form in forms}


def _is_slip(one: str, other: str) -> bool:
    """Tell whether one letter is more, less, another or changed places; no digit is."""
    if _DIGITS.findall(one) != _DIGITS.findall(other):
        return False
    short, long = sorted((one, other), key=len)
    start = next((at for at, sign in enumerate(short) if sign != long[at]), len(short))
    if len(short) < len(long):
        return short[start:] == long[start + 1 :]
    swapped = short[start : start + 2] == long[start : start + 2][::-1]
    return short[start + 1 :] == long[start + 1 :] or (
        swapped and short[start + 2 :] == long[start + 2 :]
    )
