"""What an act altered: one value, and each window decides what it means there."""

from dataclasses import dataclass

from journal.domain.entry import EntryId
from journal.domain.settings import Preferences, Settings
from journal.domain.tags import Tag


@dataclass(frozen=True, slots=True)
class Changed:
    """The parts of a journal that are no longer as a window may have read them.

    `everything` stands for changes too many to name, such as an import; `renamed` gives each name
    that is called anew and what it is called now.
    """

    entries: frozenset[EntryId] = frozenset()
    tags: bool = False
    drafts: bool = False
    everything: bool = False
    settings: Settings | None = None
    preferences: Preferences | None = None
    renamed: tuple[tuple[Tag, Tag], ...] = ()
