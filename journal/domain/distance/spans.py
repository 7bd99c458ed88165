"""Keeps quoted stretches whole: no sign is cut in two, and neighbours of one side become one."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from journal.domain.distance.reading import Pole

_JOINER = "\u200d"
_CLINGING = frozenset({"Mn", "Me", "Mc", "Cf"})


@dataclass(frozen=True, slots=True)
class Found:
    """A stretch of the text and what it says; a strong one lends its words when two merge."""

    start: int
    end: int
    pole: Pole
    dimension: str
    why: str
    strong: bool


def _clings(sign: str) -> bool:
    return unicodedata.category(sign) in _CLINGING or "\U0001f3fb" <= sign <= "\U0001f3ff"


def whole(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the stretch widened so that no combined sign or emoji sequence is cut."""
    while start > 0 and (_clings(text[start]) or text[start - 1] == _JOINER):
        start -= 1
    while end < len(text) and (_clings(text[end]) or text[end - 1] == _JOINER):
        end += 1
    return start, end


def merged(text: str, found: Sequence[Found]) -> list[Found]:
    """Return the stretches in order, whole, with overlapping ones of one side made one."""
    out: list[Found] = []
    for pole in Pole:
        last: Found | None = None
        widened = [(whole(text, f.start, f.end), f) for f in found if f.pole is pole]
        for (start, end), f in sorted(widened, key=lambda w: (w[0], not w[1].strong)):
            if last is None or start >= last.end:
                last = Found(start, end, pole, f.dimension, f.why, f.strong)
                out.append(last)
                continue
            says = f if f.strong and not last.strong else last
            far = max(end, last.end)
            last = Found(last.start, far, pole, says.dimension, says.why, says.strong)
            out[-1] = last
    return sorted(out, key=lambda f: (f.start, f.end, f.pole))
