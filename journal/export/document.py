"""A document: what a packet says, in the shapes that every writer sets on paper."""

from dataclasses import dataclass, field

from journal.domain.drawing import Drawing
from journal.domain.packet import FOOTER
from journal.domain.paper import Paper

MOMENTS = "Moments"
THEMES = "Themes and dates"
APPENDIX = "Full entries"
"""The headings above these parts."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture of an entry: its name, what it is, and its bytes as they were added."""

    name: str
    media_type: str
    data: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Section:
    """One entry: its words are `body`, as stored; everything else is one line each.

    `under` names the headings above it, the same number for each section of a document; `aside`
    holds the sort of page, people, places and tags, `around` a line for everything else that was
    ticked, `files` each of its pictures and files in words; `pictures` those that are shown.
    """

    under: tuple[str, ...]
    date: str
    title: str
    aside: tuple[str, ...]
    prompts: tuple[str, ...]
    body: str
    files: tuple[str, ...] = ()
    pictures: tuple[Picture, ...] = ()
    around: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """A heading with words below it, as they were typed, and then lines that are a list."""

    heading: str
    words: str = ""
    items: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of an entry, in quotation marks, to stand below their date.

    `notes` are lines about them, each a sentence or two.
    """

    date: str
    words: str
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: a line above it that says what is counted, its header, and rows as long as that."""

    said: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """A drawing under its heading, all of it in words (`said`), and its numbers as a table."""

    heading: str
    said: str
    drawing: Drawing
    table: Grid


@dataclass(frozen=True, slots=True)
class Document:
    """A title, the sentences that say which days it covers and when it was made, and its parts.

    They stand in this order: `front`, which has the first page for itself; `moments` below the
    heading `MOMENTS`; `tables` below `THEMES`; `parts`, the `drawing`, the sections, and `guide`.
    `paper` is what it is set on, where it has pages.
    """

    title: str
    period: str
    made: str
    sections: tuple[Section, ...]
    footer: str = FOOTER
    front: tuple[Part, ...] = ()
    moments: tuple[Quote, ...] = ()
    tables: tuple[Grid, ...] = ()
    parts: tuple[Part, ...] = ()
    drawing: Figure | None = None
    guide: Part | None = None
    paper: Paper = Paper.A4
