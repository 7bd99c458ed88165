"""A document: what a packet says, ready to be set on paper by any writer."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from journal.domain.attachment import Attachment, size_in_words
from journal.domain.days import has_weekday, spoken
from journal.domain.entry import Entry, Kind
from journal.domain.packet import Packet
from journal.domain.tags import TagKind
from journal.domain.text import canonical, one_line

FOOTER = "Written by me. Not an assessment."

_GROUPED_FROM = 13
"""From this many entries on, months (and years) part them."""

_KINDS = {
    Kind.FREE: "",
    Kind.MORNING: "Morning page",
    Kind.EVENING: "Evening page",
    Kind.BEFORE: "Before a session",
    Kind.AFTER: "After a session",
}


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture of an entry: its name, what it is, and its bytes as they were added."""

    name: str
    media_type: str
    data: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Section:
    """One entry: its words are `body`, as stored; everything else is one line each.

    `under` names the headings above it, the same number for each section of a document; `aside`
    holds the sort of page, people, places and tags, `files` each of its pictures and files in
    words; `pictures` those that are shown.
    """

    under: tuple[str, ...]
    date: str
    title: str
    aside: tuple[str, ...]
    prompts: tuple[str, ...]
    body: str
    files: tuple[str, ...] = ()
    pictures: tuple[Picture, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """A title, the sentences that say which days it covers and when it was made, the sections."""

    title: str
    period: str
    made: str
    sections: tuple[Section, ...]
    footer: str = FOOTER


def document(packet: Packet) -> Document:
    """Return the packet as a document.

    Labels, readings, check-in answers and facets have no place in a section, so that no writer
    can let them out. Pictures and files are named; pictures are there only if the packet has them.
    """
    levels = _levels([entry.content.day for entry in packet.entries])
    return Document(
        title=one_line(canonical(packet.title)),
        period=_period(packet),
        made=f"Put together on {_without_weekday(packet.made_on)}.",
        sections=tuple(_section(packet, entry, levels) for entry in packet.entries),
    )


def _levels(days: Sequence[date]) -> tuple[str, ...]:
    if len(days) < _GROUPED_FROM or _month(days[0]) == _month(days[-1]):
        return ()
    return ("month",) if days[0].year == days[-1].year else ("year", "month")


def _section(packet: Packet, entry: Entry, levels: tuple[str, ...]) -> Section:
    content, files = entry.content, packet.files_of(entry)
    names = {"year": str(content.day.year), "month": _month(content.day)}
    return Section(
        under=tuple(names[level] for level in levels),
        date=spoken(content.day),
        title=one_line(canonical(content.title)),
        aside=_aside(entry),
        prompts=tuple(one_line(canonical(answer.prompt_text)) for answer in content.answers),
        body=canonical(content.body),
        files=tuple(_in_words(file) for file in files),
        pictures=tuple(
            Picture(_name(file), file.media_type, packet.pictures[file.uuid])
            for file in files
            if file.uuid in packet.pictures
        ),
    )


def _in_words(file: Attachment) -> str:
    """Return a file as it is named, such as "harbour.png (picture, 340 KB)"."""
    what = "picture" if file.is_picture else "file"
    return f"{_name(file)} ({what}, {size_in_words(file.size)})"


def _name(file: Attachment) -> str:
    return one_line(canonical(file.name))


def _aside(entry: Entry) -> tuple[str, ...]:
    tags = entry.content.tags
    kinds = (TagKind.PERSON, TagKind.PLACE, TagKind.TAG)
    named = (one_line(canonical(tag.name)) for kind in kinds for tag in tags if tag.kind is kind)
    return tuple(part for part in (_KINDS[entry.content.kind], *named) if part)


def _month(day: date) -> str:
    return _without_weekday(day).split(" ", 1)[1]


def _period(packet: Packet) -> str:
    first, last = _without_weekday(packet.first), _without_weekday(packet.last)
    count = len(packet.entries)
    entries = "One entry" if count == 1 else f"{count} entries"
    return f"{entries} of {first}." if first == last else f"{entries} from {first} to {last}."


def _without_weekday(day: date) -> str:
    words = spoken(day)
    return words.split(" ", 1)[1] if has_weekday(day) else words
