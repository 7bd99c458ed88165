"""A document as one accessible HTML file: no script, nothing from outside, nothing hidden."""

import base64
import hashlib
from xml.etree import ElementTree as Tree

from journal import resources
from journal.export.document import Document
from journal.export.flow import (
    Block,
    Body,
    Heading,
    Items,
    NextPage,
    Paragraph,
    Picture,
    Role,
    Rows,
    flow,
)
from journal.export.lettering import shown
from journal.export.svg import element

_LIST_FROM = 6
"""From this many headings on, a list of them comes first."""

_ENDS_LINE = {
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "p",
    "li",
    "ul",
    "nav",
    "article",
    "main",
    "head",
    "meta",
    "table",
    "tr",
    "hr",
}
"""After these a line ends, where it means nothing, so that the source can be read as well."""

_POLICY = "default-src 'none'; style-src 'sha256-{}'; base-uri 'none'; form-action 'none'"
_SAID = {
    "viewport": "width=device-width, initial-scale=1",
    "referrer": "no-referrer",
    "robots": "noindex",
    "format-detection": "telephone=no",
}


def write(document: Document) -> bytes:
    """Return the document as HTML, UTF-8: with headings, a list of them, and rules for printing.

    All words are text nodes of a tree, so that none of them can become a part of it.
    """
    root = Tree.Element("html", lang="en")
    _add_head(root, shown(document.title))
    body = Tree.SubElement(root, "body")
    main, below = Tree.SubElement(body, "main"), tuple(flow(document))
    listed = [block for block in below if isinstance(block, Heading)][1:]
    at, number = main, 0
    for block in below:
        if isinstance(block, Heading) and block.level > 1:
            if number == 0 and len(listed) >= _LIST_FROM:
                _add_list(main, listed)
            number += 1
            at = Tree.SubElement(main, "article") if block.date else main
        _add(at, block, f"h{number}")
    Tree.SubElement(Tree.SubElement(body, "footer"), "p").text = shown(document.footer)
    for each in root.iter():
        if each.tag in _ENDS_LINE:
            each.tail = "\n"
    text = Tree.tostring(root, encoding="unicode", method="html")
    return f"<!DOCTYPE html>\n{text}\n".encode()


def _add_head(root: Tree.Element, title: str) -> None:
    style = (resources.folder() / "style" / "packet.css").read_text("utf-8")
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode("ascii")
    head = Tree.SubElement(root, "head")
    Tree.SubElement(head, "meta", charset="utf-8")
    policy = {"http-equiv": "Content-Security-Policy", "content": _POLICY.format(digest)}
    Tree.SubElement(head, "meta", policy)
    for name, content in _SAID.items():
        Tree.SubElement(head, "meta", name=name, content=content)
    Tree.SubElement(head, "title").text = title
    Tree.SubElement(head, "style").text = style


def _add_list(main: Tree.Element, listed: list[Heading]) -> None:
    nav = Tree.SubElement(main, "nav", {"aria-label": "Contents"})
    rows = Tree.SubElement(nav, "ul")
    for number, heading in enumerate(listed, 1):
        row = Tree.SubElement(rows, "li", {"class": f"level{heading.level}"})
        Tree.SubElement(row, "a", {"href": f"#h{number}", "dir": "auto"}).text = heading.line


def _add(at: Tree.Element, block: Block, anchor: str) -> None:
    if isinstance(block, Heading):
        _add_heading(at, block, anchor)
    elif isinstance(block, Body):
        for paragraph in block.paragraphs():
            _add_lines(Tree.SubElement(at, "p"), paragraph)
    elif isinstance(block, Items):
        listed = Tree.SubElement(at, "ul")
        for line in block.lines:
            Tree.SubElement(listed, "li", dir="auto").text = line
    elif isinstance(block, Rows):
        _add_table(at, block)
    elif isinstance(block, Picture):
        drawn = block.figure
        at.append(element(drawn.drawing, drawn.heading, drawn.said))
    elif isinstance(block, NextPage):
        Tree.SubElement(at, "hr", {"class": "page"})
    elif block.role in (Role.PROMPT, Role.QUOTE):
        look = {"class": block.role.value} if block.role is Role.QUOTE else {}
        quote = Tree.SubElement(at, "blockquote", look)
        _add_lines(Tree.SubElement(quote, "p"), block)
    else:
        _add_lines(Tree.SubElement(at, "p", {"class": block.role.value}), block)


def _add_heading(at: Tree.Element, heading: Heading, anchor: str) -> None:
    made = Tree.SubElement(at, f"h{heading.level}")
    if heading.level > 1:
        made.set("id", anchor)
        made.set("class", "entry" if heading.date else "group")
    if not heading.date:
        made.set("dir", "auto")
        made.text = heading.words
        return
    date = Tree.SubElement(made, "span", {"class": "date"})
    date.text = heading.date
    if heading.words:
        date.tail = " "
        Tree.SubElement(made, "bdi").text = heading.words


def _add_table(at: Tree.Element, table: Rows) -> None:
    made = Tree.SubElement(at, "table")
    header = Tree.SubElement(Tree.SubElement(made, "thead"), "tr")
    for name in table.header:
        Tree.SubElement(header, "th", scope="col").text = name
    body = Tree.SubElement(made, "tbody")
    for name, *cells in table.rows:
        row = Tree.SubElement(body, "tr")
        Tree.SubElement(row, "th", scope="row", dir="auto").text = name
        for cell in cells:
            Tree.SubElement(row, "td", dir="auto").text = cell


def _add_lines(at: Tree.Element, paragraph: Paragraph) -> None:
    if paragraph.leftwards:
        at.set("dir", "rtl")
    at.text, *others = paragraph.lines
    for line in others:
        Tree.SubElement(at, "br").tail = line
