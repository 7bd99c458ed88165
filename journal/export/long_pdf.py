"""A long document as PDF: portion by portion, each set by a process beside this, and joined.

So it needs the memory of its largest portion, can be ended at any time, and tells how far it has
come. Pages are numbered through; how many there are in all nobody knows when the first is set.
"""

from collections.abc import Sequence
from dataclasses import replace

from journal.domain.errors import CannotBeSet
from journal.domain.report import Progress
from journal.export.document import Document
from journal.export.joined import Bookmark, bookmarks, joined, pages_of
from journal.export.page_data import data, headings, shape_of
from journal.export.pages import Built, build, build_beside
from journal.export.portions import Portion, portions


def write(document: Document, progress: Progress) -> Built:
    """Return the whole document; raises CannotBeSet, and what `progress` raises."""
    setting = _Setting(document, progress)
    page = ahead = pages_of(setting.head().data)
    parts, marks, unshown = list[bytes](), list[Bookmark](), frozenset[str]()
    for portion in portions(document.sections):
        made = setting.portion(portion, page + 1)
        marks += bookmarks(made.data, page)[portion.repeated :]
        page += pages_of(made.data)
        parts.append(made.data)
        unshown |= made.unshown
    head = setting.head(marks)
    if pages_of(head.data) != ahead:
        raise CannotBeSet
    return Built(joined(head.data, parts, marks), unshown | head.unshown)


class _Setting:
    """Sets the parts of one document, and tells how many of its entries are done."""

    def __init__(self, document: Document, progress: Progress) -> None:
        self._document = document
        self._progress = progress
        self._done = 0
        self._depth = shape_of(document).depth
        listed = headings(document) if self._depth else ()
        self._rows = [(level, words) for level, words in listed if level <= self._depth]

    def head(self, marks: Sequence[Bookmark] = ()) -> Built:
        """Return what stands before the entries, with the pages on which these will stand.

        Without bookmarks it is as long, and lists no page that is true.
        """
        pages = [mark.page for mark in marks if mark.level <= self._depth] or [0] * len(self._rows)
        rows = [(*row, page) for row, page in zip(self._rows, pages, strict=True)]
        alone = replace(self._document, sections=(), guide=None)
        shape = {"contents": bool(rows), "contents_depth": self._depth, "goes_on": True}
        return build("packet.typ", {"packet": data(alone) | shape | {"begins": 1, "listed": rows}})

    def portion(self, portion: Portion, begins: int) -> Built:
        """Return these entries, the first on page `begins`; the last ones with the guide."""
        whole, done = self._document, self._done + len(portion.sections)
        guide = whole.guide if done == len(whole.sections) else None
        alone = Document(whole.title, "", "", portion.sections, whole.footer, guide=guide)
        made = data(replace(alone, paper=whole.paper)) | {"contents": False, "begins": begins}
        built = build_beside("packet.typ", {"packet": made}, self._go_on)
        self._done = done
        self._go_on()
        return built

    def _go_on(self) -> None:
        self._progress(self._done, len(self._document.sections))
