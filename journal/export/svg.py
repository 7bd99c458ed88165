"""A drawing as SVG with its title and its description inside, built as a tree."""

import re
from collections.abc import Iterator
from xml.etree import ElementTree as Tree

from journal.domain.drawing import Anchor, Drawing, Ink, Line, Pattern, Rect, Shape, Size, Text

_SPACE = "http://www.w3.org/2000/svg"
_INKS = {
    Ink.CHOSEN: "#2F6B5E",
    Ink.INVOLUNTARY: "#8A5A2B",
    Ink.MIXED: "#26302E",
    Ink.NONE: "#26302E",
    Ink.UNCLEAR: "#5A6663",
    Ink.AXIS: "#857F72",
    Ink.FAINT: "#E3DFD5",
    Ink.WORDS: "#26302E",
    Ink.SOFT: "#5A6663",
}
_PAPER = "#FFFFFF"
_FONT = "Inter, sans-serif"
_SIZES = {Size.HEADING: "15", Size.BODY: "13", Size.SMALL: "12"}
_ANCHORS = {Anchor.LEFT: "start", Anchor.MIDDLE: "middle", Anchor.RIGHT: "end"}
_TILE = 6
_TILES = {
    Pattern.HATCHED: "M-1,1 L1,-1 M0,6 L6,0 M5,7 L7,5",
    Pattern.CROSSED: "M-1,1 L1,-1 M0,6 L6,0 M5,7 L7,5 M-1,5 L1,7 M0,0 L6,6 M5,-1 L7,1",
}
_BROKEN = "3 2.4"
_NOT_IN_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 cannot hold, not even escaped (section 2.2)."""


def svg(drawing: Drawing, title: str, said: str) -> bytes:
    """Return the drawing as an SVG 1.1 file in UTF-8, as `element` makes it."""
    root = element(drawing, title, said)
    return bytes(Tree.tostring(root, encoding="utf-8", xml_declaration=True))


def element(drawing: Drawing, title: str, said: str) -> Tree.Element:
    """Return the drawing as an element of SVG, dark on white.

    `title` and `said` become its title and desc, which a screen reader reads in place of shapes.
    """
    size = {"width": _plain(drawing.width), "height": _plain(drawing.height)}
    root = Tree.Element("svg", {"xmlns": _SPACE, "version": "1.1", "role": "img", **size})
    root.set("viewBox", f"0 0 {size['width']} {size['height']}")
    root.set("aria-labelledby", "title desc")
    for name, words in (("title", title), ("desc", said)):
        Tree.SubElement(root, name, {"id": name}).text = _clean(words)
    _add_patterns(root, drawing)
    Tree.SubElement(root, "rect", {**size, "fill": _PAPER})
    for shape in drawing.shapes:
        _add(root, shape)
    return root


def _add(root: Tree.Element, shape: Shape) -> None:
    if isinstance(shape, Rect):
        Tree.SubElement(root, "rect", _rect(shape))
    elif isinstance(shape, Line):
        Tree.SubElement(root, "line", _line(shape))
    else:
        Tree.SubElement(root, "text", _text(shape)).text = _clean(shape.words)


def _rect(rect: Rect) -> dict[str, str]:
    """Return a rectangle whose outline lies inside it, so that its length is that of its count."""
    half = min(0.5, rect.width / 4, rect.height / 4)
    made = {
        "x": _plain(rect.x + half),
        "y": _plain(rect.y + half),
        "width": _plain(rect.width - 2 * half),
        "height": _plain(rect.height - 2 * half),
        "fill": _fill(rect),
        "stroke": _INKS[rect.ink],
        "stroke-width": _plain(2 * half),
    }
    return made | ({"stroke-dasharray": _BROKEN} if rect.pattern is Pattern.DASHED else {})


def _line(line: Line) -> dict[str, str]:
    ends = {"x1": line.x1, "y1": line.y1, "x2": line.x2, "y2": line.y2}
    made = {name: _plain(length) for name, length in ends.items()}
    made |= {"stroke": _INKS[line.ink], "stroke-width": "1"}
    return made | ({"stroke-dasharray": _BROKEN} if line.dashed else {})


def _text(text: Text) -> dict[str, str]:
    return {
        "x": _plain(text.x),
        "y": _plain(text.y),
        "fill": _INKS[text.ink],
        "font-family": _FONT,
        "font-size": _SIZES[text.size],
        "font-weight": "600" if text.size is Size.HEADING else "400",
        "text-anchor": _ANCHORS[text.anchor],
        "unicode-bidi": "plaintext",
    }


def _fill(rect: Rect) -> str:
    if rect.pattern is Pattern.SOLID:
        return _INKS[rect.ink]
    if rect.pattern in (Pattern.HOLLOW, Pattern.DASHED):
        return "none"
    return f"url(#{_name(rect)})"


def _name(rect: Rect) -> str:
    return f"{rect.pattern.value}-{rect.ink.value}"


def _add_patterns(root: Tree.Element, drawing: Drawing) -> None:
    """Add each pattern that is used, once: lines or dots on white."""
    held = Tree.SubElement(root, "defs")
    for rect in {_name(each): each for each in _patterned(drawing)}.values():
        side = str(_TILE)
        tile = Tree.SubElement(
            held,
            "pattern",
            {"id": _name(rect), "width": side, "height": side, "patternUnits": "userSpaceOnUse"},
        )
        colour = _INKS[rect.ink]
        if rect.pattern is Pattern.DOTTED:
            Tree.SubElement(tile, "circle", {"cx": "3", "cy": "3", "r": "1.3", "fill": colour})
        else:
            wide = "1.6" if rect.pattern is Pattern.HATCHED else "0.9"
            lines = {"d": _TILES[rect.pattern], "stroke": colour, "stroke-width": wide}
            Tree.SubElement(tile, "path", {**lines, "fill": "none"})


def _patterned(drawing: Drawing) -> Iterator[Rect]:
    held = (Pattern.HATCHED, Pattern.CROSSED, Pattern.DOTTED)
    yield from (s for s in drawing.shapes if isinstance(s, Rect) and s.pattern in held)


def _plain(length: float) -> str:
    """Return a length with at most three places and no sign of an exponent."""
    return f"{length:.3f}".rstrip("0").rstrip(".")


def _clean(words: str) -> str:
    return _NOT_IN_XML.sub("\ufffd", words)
