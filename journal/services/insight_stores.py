"""The stores that views of Insight are counted and gathered from, as services see them."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import Protocol

from journal.domain.entry import Answer, EntryId, Facet
from journal.domain.insight.answers import Answered, ByLabel, Ids, Written
from journal.domain.insight.people_over_time import Named
from journal.domain.insight.periods import Step
from journal.domain.tags import TagKind

EVER = (date.min, date.max)


class InsightStore(Protocol):
    """Counts over all entries but those in the bin."""

    def span(self) -> tuple[date, date] | None:
        """Return the first and the last day with an entry, None where there is none."""
        ...

    def count(self) -> int:
        """Return how many entries there are."""
        ...

    def written(self, step: Step) -> tuple[Written, ...]:
        """Return how many entries each period holds; weeks come as days."""
        ...

    def answers(self) -> ByLabel:
        """Return all that the person answered, by label."""
        ...

    def answered(
        self, step: Step = Step.YEAR, within: tuple[date, date] = EVER
    ) -> tuple[tuple[Answered, ...], tuple[Answered, ...]]:
        """Return what the person answered, and what readings say where they did not."""
        ...

    def carrying(self, kind: TagKind, family: str = "") -> Mapping[str, Ids]:
        """Return the entries of every name, or of those of a family.

        A name holds what is nested below it.
        """
        ...

    def named(self, kind: TagKind, step: Step) -> tuple[Named, ...]:
        """Return the entries of every name in each period; weeks come as days."""
        ...

    def answering(self) -> Mapping[str, Ids]:
        """Return the entries that answer each prompt, by its id."""
        ...

    def marked(self) -> Mapping[str, Ids]:
        """Return the entries that carry each kind of facet."""
        ...

    def relieved(self) -> frozenset[EntryId]:
        """Return the entries that left someone relieved or a bit lighter."""
        ...

    def muted(self) -> frozenset[EntryId]:
        """Return the entries on which feelings were answered to be gone or faint, or nothing."""
        ...


class GatheringStore(Protocol):
    """The newest entries that hold certain answers, circumstances or bonds."""

    def answering(self, prompt_ids: Collection[str], most: int) -> tuple[EntryId, ...]:
        """Return the newest entries that answer any of these prompts, at most so many."""
        ...

    def marked(self, kinds: Collection[str], most: int) -> tuple[EntryId, ...]:
        """Return the newest entries that carry a facet of any of these kinds, at most so many."""
        ...

    def answers(self, ids: Sequence[EntryId]) -> Mapping[EntryId, tuple[Answer, ...]]:
        """Return the prompts that these entries answer."""
        ...

    def facets(self, ids: Sequence[EntryId]) -> Mapping[EntryId, tuple[Facet, ...]]:
        """Return the facets of these entries."""
        ...

    def pairs(self, most: int) -> tuple[tuple[EntryId, EntryId], ...]:
        """Return pages before something with the page after it, the last written first."""
        ...


class InsightThings(Protocol):
    """The part of a transaction that is counted and gathered from."""

    @property
    def insight(self) -> InsightStore:
        """Counts."""
        ...

    @property
    def gathering(self) -> GatheringStore:
        """Entries that hold something."""
        ...
