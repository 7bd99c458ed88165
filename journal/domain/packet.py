"""What is handed over, and in which order."""

from dataclasses import dataclass
from datetime import date

from journal.domain.entry import Entry

NEUTRAL_TITLE = "Notes for a conversation"


@dataclass(frozen=True, slots=True)
class Packet:
    """Entries for someone else to read, oldest first, under a neutral title.

    Readings, labels and check-in answers are no part of it; facets are part of an archive only.
    """

    title: str
    made_on: date
    entries: tuple[Entry, ...]

    @property
    def first(self) -> date:
        """The day of the oldest entry."""
        return self.entries[0].content.day

    @property
    def last(self) -> date:
        """The day of the newest entry."""
        return self.entries[-1].content.day


def packet(entries: tuple[Entry, ...], made_on: date, title: str = NEUTRAL_TITLE) -> Packet:
    """Return the packet of these entries, which are put in order of day and writing."""
    ordered = sorted(entries, key=lambda e: (e.content.day, e.content.written_at, e.id))
    return Packet(title, made_on, tuple(ordered))
