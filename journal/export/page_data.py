"""A document as the data of its template: every word letter by letter, fit to be set."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from journal.domain.paper import Paper
from journal.export.document import (
    MOMENTS,
    THEMES,
    Document,
    Figure,
    Grid,
    Part,
    Section,
)
from journal.export.drawn import HIGHEST, WIDEST, width_of
from journal.export.lettering import paragraphs, runs_leftwards, shown
from journal.export.pictures import Wrapped, wrapped
from journal.export.svg import svg

_PAPERS = {Paper.A4: "a4", Paper.LETTER: "us-letter"}
_CONTENTS_FROM = 6
_ALL_LISTED_TO = 60

# Letters and signs of one unbreakable run wider than a line; joined scripts are left alone.
_ENDLESS = re.compile("[!-%'-.0->@-\u024f\u0370-\u052f]{41,}")
_TEN = re.compile(".{10}")
_MAY_BREAK = "\u200b"
_POINT = 25.4 / 150
"""Millimetres of one point of a picture: 150 to the inch."""


def data(document: Document) -> dict[str, object]:
    """Return what the template `packet.typ` makes pages of."""
    shape = shape_of(document)
    return _first(document) | {
        "title": _shown(document.title),
        "paper": _PAPERS[document.paper],
        "period": document.period,
        "made": document.made,
        "footer": document.footer,
        "levels": shape.levels,
        "contents": shape.depth > 0,
        "contents_depth": shape.depth,
        "sections": [_section(section) for section in document.sections],
        "begins": None,
        "listed": [],
    }


@dataclass(frozen=True, slots=True)
class Shape:
    """How many headings stand above an entry, and how many levels of them are listed, 0 for none.

    What is not listed is there as a bookmark.
    """

    levels: int
    depth: int


def shape_of(document: Document) -> Shape:
    """Return the shape of a document."""
    count = len(document.sections)
    levels = len(document.sections[0].under) if count else 0
    if count < _CONTENTS_FROM:
        return Shape(levels, 0)
    return Shape(levels, levels if levels and count > _ALL_LISTED_TO else levels + 1)


def headings(document: Document) -> Iterator[tuple[int, str]]:
    """Yield level (from 1) and words of each heading of the entries, and of the guide."""
    above: tuple[str, ...] = ()
    for section in document.sections:
        for depth, name in enumerate(section.under, 1):
            if section.under[:depth] != above[:depth]:
                yield depth, name
        above = section.under
        yield len(above) + 1, _shown(": ".join(filter(None, (section.date, section.title))))
    if document.guide is not None:
        yield 1, _shown(document.guide.heading)


def _first(document: Document) -> dict[str, object]:
    """Return what stands before the entries, and the guide behind them."""
    rest = (document.moments, document.tables, document.parts, document.drawing, document.guide)
    return {
        "front": [_part(part) for part in document.front],
        "goes_on": any(rest) or bool(document.sections),
        "headings": {"moments": MOMENTS, "themes": THEMES},
        "moments": [
            {
                "date": quote.date,
                "paragraphs": list(_paragraphs(quote.words)),
                "notes": [_shown(note) for note in quote.notes],
            }
            for quote in document.moments
        ],
        "tables": [_table(table) for table in document.tables],
        "parts": [_part(part) for part in document.parts],
        "drawing": None if document.drawing is None else _figure(document.drawing),
        "guide": None if document.guide is None else _part(document.guide),
    }


def _part(part: Part) -> dict[str, object]:
    return {
        "heading": _shown(part.heading),
        "paragraphs": list(_paragraphs(part.words)),
        "items": [_shown(item) for item in part.items],
    }


def _table(table: Grid) -> dict[str, object]:
    return {
        "said": _shown(table.said),
        "header": [_shown(name) for name in table.header],
        "rows": [[_shown(cell) for cell in row] for row in table.rows],
    }


def _figure(figure: Figure) -> dict[str, object]:
    drawing = figure.drawing
    return {
        "heading": _shown(figure.heading),
        "said": _shown(figure.said),
        "svg": svg(drawing, figure.heading, figure.said).decode(),
        "width": width_of(drawing),
        "table": _table(figure.table),
    }


def _section(section: Section) -> dict[str, object]:
    return {
        "under": section.under,
        "date": section.date,
        "title": _shown(section.title),
        "aside": [_shown(name) for name in section.aside],
        "around": [_shown(line) for line in section.around],
        "prompts": [_shown(prompt) for prompt in section.prompts],
        "paragraphs": list(_paragraphs(section.body)),
        "files": [_shown(name) for name in section.files],
        "pictures": [
            {"name": _shown(name), "svg": picture.svg, "width": _width(picture)}
            for name, picture in drawable(section)
        ],
    }


def drawable(section: Section) -> tuple[tuple[str, Wrapped], ...]:
    """Return the pictures of an entry that can be drawn, with their names."""
    found = ((each.name, wrapped(each.data, each.media_type)) for each in section.pictures)
    return tuple((name, picture) for name, picture in found if picture is not None)


def _width(picture: Wrapped) -> float:
    """Return how wide a picture is set, in millimetres: never wider or higher than it fits."""
    natural = picture.width * _POINT
    return min(natural, WIDEST, HIGHEST * picture.width / picture.height)


def _paragraphs(body: str) -> Iterator[dict[str, object]]:
    for lines in paragraphs(body):
        yield {"rtl": runs_leftwards("".join(lines)), "lines": [_shown(line) for line in lines]}


def _shown(text: str) -> str:
    """Return the text as it can be set: signs without a shape as U+FFFD, long words breakable."""
    visible = shown(text.expandtabs(4))
    return _ENDLESS.sub(lambda run: _TEN.sub(rf"\g<0>{_MAY_BREAK}", run[0]), visible)
