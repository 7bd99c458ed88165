"""A drawing in a document for office programs: a picture with its alternative text."""

from typing import Final
from xml.etree import ElementTree as Tree

from journal.export.document import Figure
from journal.export.drawn import Drawn
from journal.export.lettering import shown

NAME: Final = "drawing.png"
"""What its file is called inside the document, and it is the only one."""
_EMU: Final = 36_000
"""English metric units in a millimetre (ECMA-376 part 1, 20.1.2.1)."""
_CLOSE: Final = {"distT": "0", "distB": "0", "distL": "0", "distR": "0"}
_MAIN: Final = "http://schemas.openxmlformats.org/drawingml/2006/main"
_PICTURE: Final = "http://schemas.openxmlformats.org/drawingml/2006/picture"
_INLINE: Final = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
_LINK: Final = "http://www.w3.org/1999/xlink"
_SVG: Final = "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"
_DRAW: Final = "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"


def add_to_word(run: Tree.Element, figure: Figure, picture: Drawn, part: str) -> None:
    """Add the drawing to a run of DOCX; `part` is the name of its relationship."""
    size = {"cx": str(round(picture.width * _EMU)), "cy": str(round(picture.height * _EMU))}
    named = {"id": "1", "name": shown(figure.heading), "descr": shown(figure.said)}
    inline = _in(_in(run, "w:drawing"), "wp:inline", **{"xmlns:wp": _INLINE}, **_CLOSE)
    _in(inline, "wp:extent", **size)
    _in(inline, "wp:docPr", **named)
    graphic = _in(inline, "a:graphic", **{"xmlns:a": _MAIN})
    inside = _in(graphic, "a:graphicData", uri=_PICTURE)
    held = _in(inside, "pic:pic", **{"xmlns:pic": _PICTURE})
    about = _in(held, "pic:nvPicPr")
    _in(about, "pic:cNvPr", **named)
    _in(about, "pic:cNvPicPr")
    fill = _in(held, "pic:blipFill")
    _in(fill, "a:blip", **{"r:embed": part})
    _in(_in(fill, "a:stretch"), "a:fillRect")
    shape = _in(held, "pic:spPr")
    place = _in(shape, "a:xfrm")
    _in(place, "a:off", x="0", y="0")
    _in(place, "a:ext", **size)
    _in(_in(shape, "a:prstGeom", prst="rect"), "a:avLst")


def add_to_open_document(at: Tree.Element, figure: Figure, picture: Drawn, file: str) -> None:
    """Add the drawing to a paragraph of ODT; `file` is its place in the document."""
    frame = _in(
        at,
        "draw:frame",
        **{
            "xmlns:draw": _DRAW,
            "xmlns:svg": _SVG,
            "xmlns:xlink": _LINK,
            "draw:name": shown(figure.heading),
            "text:anchor-type": "as-char",
            "svg:width": f"{picture.width:.2f}mm",
            "svg:height": f"{picture.height:.2f}mm",
        },
    )
    link = {"xlink:href": file, "xlink:type": "simple", "xlink:show": "embed"}
    _in(frame, "draw:image", **link, **{"xlink:actuate": "onLoad"})
    _in(frame, "svg:title").text = shown(figure.heading)
    _in(frame, "svg:desc").text = shown(figure.said)


def _in(at: Tree.Element, tag: str, **attributes: str) -> Tree.Element:
    return Tree.SubElement(at, tag, attributes)
