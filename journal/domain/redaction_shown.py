"""What a redaction does to words, piece by piece, so that every change of them can be seen."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from journal.domain.days import plain
from journal.domain.letters import Spelled
from journal.domain.moved_days import Dates, Moved
from journal.domain.name_finding import Form, Hit, apart, hits_of
from journal.domain.packet import Packet
from journal.domain.packet_words import Passage, passages
from journal.domain.redaction import Redaction, forms_of, place_of

_AROUND: Final = 48
"""Signs shown on each side of a name."""


class Mark(StrEnum):
    """What became of a piece: hidden, left as it is by hand, or a day told otherwise."""

    NONE = "none"
    HIDDEN = "hidden"
    SPARED = "spared"
    DAY = "day"


@dataclass(frozen=True, slots=True)
class Piece:
    """Words as they will stand, and as they `stood`; `place` is what they are spared by.

    `sought` are the words of the name or passage that was found here, and `passage` tells which.
    """

    words: str
    stood: str
    mark: Mark = Mark.NONE
    place: str = ""
    sought: str = ""
    passage: bool = False


@dataclass(frozen=True, slots=True)
class Seen:
    """A passage with everything hidden in it; each text of it is a row of pieces."""

    heading: str
    texts: tuple[tuple[Piece, ...], ...]


@dataclass(frozen=True, slots=True)
class Sighting:
    """How often a name stands in a packet, in how many entries, and one place."""

    times: int = 0
    entries: int = 0
    before: str = ""
    words: str = ""
    behind: str = ""


def seen(packet: Packet, redaction: Redaction) -> tuple[Seen, ...]:
    """Return all words of a packet with what `redaction` hides hidden in them."""
    moved = Moved.of(packet, redaction.dates, redaction.moved_by)
    shown = _Shown(forms_of(redaction, moved), redaction.spared, moved)
    return tuple(
        Seen(_heading(each, moved), tuple(shown.pieces(text) for text in each.texts))
        for each in passages(packet)
    )


def sightings(packet: Packet, offers: Sequence[Sequence[Form]]) -> tuple[Sighting, ...]:
    """Return for each name, given by its forms, how often it stands there, and one such place."""
    texts = [(Spelled(text), each.entry) for each in passages(packet) for text in each.texts]
    return tuple(_sighted(forms, texts) for forms in offers)


def _sighted(forms: Sequence[Form], texts: Sequence[tuple[Spelled, str]]) -> Sighting:
    times, entries, first = 0, set(), ("", "", "")
    for spelled, entry in texts:
        hits = _hits(spelled, forms)
        if hits and len("".join(first)) < _AROUND:  # a title, or a tag, tells less than a sentence
            text, at, end = spelled.text, hits[0].start, hits[0].end
            here = text[max(0, at - _AROUND) : at], text[at:end], text[end : end + _AROUND]
            first = max(first, here, key=lambda each: len("".join(each)))
        times += len(hits)
        if hits and entry:
            entries.add(entry)
    return Sighting(times, len(entries), *first)


def _hits(spelled: Spelled, forms: Sequence[Form]) -> list[Hit]:
    present = (each for each in forms if each.letters in spelled.letters)
    return apart(hit for each in present for hit in hits_of(spelled, each))


def _heading(passage: Passage, moved: Moved) -> str:
    if passage.day is None:
        return passage.heading
    told = plain(moved.day(passage.day))
    day = told.split(" ", 1)[1] if moved.dates is Dates.MONTHS else told
    return f"{passage.heading}, {day}"


@dataclass(frozen=True, slots=True)
class _Place:
    start: int
    end: int
    words: str
    mark: Mark
    hit: Hit | None = None


class _Shown:
    """Parts texts into pieces, in one way for a whole packet."""

    def __init__(self, forms: Sequence[Form], spared: frozenset[str], moved: Moved) -> None:
        self._forms = forms
        self._spared = spared
        self._moved = moved

    def pieces(self, before: str) -> tuple[Piece, ...]:
        """Return a text as a row of pieces."""
        days = _Days(before, self._moved.places(before))
        spelled = Spelled(days.text)
        places = self._places(spelled, days)
        found, at = [], 0
        for place in places:
            if place.start > at:
                found.append(_plain(days, at, place.start))
            found.append(_marked(spelled, days, place))
            at = place.end
        if at < len(days.text):
            found.append(_plain(days, at, len(days.text)))
        return tuple(found)

    def _places(self, spelled: Spelled, days: "_Days") -> list[_Place]:
        """Return what is marked, in order; what is hidden goes before all else."""
        hits = [
            hit
            for each in self._forms
            if each.letters in spelled.letters
            for hit in hits_of(spelled, each)
        ]
        spared = {hit for hit in hits if self._spared and place_of(spelled, hit) in self._spared}
        hidden = apart(hit for hit in hits if hit not in spared)
        found = [_Place(hit.start, hit.end, hit.form.into, Mark.HIDDEN, hit) for hit in hidden]
        left = [
            _Place(hit.start, hit.end, spelled.text[hit.start : hit.end], Mark.SPARED, hit)
            for hit in apart(spared)
        ]
        for place in (*left, *days.places):
            if all(place.end <= each.start or place.start >= each.end for each in found):
                found.append(place)
        return sorted(found, key=lambda place: place.start)


class _Days:
    """A text in which days are told otherwise, and the way back to what stood there."""

    def __init__(self, before: str, places: Sequence[tuple[int, int, str]]) -> None:
        self._before = before
        self._parts: list[tuple[int, int, int, int]] = []
        self.places: list[_Place] = []
        pieces, at, length = [], 0, 0
        for start, end, told in places:
            length += start - at
            self._parts.append((length, length + len(told), start, end))
            self.places.append(_Place(length, length + len(told), told, Mark.DAY))
            pieces += [before[at:start], told]
            length += len(told)
            at = end
        self.text = "".join(pieces) + before[at:]

    def stood(self, start: int, end: int) -> str:
        """Return what stood between two places of the text, a day that is touched whole."""
        return self._before[self._back(start, last=False) : self._back(end, last=True)]

    def _back(self, at: int, *, last: bool) -> int:
        number = bisect_right(self._parts, at, key=lambda part: part[0]) - 1
        if number < 0:
            return at
        begins, ends, start, end = self._parts[number]
        if begins < at < ends:
            return end if last else start
        return start if at == begins else end + at - ends


def _plain(days: _Days, start: int, end: int) -> Piece:
    return Piece(days.text[start:end], days.stood(start, end))


def _marked(spelled: Spelled, days: _Days, place: _Place) -> Piece:
    stood, hit = days.stood(place.start, place.end), place.hit
    if hit is None:
        return Piece(place.words, stood, place.mark)
    key = place_of(spelled, hit)
    return Piece(place.words, stood, place.mark, key, hit.form.words, hit.form.passage)


def stood_between(pieces: Sequence[Piece], start: int, end: int) -> str:
    """Return what stood where code points `start` to `end` of the words as shown stand now."""
    return "".join(_stood(pieces, start, end))


def _stood(pieces: Sequence[Piece], start: int, end: int) -> Iterator[str]:
    at = 0
    for piece in pieces:
        first, last = max(start - at, 0), min(end - at, len(piece.words))
        if first < last:
            yield piece.words[first:last] if piece.mark is Mark.NONE else piece.stood
        at += len(piece.words)
