"""The person's words as a page can show them: paragraphs, lines, and signs that have a shape."""

import re
import unicodedata
from collections.abc import Iterator

_LINE_ENDS = re.compile("[\n\r\x0b\x0c\x85\u2028]")
_PARAGRAPH_ENDS = re.compile("\n[ \t]*\n|\u2029")
_NO_SIGN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef"
    + "".join(f"{chr(plane << 16 | 0xFFFE)}{chr(plane << 16 | 0xFFFF)}" for plane in range(17))
    + "]"
)


def shown(text: str) -> str:
    """Return the text with a visible mark, U+FFFD, for each sign that has no shape.

    These are control characters but for tab and line ends, and what is no character at all.
    """
    return text if text.isprintable() else _NO_SIGN.sub("\ufffd", text)


def verbatim(body: str) -> str:
    """Return the text as it was typed, every line ended by LF and every sign `shown`."""
    return shown(_LINE_ENDS.sub("\n", body))


def paragraphs(body: str) -> Iterator[tuple[str, ...]]:
    """Yield each paragraph that has words, as the lines it was typed in, fit to be `shown`."""
    for paragraph in _PARAGRAPH_ENDS.split(body):
        if paragraph.strip():
            yield tuple(shown(line) for line in _LINE_ENDS.split(paragraph.strip("\n\r")))


def runs_leftwards(text: str) -> bool:
    """Tell whether the first letter with a direction is one that is written right to left."""
    for sign in text:
        direction = unicodedata.bidirectional(sign)
        if direction in {"L", "R", "AL"}:
            return direction != "L"
    return False
