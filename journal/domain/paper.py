"""The two sizes of paper that people print on, and which of them is usual where."""

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

_TERRITORY: Final = re.compile(r"[_-]([A-Z]{2})(?![A-Za-z])")
_LETTER_IN: Final = frozenset(
    {
        *("BZ", "CA", "CL", "CO", "CR", "GT", "MX", "NI"),
        *("PA", "PH", "PR", "SV", "US", "VE"),
    }
)
"""Where Letter is what lies in printers (CLDR, territory information: paper size US-Letter)."""


class Paper(StrEnum):
    """A size of paper, by the name that a file may call it."""

    A4 = "a4"
    LETTER = "letter"


@dataclass(frozen=True, slots=True)
class Sheet:
    """How wide and high a sheet is, in millimetres."""

    width: float
    height: float


SHEETS: Final = {Paper.A4: Sheet(210, 297), Paper.LETTER: Sheet(215.9, 279.4)}


def usual(locale: str) -> Paper:
    """Return the paper of a locale such as "en_US.UTF-8"; A4 where it names no territory."""
    named = _TERRITORY.search(locale)
    return Paper.LETTER if named and named[1] in _LETTER_IN else Paper.A4
