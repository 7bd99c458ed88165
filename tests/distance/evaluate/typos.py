"""Slips of the hand, always the same for the same text."""

import re
from collections.abc import Callable
from random import Random

ONE_IN = 25
"""About one slip in so many words, and at least one in a text."""

_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_BESIDE = {a: b for row in _ROWS for a, b in zip(row, row[1:] + row[-2], strict=True)}
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_LONG_ENOUGH = 4


def _swapped(word: str, at: int) -> str:
    return word[: at - 1] + word[at] + word[at - 1] + word[at + 1 :]


def _dropped(word: str, at: int) -> str:
    return word[:at] + word[at + 1 :]


def _doubled(word: str, at: int) -> str:
    return word[:at] + word[at] + word[at:]


def _beside(word: str, at: int) -> str:
    return word[:at] + _BESIDE.get(word[at], word[at]) + word[at + 1 :]


def _unmarked(word: str, _at: int) -> str:
    return re.sub("['’]", "", word)


_SLIPS: tuple[Callable[[str, int], str], ...] = (_swapped, _dropped, _doubled, _beside, _unmarked)


def with_typos(text: str, seed: str) -> str:
    """Return the text with a few letters swapped, dropped, doubled or missed, or marks left out.

    First letters stay, and so do words of fewer than four letters, as in real typing mostly.
    """
    chance = Random(seed)
    words = [found for found in _WORD.finditer(text) if len(found[0]) >= _LONG_ENOUGH]
    picked = chance.sample(words, min(len(words), max(1, len(text.split()) // ONE_IN)))
    for found in sorted(picked, key=lambda each: -each.start()):
        word = found[0]
        slips = _SLIPS if _unmarked(word, 0) != word else _SLIPS[:-1]
        at = chance.randrange(2, len(word))
        text = text[: found.start()] + chance.choice(slips)(word, at) + text[found.end() :]
    return text
