"""A recipe: all that a person decides about a packet, before any entry is looked up for it."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from typing import Final

from journal.domain.packet import NEUTRAL_TITLE, Front, Part
from journal.domain.paper import Paper
from journal.domain.redaction import Redaction
from journal.domain.ticks import Tick

MOST_TO_TALK_ABOUT: Final = 3
MOST_WORDS: Final = 350
"""Words on the first page, about as many as one page holds."""

HELPED = "What helped, and what I tried"
BEHIND = "What might be behind it, in my words"
NOT_SAID = "Things I have not said"
OTHERS_SAID = "What others have said"


class Listener(StrEnum):
    """Who it is for, which decides what a new recipe begins with."""

    THERAPIST = "therapist"
    PRESCRIBER = "prescriber"
    FRIEND = "friend"


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which entries are meant: all that match the `query` and the days, and these besides.

    `since_last` lets the days begin with that of the last hand-over. With `basket` everything
    gathered there is meant too, with `by_hand` in the order it has there. `ids` and `agreed` are
    uuids or beginnings of them; an entry that is never to be brought back is left out unless it is
    `agreed`.
    """

    query: str = ""
    since: date | None = None
    until: date | None = None
    since_last: bool = False
    ids: tuple[str, ...] = ()
    basket: bool = False
    by_hand: bool = False
    agreed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Picked:
    """A moment: words that stand so in an entry, with its label only if that was ticked."""

    entry: str
    words: str
    label: bool = False
    about: str = ""


@dataclass(frozen=True, slots=True)
class Recipe:
    """What goes into a packet; everything is off that nobody asked for.

    Without `paper` the pages are set on what is usual where they are made.
    """

    title: str = NEUTRAL_TITLE
    listener: Listener = Listener.THERAPIST
    to_whom: str = ""
    wanted: Wanted = field(default_factory=Wanted)
    front: Front | None = None
    moments: tuple[Picked, ...] = ()
    parts: tuple[Part, ...] = ()
    themes: bool = True
    river: bool = False
    appendix: bool = False
    guide: bool = False
    pictures: bool = False
    paper: Paper | None = None
    ticks: frozenset[Tick] = frozenset()
    redaction: Redaction = field(default_factory=Redaction)


_PARTS: Final[Mapping[Listener, tuple[str, ...]]] = {
    Listener.THERAPIST: (HELPED, BEHIND, NOT_SAID, OTHERS_SAID),
    Listener.PRESCRIBER: (HELPED, OTHERS_SAID),
    Listener.FRIEND: (NOT_SAID,),
}


def template(listener: Listener) -> Recipe:
    """Return the recipe that a packet for this listener begins with; all of it can be changed.

    The headings stand there to be filled: what stays empty does not appear. A friend gets moments
    and no tables; only someone who is not used to such pages is told how to read them.
    """
    made = Recipe(
        listener=listener,
        wanted=Wanted(since_last=True, basket=True),
        front=Front(),
        parts=tuple(Part(title, "") for title in _PARTS[listener]),
        themes=listener is not Listener.FRIEND,
    )
    return replace(made, guide=listener is Listener.PRESCRIBER)


def words_of(front: Front) -> int:
    """Return how many words were typed for the first page."""
    lines = (*front.talk_about, *front.questions, *front.for_prescriber)
    typed = (front.period, front.what_changed, front.good_thing, *lines)
    return sum(len(words.split()) for words in typed)
