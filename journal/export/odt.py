"""A document as OpenDocument Text (ODF 1.3), for word processors: real headings, nobody named."""

import re
from xml.etree import ElementTree as Tree
from xml.sax.saxutils import escape

from journal import resources
from journal.domain.paper import SHEETS
from journal.export.document import Document
from journal.export.drawn import Drawn, drawn
from journal.export.flow import (
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
from journal.export.lettering import runs_leftwards, shown
from journal.export.office import added, packed, serialized
from journal.export.office_drawing import NAME, add_to_open_document

_ODF = "urn:oasis:names:tc:opendocument:xmlns"
_CONTENT = {
    "xmlns:office": f"{_ODF}:office:1.0",
    "xmlns:text": f"{_ODF}:text:1.0",
    "xmlns:table": f"{_ODF}:table:1.0",
    "xmlns:style": f"{_ODF}:style:1.0",
    "xmlns:fo": f"{_ODF}:xsl-fo-compatible:1.0",
    "office:version": "1.3",
}
_META = {
    "xmlns:office": f"{_ODF}:office:1.0",
    "xmlns:dc": "http://purl.org/dc/elements/1.1/",
    "office:version": "1.3",
}
_STYLES = {
    Role.ABOUT: "About",
    Role.WORDS: "Standard",
    Role.PROMPT: "Quotations",
    Role.FILES: "Files",
    Role.ASIDE: "Aside",
    Role.QUOTE: "Saying",
}
_LEFTWARDS = {
    "Standard": "Leftwards",
    "Cell": "Leftwards",
    "Quotations": "Quotations_20_leftwards",
    "Saying": "Leftwards",
}
_CELL = {"fo:border-bottom": "0.5pt solid #e3dfd5", "fo:padding": "1mm"}
_TABLE = {"fo:margin-bottom": "5mm", "table:align": "margins"}
_DRAWING = f"Pictures/{NAME}"
_END = b"</manifest:manifest>"
_ENTRY = f'<manifest:file-entry manifest:full-path="{_DRAWING}" manifest:media-type="image/png"/>'
_LISTED = (_END, _ENTRY.encode() + _END)
"""The end of the list of files, and what it is where the drawing is among them."""
_PIECES = re.compile("(\t|^ +| {2,}| $)")
"""Tabs, and spaces that would otherwise be one or none (ODF 1.3 part 3, section 6.1.2)."""


def write(document: Document) -> bytes:
    """Return the document as ODT; equal documents give equal bytes."""
    folder = resources.folder() / "odt"
    picture = None if document.drawing is None else drawn(document.drawing)
    listed = (folder / "manifest.xml").read_bytes()
    parts = {
        "mimetype": b"application/vnd.oasis.opendocument.text",
        "META-INF/manifest.xml": listed if picture is None else listed.replace(*_LISTED),
        "meta.xml": _meta(document),
        "styles.xml": _styles((folder / "styles.xml").read_text("utf-8"), document),
        "content.xml": _content(document, picture),
    }
    if picture is not None:
        parts[_DRAWING] = picture.png
    return packed(parts, plain_first=True)


def _styles(kept: str, document: Document) -> bytes:
    sheet = SHEETS[document.paper]
    filled = kept.replace("{width}", f"{sheet.width:g}mm").replace(
        "{height}", f"{sheet.height:g}mm"
    )
    return filled.replace("{footer}", escape(shown(document.footer))).encode()


def _meta(document: Document) -> bytes:
    root = Tree.Element("office:document-meta", _META)
    meta = added(root, "office:meta")
    added(meta, "dc:title", shown(document.title))
    added(meta, "dc:language", "en-GB")
    return serialized(root)


def _content(document: Document, picture: Drawn | None) -> bytes:
    root = Tree.Element("office:document-content", _CONTENT)
    looks = added(root, "office:automatic-styles")
    cell = added(looks, "style:style", name="Cell", family="table-cell")
    Tree.SubElement(cell, "style:table-cell-properties", _CELL)
    table = added(looks, "style:style", name="Table", family="table")
    Tree.SubElement(table, "style:table-properties", _TABLE)
    body = added(added(root, "office:body"), "office:text")
    for block in flow(document):
        if not isinstance(block, Picture):
            _add(body, block)
        elif picture is not None:
            line = added(body, "text:p", **{"style-name": "Standard"})
            add_to_open_document(line, block.figure, picture, _DRAWING)
    return serialized(root)


def _add(body: Tree.Element, block: Heading | Paragraph | Body | Items | Rows | NextPage) -> None:
    if isinstance(block, Heading):
        _add_heading(body, block)
    elif isinstance(block, Items):
        listed = added(body, "text:list", **{"style-name": "Items"})
        for line in block.lines:
            _add_line(added(listed, "text:list-item"), line)
    elif isinstance(block, Rows):
        _add_table(body, block)
    elif isinstance(block, NextPage):
        added(body, "text:p", **{"style-name": "Next_20_page"})
    else:
        _add_paragraphs(body, block)


def _add_paragraphs(body: Tree.Element, block: Body | Paragraph) -> None:
    for each in block.paragraphs() if isinstance(block, Body) else (block,):
        style = _STYLES[each.role]
        name = _LEFTWARDS.get(style, style) if each.leftwards else style
        made = added(body, "text:p", **{"style-name": name})
        for number, line in enumerate(each.lines):
            if number:
                added(made, "text:line-break")
            _add_words(made, line)


def _add_line(at: Tree.Element, line: str, style: str = "Standard") -> None:
    name = _LEFTWARDS[style] if runs_leftwards(line) else style
    _add_words(added(at, "text:p", **{"style-name": name}), line)


def _add_table(body: Tree.Element, table: Rows) -> None:
    made = added(body, "table:table", **{"style-name": "Table"})
    added(made, "table:table-column", **{"number-columns-repeated": str(len(table.header))})
    header = added(added(made, "table:table-header-rows"), "table:table-row")
    rows = (added(made, "table:table-row") for _ in table.rows)
    for line, words in zip((header, *rows), (table.header, *table.rows), strict=True):
        for cell in words:
            _add_line(added(line, "table:table-cell", **{"style-name": "Cell"}), cell, "Cell")


def _add_heading(body: Tree.Element, heading: Heading) -> None:
    level = heading.level - 1
    if level == 0:
        _add_words(added(body, "text:p", **{"style-name": "Title"}), heading.words)
        return
    style = f"Entry_20_{level}" if heading.date else f"Heading_20_{level}"
    made = added(body, "text:h", **{"style-name": style, "outline-level": str(level)})
    if not heading.date:
        _add_words(added(made, "text:span", **{"style-name": "Group"}), heading.words)
        return
    added(made, "text:span", heading.date, **{"style-name": "Day"})
    if heading.words:
        added(made, "text:line-break")
        _add_words(made, heading.words)


def _add_words(at: Tree.Element, line: str) -> None:
    """Add a line to what `at` holds, each tab and each row of spaces as such."""
    for piece in _PIECES.split(line):
        if piece == "\t":
            added(at, "text:tab")
        elif piece and not piece.strip(" "):
            added(at, "text:s", c=str(len(piece)))
        elif piece:
            _append(at, piece)


def _append(at: Tree.Element, words: str) -> None:
    if len(at):
        at[-1].tail = (at[-1].tail or "") + words
    else:
        at.text = (at.text or "") + words
