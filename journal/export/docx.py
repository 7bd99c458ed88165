"""A document as DOCX (ECMA-376), for word processors: real headings, and nobody named in it.

It is made part by part, since every library starts from a file that someone made and names.
"""

from xml.etree import ElementTree as Tree

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
from journal.export.office_drawing import NAME, add_to_word

_W = {"xmlns:w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main"}
_R = {"xmlns:r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships"}
_CORE = {
    "xmlns:cp": "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
    "xmlns:dc": "http://purl.org/dc/elements/1.1/",
}
_KEPT = {
    "[Content_Types].xml": "types.xml",
    "_rels/.rels": "package.xml",
    "word/_rels/document.xml.rels": "document_parts.xml",
    "word/styles.xml": "styles.xml",
    "word/settings.xml": "settings.xml",
    "word/numbering.xml": "numbering.xml",
}
"""The parts that are the same in every document, each with its file in `resources/docx`."""

_STYLES = {
    Role.ABOUT: "About",
    Role.WORDS: "Normal",
    Role.PROMPT: "Quote",
    Role.FILES: "Files",
    Role.ASIDE: "Aside",
    Role.QUOTE: "Saying",
}
_SPACE = {"xml:space": "preserve"}
_DRAWING = "drawing"
_RELATED = (
    f'<Relationship Id="{_DRAWING}" Type="{_R["xmlns:r"]}/image" Target="media/{NAME}"/>'
    "</Relationships>"
).encode()
"""What names the drawing among the parts of the document."""


def write(document: Document) -> bytes:
    """Return the document as DOCX; equal documents give equal bytes."""
    folder = resources.folder() / "docx"
    parts = {name: (folder / file).read_bytes() for name, file in _KEPT.items()}
    picture = None if document.drawing is None else drawn(document.drawing)
    if picture is not None:
        parts[f"word/media/{NAME}"] = picture.png
        named = parts["word/_rels/document.xml.rels"]
        parts["word/_rels/document.xml.rels"] = named.replace(b"</Relationships>", _RELATED)
    parts["docProps/core.xml"] = _core(document)
    parts["word/footer.xml"] = _footer(document)
    parts["word/document.xml"] = _body(document, picture)
    return packed(parts)


def _core(document: Document) -> bytes:
    root = Tree.Element("cp:coreProperties", _CORE)
    added(root, "dc:title", shown(document.title))
    added(root, "dc:language", "en-GB")
    return serialized(root)


def _footer(document: Document) -> bytes:
    root = Tree.Element("w:ftr", _W)
    paragraph = _paragraph(root, "Footer")
    _add_run(paragraph, (shown(document.footer),))
    added(added(paragraph, "w:r"), "w:tab")
    _add_field(paragraph, "PAGE")
    _add_run(paragraph, (" of ",))
    _add_field(paragraph, "NUMPAGES")
    return serialized(root)


def _add_field(paragraph: Tree.Element, name: str) -> None:
    _add_run(added(paragraph, "w:fldSimple", instr=name), ("1",))


def _body(document: Document, picture: Drawn | None) -> bytes:
    root = Tree.Element("w:document", _W | _R)
    body = added(root, "w:body")
    for block in flow(document):
        if not isinstance(block, Picture):
            _add(body, block)
        elif picture is not None:
            held = _paragraph(body, "Normal")
            added(held[0], "w:keepNext")  # what is said in its place stays with it
            add_to_word(added(held, "w:r"), block.figure, picture, _DRAWING)
    section = added(body, "w:sectPr")
    footer = added(section, "w:footerReference", type="default")
    footer.set("r:id", "footer")
    sheet = SHEETS[document.paper]
    added(section, "w:pgSz", w=_twips(sheet.width), h=_twips(sheet.height))
    edges = {"top": "1440", "right": "1440", "bottom": "1440", "left": "1440"}
    added(section, "w:pgMar", **edges, header="720", footer="720", gutter="0")
    return serialized(root)


