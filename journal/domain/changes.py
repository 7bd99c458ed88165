"""What an act altered: one value, and each window decides what it means there."""

from dataclasses import dataclass

from journal.domain.entry import EntryId
from journal.domain.settings import Preferences, Settings


@dataclass(frozen=True, slots=True)
class Changed:
    """The parts of a journal that are no longer as a window may have read them.

    `everything` stands for changes too many to name, such as an import.
    """

    entries: frozenset[EntryId] = frozenset()
    tags: bool = False
    drafts: bool = False
    everything: bool = False
    settings: Settings | None = None
    preferences: Preferences | None = None
