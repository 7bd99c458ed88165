"""A reading: the label an entry may lean toward, and the words it rests on."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from journal.domain.labels import Label


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


VERSION = "0.1.0"


class Reader:
    """Reads texts by the cue tables it was given; holds no text."""

    def __init__(self, tables: Mapping[str, Any]) -> None:
        self._tables = tables

    def read(self, text: str, prompt: str | None = None) -> Reading:
        """Return a reading of `text`, which must be canonical."""
        return Reading(Label.UNCLEAR, 0.2, 0.2, (), VERSION)