def _twips(millimetres: float) -> str:
    return str(round(millimetres / 25.4 * 1440))


def _add(body: Tree.Element, block: Heading | Paragraph | Body | Items | Rows | NextPage) -> None:
    if isinstance(block, Heading):
        _add_heading(body, block)
    elif isinstance(block, Items):
        for line in block.lines:
            _add_line(body, "Item", line)
    elif isinstance(block, Rows):
        _add_table(body, block)
    elif isinstance(block, NextPage):
        added(added(_paragraph(body, "Normal"), "w:r"), "w:br", type="page")
    else:
        for each in block.paragraphs() if isinstance(block, Body) else (block,):
            leftwards = each.leftwards
            made = _paragraph(body, _STYLES[each.role], leftwards=leftwards)
            _add_run(made, each.lines, leftwards=leftwards)


def _add_line(at: Tree.Element, style: str, line: str) -> None:
    leftwards = runs_leftwards(line)
    _add_run(_paragraph(at, style, leftwards=leftwards), (line,), leftwards=leftwards)


def _add_table(body: Tree.Element, table: Rows) -> None:
    made = added(body, "w:tbl")
    look = added(made, "w:tblPr")
    added(look, "w:tblW", w="5000", type="pct")
    border = added(added(look, "w:tblBorders"), "w:insideH", val="single", sz="4", color="E3DFD5")
    border.set("w:space", "0")
    added(look, "w:tblLook", firstRow="1", firstColumn="1")
    grid = added(made, "w:tblGrid")
    for _ in table.header:
        added(grid, "w:gridCol")
    for number, row in enumerate((table.header, *table.rows)):
        line = added(made, "w:tr")
        if number == 0:
            added(added(line, "w:trPr"), "w:tblHeader")
        for words in row:
            _add_line(added(line, "w:tc"), "Cell", words)
    _paragraph(body, "Cell")  # a table may not be the last in a document


def _add_heading(body: Tree.Element, heading: Heading) -> None:
    leftwards = runs_leftwards(heading.line)
    if heading.level == 1:
        made = _paragraph(body, "Title", leftwards=leftwards)
    else:
        style = f"Heading{heading.level - 1}"
        made = _paragraph(body, style, ruled=bool(heading.date), leftwards=leftwards)
    if heading.date:
        day = _add_run(made, (heading.date,), style="Day")
        if heading.words:
            added(day, "w:br")
    if heading.words:
        grouped = heading.level > 1 and not heading.date
        style = "Group" if grouped else ""
        _add_run(made, (heading.words,), style=style, leftwards=runs_leftwards(heading.words))


def _paragraph(
    at: Tree.Element, style: str, *, ruled: bool = False, leftwards: bool = False
) -> Tree.Element:
    made = added(at, "w:p")
    look = added(made, "w:pPr")
    added(look, "w:pStyle", val=style)
    if ruled:
        line = {"val": "single", "sz": "4", "space": "14", "color": "E3DFD5"}
        border = added(look, "w:pBdr")
        for side in ("w:top", "w:between"):  # else one line would do for two headings in a row
            added(border, side, **line)
    if leftwards:
        added(look, "w:bidi")
    return made


def _add_run(
    paragraph: Tree.Element, lines: tuple[str, ...], *, style: str = "", leftwards: bool = False
) -> Tree.Element:
    run = added(paragraph, "w:r")
    if style or leftwards:
        look = added(run, "w:rPr")
        if style:
            added(look, "w:rStyle", val=style)
        if style == "Day":
            added(look, "w:b", val="0")
        if leftwards:
            added(look, "w:rtl")
    for number, line in enumerate(lines):
        if number:
            added(run, "w:br")
        _add_words(run, line)
    return run


def _add_words(run: Tree.Element, line: str) -> None:
    """Add a line, its tabs as such: in text they would count as a blank."""
    for number, words in enumerate(line.split("\t")):
        if number:
            added(run, "w:tab")
        if words:
            Tree.SubElement(run, "w:t", _SPACE).text = words
