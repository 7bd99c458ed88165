"""Finding entries again: by word, tag, day and label."""

from collections.abc import Callable, Sequence

from journal.domain.befores import Linked
from journal.domain.entry import Binned, Entry, EntryId, Snippet, Summary
from journal.domain.errors import UnknownEntry
from journal.domain.prompts import Library, Theme
from journal.domain.selection import Found, Selection, with_prompts
from journal.domain.tags import TagCount
from journal.services.door import Door
from journal.services.needs import Failed, Then
from journal.services.saved_searches import SavedSearches
from journal.services.stores import UnitOfWork

SHORTEST_ID = 8
"""Digits of an entry's uuid that a person has to give at least."""


class Reviewing:
    """What a person does with what is already written; nothing here writes."""

    def __init__(self, door: Door, library: Callable[[], Library], saved: SavedSearches) -> None:
        self._door = door
        self.saved = saved
        self._library = library

    def find(self, selection: Selection, then: Then[tuple[EntryId, ...]], failed: Failed) -> None:
        """Give the ids of all entries that match, newest first unless asked otherwise."""
        asked = with_prompts(selection, self._library().themes)
        self._door.within(lambda unit: unit.entries.find(asked), then, failed)

    def look(
        self, selection: Selection, then: Then[Found], failed: Failed, *, hasty: bool = False
    ) -> None:
        """Give all of them with what is seen at once, or with `hasty` the first there are."""
        asked = with_prompts(selection, self._library().themes)
        self._door.within(lambda unit: unit.entries.look(asked, hasty=hasty), then, failed)

    def themes(self) -> tuple[Theme, ...]:
        """Return every theme that there is a prompt of."""
        return self._library().themes

    def summaries(
        self, ids: Sequence[EntryId], then: Then[tuple[Summary, ...]], failed: Failed
    ) -> None:
        """Give the rows of these entries, in this order; entries that are gone are left out."""
        self._door.within(lambda unit: unit.entries.summaries(ids), then, failed)

    def snippets(
        self,
        ids: Sequence[EntryId],
        selection: Selection,
        then: Then[tuple[Snippet, ...]],
        failed: Failed,
    ) -> None:
        """Give the text around the words of `selection` in each of these entries."""
        self._door.within(lambda unit: unit.entries.snippets(ids, selection), then, failed)

    def entry(self, id: EntryId, then: Then[Entry], failed: Failed) -> None:
        """Give one whole entry."""
        self._door.within(lambda unit: unit.entries.get(id), then, failed)

    def linked(self, id: EntryId, then: Then[Linked], failed: Failed) -> None:
        """Give the pages before and after an entry."""
        self._door.within(lambda unit: unit.links.of(id), then, failed)

    def entry_starting(self, prefix: str, then: Then[Entry], failed: Failed) -> None:
        """Give the one entry whose uuid begins with `prefix`, 8 hex digits or more.

        Fails with UnknownEntry when there is none or more than one.
        """
        self._door.within(lambda unit: unit.entries.get(_only(unit, prefix)), then, failed)

    def ids_starting(
        self, prefixes: Sequence[str], then: Then[tuple[EntryId, ...]], failed: Failed
    ) -> None:
        """Give the id of each entry named by the beginning of its uuid."""
        self._door.within(
            lambda unit: tuple(_only(unit, prefix) for prefix in prefixes), then, failed
        )

    def bin(self, then: Then[tuple[Binned, ...]], failed: Failed) -> None:
        """Give what rests in the bin, the last one put there first."""
        self._door.within(lambda unit: unit.bin.all(), then, failed)

    def tags(self, then: Then[tuple[TagCount, ...]], failed: Failed) -> None:
        """Give every tag, person and place with its number of entries."""
        self._door.within(lambda unit: unit.tags.counts(), then, failed)

    def count(self, then: Then[int], failed: Failed) -> None:
        """Give the number of entries."""
        self._door.within(lambda unit: unit.entries.count(), then, failed)


def _only(unit: UnitOfWork, prefix: str) -> EntryId:
    neat = prefix.strip().lower().replace("-", "")
    found = unit.entries.ids_starting(neat) if len(neat) >= SHORTEST_ID else ()
    if len(found) != 1:
        raise UnknownEntry(len(found))
    return found[0]
