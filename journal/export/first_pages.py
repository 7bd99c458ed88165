"""What stands before the entries of a packet: the one page first, moments, tables and parts."""

from collections.abc import Iterator, Sequence
from datetime import date

from journal.domain import packet as packets
from journal.domain.days import plain, spoken
from journal.domain.packet import Front, Moment, Packet, River, Themes
from journal.domain.text import canonical, one_line
from journal.export.document import Figure, Grid, Part, Quote

TALK_ABOUT = "What I'd like to talk about"
QUESTIONS = "Questions for you"
FOR_PRESCRIBER = "Questions for my prescriber"


def front(typed: Front | None) -> tuple[Part, ...]:
    """Return the blocks of the first page that hold anything."""
    if typed is None:
        return ()
    blocks = (
        Part("The time this is about", canonical(typed.period).strip()),
        Part(TALK_ABOUT, items=_lines(typed.talk_about)),
        Part("What changed", canonical(typed.what_changed).strip()),
        Part("One good thing", canonical(typed.good_thing).strip()),
        Part(QUESTIONS, items=_lines(typed.questions)),
        Part(FOR_PRESCRIBER, items=_lines(typed.for_prescriber)),
    )
    return tuple(block for block in blocks if block.words or block.items)


def quotes(packet: Packet) -> tuple[Quote, ...]:
    """Return the moments, each word as it stands in its entry."""
    return tuple(_quote(each, months=packet.months_only) for each in packet.moments)


def _quote(moment: Moment, *, months: bool) -> Quote:
    notes = []
    if moment.label:
        notes.append(f"I marked this: {_line(moment.label)}.")
    if moment.about:
        notes.append(f"What I want to say about it: {_line(moment.about)}")
    date = _told(moment.day, months=months) if months else spoken(moment.day)
    return Quote(date, f"\u201c{canonical(moment.words).strip()}\u201d", tuple(notes))


def tables(packet: Packet) -> tuple[Grid, ...]:
    """Return the tags with their counts, and what had a day of its own."""
    themes = packet.themes
    return () if themes is None else tuple(_tables(themes, months=packet.months_only))


def _tables(themes: Themes, *, months: bool) -> Iterator[Grid]:
    first, last = (_told(day, months=months) for day in (themes.first, themes.last))
    since = "since last session, " if themes.since_last else ""
    entries = "1 entry" if themes.of == 1 else f"{themes.of} entries"
    when = f"of {first}" if first == last else f"from {first} to {last}"
    if themes.rows:
        said = f"Tags I gave to my entries, {since}{when} ({entries} in all).{_more(themes.more)}"
        rows = tuple((_line(each.name), str(each.entries)) for each in themes.rows)
        yield Grid(said, ("Tag", "Entries"), rows)
    if themes.dated:
        said = f"What had a day of its own, {since}{when}."
        dated = tuple((_told(each.day, months=months), _line(each.words)) for each in themes.dated)
        yield Grid(said, ("Day", "What"), dated)


def _more(count: int) -> str:
    if not count:
        return ""
    return f" {'1 more tag is' if count == 1 else f'{count} more tags are'} not listed."


def parts(typed: Sequence[packets.Part]) -> tuple[Part, ...]:
    """Return the parts that hold anything."""
    blocks = (Part(_line(part.title), canonical(part.words).strip()) for part in typed)
    return tuple(block for block in blocks if block.words)


def figure(river: River | None) -> Figure | None:
    """Return the drawing of both sides over time with its numbers."""
    if river is None:
        return None
    header, *rows = river.table
    return Figure(river.title, river.said, river.drawing, Grid("In numbers.", header, tuple(rows)))


def _told(day: date, *, months: bool) -> str:
    return plain(day).split(" ", 1)[1] if months else plain(day)


def _lines(typed: Sequence[str]) -> tuple[str, ...]:
    return tuple(line for line in map(_line, typed) if line)


def _line(words: str) -> str:
    return one_line(canonical(words))
