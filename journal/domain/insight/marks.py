"""How a label is drawn wherever it is drawn: its ink, its pattern, and one scale for all sides."""

from collections.abc import Iterable, Iterator

from journal.domain.drawing import Anchor, Ink, Pattern, Rect, Shape, Size, Text
from journal.domain.labels import Label

WIDTH = 680.0
"""How wide a drawing is where there is room enough, as on paper; none is ever wider."""
ROOMY = 480.0
"""Below this, names stand above what they name, as beside it would be no room."""
THICK = 12.0
"""How long one entry is drawn where there is room enough."""
INKS = {
    Label.CHOSEN: Ink.CHOSEN,
    Label.INVOLUNTARY: Ink.INVOLUNTARY,
    Label.MIXED: Ink.MIXED,
    Label.NONE: Ink.NONE,
    Label.UNCLEAR: Ink.UNCLEAR,
}
PATTERNS = {
    Label.CHOSEN: Pattern.SOLID,
    Label.INVOLUNTARY: Pattern.HATCHED,
    Label.MIXED: Pattern.CROSSED,
    Label.NONE: Pattern.HOLLOW,
    Label.UNCLEAR: Pattern.DOTTED,
}
"""A pattern for each, so that they are told apart without colour."""
_SWATCH, _LETTER, _LEGEND = 12.0, 6.8, 22.0
_WIDE = ord("\u1100")
"""From here on many scripts have letters twice as wide; some are thought wider than they are."""


def bar(label: Label, x: float, y: float, width: float, height: float, of: str) -> Iterator[Rect]:
    """Yield the rectangle of a count, none where it is nothing."""
    if width > 0 and height > 0:
        yield Rect(x, y, width, height, INKS[label], PATTERNS[label], of)


def one(room: float, most: Iterable[float]) -> float:
    """Return how long one entry is drawn so that the largest of `most` fits into `room`."""
    largest = max(most, default=0)
    return min(THICK, room / largest) if largest else THICK


def legend(
    swatches: Iterable[tuple[str, Ink, Pattern]], left: float, y: float, width: float
) -> tuple[list[Shape], float]:
    """Return a swatch and its words for each, in lines that fit, and the baseline of the last."""
    shapes: list[Shape] = []
    x = left = left if width >= ROOMY else 0.0
    for words, ink, pattern in swatches:
        long = _SWATCH + 6 + width_of(words)
        if x > left and x + long > width:
            x, y = left, y + _LEGEND
        shapes.append(Rect(x, y - _SWATCH + 2, _SWATCH, _SWATCH, ink, pattern))
        shapes.append(Text(x + _SWATCH + 6, y, words, size=Size.SMALL))
        x += long + 18
    return shapes, y


def width_of(words: str) -> float:
    """Return about how wide words are drawn."""
    return sum(_LETTER * (2 if ord(sign) >= _WIDE else 1) for sign in words)


def fitted(words: str, room: float) -> str:
    """Return the beginning of `words` that fits, with a sign for what is left out."""
    if width_of(words) <= room:
        return words
    kept, used = "", width_of("…")
    for sign in words:
        used += width_of(sign)
        if used > room:
            break
        kept += sign
    return kept.rstrip() + "…"


def heading(words: str, x: float, y: float, anchor: Anchor = Anchor.LEFT) -> Text:
    """Return the quiet name of a part of a drawing."""
    return Text(x, y, words, anchor, Size.SMALL, Ink.SOFT)
