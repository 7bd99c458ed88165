"""Names in words, as they are shown and said."""

import unicodedata

from journal.domain.tags import Nested, Tag, TagKind, levels
from journal.ui.kit.tag_colours import COLOUR_WORDS

_LEFTWARDS = {"R", "AL", "AN", "RLE", "RLO", "RLI"}
KIND_NAMES = {TagKind.TAG: "Tag", TagKind.PERSON: "Person", TagKind.PLACE: "Place"}


def tag_words(tag: Tag) -> str:
    """Return a name, with its kind where it is not a plain tag."""
    return tag.name if tag.kind is TagKind.TAG else f"{tag.name} ({tag.kind})"


def path_words(tag: Tag) -> str:
    """Return a nested name as a path."""
    return " / ".join(levels(tag.name))


def apart(name: str) -> str:
    """Return a name that keeps its own direction among the program's words."""
    if all(unicodedata.bidirectional(sign) not in _LEFTWARDS for sign in name):
        return name
    return f"\u2068{name}\u2069"


def counted(entries: int) -> str:
    """Return a number of entries in words and figures."""
    return "1 entry" if entries == 1 else f"{entries:,} entries"


def spoken(each: Nested, entries: int) -> str:
    """Return a name as a screen reader says it: the innermost part first, then where it belongs."""
    *above, name = levels(each.tag.name)
    within = f"in {' / '.join(above)}" if above else ""
    colour = "" if each.colour is None else COLOUR_WORDS[each.colour].lower()
    parts = (name, within, KIND_NAMES[each.tag.kind].lower(), colour, counted(entries))
    return ", ".join(part for part in parts if part)
