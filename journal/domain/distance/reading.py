"""What a reading of one text says: the label it may lean toward, and the words it rests on."""

from dataclasses import dataclass
from enum import StrEnum

from journal.domain.labels import Label

VERSION = "1.4.0"


class Pole(StrEnum):
    """The side a span speaks for."""

    CHOSEN = "chosen"
    INVOLUNTARY = "involuntary"


@dataclass(frozen=True, slots=True)
class Span:
    """Words that led to a reading.

    `start` and `end` count Unicode code points of the canonical text, `end` exclusive; `dimension`
    is D1 to D8; `why` is a short sentence in on-screen words.
    """

    start: int
    end: int
    pole: Pole
    dimension: str
    why: str


@dataclass(frozen=True, slots=True)
class Reading:
    """A tentative reading of one text.

    `chosen` and `involuntary` are probabilities that the entry holds such distance of the writer's
    own; they need not sum to one and are never shown. `held_back` asks the window to show the
    "can't tell" sentence whatever the label, because signs of coercion are present.
    """

    label: Label
    chosen: float
    involuntary: float
    spans: tuple[Span, ...]
    version: str
    held_back: bool = False


@dataclass(frozen=True, slots=True)
class Manner:
    """How one person wants one text to be read.

    `struck` holds words, exactly as they stand in the text, that the person said mean something
    else: they are passed over. `feelings_differ` takes no missing or muted feeling (D5) alone for
    a sign, because the person's ways of feeling differ.
    """

    struck: tuple[str, ...] = ()
    feelings_differ: bool = False
