"""A document as PDF: tagged, with bookmarks, in the fonts that come with the program."""

import re
from collections.abc import Iterator
from dataclasses import replace
from math import ceil

from journal.domain.paper import SHEETS, Paper
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
from journal.export.pages import Built, build, end_of
from journal.export.pictures import Wrapped, wrapped
from journal.export.svg import svg

_PAPERS = {Paper.A4: "a4", Paper.LETTER: "us-letter"}
_CONTENTS_FROM = 6
_ALL_LISTED_TO = 60

# Letters and signs of one unbreakable run wider than a line; joined scripts are left alone.
_ENDLESS = re.compile("[!-%'-.0->@-\u024f\u0370-\u052f]{41,}")
_TEN = re.compile(".{10}")
_MAY_BREAK = "\u200b"
_TOP, _FOOT, _LINE = 85.0, 96.4, 15.4
"""Points: where the text of a page begins, what is below it, and one line with its leading."""
_POINT = 25.4 / 150
"""Millimetres of one point of a picture: 150 to the inch."""


def write(document: Document) -> Built:
    """Return the document as PDF, and the signs that no font here has."""
    return build("packet.typ", {"packet": _data(document)})


def lines_over(document: Document) -> int:
    """Return how many lines of the first page stand on the next one, 0 where it fits.

    Whatever it is, all of it is set: nothing is made smaller or cut.
    """
    if not document.front:
        return 0
    alone = Document(document.title, document.period, document.made, (), front=document.front)
    alone = replace(alone, paper=document.paper)
    page, down = end_of("packet.typ", {"packet": _data(alone)}, "front-end")
    high = SHEETS[document.paper].height / 25.4 * 72 - _TOP - _FOOT
    return max(0, ceil(((page - 2) * high + down - _TOP) / _LINE))


def _data(document: Document) -> dict[str, object]:
    levels = len(document.sections[0].under) if document.sections else 0
    count = len(document.sections)
    return _first(document) | {
        "title": _shown(document.title),
        "paper": _PAPERS[document.paper],
        "period": document.period,
        "made": document.made,
        "footer": document.footer,
        "levels": levels,
        "contents": count >= _CONTENTS_FROM,
        "contents_depth": levels if levels and count > _ALL_LISTED_TO else levels + 1,
        "sections": [_section(section) for section in document.sections],
    }


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
