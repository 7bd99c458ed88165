"""A drawing of plain shapes: one for the screen, for SVG and for documents."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TypeAlias


class Ink(StrEnum):
    """What a shape stands for; whoever paints it finds a colour for it."""

    CHOSEN = "chosen"
    INVOLUNTARY = "involuntary"
    MIXED = "mixed"
    NONE = "none"
    UNCLEAR = "unclear"
    AXIS = "axis"
    FAINT = "faint"
    WORDS = "words"
    SOFT = "soft"


class Pattern(StrEnum):
    """How a rectangle is filled, so that no meaning hangs on colour; all have an outline.

    SOLID is filled, HATCHED holds lines that rise to the right, CROSSED those and their mirror
    image, DOTTED dots. HOLLOW holds nothing, nor does DASHED, whose outline is broken.
    """

    SOLID = "solid"
    HATCHED = "hatched"
    CROSSED = "crossed"
    HOLLOW = "hollow"
    DOTTED = "dotted"
    DASHED = "dashed"


class Anchor(StrEnum):
    """Which point of a line of words stands at its x, on paper and whatever the script."""

    LEFT = "left"
    MIDDLE = "middle"
    RIGHT = "right"


class Size(StrEnum):
    """How large words are."""

    HEADING = "heading"
    BODY = "body"
    SMALL = "small"


@dataclass(frozen=True, slots=True)
class Rect:
    """A rectangle; `of` is the key of the count it stands for, empty where it stands for none."""

    x: float
    y: float
    width: float
    height: float
    ink: Ink
    pattern: Pattern = Pattern.SOLID
    of: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A straight line; a dashed one helps the eye and counts nothing."""

    x1: float
    y1: float
    x2: float
    y2: float
    ink: Ink = Ink.AXIS
    dashed: bool = False


@dataclass(frozen=True, slots=True)
class Text:
    """One line of words whose baseline is at y."""

    x: float
    y: float
    words: str
    anchor: Anchor = Anchor.LEFT
    size: Size = Size.BODY
    ink: Ink = Ink.WORDS


Shape: TypeAlias = Rect | Line | Text


@dataclass(frozen=True, slots=True)
class Drawing:
    """Shapes on an area whose (0, 0) is its upper left corner; later ones lie above earlier ones.

    Lengths are pixels at a text size of 100 %; body text is 13 of them high. `one` is how long one
    entry is drawn, 0 where no length stands for a count.
    """

    width: float
    height: float
    shapes: tuple[Shape, ...] = ()
    one: float = 0.0


_OTHER_SIDE = {Anchor.LEFT: Anchor.RIGHT, Anchor.MIDDLE: Anchor.MIDDLE, Anchor.RIGHT: Anchor.LEFT}


def rects(drawing: Drawing) -> Iterator[Rect]:
    """Yield the rectangles that stand for counts."""
    yield from (shape for shape in drawing.shapes if isinstance(shape, Rect) and shape.of)


def texts(drawing: Drawing) -> Iterator[Text]:
    """Yield the words."""
    yield from (shape for shape in drawing.shapes if isinstance(shape, Text))


def mirrored(drawing: Drawing) -> Drawing:
    """Return the drawing for a script that runs from right to left: sides and words swap."""
    return replace(
        drawing, shapes=tuple(_mirrored(shape, drawing.width) for shape in drawing.shapes)
    )


def _mirrored(shape: Shape, width: float) -> Shape:
    if isinstance(shape, Rect):
        return replace(shape, x=width - shape.x - shape.width)
    if isinstance(shape, Line):
        return replace(shape, x1=width - shape.x1, x2=width - shape.x2)
    return replace(shape, x=width - shape.x, anchor=_OTHER_SIDE[shape.anchor])
