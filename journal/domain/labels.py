"""The five answers to one question: who made the distance in this entry?"""

from dataclasses import dataclass
from enum import StrEnum


class Label(StrEnum):
    """Whether an entry holds distance of the writer's own, and who made it."""

    CHOSEN = "chosen"
    INVOLUNTARY = "involuntary"
    MIXED = "mixed"
    NONE = "none"
    UNCLEAR = "unclear"


class LabelFrom(StrEnum):
    """Where a label comes from; all but TEXT are the person's own word."""

    CHECKIN = "checkin"
    CORRECTED = "corrected"
    AGREED = "agreed"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Correction:
    """The person's own word on a label; `source` is CORRECTED or AGREED."""

    label: Label
    source: LabelFrom
