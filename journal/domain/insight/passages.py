"""The person's own words gathered from many entries, beside each other and without a verdict."""

from dataclasses import dataclass
from datetime import date

from journal.domain.entry import EntryId


@dataclass(frozen=True, slots=True)
class Passage:
    """What one entry says: the question it answers or what was marked, and the person's words.

    `words` are empty where the entry is `veiled`: nothing of it is shown before it is opened.
    """

    entry: EntryId
    day: date
    asked: str
    words: str
    veiled: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """Passages that belong together, oldest first, under a heading that judges nothing."""

    heading: str
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Gathered:
    """A view of words: `said` says how many there are, or what to do where there are none."""

    title: str
    said: str
    rule: str = ""
    groups: tuple[Group, ...] = ()
