"""The same text about other people: names, genders and kinship swapped, agreement kept."""

import re
from collections.abc import Mapping, Sequence

from tests.distance.evaluate.names import COUPLES

_KIN = {
    "mum": "nan", "mom": "grandma", "mother": "grandmother", "mam": "gran",
    "dad": "grandad", "father": "grandfather", "sister": "aunt", "brother": "uncle",
    "sisters": "aunts", "brothers": "uncles", "daughter": "niece", "son": "nephew",
    "daughters": "nieces", "sons": "nephews", "wife": "girlfriend", "husband": "boyfriend",
    "mummy": "granny", "daddy": "grandpa", "mama": "nana",
}  # fmt: skip
_GENDER = {
    "she": "he", "herself": "himself", "woman": "man", "women": "men", "girl": "boy",
    "girls": "boys", "lady": "gentleman", "ladies": "gentlemen", "mum": "dad", "mom": "dad",
    "mummy": "daddy", "mama": "papa", "mother": "father", "mam": "dad",
    "nan": "grandad", "gran": "grandad",
    "grandma": "grandpa", "grandmother": "grandfather", "sister": "brother", "sisters": "brothers",
    "aunt": "uncle", "auntie": "uncle", "aunts": "uncles", "daughter": "son",
    "daughters": "sons", "niece": "nephew", "nieces": "nephews", "wife": "husband",
    "wives": "husbands", "girlfriend": "boyfriend", "girlfriends": "boyfriends",
    "bride": "groom", "widow": "widower", "mrs": "mr",
}  # fmt: skip

_NO_NOUN = """
and or but so because when while if as than that then to in on at for with from of by about into
over up down out off back away through again too either yet still just now here there today
tonight yesterday tomorrow i he she they we you it the a an my your his their our this these is was
are were has had have will would could can did does do go come say said cry laugh know first last
once not never before after until alone very
"""


def _both_ways(words: Mapping[str, str]) -> dict[str, str]:
    return {there: here for here, there in reversed(list(words.items()))} | dict(words)


def _in_turn(names: Sequence[str]) -> dict[str, str]:
    half = len(names) // 2
    return {name: names[(n + half) % len(names)] for n, name in enumerate(names)}


_NAMES = _in_turn([hers for hers, _ in COUPLES]) | _in_turn([his for _, his in COUPLES])
_OTHER_NAMES = _both_ways(dict(COUPLES))
_CLOSED = frozenset(_NO_NOUN.split())
_OTHER_KIN = _both_ways(_KIN)
_OTHER_GENDER = _both_ways(_GENDER)
_WORD = re.compile(r"[^\W\d_]+")
_HER = re.compile(r"\s+([^\W\d_]+)")
_A = re.compile(r"\b([Aa])(n?)(?= (aunt|uncle|sister|brother)s?\b)")


def _like(word: str, model: str) -> str:
    """Return `word` with capitals as `model` has them."""
    if model.isupper() and len(model) > 1:
        return word.upper()
    return word[0].upper() + word[1:] if model[0].isupper() else word


def _article(text: str) -> str:
    return _A.sub(lambda m: m[1] + ("n" if m[3] in {"aunt", "uncle"} else ""), text)


def _pronoun(word: str, rest: str) -> str | None:
    """Return the other pronoun for one whose two forms do not match; `rest` follows it."""
    if word == "her":
        follows = _HER.match(rest)
        return "his" if follows and follows[1].lower() not in _CLOSED else "him"
    if word == "his":
        return "her" if _HER.match(rest) else "hers"
    return {"him": "her", "hers": "his"}.get(word)


def swap_names(text: str) -> str:
    """Return the text with each known given name turned into another of the same gender."""
    return _WORD.sub(lambda m: _NAMES.get(m[0], m[0]), text)


def swap_kin(text: str) -> str:
    """Return the text with each relative turned into another of the same gender."""

    def other(found: re.Match[str]) -> str:
        word = _OTHER_KIN.get(found[0].lower())
        return _like(word, found[0]) if word else found[0]

    return _article(_WORD.sub(other, text))


def swap_gender(text: str) -> str:
    """Return the text with every he a she and every she a he, relatives and names included."""

    def other(found: re.Match[str]) -> str:
        word = found[0].lower()
        swapped = _pronoun(word, text[found.end() : found.end() + 40]) or _OTHER_GENDER.get(word)
        return _like(swapped, found[0]) if swapped else _OTHER_NAMES.get(found[0], found[0])

    return _article(_WORD.sub(other, text))
