"""The person's own word against readings, and what became of readings that were made again."""

from dataclasses import dataclass

from journal.domain.entry import Summary
from journal.domain.labels import Label


@dataclass(frozen=True, slots=True)
class StruckOut:
    """Words of an entry that the person said mean something else."""

    entry: Summary
    words: str


@dataclass(frozen=True, slots=True)
class Exceptions:
    """Where the person overruled or stopped the reader, each newest day first.

    `corrected` are entries under a label that the person put in the place of another.
    """

    struck: tuple[StruckOut, ...] = ()
    unread: tuple[Summary, ...] = ()
    corrected: tuple[Summary, ...] = ()


@dataclass(frozen=True, slots=True)
class ReadAgain:
    """What an entry's words were read as before and after, by which versions of the reader.

    Both labels are as a window may name them (`words.shown_label`). The label that `entry` shows
    is the person's own where they gave one.
    """

    entry: Summary
    before: Label
    after: Label
    before_version: str
    after_version: str
