"""Letters alone: what a text says whatever its accents, case, signs, blanks and line ends are.

Two spellings of a name are one here (Unicode 15, NFKD and full case folding), and so are a name
on one line and the same name broken over two.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache
from itertools import accumulate
from typing import Final
from unicodedata import category, normalize

_NO_LETTERS = re.compile(r"[\W_]+")
_FOLDED: Final = str.maketrans(
    {
        "ł": "l",
        "ø": "o",
        "đ": "d",
        "\u0131": "i",
        "ħ": "h",
        "ð": "d",
        "æ": "ae",
        "œ": "oe",
        "þ": "th",
    }
)
"""Letters with a stroke, and joined ones, which Unicode does not take apart."""
_BLOCK: Final = 64
_SILENT = {"Mn", "Me", "Cf"}


def letters(text: str) -> str:
    """Return the letters and digits of a text, without case and accents.

    What is found of two texts one after the other is what is found of both together.
    """
    if text.isascii():
        return _NO_LETTERS.sub("", text.lower())
    plain = normalize("NFKD", normalize("NFKD", text).casefold()).translate(_FOLDED)
    return _NO_LETTERS.sub("", plain)


@lru_cache(maxsize=4096)
def _count(sign: str) -> int:
    return len(letters(sign))


def is_silent(sign: str) -> bool:
    """Tell whether a sign only shapes the one before it, or shows nothing: an accent, a joiner."""
    return category(sign) in _SILENT


class Spelled:
    """A text beside its letters, so that what is found in the letters can be shown in the text."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.letters = letters(text)
        self._ends: list[int] = []

    def places(self, wanted: str) -> Iterator[int]:
        """Yield where `wanted`, which are letters, stands among the letters, overlapping too."""
        at = self.letters.find(wanted) if wanted else -1
        while at >= 0:
            yield at
            at = self.letters.find(wanted, at + 1)

    def sign_of(self, at: int) -> int:
        """Return the code point of the text that the letter at `at` comes from."""
        if not self._ends:
            starts = range(0, len(self.text), _BLOCK)
            self._ends = list(
                accumulate(len(letters(self.text[start : start + _BLOCK])) for start in starts)
            )
        block = bisect_right(self._ends, at)
        left = at - (self._ends[block - 1] if block else 0)
        sign = block * _BLOCK
        while left >= (found := _count(self.text[sign])):
            left -= found
            sign += 1
        return sign
