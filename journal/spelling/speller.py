"""Asks the dictionaries; the one module that knows hunspell."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

import hunspell

from journal.domain.spelling import (
    Broken,
    English,
    Fault,
    Wanted,
    plain,
    scripts,
    without_accents,
    without_endings,
)
from journal.spelling.dictionaries import Dictionary, looked_through

_ENGLISH = {
    English.BRITISH: ("en_GB",),
    English.AMERICAN: ("en_US",),
    English.BOTH: ("en_GB", "en_US"),
    English.NONE: (),
}


class _Book:
    """One dictionary, loaded; a word it has no letters for is one it does not know."""

    def __init__(self, dictionary: Dictionary) -> None:
        self.scripts = dictionary.scripts
        self.is_english = dictionary.name.startswith("en_")
        # Left to itself, it would write paths in the encoding of the system's language.
        self._hunspell = hunspell.Hunspell(
            dictionary.name, str(dictionary.folder), system_encoding="UTF-8"
        )

    def knows(self, word: str) -> bool:
        """Tell whether this dictionary has the word, as it stands or with curly apostrophes."""
        try:
            return bool(self._hunspell.spell(word)) or (
                "'" in word and bool(self._hunspell.spell(word.replace("'", "’")))
            )
        except UnicodeEncodeError:
            return False

    def suggestions(self, word: str) -> tuple[str, ...]:
        """Return words like it, the likeliest first."""
        try:
            return tuple(self._hunspell.suggest(word))
        except UnicodeEncodeError:
            return ()


class Speller:
    """Knows a word if one of its dictionaries does; words in other scripts are left alone."""

    def __init__(self, books: Sequence[_Book], tables: dict[str, Any]) -> None:
        self._books = tuple(books)
        self._scripts = frozenset().union(*(book.scripts for book in books))
        self._also = frozenset(tables.get("also", ()))
        self._clipped = frozenset(tables.get("clipped", ()))
        self._before_hyphen = frozenset(tables.get("before_hyphen", ()))

    def check(self, word: str) -> bool:
        """Tell whether a word is spelt in a known way.

        It may carry the hyphen or the apostrophe it stands behind or before: pre-, 'em, parents'.
        """
        bare = plain(word)
        inner = bare.strip("'-")
        if not inner or not self._books or not scripts(inner) <= self._scripts:
            return True
        if bare.startswith("'") and inner.lower() in self._clipped:
            return True
        if bare.endswith("-") and inner.lower() in self._before_hyphen:
            return True
        return self._has(inner) or any(self._has(head) for head in without_endings(inner))

    def suggestions(self, word: str, most: int = 6) -> tuple[str, ...]:
        """Return at most `most` ways to spell a word, the likeliest first; none twice."""
        found = (each.replace("’", "'") for each in self._likely(plain(word).strip("'-")))
        return tuple(dict.fromkeys(found))[:most]

    def _has(self, word: str) -> bool:
        if any(book.knows(word) for book in self._books) or word.lower() in self._also:
            return True
        bare = without_accents(word)  # the English lists have none: Zoe, cafe
        return bare != word and any(book.knows(bare) for book in self._books if book.is_english)

    def _likely(self, word: str) -> Iterator[str]:
        """Yield the best of each dictionary first, one after the other, then the rest."""
        lists = [book.suggestions(word) for book in self._books if scripts(word) <= book.scripts]
        for rank in range(max(map(len, lists), default=0)):
            yield from (each[rank] for each in lists if rank < len(each))


def open_speller(
    wanted: Wanted, own: Path, tables: dict[str, Any]
) -> tuple[Speller, tuple[Broken, ...]]:
    """Load dictionaries, those that come with the program from `own`; and say which are broken.

    Takes about a tenth of a second for each that was not loaded before.
    """
    books, broken = [], []
    pairs = [(own, name) for name in _ENGLISH[wanted.english]]
    pairs += [(Path(wanted.folder), name) for name in sorted(wanted.names) if wanted.folder]
    for folder, name in pairs:
        found = looked_through(folder, name)
        if isinstance(found, Broken):
            broken.append(found)
            continue
        try:
            stamps = tuple((folder / f"{name}{end}").stat().st_mtime_ns for end in (".aff", ".dic"))
            books.append(_loaded(found, stamps))
        except (OSError, UnicodeError):
            broken.append(Broken(name, Fault.UNREADABLE))
    return Speller(books, tables), tuple(broken)


@lru_cache(maxsize=8)
def _loaded(dictionary: Dictionary, _: tuple[int, ...]) -> _Book:
    """Return a dictionary; it is loaded anew where one of its files has changed."""
    return _Book(dictionary)
