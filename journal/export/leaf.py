"""A page of a finished file: its size, and its picture."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Leaf:
    """The width and height of a page, in points of 1/72 inch."""

    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Drawn:
    """A page as a picture: rows of `stride` bytes, four for each point (blue, green, red, none)."""

    width: int
    height: int
    stride: int
    data: bytes = field(repr=False)
