"""Which words are meant by the cursor in a text: those selected, or the paragraph it is in."""

from PySide6.QtGui import QTextCursor

from journal.ui.kit import positions


def place_in(cursor: QTextCursor, text: str) -> tuple[int, int] | None:
    """Return the half-open place (code points) in `text` that is meant, None for no words.

    `text` is what the cursor's document shows. White space at both ends is not meant.
    """
    if cursor.hasSelection():
        start, end = cursor.selectionStart(), cursor.selectionEnd()
    else:
        start = cursor.block().position()
        end = start + positions.length(cursor.block().text())
    first, last = (positions.to_code_points(text, at) for at in (start, end))
    words = text[first:last]
    first += len(words) - len(words.lstrip())
    last -= len(words) - len(words.rstrip())
    return (first, last) if first < last else None
