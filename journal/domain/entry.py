"""What a person wrote: frozen values that pass freely between floors and threads."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import NewType

from journal.domain.checkin import CheckIn
from journal.domain.distance.reading import Reading
from journal.domain.labels import Correction, Label, LabelFrom
from journal.domain.resurfacing import Resurface
from journal.domain.tags import Tag

EntryId = NewType("EntryId", int)
"""The number of an entry inside one database; quick, but only its uuid is known elsewhere."""


class Kind(StrEnum):
    """The sort of page."""

    FREE = "free"
    MORNING = "morning"
    EVENING = "evening"
    BEFORE = "before"
    AFTER = "after"


@dataclass(frozen=True, slots=True)
class Answer:
    """A prompt that an entry answers: its id, and its words as they were shown."""

    prompt_id: str
    prompt_text: str


@dataclass(frozen=True, slots=True)
class Facet:
    """A dated circumstance given in one tap, such as "news" or "medicine"."""

    kind: str
    value: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """A bond with another entry: what that is to this one ("before" or "after"), and its uuid."""

    kind: str
    to: str


@dataclass(frozen=True, slots=True)
class Content:
    """All that the person gives an entry; a revision holds exactly this.

    `struck` are words, as they stand in the body, that mean something else than a reading took
    them for; an `unread` entry is never read. `from_template` are whole lines, as they stand in
    the body, that a template brought: they are not read either. `attachments` are the uuids of
    its files, in order.
    """

    day: date
    written_at: datetime
    body: str = ""
    title: str = ""
    kind: Kind = Kind.FREE
    tags: tuple[Tag, ...] = ()
    answers: tuple[Answer, ...] = ()
    facets: tuple[Facet, ...] = ()
    checkin: CheckIn | None = None
    correction: Correction | None = None
    for_session: bool = False
    veiled: bool = False
    struck: tuple[str, ...] = ()
    unread: bool = False
    links: tuple[Link, ...] = ()
    resurface: Resurface = None
    from_template: tuple[str, ...] = ()
    attachments: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Taken:
    """A name that was taken off these entries, so that it can be given back to them."""

    tag: Tag
    ids: tuple[EntryId, ...]


@dataclass(frozen=True, slots=True)
class Draft:
    """A page being written; `base` is the revision it started from, None for a new entry."""

    uuid: str
    content: Content
    base: str | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """A finished entry at its newest revision (`head`), with the label that is shown."""

    id: EntryId
    uuid: str
    head: str
    content: Content
    label: Label | None = None
    label_from: LabelFrom | None = None
    reading: Reading | None = None
    deleted: bool = False


@dataclass(frozen=True, slots=True)
class Summary:
    """A row of a list: enough to recognise an entry, read without its body."""

    id: EntryId
    uuid: str
    day: date
    title: str
    preview: str
    words: int
    kind: Kind
    tags: tuple[Tag, ...]
    label: Label | None
    label_from: LabelFrom | None
    for_session: bool
    veiled: bool


@dataclass(frozen=True, slots=True)
class Snippet:
    """A piece of an entry around the words that were searched for.

    `matches` are half-open code-point ranges inside `text`.
    """

    id: EntryId
    text: str
    matches: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Version:
    """One of the newest revisions of an entry that was written in two places.

    `device` is the name of the computer that wrote it, empty where it has none; `here` says that
    it is this one.
    """

    revision: str
    content: Content
    written: datetime
    device: str = ""
    here: bool = False
    deleted: bool = False


@dataclass(frozen=True, slots=True)
class Binned:
    """An entry in the bin, and the day since when it rests there."""

    summary: Summary
    since: date
