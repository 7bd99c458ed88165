"""A document as PDF: tagged, with bookmarks, in the fonts that come with the program."""

from dataclasses import replace
from math import ceil

from journal.domain.paper import SHEETS
from journal.domain.report import Progress
from journal.export import long_pdf, portions
from journal.export.document import Document
from journal.export.page_data import data
from journal.export.pages import Built, build, build_beside, end_of

_TOP, _FOOT, _LINE = 85.0, 96.4, 15.4
"""Points: where the text of a page begins, what is below it, and one line with its leading."""


def write(document: Document, progress: Progress) -> Built:
    """Return the document as PDF, and the signs that no font here has.

    `progress` is told of entries, and of a long document ten times a second; what it raises ends
    the work. Raises CannotBeSet.
    """
    count, letters = len(document.sections), portions.letters_of(document.sections)
    progress(0, count)
    if letters > portions.LONG:
        return long_pdf.write(document, progress)
    made = {"packet": data(document)}
    if letters > portions.BESIDE:
        built = build_beside("packet.typ", made, lambda: progress(0, count))
    else:
        built = build("packet.typ", made)
    progress(count, count)
    return built


def lines_over(document: Document) -> int:
    """Return how many lines of the first page stand on the next one, 0 where it fits.

    Whatever it is, all of it is set: nothing is made smaller or cut.
    """
    if not document.front:
        return 0
    alone = Document(document.title, document.period, document.made, (), front=document.front)
    alone = replace(alone, paper=document.paper)
    page, down = end_of("packet.typ", {"packet": data(alone)}, "front-end")
    high = SHEETS[document.paper].height / 25.4 * 72 - _TOP - _FOOT
    return max(0, ceil(((page - 2) * high + down - _TOP) / _LINE))
