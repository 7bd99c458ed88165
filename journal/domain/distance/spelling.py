"""Words as they were meant: slang spelled out, and a slip of one letter set right (trap T43)."""

from collections.abc import Collection, Iterator, Mapping

_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_SHORTEST, _LONGEST = 5, 14


class Spelling:
    """Spells words by a table of slang and by the words that the model knows."""

    def __init__(self, slang: Mapping[str, str], known: Collection[str] = ()) -> None:
        self._slang = slang
        self._known = frozenset(known)

    def meant(self, word: str) -> str:
        """Return the word, in lower case, that `word` in lower case stands for.

        A word never met is taken for the one known word that a single slip after its first letter
        makes of it; where there are several or none it stays as it is.
        """
        spelled = self._slang.get(word)
        if spelled is not None:
            return spelled
        if word in self._known or not self._known or not word.isalpha():
            return word
        if not _SHORTEST <= len(word) <= _LONGEST:
            return word
        near = {slip for slip in _slips(word) if slip in self._known}
        return near.pop() if len(near) == 1 else word


def _slips(word: str) -> Iterator[str]:
    """Yield what one letter too many, too few, wrong or in the wrong place makes of a word."""
    for at in range(1, len(word) + 1):
        head, tail = word[:at], word[at:]
        for letter in _LETTERS:
            yield head + letter + tail
        if tail:
            yield head + tail[1:]
            for letter in _LETTERS:
                yield head + letter + tail[1:]
        if len(tail) > 1:
            yield head + tail[1] + tail[0] + tail[2:]
