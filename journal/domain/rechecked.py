"""What was found in a finished file that was to be hidden, and where."""

from dataclasses import dataclass
from enum import StrEnum


class Where(StrEnum):
    """A part of a finished file.

    BEHIND are words that a page does not show, as bookmarks, alternative texts and attributes.
    """

    PAGES = "pages"
    FOOT = "foot"
    BEHIND = "behind"
    METADATA = "metadata"
    INSIDE = "inside"
    FILE_NAME = "file_name"


@dataclass(frozen=True, slots=True)
class Found:
    """Something hidden that stands in a finished file after all.

    `sought` is what was to be hidden, `words` what stands there with a little around it. `page`
    counts from 1; it is None where there are no pages. What is not `sure` only looks like it, as
    a name of three letters may, and keeps nobody from saving.
    """

    where: Where
    sought: str
    words: str
    sure: bool
    page: int | None = None
