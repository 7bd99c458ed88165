"""The words of a packet as someone reads through them: part after part, each under its heading."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from journal.domain.entry import Entry
from journal.domain.every_word import strings
from journal.domain.packet import Moment, Packet
from journal.domain.text import canonical


@dataclass(frozen=True, slots=True)
class Passage:
    """Words that stand together under a heading of the program's, or under a day.

    `entry` is the uuid of the entry they come from, empty where they come from none.
    """

    heading: str
    texts: tuple[str, ...]
    day: date | None = None
    entry: str = ""


def passages(packet: Packet) -> tuple[Passage, ...]:
    """Return every part of a packet that has words, in the order of a finished file."""
    found = (
        Passage("Title", (packet.title,)),
        Passage("The first page", tuple(strings(packet.front))),
        *(_moment(each) for each in packet.moments),
        Passage("Themes and dates", tuple(strings(packet.themes))),
        *(Passage("In my words", (part.title, part.words)) for part in packet.parts),
        Passage("The picture", tuple(strings(packet.river))),
        *(_entry(packet, each) for each in packet.entries),
    )
    filled = (_filled(each) for each in found)
    return tuple(each for each in filled if each.texts)


def _moment(moment: Moment) -> Passage:
    texts = (moment.words, moment.label, moment.about)
    return Passage("Moment", texts, moment.day, moment.entry)


def _entry(packet: Packet, entry: Entry) -> Passage:
    return Passage("Entry", tuple(_words_of(packet, entry)), entry.content.day, entry.uuid)


def _words_of(packet: Packet, entry: Entry) -> Iterator[str]:
    content = entry.content
    yield content.title
    yield from (answer.prompt_text for answer in content.answers)
    yield content.body
    yield ", ".join(tag.name for tag in content.tags)
    yield from (facet.value for facet in content.facets)
    yield from strings(content.checkin)
    yield from (file.name for file in packet.files_of(entry))


def _filled(passage: Passage) -> Passage:
    texts = tuple(canonical(text) for text in passage.texts if text.strip())
    return Passage(passage.heading, texts, passage.day, passage.entry)
