"""Whether a page may be brought back one day: as the person decided for each page."""

from datetime import date
from enum import StrEnum
from typing import TypeAlias

from journal.domain import days


class BringBack(StrEnum):
    """What a person decided without naming a day."""

    NEVER = "never"
    ASKED = "asked"


Resurface: TypeAlias = BringBack | date | None
"""Never, only when asked for, not before a day; None while nothing was decided."""


def word_of(decided: Resurface) -> str | None:
    """Return what is kept of it: `never`, `asked`, or the day as YYYY-MM-DD."""
    return decided.isoformat() if isinstance(decided, date) else decided and decided.value


def resurface_of(word: str | None) -> Resurface:
    """Return what `word_of` gave the word for. Raises ValueError for any other."""
    if word is None:
        return None
    if word in list(BringBack):
        return BringBack(word)
    return days.parse(word)
