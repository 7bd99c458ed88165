"""The stores of names in one transaction, as services see them."""

from collections.abc import Mapping, Sequence
from typing import Protocol

from journal.domain.entry import EntryId, Taken
from journal.domain.report import Progress
from journal.domain.similar import Pair
from journal.domain.tag_offers import Sample
from journal.domain.tags import Colour, Nested, Rearranged, Tag, TagCount, TagKey


class Tags(Protocol):
    """Tags, people and places."""

    def counts(self) -> tuple[TagCount, ...]:
        """Return every name in use with its number of entries, by kind and then name."""
        ...

    def mark(self, named: Tag, colour: Colour | None) -> None:
        """Give a name a colour, or none; every entry that carries it shows it from then on."""
        ...


class Nesting(Protocol):
    """Names as they are nested below each other."""

    def all(self) -> tuple[Nested, ...]:
        """Return every name in use and every name above one, by kind and then level by level."""
        ...

    def used(self) -> tuple[Nested, ...]:
        """Return every name in use, by kind and then name; quick, as nothing is added up."""
        ...

    def colours(self) -> Mapping[TagKey, Colour]:
        """Return all colours; a name without one has that of a name that leads to it."""
        ...


class Apart(Protocol):
    """Names that a person said are two, however alike they look."""

    def all(self) -> frozenset[Pair]:
        """Return every pair of them."""
        ...

    def set(self, pair: Pair, *, apart: bool) -> None:
        """Keep two names apart from now on, or no longer."""
        ...


class Rearranging(Protocol):
    """Names called anew and led into each other; no entry is written anew for it."""

    @property
    def apart(self) -> Apart:
        """Names that are not to be taken for one."""
        ...

    def rename(self, old: Tag, to: str, *, join: bool = False, progress: Progress) -> Rearranged:
        """Call a name, and all nested below it, anew.

        With `join` each whose new name is another's leads to that one from then on; else raises
        NameTaken. Raises InvalidTag where a name would be too long, and what `progress` raises.
        """
        ...

    def put_back(self, change: Rearranged, progress: Progress) -> Rearranged:
        """Undo a change: let every name stand as it did before it; see `rename`."""
        ...


class Tagging(Protocol):
    """One name on many entries; unknown ids are passed over. Raises what `progress` raises."""

    def put(self, ids: Sequence[EntryId], named: Tag, progress: Progress) -> tuple[EntryId, ...]:
        """Put a name on these entries; return those that did not carry it."""
        ...

    def take_off(
        self, ids: Sequence[EntryId], named: Tag, progress: Progress
    ) -> tuple[EntryId, ...]:
        """Take just this name off these entries; return those that carried it."""
        ...

    def take_away(self, named: Tag, progress: Progress) -> tuple[Taken, ...]:
        """Take a name, and all nested below it, off every entry, also in the bin.

        Returns what was taken off which entries.
        """
        ...

    def give_back(self, taken: Sequence[Taken], progress: Progress) -> tuple[EntryId, ...]:
        """Put each name on its entries; return those that did not carry all of theirs."""
        ...

    def on(self, ids: Sequence[EntryId]) -> tuple[TagCount, ...]:
        """Return the names that these entries carry and how many of them do, the most first."""
        ...


class Together(Protocol):
    """Small samples of entries that share something with a page; no text is read."""

    def answering(self, prompt_ids: Sequence[str]) -> Sample:
        """Return the names on the newest entries that answer any of these prompts."""
        ...

    def beside(self, named: Tag) -> Sample:
        """Return the names on the newest entries that carry this one."""
        ...

    def holding(self, word: str) -> Sample:
        """Return the names on the newest entries in which this word stands."""
        ...
