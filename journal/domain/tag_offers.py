"""Names to offer: those that match what is typed, and those that often go with such a page."""

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from journal.domain.tags import Nested, Tag, TagKind, key_of, levels, name_key

MOST_SUGGESTED = 3
MOST_WORDS = 8
"""Words of a page that are looked at, the longest."""
_LEAST = 3
"""Entries of a sample that must carry a name before it counts as often used with it."""
_SHARE = 0.25
_LIFT = 2.0
"""How many times as often as elsewhere a name must stand beside such a page."""
_PART = re.compile(r"[^\W_]+")
_WORD = re.compile(r"[^\W\d_]{4,}")


@dataclass(frozen=True, slots=True)
class Sample:
    """How many of some entries carry each name."""

    entries: int = 0
    names: Counter[Tag] = field(default_factory=Counter)


@dataclass(frozen=True, slots=True)
class Offer:
    """Every name there is, and the few that are suggested for a page."""

    known: tuple[Nested, ...] = ()
    suggested: tuple[Tag, ...] = ()


def found_by(name: str) -> str:
    """Return what a name is looked for by: its key, with letters freed of their accents."""
    parted = unicodedata.normalize("NFD", name_key(name))
    return "".join(sign for sign in parted if not unicodedata.combining(sign))


def matching(known: Sequence[Nested], typed: str, kind: TagKind) -> list[Nested]:
    """Return the names of a kind in which `typed` stands anywhere, the most used first."""
    wanted = found_by("/".join(part.strip() for part in typed.strip().lstrip("#").split("/")))
    found = [each for each in known if each.tag.kind is kind and wanted in found_by(each.tag.name)]
    return sorted(found, key=lambda each: (-each.own, -each.entries, levels(each.tag.name)))


def same_name(known: Iterable[Nested], tag: Tag) -> Nested | None:
    """Return the known name that `tag` is another spelling of, or None."""
    return next((each for each in known if key_of(each.tag) == key_of(tag)), None)


def words_of(text: str) -> list[str]:
    """Return the longest words of a text, each once."""
    words = dict.fromkeys(word.casefold() for word in _WORD.findall(text))
    return sorted(words, key=len, reverse=True)[:MOST_WORDS]


def suggested(
    text: str,
    taken: Sequence[Tag],
    known: Sequence[Nested],
    entries: int,
    samples: Iterable[Sample],
) -> tuple[Tag, ...]:
    """Return at most three names for a page that carries `taken` already.

    A name that stands in the text comes first, then what is much more often on entries like this
    one than on all `entries`.
    """
    used = {each.tag: each for each in known if each.own}
    scores = Counter[Tag]({tag: 0 for tag in used})
    for sample in samples:
        for tag, count in sample.names.items():
            usual = used[tag].own / max(entries, 1) if tag in used else 1
            share = count / max(sample.entries, 1)
            if count >= _LEAST and share >= max(_SHARE, _LIFT * usual):
                scores[tag] += round(1000 * (share - usual))
    stands_in = _finder(text)
    for tag in used:
        if stands_in(levels(tag.name)[-1]):
            scores[tag] += 1_000_000 + used[tag].own
    there = set(map(key_of, taken))
    free = (tag for tag in scores if key_of(tag) not in there)
    best = sorted((-scores[tag], tag) for tag in free if scores[tag] > 0)
    return tuple(tag for _, tag in best[:MOST_SUGGESTED])


def _finder(text: str) -> Callable[[str], bool]:
    """Return what tells whether a name stands in the text as whole words."""
    words = f" {_spaced(text)} "

    def stands(name: str) -> bool:
        sought = _spaced(name)
        return len(sought) > 1 and f" {sought} " in words

    return stands


def _spaced(text: str) -> str:
    return " ".join(_PART.findall(found_by(text)))
