"""Qt counts UTF-16 units, the journal counts Unicode code points; these turn one into the other."""

import re
from bisect import bisect_left
from collections.abc import Callable

_TWO_UNITS = re.compile("[\U00010000-\U0010ffff]")


def to_utf16(text: str, index: int) -> int:
    """Return Qt's position for the place before code point `index` of `text`."""
    return len(text[:index].encode("utf-16-le", errors="surrogatepass")) // 2


def in_utf16(text: str) -> Callable[[int], int]:
    """Return what `to_utf16` does for `text`, for asking about many places of it."""
    wide = [found.start() for found in _TWO_UNITS.finditer(text)]
    return lambda index: index + bisect_left(wide, index)


def length(text: str) -> int:
    """Return how many of Qt's positions `text` takes."""
    return to_utf16(text, len(text))


def to_code_points(text: str, position: int) -> int:
    """Return how many code points of `text` lie before Qt's `position`.

    A position inside a surrogate pair counts as before it.
    """
    return len(text.encode("utf-16-le")[: 2 * position].decode("utf-16-le", errors="ignore"))
