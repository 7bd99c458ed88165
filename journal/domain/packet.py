"""What is handed over, and in which order."""

from dataclasses import dataclass, replace
from datetime import date

from journal.domain import facets
from journal.domain.entry import Entry

NEUTRAL_TITLE = "Notes for a conversation"


@dataclass(frozen=True, slots=True)
class Packet:
    """Entries for someone else to read, oldest first, under a neutral title.

    Readings, labels and check-in answers are no part of it; facets are part of an archive only, and
    private ones of it only where the person asked for them.
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


def packet(
    entries: tuple[Entry, ...],
    made_on: date,
    title: str = NEUTRAL_TITLE,
    *,
    private: bool = False,
) -> Packet:
    """Return the packet of these entries, which are put in order of day and writing.

    What is `private` around a page, such as an outlet, stays out of it unless asked for.
    """
    given = entries if private else tuple(_public(entry) for entry in entries)
    ordered = sorted(given, key=lambda e: (e.content.day, e.content.written_at, e.id))
    return Packet(title, made_on, tuple(ordered))


def _public(entry: Entry) -> Entry:
    kept = facets.public(entry.content.facets)
    return replace(entry, content=replace(entry.content, facets=kept))
