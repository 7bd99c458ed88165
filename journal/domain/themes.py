"""The small table of a packet: tags with honest counts, and what had a day of its own."""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from datetime import date
from typing import Final

from journal.domain import facets
from journal.domain.entry import Entry
from journal.domain.packet import Dated, Theme, Themes
from journal.domain.tags import Tag, TagKey, TagKind, key_of
from journal.domain.ticks import Tick

MOST: Final = 12
"""Tags in the table; of more it says how many there are."""
_EVENT: Final = "what_happened"
_WORDS = {kind.name: kind.words for kind in facets.KINDS}


def themes(
    entries: Sequence[Entry], shown: Collection[Tick] = (), *, since: date | None = None
) -> Themes | None:
    """Return the tags and dates of these entries, None where they have neither.

    Each tag counts the entries that carry it; names of people are among them only where that was
    ticked. `since` is the day of the last session, where these are the entries from then on.
    """
    kinds = {TagKind.TAG, TagKind.PERSON} if Tick.PEOPLE in shown else {TagKind.TAG}
    named: dict[TagKey, Tag] = {}
    counts: Counter[TagKey] = Counter()
    for entry in entries:
        own = {key_of(tag): tag for tag in entry.content.tags if tag.kind in kinds}
        named = own | named
        counts.update(own.keys())
    ordered = sorted(counts, key=lambda key: (-counts[key], key))
    dated = tuple(sorted(_dated(entries), key=lambda each: each.day))
    if not ordered and not dated:
        return None
    rows = tuple(Theme(named[key].name, counts[key]) for key in ordered[:MOST])
    days = [entry.content.day for entry in entries]
    first, more = since or min(days), max(0, len(ordered) - MOST)
    return Themes(first, max(days), len(entries), rows, dated, since is not None, more)


def _dated(entries: Sequence[Entry]) -> Iterator[Dated]:
    for entry in entries:
        for facet in entry.content.facets:
            if facet.kind == "medicine":
                day, words = facets.day_and_words(facet.value)
                yield Dated(day or entry.content.day, _told(facet.kind, words))
            elif facet.kind == _EVENT:
                yield Dated(entry.content.day, _told(facet.kind, facet.value))


def _told(kind: str, words: str) -> str:
    return f"{_WORDS[kind]}: {words}" if words else _WORDS[kind]
