"""From a packet to the document that every writer sets."""

from collections.abc import Sequence
from datetime import date

from journal.domain.attachment import Attachment, size_in_words
from journal.domain.days import plain, spoken
from journal.domain.entry import Entry, Kind
from journal.domain.packet import Packet
from journal.domain.tags import TagKind
from journal.domain.text import canonical, one_line
from journal.export import first_pages
from journal.export.around import around
from journal.export.document import APPENDIX, Document, Picture, Section
from journal.export.guide import GUIDE
from journal.export.paper_here import paper_here

_GROUPED_FROM = 13
"""From this many entries on, months (and years) part them."""

_KINDS = {
    Kind.FREE: "",
    Kind.MORNING: "Morning page",
    Kind.EVENING: "Evening page",
    Kind.BEFORE: "Before a session",
    Kind.AFTER: "After a session",
}


def document(packet: Packet) -> Document:
    """Return the packet as a document.

    What stands in no section no writer can let out: labels, readings, check-in answers and facets
    only where they were ticked. Pictures and files are named; pictures are there only if the
    packet has them.
    """
    levels = _levels([entry.content.day for entry in packet.entries])
    return Document(
        title=_line(packet.title),
        period=_period(packet),
        made=f"Put together on {plain(packet.made_on)}.",
        sections=tuple(_section(packet, entry, levels) for entry in packet.entries),
        footer=" ".join(packet.footer),
        front=first_pages.front(packet.front),
        moments=first_pages.quotes(packet),
        tables=first_pages.tables(packet),
        parts=first_pages.parts(packet.parts),
        drawing=first_pages.figure(packet.river),
        guide=GUIDE if packet.guide else None,
        paper=paper_here() if packet.paper is None else packet.paper,
    )


def _levels(days: Sequence[date]) -> tuple[str, ...]:
    if len(days) < _GROUPED_FROM or _month(days[0]) == _month(days[-1]):
        return ()
    return ("month",) if days[0].year == days[-1].year else ("year", "month")


def _section(packet: Packet, entry: Entry, levels: tuple[str, ...]) -> Section:
    content, files = entry.content, packet.files_of(entry)
    names = {"year": str(content.day.year), "month": _month(content.day)}
    above = () if packet.is_bare else (APPENDIX,)
    return Section(
        under=(*above, *(names[level] for level in levels)),
        date=_month(content.day) if packet.months_only else spoken(content.day),
        title=_line(content.title),
        aside=_aside(entry),
        prompts=tuple(_line(answer.prompt_text) for answer in content.answers),
        body=canonical(content.body),
        files=tuple(_in_words(file) for file in files),
        pictures=tuple(
            Picture(_line(file.name), file.media_type, packet.pictures[file.uuid])
            for file in files
            if file.uuid in packet.pictures
        ),
        around=tuple(_line(words) for words in around(entry, packet.shown)),
    )


def _in_words(file: Attachment) -> str:
    """Return a file as it is named, such as "harbour.png (picture, 340 KB)"."""
    what = "picture" if file.is_picture else "file"
    return f"{_line(file.name)} ({what}, {size_in_words(file.size)})"


def _aside(entry: Entry) -> tuple[str, ...]:
    tags = entry.content.tags
    kinds = (TagKind.PERSON, TagKind.PLACE, TagKind.TAG)
    named = (_line(tag.name) for kind in kinds for tag in tags if tag.kind is kind)
    return tuple(part for part in (_KINDS[entry.content.kind], *named) if part)


def _line(words: str) -> str:
    return one_line(canonical(words))


def _month(day: date) -> str:
    return plain(day).split(" ", 1)[1]


def _period(packet: Packet) -> str:
    """Return what of which days is in the packet, empty where nothing in it has a day."""
    days = [entry.content.day for entry in packet.entries]
    days += [moment.day for moment in packet.moments]
    if not days:
        return ""
    told = _month if packet.months_only else plain
    first, last = told(min(days)), told(max(days))
    when = f"of {first}" if first == last else f"from {first} to {last}"
    return f"{_counted(packet)} {when}."


def _counted(packet: Packet) -> str:
    counts = ((len(packet.moments), "moment", "moments"), (len(packet.entries), "entry", "entries"))
    words = [_number(*each) for each in counts if each[0]]
    return " and ".join(words)[0].upper() + " and ".join(words)[1:]


def _number(count: int, one: str, more: str) -> str:
    return f"one {one}" if count == 1 else f"{count} {more}"
