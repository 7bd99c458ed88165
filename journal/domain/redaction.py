"""Redaction: what is hidden in a packet before anything is made of it, everywhere in the same way.

The rule runs on every word of a packet, so that no writer can let out what was hidden. What the
letters of a hidden name are left in, by chance or because someone spared it, is told too: whoever
reads the finished file again needs to know it.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from journal.domain.every_word import changed, strings
from journal.domain.letters import Spelled
from journal.domain.moved_days import Dates, Moved, footer
from journal.domain.name_finding import SHORT, Form, Hit, apart, form, hits_of
from journal.domain.packet import Packet

STRUCK: Final = "[...]"
"""What stands for a struck passage, however long that was."""
AROUND: Final = 12
"""Letters on each side by which a place is known."""
_SHOWN = 24


@dataclass(frozen=True, slots=True)
class Replacement:
    """All the ways someone or something is called, and the words that stand for them.

    With `capital` these are names only where they begin with a capital letter, as "Will" does.
    """

    names: tuple[str, ...]
    into: str
    capital: bool = False


@dataclass(frozen=True, slots=True)
class Redaction:
    """What to hide: names, struck passages, and days.

    A struck passage is hidden wherever it stands. `spared` are places (`Hidden.place`) that stay as
    they are. `moved_by` is the number of days by which `Dates.MOVED` moves every day.
    """

    replacements: tuple[Replacement, ...] = ()
    struck: tuple[str, ...] = ()
    spared: frozenset[str] = frozenset()
    dates: Dates = Dates.KEPT
    moved_by: int = 0

    @property
    def forms(self) -> tuple[Form, ...]:
        """Every spelling that is looked for; what has no letters cannot be."""
        named = (
            form(name, each.into, capital=each.capital)
            for each in self.replacements
            for name in each.names
        )
        passages = (form(words, STRUCK, passage=True) for words in self.struck)
        return tuple(each for each in (*named, *passages) if each.letters)


@dataclass(frozen=True, slots=True)
class Hidden:
    """One place where something was hidden: the words that stood there, and those that stand now.

    `before` and `behind` are what stands around it in the packet as it was. `place` is what it is
    spared by.
    """

    words: str
    into: str
    before: str
    behind: str
    place: str


@dataclass(frozen=True, slots=True)
class Left:
    """Letters of something hidden that stay, known by the letters before and behind them."""

    letters: str
    before: str
    behind: str


@dataclass(frozen=True, slots=True)
class Redacted:
    """A packet in which everything asked for is hidden.

    `forms` must not be found in a file made of it, but for the letters that are `left`.
    """

    packet: Packet
    hidden: tuple[Hidden, ...] = ()
    forms: tuple[Form, ...] = ()
    left: frozenset[Left] = frozenset()

    @property
    def count(self) -> int:
        """How many places were hidden."""
        return len(self.hidden)

    @property
    def sought(self) -> tuple[str, ...]:
        """All words that must not be found, each once."""
        return tuple(dict.fromkeys(each.words for each in self.forms))


def redacted(packet: Packet, redaction: Redaction) -> Redacted:
    """Return the packet with what `redaction` asks for hidden in every word of it."""
    moved = Moved.of(packet, redaction.dates, redaction.moved_by)
    run = _Run(forms_of(redaction, moved), redaction.spared, moved)
    made = moved.finished(changed(packet, run.words, moved.day))
    said = footer(redaction.dates)
    if said:
        made = replace(made, footer=(*made.footer, said))
    days = tuple(form(words, "") for words in moved.sought)
    return Redacted(made, tuple(run.hidden), (*run.forms, *days), frozenset(run.left))


def forms_of(redaction: Redaction, moved: Moved) -> tuple[Form, ...]:
    """Return every spelling that is looked for once days are changed.

    A struck passage may hold a day, so that it is looked for with that day changed too.
    """
    struck = ((words, moved.words(words)) for words in redaction.struck)
    anew = (form(now, STRUCK, passage=True) for words, now in struck if now != words)
    return (*redaction.forms, *(each for each in anew if each.letters))


def left_in(made: object, forms: Sequence[Form]) -> frozenset[Left]:
    """Return letters that words of `made` hold by chance, as a document's own words may.

    Where they are the name itself they are not among them.
    """
    return frozenset(
        _left(spelled, each.letters, at)
        for spelled, each in _holding(strings(made), _long(forms))
        for at in _by_chance(spelled, each)
    )


def _long(forms: Sequence[Form]) -> list[Form]:
    """Return the forms that are looked for among letters alone; short ones are words."""
    return [each for each in forms if len(each.letters) > SHORT]


def _holding(texts: Iterator[str], forms: Sequence[Form]) -> Iterator[tuple[Spelled, Form]]:
    for text in texts:
        spelled = Spelled(text)
        yield from ((spelled, each) for each in forms if each.letters in spelled.letters)


def _by_chance(spelled: Spelled, wanted: Form) -> Iterator[int]:
    meant = {hit.at for hit in hits_of(spelled, wanted)}
    return (at for at in spelled.places(wanted.letters) if at not in meant)


def _left(spelled: Spelled, sought: str, at: int) -> Left:
    end = at + len(sought)
    known = spelled.letters
    return Left(sought, known[max(0, at - AROUND) : at], known[end : end + AROUND])


class _Run:
    """One walk through a packet: hides, and remembers what was hidden and what was left."""

    def __init__(self, forms: Sequence[Form], spared: Collection[str], moved: Moved) -> None:
        self.forms = tuple(forms)
        self.hidden: list[Hidden] = []
        self.left: set[Left] = set()
        self._spared = spared
        self._moved = moved

    def words(self, text: str) -> str:
        """Return the text with everything hidden in it."""
        text = self._moved.words(text)
        spelled = Spelled(text)
        present = [each for each in self.forms if each.letters in spelled.letters]
        if not present:
            return text
        hits = (hit for each in present for hit in hits_of(spelled, each))
        kept = apart(hit for hit in hits if place_of(spelled, hit) not in self._spared)
        self.hidden += (_hidden(spelled, hit) for hit in kept)
        made = _Made(text, kept)
        self._remember(made, present)
        return made.text

    def _remember(self, made: "_Made", present: Sequence[Form]) -> None:
        spelled = Spelled(made.text)
        for each in _long(present):
            for at in spelled.places(each.letters):
                first, last = spelled.sign_of(at), spelled.sign_of(at + len(each.letters) - 1)
                if not made.is_ours(first, last):
                    self.left.add(_left(spelled, each.letters, at))


class _Made:
    """A text in which hits gave way to other words."""

    def __init__(self, text: str, hits: Sequence[Hit]) -> None:
        pieces, self._ours, at, length = [], [], 0, 0
        for hit in hits:
            length += hit.start - at
            self._ours.append((length, length + len(hit.form.into)))
            length += len(hit.form.into)
            pieces += [text[at : hit.start], hit.form.into]
            at = hit.end
        self.text = "".join(pieces) + text[at:]

    def is_ours(self, first: int, last: int) -> bool:
        """Tell whether all from `first` to `last` are words that were put there."""
        return any(start <= first and last < end for start, end in self._ours)


def place_of(spelled: Spelled, hit: Hit) -> str:
    """Return what a place is spared by: its letters, and those around it."""
    known = _left(spelled, hit.form.letters, hit.at)
    return "|".join((known.before, known.letters, known.behind))


def _hidden(spelled: Spelled, hit: Hit) -> Hidden:
    text = spelled.text
    return Hidden(
        text[hit.start : hit.end],
        hit.form.into,
        text[max(0, hit.start - _SHOWN) : hit.start],
        text[hit.end : hit.end + _SHOWN],
        place_of(spelled, hit),
    )
