"""What is told of a finished document, in words the window and the command line share."""

import unicodedata
from collections.abc import Iterator, Sequence

from journal.domain.unshown import Unshown


def unshown_signs(found: Sequence[Unshown]) -> Iterator[str]:
    """Yield a line for each heading that has signs no font here can show, naming them."""
    for each in found:
        signs = ", ".join(_named(sign) for sign in each.signs)
        yield f"No font here has: {signs}. It is in: {each.under}."


def _named(sign: str) -> str:
    """Return the sign's name and number, such as "jar (U+1FAD9)"."""
    number = f"U+{ord(sign):04X}"
    name = unicodedata.name(sign, "").lower()
    return f"{name} ({number})" if name else number
