"""A document as one row of blocks, for writers that set one block after the other."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from journal.domain.unshown import Unshown
from journal.export.document import (
    MOMENTS,
    THEMES,
    Document,
    Figure,
    Grid,
    Part,
    Quote,
    Section,
)
from journal.export.lettering import paragraphs, runs_leftwards, shown, verbatim


class Role(StrEnum):
    """What a paragraph is for; a writer has one look for each."""

    ABOUT = "about"
    WORDS = "words"
    PROMPT = "prompt"
    FILES = "files"
    ASIDE = "aside"
    QUOTE = "quote"


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading: 1 is the title of the document, 2 the next below it; `date` may be empty."""

    level: int
    words: str
    date: str = ""

    @property
    def line(self) -> str:
        """Date and words as one line."""
        return ": ".join(part for part in (self.date, self.words) if part)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Words in one direction, as the lines they were typed in."""

    role: Role
    lines: tuple[str, ...]

    @property
    def leftwards(self) -> bool:
        """Whether it is written from right to left."""
        return runs_leftwards("".join(self.lines))


@dataclass(frozen=True, slots=True)
class Body:
    """What someone wrote in an entry: verbatim, but for line ends and signs without a shape."""

    source: str

    def paragraphs(self) -> Iterator[Paragraph]:
        """Yield it paragraph by paragraph."""
        yield from (Paragraph(Role.WORDS, lines) for lines in paragraphs(self.source))


@dataclass(frozen=True, slots=True)
class Items:
    """A list, each item one line."""

    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Rows:
    """A table; each row is as long as its header and begins with its name."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    @property
    def lines(self) -> tuple[str, ...]:
        """The words of every cell."""
        return tuple(cell for row in (self.header, *self.rows) for cell in row)


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawing, for those who can show one; all that it says stands in words around it."""

    figure: Figure
    lines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NextPage:
    """What follows begins a page of its own, where there are pages."""

    lines: tuple[str, ...] = ()


Block: TypeAlias = Heading | Paragraph | Body | Items | Rows | Picture | NextPage


def flow(document: Document) -> Iterator[Block]:
    """Yield what the document says from top to bottom, every sign `shown`; not its footer."""
    yield Heading(1, shown(document.title))
    yield Paragraph(Role.ABOUT, tuple(filter(None, (document.period, document.made))))
    yield from _first(document)
    above: tuple[str, ...] = ()
    for section in document.sections:
        yield from _groups(above, section.under)
        above = section.under
        yield from _section(section)
    if document.guide is not None:
        yield from _part(document.guide)


def _first(document: Document) -> Iterator[Block]:
    """Yield what stands before the entries."""
    for part in document.front:
        yield from _part(part)
    if document.front:
        yield NextPage()
    if document.moments:
        yield Heading(2, MOMENTS)
    for quote in document.moments:
        yield from _quote(quote)
    if document.tables:
        yield Heading(2, THEMES)
    for table in document.tables:
        yield from _table(table)
    for part in document.parts:
        yield from _part(part)
    if document.drawing is not None:
        yield Heading(2, shown(document.drawing.heading))
        yield Picture(document.drawing)
        yield Paragraph(Role.ABOUT, (shown(document.drawing.said),))
        yield from _table(document.drawing.table)


def _part(part: Part) -> Iterator[Block]:
    yield Heading(2, shown(part.heading))
    if part.words:
        yield Body(verbatim(part.words))
    if part.items:
        yield Items(tuple(map(shown, part.items)))


def _quote(quote: Quote) -> Iterator[Block]:
    yield Heading(3, "", quote.date)
    yield from (Paragraph(Role.QUOTE, lines) for lines in paragraphs(quote.words))
    yield from (Paragraph(Role.ASIDE, (shown(note),)) for note in quote.notes)


def _table(table: Grid) -> Iterator[Block]:
    yield Paragraph(Role.ABOUT, (shown(table.said),))
    yield Rows(tuple(map(shown, table.header)), tuple(tuple(map(shown, row)) for row in table.rows))


def unshown(document: Document, signs: frozenset[str]) -> tuple[Unshown, ...]:
    """Return under which headings these signs stand, in their order."""
    found: dict[str, set[str]] = {}
    under = ""
    for block in flow(document) if signs else ():
        under = block.line if isinstance(block, Heading) else under
        if held := signs.intersection(_text(block)):
            found.setdefault(under, set()).update(held)
    return tuple(Unshown(under, "".join(sorted(held))) for under, held in found.items())


def _text(block: Block) -> str:
    if isinstance(block, Heading):
        return block.line
    return block.source if isinstance(block, Body) else "".join(block.lines)


def _groups(above: tuple[str, ...], under: tuple[str, ...]) -> Iterator[Heading]:
    for depth, name in enumerate(under):
        if under[: depth + 1] != above[: depth + 1]:
            yield Heading(depth + 2, name)


def _section(section: Section) -> Iterator[Block]:
    yield Heading(len(section.under) + 2, shown(section.title), section.date)
    for prompt in section.prompts:
        yield Paragraph(Role.PROMPT, (shown(prompt),))
    if section.body:
        yield Body(verbatim(section.body))
    if section.files:
        yield Paragraph(Role.FILES, ("With it: " + shown(_listed(section.files)),))
    if section.aside:
        yield Paragraph(Role.ASIDE, ("Kept under: " + shown(_listed(section.aside)),))
    yield from (Paragraph(Role.ASIDE, (shown(words),)) for words in section.around)


def _listed(names: tuple[str, ...]) -> str:
    return " · ".join(names)
