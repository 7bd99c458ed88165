"""A document as PDF: tagged, with bookmarks, in the fonts that come with the program."""

import re
from collections.abc import Iterator

from journal.export.document import Document, Section
from journal.export.lettering import paragraphs, runs_leftwards, shown
from journal.export.pages import Built, build
from journal.export.pictures import Wrapped, wrapped

_CONTENTS_FROM = 6
_ALL_LISTED_TO = 60

# Letters and signs of one unbreakable run wider than a line; joined scripts are left alone.
_ENDLESS = re.compile("[!-%'-.0->@-\u024f\u0370-\u052f]{41,}")
_TEN = re.compile(".{10}")
_MAY_BREAK = "\u200b"
_WIDEST, _HIGHEST = 142.0, 170.0
_POINT = 25.4 / 150
"""Millimetres of one point of a picture: 150 to the inch."""


def write(document: Document) -> Built:
    """Return the document as PDF on A4 pages, and the signs that no font here has."""
    levels = len(document.sections[0].under) if document.sections else 0
    count = len(document.sections)
    packet = {
        "title": _shown(document.title),
        "period": document.period,
        "made": document.made,
        "footer": document.footer,
        "levels": levels,
        "contents": count >= _CONTENTS_FROM,
        "contents_depth": levels if levels and count > _ALL_LISTED_TO else levels + 1,
        "sections": [_section(section) for section in document.sections],
    }
    return build("packet.typ", {"packet": packet})


def _section(section: Section) -> dict[str, object]:
    return {
        "under": section.under,
        "date": section.date,
        "title": _shown(section.title),
        "aside": [_shown(name) for name in section.aside],
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
    return min(natural, _WIDEST, _HIGHEST * picture.width / picture.height)


def _paragraphs(body: str) -> Iterator[dict[str, object]]:
    for lines in paragraphs(body):
        yield {"rtl": runs_leftwards("".join(lines)), "lines": [_shown(line) for line in lines]}


def _shown(text: str) -> str:
    """Return the text as it can be set: signs without a shape as U+FFFD, long words breakable."""
    visible = shown(text.expandtabs(4))
    return _ENDLESS.sub(lambda run: _TEN.sub(rf"\g<0>{_MAY_BREAK}", run[0]), visible)
