"""What a search that is being typed may be about to say: the names of filters, and their values."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from journal.domain.labels import Label
from journal.domain.query_reading import NAMES
from journal.domain.query_values import IN_QUOTES, PLAIN, plain, spelled
from journal.domain.tags import Tag, TagKind, name_key

MOST = 8
"""Completions that are offered at a time."""
_SHORTEST = 2
"""Letters after which the name of a filter is offered: one begins too many words."""
_LAST = re.compile(
    rf'(?:^|\s)-?((?:((?a:{"|".join(NAMES)})):(?:"({IN_QUOTES})|([^\s"]*)))|[^\s":]+)$',
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What can be named in a search: names in use, and the titles of themes."""

    tags: Sequence[Tag] = ()
    themes: Sequence[str] = ()


def completions(typed: str, known: Vocabulary) -> tuple[str, ...]:
    """Return what all of `typed` may become, the likeliest first; none where it is whole."""
    found = _LAST.search(typed.translate(PLAIN))
    if found is None:
        return ()
    before, name = typed[: found.start(1)], found[2]
    if name is None:
        offered = list(_names(found[1]))
    else:
        begun = typed[found.start(4) :] if found[3] is None else plain(typed[found.start(3) :])
        offered = [f"{name.lower()}:{spelled(each)}" for each in _values(name, begun, known)]
    every = (before + each for each in offered)
    return tuple(each for each in dict.fromkeys(every) if each != typed)[:MOST]


def _names(begun: str) -> Iterator[str]:
    if len(begun) >= _SHORTEST:
        yield from (f"{name}:" for name in NAMES if name.startswith(begun.lower()))


def _values(name: str, begun: str, known: Vocabulary) -> list[str]:
    """Return the values that begin so, and after them those with a word in them that does."""
    key = name_key(begun)
    every = _every(name.lower(), known)
    first = [each for each in every if name_key(each).startswith(key)]
    later = [each for each in every if re.search(rf"[\s/]{re.escape(key)}", name_key(each))]
    return first + later if begun else first


def _every(name: str, known: Vocabulary) -> Sequence[str]:
    if name in list(TagKind):
        return [tag.name for tag in known.tags if tag.kind == name]
    fixed = {
        "label": [label.value for label in Label],
        "theme": known.themes,
        "has": ["attachment"],
        "is": ["for-session"],
    }
    return fixed.get(name, ())
