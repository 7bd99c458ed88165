"""The stores of what belongs to pages besides their text, as services see them."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import Protocol

from journal.domain.befores import Linked
from journal.domain.entry import Content, EntryId, Facet
from journal.domain.past_versions import PastVersion
from journal.domain.resurfacing import Standing
from journal.domain.templates import Template


class Links(Protocol):
    """The pages before and after a page."""

    def of(self, id: EntryId) -> Linked:
        """Return what is linked with an entry and not in the bin, oldest first."""
        ...

    def settle(self) -> None:
        """Follow links to entries that came in later than the one that holds them."""
        ...


class Lately(Protocol):
    """What the pages of the last days say of themselves; those in the bin say nothing."""

    def left(self, since: date) -> tuple[tuple[date, str], ...]:
        """Return the day and answer of each page since then that says how writing left someone."""
        ...

    def befores(self, since: date) -> tuple[EntryId, ...]:
        """Return the pages before something since then that no page after is linked to.

        Newest first.
        """
        ...


class AlongTime(Protocol):
    """The days of pages, what was marked beside them, and how they stand; none from the bin."""

    def days(self, ids: Sequence[EntryId]) -> tuple[tuple[date, EntryId], ...]:
        """Return these pages with their days, in this order."""
        ...

    def on_days(self, days: Sequence[str], before: date) -> tuple[EntryId, ...]:
        """Return the pages of any year on these days (MM-DD) before another, the newest first."""
        ...

    def wordless(self, ids: Sequence[EntryId]) -> tuple[tuple[EntryId, str], ...]:
        """Return the kinds that were marked on these pages without a word of the person's own."""
        ...

    def worded(self, ids: Sequence[EntryId]) -> tuple[tuple[EntryId, Facet], ...]:
        """Return what was marked on these pages in the person's own words."""
        ...

    def apart(self, prompts: Collection[str]) -> Mapping[EntryId, Standing]:
        """Return how pages stand, but for labels, of which any of this is true.

        Something was decided on the page, it is veiled, or it answers one of these prompts or a
        follow-up of one.
        """
        ...

    def standings(self, ids: Sequence[EntryId]) -> Mapping[EntryId, Standing]:
        """Return how each of these pages stands."""
        ...


class PastVersions(Protocol):
    """Every revision of an entry. Every id may be unknown: UnknownEntry is raised then."""

    def count(self, id: EntryId) -> int:
        """Return how many versions there are, the present one among them."""
        ...

    def of(self, id: EntryId, after: str | None, limit: int) -> tuple[PastVersion, ...]:
        """Return at most `limit` versions, newest first, those that come after revision `after`."""
        ...

    def content(self, id: EntryId, revision: str) -> Content:
        """Return what an entry held at a revision; UnknownEntry also for an erased one."""
        ...


class OwnDictionary(Protocol):
    """A person's own words for the spelling check."""

    def all(self) -> tuple[str, ...]:
        """Return every word, in the order of the alphabet."""
        ...

    def add(self, word: str) -> None:
        """Keep a word; one that is there already stays as it is."""
        ...

    def remove(self, word: str) -> None:
        """Forget a word, if it is there."""
        ...


class Templates(Protocol):
    """A person's own starting texts."""

    def all(self) -> tuple[Template, ...]:
        """Return every template, by name."""
        ...

    def put(self, template: Template) -> None:
        """Store a template, or another wording of the one with its id."""
        ...

    def remove(self, id: str) -> None:
        """Forget a template, if there is one."""
        ...
