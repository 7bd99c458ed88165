"""Tags, people and places: names that are the same name when a person would say so."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from journal.domain.errors import InvalidTag

LONGEST_NAME = 200
_BEFORE = re.compile(r"^[\s#/]+")


class TagKind(StrEnum):
    """What a name stands for."""

    TAG = "tag"
    PERSON = "person"
    PLACE = "place"


class Colour(StrEnum):
    """What a name may be marked with; the name itself always stands beside it."""

    SLATE = "slate"
    BLUE = "blue"
    VIOLET = "violet"
    PLUM = "plum"
    ROSE = "rose"
    CLAY = "clay"
    OCHRE = "ochre"
    LAGOON = "lagoon"


@dataclass(frozen=True, slots=True, order=True)
class Tag:
    """A name put on an entry."""

    name: str
    kind: TagKind = TagKind.TAG


@dataclass(frozen=True, slots=True)
class TagCount:
    """A name and the number of entries that carry it."""

    tag: Tag
    entries: int


@dataclass(frozen=True, slots=True)
class Nested:
    """A name in use, or one that others are nested below.

    `entries` carry it or a name below it, each counted once; `own` carry just this name.
    """

    tag: Tag
    entries: int
    own: int
    colour: Colour | None = None


@dataclass(frozen=True, slots=True)
class Standing:
    """What is kept of a name, so that it can be put back; `uuid` and `into` are 32 hex digits."""

    uuid: str
    name: str
    colour: str | None
    into: str | None


@dataclass(frozen=True, slots=True)
class Carried:
    """What entries carried before names were led together.

    `stood` and `stands` tell what all names led to before and after, `newest` is the last revision
    written by then. `ids` are those of the entries, by the row of each name; `versions` are the
    uuids of entries whose two versions became one.
    """

    stood: bytes
    stands: bytes
    newest: int
    ids: tuple[tuple[int, tuple[int, ...]], ...]
    versions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Rearranged:
    """What `before` stood in place of names that were changed, and each that is called anew."""

    before: tuple[Standing, ...]
    renamed: tuple[tuple[Tag, Tag], ...]
    carried: Carried | None = None


def name_key(name: str) -> str:
    """Return what two spellings of one name share (NFKC, casefold)."""
    return unicodedata.normalize("NFKC", name).casefold()


TagKey: TypeAlias = tuple[TagKind, str]
"""What all spellings of one name share, with its kind."""


def key_of(tag: Tag) -> TagKey:
    """Return what a name is known by, however it is spelled."""
    return tag.kind, name_key(tag.name)


def levels(name: str) -> tuple[str, ...]:
    """Return the parts of a nested name, the outermost first."""
    return tuple(name.split("/"))


def parents(name: str) -> Iterator[str]:
    """Yield the names that `name` is nested below, the outermost first."""
    parts = levels(name)
    for depth in range(1, len(parts)):
        yield "/".join(parts[:depth])


def is_within(name: str, parent: str) -> bool:
    """Tell whether `name` is `parent` or nested below it."""
    key, above = name_key(name), name_key(parent)
    return key == above or key.startswith(above + "/")


def moved(name: str, old: str, new: str) -> str:
    """Return what a name that is `old`, or nested below it, becomes where `old` becomes `new`."""
    below = levels(name)[len(levels(old)) :]
    return "/".join((new, *below))


def clean(name: str, kind: TagKind = TagKind.TAG) -> Tag:
    """Return the tag a person meant by `name`: trimmed, one space between words, no leading '#'.

    Levels of a nested name are parted by '/'. Raises InvalidTag when nothing is left, when it is
    longer than 200 characters, or when it holds control characters.
    """
    levels = (" ".join(level.split()) for level in _BEFORE.sub("", name).split("/"))
    neat = "/".join(level for level in levels if level)
    if not neat or len(neat) > LONGEST_NAME or any(unicodedata.category(c) == "Cc" for c in neat):
        raise InvalidTag
    return Tag(neat, kind)


def united(*groups: tuple[Tag, ...]) -> tuple[Tag, ...]:
    """Return the tags of all groups in order, each name once."""
    seen: dict[TagKey, Tag] = {}
    for group in groups:
        for tag in group:
            seen.setdefault(key_of(tag), tag)
    return tuple(seen.values())


def called_now(tags: tuple[Tag, ...], renamed: tuple[tuple[Tag, Tag], ...]) -> tuple[Tag, ...]:
    """Return the names as they are called after a change."""
    now = {key_of(old): new for old, new in renamed}
    return united(tuple(now.get(key_of(tag), tag) for tag in tags))
