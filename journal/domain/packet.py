"""What is handed over, and in which order."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from journal.domain import ticks
from journal.domain.attachment import Attachment
from journal.domain.drawing import Drawing
from journal.domain.entry import Entry
from journal.domain.paper import Paper
from journal.domain.ticks import Tick

NEUTRAL_TITLE = "Notes for a conversation"
FOOTER = "Written by me. Not an assessment."
_NONE: Mapping[str, bytes] = {}


@dataclass(frozen=True, slots=True)
class Front:
    """The one page that comes first, all of it typed; what is empty is left out.

    `talk_about` holds three lines at most.
    """

    period: str = ""
    talk_about: tuple[str, ...] = ()
    what_changed: str = ""
    good_thing: str = ""
    questions: tuple[str, ...] = ()
    for_prescriber: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Moment:
    """Words of an entry as they stand there.

    `label` is the person's own answer in words, empty unless they ticked it; `about` is what they
    want to say about it. `entry` is the uuid of the entry, which no writer may let out.
    """

    day: date
    words: str
    label: str = ""
    about: str = ""
    entry: str = ""


@dataclass(frozen=True, slots=True)
class Theme:
    """A tag, and how many entries carry it."""

    name: str
    entries: int


@dataclass(frozen=True, slots=True)
class Dated:
    """Something with a day of its own, such as a change of medicine."""

    day: date
    words: str


@dataclass(frozen=True, slots=True)
class Themes:
    """The tags of the entries of some time, most entries first, and what had a day then.

    All `of` entries from `first` to `last` were counted; `since_last` says that `first` is the day
    of the last session. `more` counts further tags, each on no more entries than those named.
    """

    first: date
    last: date
    of: int
    rows: tuple[Theme, ...] = ()
    dated: tuple[Dated, ...] = ()
    since_last: bool = False
    more: int = 0


@dataclass(frozen=True, slots=True)
class Part:
    """Words of one's own under a heading, such as "What helped"."""

    title: str
    words: str


@dataclass(frozen=True, slots=True)
class River:
    """Two sides over time: drawn, said in words, and as a table whose first row is its header."""

    title: str
    said: str
    drawing: Drawing
    table: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Packet:
    """Pages for someone else to read, under a neutral title; `entries` is its appendix.

    Entries stand in order of day. Readings and labels are no part of them, nor is anything that
    was not ticked (`shown`). Facets are part of an archive only, but for those. `files` tells what
    is known of the files of these entries, by uuid, and `pictures` holds those that are to be
    shown. With `guide` the packet says how to read it, with `months_only` every day is told as its
    month. `footer` are whole sentences. Without `paper` it is set on what is
    usual where it is made.
    """

    title: str
    made_on: date
    entries: tuple[Entry, ...]
    files: Mapping[str, Attachment] = field(default_factory=dict)
    pictures: Mapping[str, bytes] = field(default_factory=dict, repr=False)
    front: Front | None = None
    moments: tuple[Moment, ...] = ()
    themes: Themes | None = None
    parts: tuple[Part, ...] = ()
    river: River | None = None
    guide: bool = False
    footer: tuple[str, ...] = (FOOTER,)
    shown: frozenset[Tick] = frozenset()
    months_only: bool = False
    paper: Paper | None = None

    @property
    def is_bare(self) -> bool:
        """Whether there is nothing but entries."""
        typed = (self.front, self.themes, self.river)
        return not (any(each is not None for each in typed) or self.moments or self.parts)

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
    given = tuple(ticks.whole(entry) if private else ticks.public(entry) for entry in entries)
    known = {file.uuid: file for file in files}
    return Packet(title, made_on, in_order(given), known, pictures)


def in_order(entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """Return the entries by day, and those of one day as they were written."""
    return tuple(sorted(entries, key=lambda e: (e.content.day, e.content.written_at, e.id)))
