"""What is handed over, and in which order."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from journal.domain import facets
from journal.domain.attachment import Attachment
from journal.domain.entry import Entry

NEUTRAL_TITLE = "Notes for a conversation"
_NONE: Mapping[str, bytes] = {}


@dataclass(frozen=True, slots=True)
class Packet:
    """Entries for someone else to read, oldest first, under a neutral title.

    Readings and labels are no part of it. Facets are part of an archive only; private ones,
    check-in answers, corrections and marks of it only where the person asked for them. `files`
    tells what is known of the files of these entries, by uuid, and `pictures` holds those that are
    to be shown.
    """

    title: str
    made_on: date
    entries: tuple[Entry, ...]
    files: Mapping[str, Attachment] = field(default_factory=dict)
    pictures: Mapping[str, bytes] = field(default_factory=dict, repr=False)

    @property
    def first(self) -> date:
        """The day of the oldest entry."""
        return self.entries[0].content.day

    @property
    def last(self) -> date:
        """The day of the newest entry."""
        return self.entries[-1].content.day

    def files_of(self, entry: Entry) -> tuple[Attachment, ...]:
        """Return the files of an entry that are there, in their order."""
        return tuple(self.files[uuid] for uuid in entry.content.attachments if uuid in self.files)


def packet(
    entries: tuple[Entry, ...],
    made_on: date,
    title: str = NEUTRAL_TITLE,
    *,
    private: bool = False,
    files: Sequence[Attachment] = (),
    pictures: Mapping[str, bytes] = _NONE,
) -> Packet:
    """Return the packet of these entries, which are put in order of day and writing.

    What is `private` around a page, such as an outlet, stays out of it unless asked for.
    """
    given = tuple(_without_reading(entry if private else _public(entry)) for entry in entries)
    ordered = sorted(given, key=lambda e: (e.content.day, e.content.written_at, e.id))
    known = {file.uuid: file for file in files}
    return Packet(title, made_on, tuple(ordered), known, pictures)


def _public(entry: Entry) -> Entry:
    content = replace(
        entry.content,
        facets=facets.public(entry.content.facets),
        checkin=None,
        correction=None,
        struck=(),
        unread=False,
        for_session=False,
        veiled=False,
        resurface=None,
    )
    return replace(entry, content=content)


def _without_reading(entry: Entry) -> Entry:
    return replace(entry, label=None, label_from=None, reading=None)
