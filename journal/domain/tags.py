"""Tags, people and places: names that are the same name when a person would say so."""

import unicodedata
from dataclasses import dataclass
from enum import StrEnum

from journal.domain.errors import InvalidTag

LONGEST_NAME = 80


class TagKind(StrEnum):
    """What a name stands for."""

    TAG = "tag"
    PERSON = "person"
    PLACE = "place"


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


def name_key(name: str) -> str:
    """Return what two spellings of one name share (NFKC, casefold)."""
    return unicodedata.normalize("NFKC", name).casefold()


def clean(name: str, kind: TagKind = TagKind.TAG) -> Tag:
    """Return the tag a person meant by `name`: trimmed, one space between words, no leading '#'.

    Levels of a nested name are parted by '/'. Raises InvalidTag when nothing is left, when it is
    longer than 80 characters, or when it holds control characters.
    """
    levels = (" ".join(level.split()) for level in name.strip().lstrip("#").split("/"))
    neat = "/".join(level for level in levels if level)
    if not neat or len(neat) > LONGEST_NAME or any(unicodedata.category(c) == "Cc" for c in neat):
        raise InvalidTag
    return Tag(neat, kind)


def united(*groups: tuple[Tag, ...]) -> tuple[Tag, ...]:
    """Return the tags of all groups in order, each name once."""
    seen: dict[tuple[TagKind, str], Tag] = {}
    for group in groups:
        for tag in group:
            seen.setdefault((tag.kind, name_key(tag.name)), tag)
    return tuple(seen.values())
