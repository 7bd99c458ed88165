"""Days in a packet: as they are, as months only, or all moved by one number of days.

Days that someone typed in words are found where they name a day and a month ("3 March", "March 3rd,
1915", "1915-03-03"), with the weekday before them, which would tell too much. One in numbers alone
("3/4/15") may be read in two ways, so it gives way to `A_DAY`.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Final

from journal.domain.days import plain
from journal.domain.entry import Entry
from journal.domain.every_word import changed
from journal.domain.ids import new_uuid
from journal.domain.packet import Packet

A_DAY: Final = "[a day]"

_ORIGIN: Final = date(1970, 1, 1)
_MILLISECONDS: Final = 86_400_000
_MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
_MONTH = "|".join(f"{name[:3]}(?:{name[3:]}|t)?" if name[3:] else name for name in _MONTHS)
_WEEKDAY = r"(?:\b(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?,?\s+(?:the\s+)?)?"
_NUMBER = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
_YEAR = r"(?:,?\s+(?P<year>[12]\d{3})(?![-_.]?\d))?"
_WRITTEN = (
    re.compile(rf"{_WEEKDAY}(?<!\d){_NUMBER}\s+(?:of\s+)?(?P<month>{_MONTH})\b\.?{_YEAR}", re.I),
    re.compile(rf"{_WEEKDAY}\b(?P<month>{_MONTH})\.?\s+(?:the\s+)?{_NUMBER}\b(?!:){_YEAR}", re.I),
    re.compile(r"(?<!\d)(?P<year>[12]\d{3})([-_.]?)(?P<month>[01]\d)\2(?P<day>[0-3]\d)(?!\d)"),
    re.compile(r"(?<!\d)[0-3]?\d([./-])[0-3]?\d\1(?:[12]\d{3}|\d\d)(?!\d)"),
)


class Dates(StrEnum):
    """What becomes of days."""

    KEPT = "kept"
    MONTHS = "months"
    MOVED = "moved"


_SAID = {
    Dates.KEPT: "",
    Dates.MONTHS: "Days are left out; months are as they were.",
    Dates.MOVED: "All days are moved by the same number of days; the time between them is true.",
}


def footer(dates: Dates) -> str:
    """Return the sentence that tells a reader what became of days, empty where nothing did."""
    return _SAID[dates]


@dataclass(frozen=True, slots=True)
class Moved:
    """How the days of one packet are changed; `year` is that of days written without one.

    `were` are its days as they stood, but for the one on which it is made.
    """

    dates: Dates
    by: int
    year: int
    were: frozenset[date]

    @classmethod
    def of(cls, packet: Packet, dates: Dates, by: int) -> "Moved":
        """Return how the days of this packet are changed."""
        were: set[date] = set()

        def heard(day: date) -> date:
            were.add(day)
            return day

        changed(packet, str, heard)
        year = max(were, default=packet.made_on).year
        return cls(dates, by, year, frozenset(were - {packet.made_on}))

    @property
    def sought(self) -> tuple[str, ...]:
        """The days, in words and as a computer writes them, that may no longer be found."""
        if self.dates is Dates.KEPT:
            return ()
        gone = self.were - {self.day(day) for day in self.were}
        return tuple(form for day in sorted(gone) for form in (plain(day), day.isoformat()))

    def day(self, day: date) -> date:
        """Return a day as it is told; where only months are, the first of its month stands for it.

        At either end of the calendar a day stays within it.
        """
        if self.dates is Dates.MONTHS:
            return day.replace(day=1)
        if self.dates is Dates.KEPT:
            return day
        number = day.toordinal() + self.by
        return date.fromordinal(min(max(number, 1), date.max.toordinal()))

    def words(self, text: str) -> str:
        """Return a text with the days that are written in it changed in the same way."""
        pieces, at = [], 0
        for start, end, told in self.places(text):
            pieces += [text[at:start], told]
            at = end
        return "".join(pieces) + text[at:]

    def places(self, text: str) -> list[tuple[int, int, str]]:
        """Return where days are written in a text, and what is told in their place."""
        if self.dates is Dates.KEPT:
            return []
        written = (each for shape in _WRITTEN for each in shape.finditer(text))
        found: list[tuple[int, int, str]] = []
        for each in sorted(written, key=lambda each: (each.start(), -each.end())):
            if not found or each.start() >= found[-1][1]:
                found.append((*each.span(), self._told(each.groupdict())))
        return found

    def finished(self, packet: Packet) -> Packet:
        """Return the packet, its words and days changed, without what would still tell its days.

        Ids tell when a page was begun, so that there are new ones. A drawing has its days in its
        lengths, so it goes where days are moved.
        """
        if self.dates is Dates.KEPT:
            return packet
        ids = {entry.uuid: _new_id(entry.content.day) for entry in packet.entries}
        entries = tuple(_called(entry, ids) for entry in packet.entries)
        months = self.dates is Dates.MONTHS
        river = packet.river if months else None
        return replace(packet, entries=entries, river=river, months_only=months)

    def _told(self, written: dict[str, str | None]) -> str:
        """Return a day that was found in words, as it is told."""
        month, year = written.get("month"), written.get("year")
        if month is None:
            return A_DAY
        number = int(month) if month.isdigit() else _number(month)
        try:
            day = self.day(date(int(year or self.year), number, int(written["day"] or 0)))
        except ValueError:
            return A_DAY
        words = plain(day) if year else plain(day).rsplit(" ", 1)[0]
        return words.split(" ", 1)[1] if self.dates is Dates.MONTHS else words


def _number(month: str) -> int:
    names = [name[:3] for name in _MONTHS]
    return names.index(month[:3].lower()) + 1


def _new_id(day: date) -> str:
    return new_uuid(max(0, (day - _ORIGIN).days) * _MILLISECONDS)


def _called(entry: Entry, ids: Mapping[str, str]) -> Entry:
    """Return the entry under its new id; a bond with an entry that is not there goes."""
    links = (replace(link, to=ids[link.to]) for link in entry.content.links if link.to in ids)
    content = replace(entry.content, links=tuple(links))
    return replace(entry, uuid=ids[entry.uuid], content=content)
