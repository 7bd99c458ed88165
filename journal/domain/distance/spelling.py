"""Words as they were meant: slang spelled out, a slip of one letter set right, names made alike."""

from collections.abc import Iterator, Mapping
from itertools import pairwise

SOMEBODY = "kim"
"""What every name is read as: who it is says nothing about distance."""
_SIGNS = "abcdefghijklmnopqrstuvwxyz'"
_SHORTEST, _LONGEST = 3, 15
_SLIPPED = 4
"""How many letters a word meant has at least; in shorter ones hands only swap two."""
_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_BESIDE = frozenset(pair for row in _ROWS for way in (row, row[::-1]) for pair in pairwise(way))
_STUMBLED = 20.0
_NEXT_KEY, _TOO_MANY, _TOO_FEW, _WRONG = 10.0, 2.0, 1.0, 0.3
"""How much likelier a slip is than one letter left out; stumbled: two swapped, or one doubled."""
_COMMON, _OPENING = 200, 50
"""How many texts hold a word that a capital letter does not keep from being mended.

Fewer do where the word opens a sentence and has a capital letter anyway.
"""
_LONG = 5
"""How many letters such a word has before it may be taken for one with a letter left out."""
_CLEARLY = 1.5
"""How many times likelier than any other the word meant must be."""


class Spelling:
    """Spells words by a table of slang and by the words that the model knows.

    `alike` maps words to those that count in their place; `known` tells how many texts held each
    word in training.
    """

    def __init__(
        self, slang: Mapping[str, str], alike: Mapping[str, str], known: Mapping[str, int]
    ) -> None:
        self._slang = slang
        self._alike = alike
        self._known = known

    def likened(self, words: str) -> str:
        """Return the words that count in place of `words`, whatever ending each carries.

        She and he, a mother and a grandfather say the same of distance.
        """
        return " ".join(map(self._like, words.split(" ")))

    def _like(self, word: str) -> str:
        end = next((n for n, sign in enumerate(word) if sign in "'-"), len(word))
        return self._alike.get(word[:end], word[:end]) + word[end:]

    def meant(self, word: str, *, opens: bool = False) -> str:
        """Return what `word` stands for, in lower case; `opens` says that it opens a sentence.

        A word never met that has a capital letter is taken for a name. Any other is taken for the
        known word that one slip after its first letter makes of it, where one is clearly the
        likeliest (the noisy channel of Kernighan, Church and Gale 1990); else it stays as it is.
        """
        low = word.lower()
        spelled = self._slang.get(low)
        if spelled is not None:
            return spelled
        if not self._known or low in self._known:
            return low
        head, _, ending = low.partition("'")
        if head in self._known and ending in ("", "s"):
            return low
        if word[0].isupper() and len(head) > 1 and ending in ("", "s"):
            joined = "-" in head and all(part in self._known for part in head.split("-"))
            return low if joined else self._named(head, opens=opens) + low[len(head) :]
        return self._mended(low)

    def strange(self, word: str) -> bool:
        """Tell whether `word`, as `meant` returns it, is a name or hardly stood in training."""
        return word not in self._known or word.startswith(SOMEBODY)

    def slipped(self, word: str) -> bool:
        """Tell whether one slip may have made `word` of a common one."""
        return not word.startswith(SOMEBODY) and any(
            self._known.get(slip, 0) >= _COMMON for slip, odds in _slips(word) if odds > _WRONG
        )

    def _named(self, head: str, *, opens: bool) -> str:
        """Return the common word that a slip left of it, or a name for all."""
        least = _STUMBLED if not opens else _TOO_FEW if len(head) >= _LONG else _TOO_MANY
        meant = self._mended(head, least)
        common = _OPENING if opens else _COMMON
        return meant if self._known.get(meant, 0) >= common else SOMEBODY

    def _mended(self, word: str, least: float = 0.0) -> str:
        if not _SHORTEST <= len(word) <= _LONGEST or not word.replace("'", "").isalpha():
            return word
        likely: dict[str, float] = {}
        for slip, odds in _slips(word):
            texts = self._known.get(slip)
            if texts and odds >= least and (len(slip) >= _SLIPPED or odds == _STUMBLED):
                likely[slip] = max(likely.get(slip, 0.0), texts * odds)
        first, second, *_ = [*sorted(likely.items(), key=_by_odds), (word, 0.0), (word, 0.0)]
        return first[0] if first[1] >= _CLEARLY * second[1] else word


def _by_odds(likely: tuple[str, float]) -> tuple[float, str]:
    return -likely[1], likely[0]


def _added(before: str, tail: str) -> float:
    """Return how likely the first letter of `tail` was struck too many."""
    if before == tail[0]:
        return _STUMBLED
    return (
        _TOO_MANY if not _BESIDE.isdisjoint({(before, tail[0]), (tail[0], tail[1:2])}) else _WRONG
    )


def _slips(word: str) -> Iterator[tuple[str, float]]:
    """Yield what one letter too many, too few, wrong or in the wrong place makes of a word.

    With each goes how likely that slip is.
    """
    for at in range(1, len(word) + 1):
        head, tail = word[:at], word[at:]
        for letter in _SIGNS:
            yield head + letter + tail, _TOO_FEW
        if tail:
            yield head + tail[1:], _added(head[-1], tail)
            for letter in _SIGNS:
                beside = (letter, tail[0]) in _BESIDE
                yield head + letter + tail[1:], _NEXT_KEY if beside else _WRONG
        if len(tail) > 1:
            yield head + tail[1] + tail[0] + tail[2:], _STUMBLED
