"""Whether a page may be brought back one day: as the person decided for each page."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import TypeAlias

from journal.domain import days
from journal.domain.labels import Label, LabelFrom
from journal.domain.prompts import root_id


class BringBack(StrEnum):
    """What a person decided without naming a day."""

    NEVER = "never"
    ASKED = "asked"


Resurface: TypeAlias = BringBack | date | None
"""Never, only when asked for, not before a day; None while nothing was decided."""


@dataclass(frozen=True, slots=True)
class Standing:
    """All of a page that decides whether it may come back; `prompts` are those it answers."""

    decided: Resurface = None
    veiled: bool = False
    label: Label | None = None
    label_from: LabelFrom | None = None
    prompts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Rules:
    """What holds on one day; `deep` are the ids of prompts that may touch past hurt."""

    today: date
    deep: frozenset[str] = frozenset()

    def may_return(self, page: Standing, *, heavy_too: bool) -> bool:
        """Tell whether a page may be brought back to someone who asked for pages of other days.

        A heavy one, and one that was to come only when asked for, needs the person to say so for
        this asking, which is `heavy_too`. One that was never to come stays away all the same.
        """
        if page.decided is BringBack.NEVER or self._is_too_early(page):
            return False
        return heavy_too or not (self.is_heavy(page) or page.decided is BringBack.ASKED)

    def is_heavy(self, page: Standing) -> bool:
        """Tell whether a page is veiled, answers a deep prompt, or is involuntary by own word."""
        own = page.label_from is not None and page.label_from is not LabelFrom.TEXT
        return page.veiled or self._is_deep(page) or (own and page.label is Label.INVOLUNTARY)

    def is_covered(self, page: Standing) -> bool:
        """Tell whether a page among others that are read one after another shows no words yet."""
        decided = page.decided is not None and not isinstance(page.decided, date)
        return decided or page.veiled or self._is_deep(page) or self._is_too_early(page)

    def _is_too_early(self, page: Standing) -> bool:
        return isinstance(page.decided, date) and self.today < page.decided

    def _is_deep(self, page: Standing) -> bool:
        return any(root_id(prompt) in self.deep for prompt in page.prompts)


def on_this_day(today: date) -> tuple[str, ...]:
    """Return month and day (MM-DD) of the pages that belong to this day of other years.

    In a year without 29 February its pages belong to the day before.
    """
    here = today.isoformat()[-5:]
    last_of_february = here == "02-28" and (today + timedelta(days=1)).month == 3
    return (here, "02-29") if last_of_february else (here,)


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
