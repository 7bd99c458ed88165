"""What other programs' libraries find in a finished file: its headings, and its words in order."""

import io
import json
import zipfile
from collections.abc import Callable
from html.parser import HTMLParser

import docx
import docx.table
import odfdo

from tests.export.samples import body_text, bookmarks

HEADINGS = ("h1", "h2", "h3", "h4", "h5")
WORDS = ("p", "li", "td", "th")


class _Page(HTMLParser):
    """Collects the words of each heading and paragraph of a page, and every tag and attribute."""

    def __init__(self) -> None:
        super().__init__()
        self.blocks: list[tuple[str, str]] = []
        self.seen: list[tuple[str, dict[str, str | None]]] = []
        self._open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, dict(attrs)))
        if tag == "br":
            self.blocks[-1] = (self.blocks[-1][0], self.blocks[-1][1] + "\n")
        elif tag in (*HEADINGS, *WORDS):
            self._open.append(tag)
            self.blocks.append((tag, ""))

    def handle_endtag(self, tag: str) -> None:
        if self._open and self._open[-1] == tag:
            self._open.pop()

    def handle_data(self, data: str) -> None:
        if self._open:
            self.blocks[-1] = (self.blocks[-1][0], self.blocks[-1][1] + data)


def page(data: bytes) -> _Page:
    """Return an HTML file as it is parsed."""
    found = _Page()
    found.feed(data.decode())
    found.close()
    return found


def _docx(data: bytes) -> list[tuple[int, str]]:
    levels = {"Title": 0, **{f"Heading {level}": level for level in range(1, 5)}}
    found = []
    for each in docx.Document(io.BytesIO(data)).iter_inner_content():
        if isinstance(each, docx.table.Table):
            found += [(-1, cell.text) for row in each.rows for cell in row.cells]
        else:
            found.append((levels.get(each.style.name if each.style else "", -1), each.text))
    return found


def _odt(data: bytes) -> list[tuple[int, str]]:
    found = []
    for each in odfdo.Document(io.BytesIO(data)).body.get_elements("//text:h | //text:p"):
        title = isinstance(each, odfdo.Paragraph) and each.style == "Title"
        level = int(each.level) if isinstance(each, odfdo.Header) else 0 if title else -1
        found.append((level, each.inner_text))
    return found


def _html(data: bytes) -> list[tuple[int, str]]:
    return [
        (HEADINGS.index(tag) if tag in HEADINGS else -1, text) for tag, text in page(data).blocks
    ]


READ: dict[str, Callable[[bytes], list[tuple[int, str]]]] = {
    "docx": _docx,
    "odt": _odt,
    "html": _html,
}
"""Each form that has headings and paragraphs, with what reads them: the level of a heading (0 for
the title, 1 below it), or -1, and the words."""


def words(form: str, data: bytes) -> str:
    """Return all words of a finished file as one text."""
    if form == "pdf":
        return body_text(data).replace("\u200b", "")
    if form == "json":
        entries = json.loads(data)["entries"]
        return "\n".join(f"{each['title']}\n{each['text']}" for each in entries)
    if form in READ:
        return "\n".join(text for _, text in READ[form](data))
    return data.decode()


def outline(form: str, data: bytes) -> list[tuple[int, str]]:
    """Return level and words of each heading below the title, the highest level being 1."""
    if form == "pdf":
        return [(level + 1, title) for level, title in bookmarks(data)]
    return [(level, text) for level, text in READ[form](data) if level > 0]


def members(data: bytes) -> dict[str, bytes]:
    """Return the parts of a DOCX or ODT file."""
    with zipfile.ZipFile(io.BytesIO(data)) as container:
        return {name: container.read(name) for name in container.namelist()}
