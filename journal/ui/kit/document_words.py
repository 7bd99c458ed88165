"""What is told of a finished document, in words the window and the command line share."""

import unicodedata
from collections.abc import Iterable, Iterator, Sequence

from journal.domain.rechecked import Found, Where
from journal.domain.redaction import STRUCK, Hidden
from journal.domain.unshown import Unshown

_PARTS = {
    Where.PAGES: "in the text",
    Where.FOOT: "at the foot",
    Where.BEHIND: "behind the pages",
    Where.METADATA: "in what the file says of itself",
    Where.INSIDE: "inside the file",
    Where.FILE_NAME: "in the file's name",
}


def unshown_signs(found: Sequence[Unshown]) -> Iterator[str]:
    """Yield a line for each heading that has signs no font here can show, naming them."""
    for each in found:
        signs = ", ".join(_named(sign) for sign in each.signs)
        yield f"No font here has: {signs}. It is in: {each.under}."


def places_found(found: Sequence[Found]) -> Iterator[str]:
    """Yield a line for each place where something hidden stands, or seems to stand, in a file."""
    for each in found:
        page = "" if each.page is None else f", page {each.page}"
        how = "Still there" if each.sure else "Looks like something hidden"
        yield f"{how} ({_PARTS[each.where]}{page}): {each.words}"


def saved_packet(entries: int, moments: int, hidden: int, names: int = 0) -> str:
    """Return what was saved, such as "12 entries, 3 moments, 4 places hidden. Checked: …".

    Where `names` are told, it is "2 names hidden in 4 places".
    """
    counts = ((entries, "entry", "entries"), (moments, "moment", "moments"))
    parts = [f"{count:,} {one if count == 1 else more}" for count, one, more in counts if count]
    if not hidden:
        return f"{', '.join(parts) or 'Only what was typed'}. Saved."
    places = "1 place hidden" if hidden == 1 else f"{hidden:,} places hidden"
    if names:
        told = "1 name" if names == 1 else f"{names:,} names"
        places = f"{told} hidden in {places.removesuffix(' hidden')}"
    return f"{', '.join([*parts, places])}. Checked in the finished file."


def names_hidden(hidden: Iterable[Hidden]) -> int:
    """Return how many names gave way to other words, however often each stood there."""
    return len({each.into for each in hidden if each.into != STRUCK})


def _named(sign: str) -> str:
    """Return the sign's name and number, such as "jar (U+1FAD9)"."""
    number = f"U+{ord(sign):04X}"
    name = unicodedata.name(sign, "").lower()
    return f"{name} ({number})" if name else number
