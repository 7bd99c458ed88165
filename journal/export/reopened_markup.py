"""The words of HTML and XML, and those behind them: attributes, styles and remarks."""

import re
from base64 import b64decode
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Final

from journal.domain.rechecked import Where
from journal.export.piece import Piece

_PARTS_LINES: Final = {
    *("p", "div", "li", "ul", "ol", "br", "hr", "h1", "h2", "h3", "h4", "h5", "h6", "title"),
    *("tr", "td", "th", "table", "article", "section", "nav", "main", "footer", "header"),
    *("blockquote", "figure", "figcaption", "style", "dt", "dd", "desc", "text"),
    *("w:p", "w:br", "w:tab", "w:tc", "text:p", "text:h", "text:line-break", "text:tab"),
    *("text:s", "dc:title", "dc:creator", "dc:description", "dc:subject"),
}
"""Elements of a web page, of Word and of OpenDocument that part the words in them from others."""
_PACKED: Final = re.compile(r"data:[\w/+.-]*;base64,([A-Za-z0-9+/=\s]+)")


def markup(source: str, where: Where) -> Iterator[Piece]:
    """Yield the words of a source as one piece, and what stands behind them piece by piece."""
    reader = _Reader()
    reader.feed(source)
    reader.close()
    yield Piece(where, "".join(reader.words))
    yield from (Piece(Where.BEHIND, words) for words in dict.fromkeys(reader.behind))


class _Reader(HTMLParser):
    """Takes words, attributes and remarks out of HTML or XML."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.words: list[str] = []
        self.behind: list[str] = []
        self._in_style = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep attributes; a new paragraph begins a new line."""
        self._in_style = tag == "style"
        if tag in _PARTS_LINES:
            self.words.append("\n")
        for name, value in attrs:
            if value and not name.startswith("xmlns"):
                self._keep(value)

    def handle_endtag(self, tag: str) -> None:
        """End the line with its paragraph."""
        self._in_style = False
        if tag in _PARTS_LINES:
            self.words.append("\n")

    def handle_data(self, data: str) -> None:
        """Keep words."""
        (self.behind if self._in_style else self.words).append(data)

    def handle_comment(self, data: str) -> None:
        """Keep a remark."""
        self.behind.append(data)

    def handle_pi(self, data: str) -> None:
        """Keep an instruction to a program."""
        self.behind.append(data)

    def handle_decl(self, decl: str) -> None:
        """Keep a declaration."""
        self.behind.append(decl)

    def unknown_decl(self, data: str) -> None:
        """Keep what stands in a section of CDATA."""
        self.words.append(data)

    def _keep(self, value: str) -> None:
        """Keep an attribute; of a file packed in it, what that holds."""
        self.behind.append(_PACKED.sub("", value))
        for packed in _PACKED.finditer(value):
            self.behind.append(b64decode(packed[1]).decode("latin-1"))
