"""Quiet looks for Markdown in plain text: weight and colour only, the signs stay where they are."""

import re
from collections.abc import Iterable, Iterator

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QFont, QTextBlock, QTextCharFormat, QTextDocument, QTextLayout

from journal.ui.kit import positions
from journal.ui.kit.theme import Theme
from journal.ui.writing.marking import Kind, Mark, marks

_UNKERNED = 20_000
"""Letters of a paragraph; kerning would be two fifths of what laying out a longer one costs."""
_LONGEST = 60_000
"""Letters of a paragraph; a longer one stays plain, so that a key is painted at once in it too."""
_LETTER = re.compile(r"[^\W\d_]")
_MAY_BE_SIGN = re.compile(r"[\\`*_\[\]()<>#+.\-]")


class Highlighter(QObject):
    """Dresses each paragraph by itself; neither the text nor what can be undone ever changes.

    A paragraph notes as its state how many marks it wears.

    QSyntaxHighlighter keeps a format for every letter, which alone doubles what a key costs in a
    long paragraph.
    """

    def __init__(self, document: QTextDocument, theme: Theme) -> None:
        super().__init__(document)
        self._document = document
        self._theme = theme
        self._looks = _looks(theme)
        document.contentsChange.connect(self._follow)

    def restyle(self) -> None:
        """Take the colours from the theme again."""
        self._looks = _looks(self._theme)
        whole = self._document.characterCount()
        self._follow(0, whole, whole)
        self._document.markContentsDirty(0, whole)

    @Slot(int, int, int)
    def _follow(self, start: int, removed: int, added: int) -> None:
        """Dress what has changed, before Qt lays it out."""
        block, end = self._document.findBlock(start), start + added
        block.layout().setCacheEnabled(True)  # Qt would else look for its glyphs thrice
        if not removed and _is_stretched(block, start - block.position(), added):
            return
        while block.isValid() and block.position() <= end:
            found = _seen_in(block)
            if found or block.layout().formats():
                self._dress(block, found)
            block.setUserState(len(found))
            block = block.next()

    def _dress(self, block: QTextBlock, found: list[Mark]) -> None:
        layout = block.layout()
        place = positions.in_utf16(block.text())
        dress = [_range(place(start), place(end), self._looks[kind]) for start, end, kind in found]
        unfinished = positions.length(layout.preeditAreaText())
        if unfinished:
            at = layout.preeditAreaPosition()
            dress = [*_around(dress, at, unfinished), *_within(layout, at, unfinished)]
        layout.setFormats(dress)


def _seen_in(block: QTextBlock) -> list[Mark]:
    """Return the marks of a paragraph; first of all that it is a long one, where it is."""
    text = block.text()
    long = [Mark(0, len(text), Kind.ENDLESS)] if block.length() > _UNKERNED else []
    return long if block.length() > _LONGEST else long + marks(text)


def _is_plain(block: QTextBlock, at: int, added: int) -> bool:
    """Tell whether what was added can neither be, make nor unmake a sign of Markdown.

    Signs ask for what stands right beside them; only an address asks for all that is in it.
    """
    text = block.text()
    return (
        0 < added <= at + added <= len(text) == block.length() - 1
        and not block.layout().preeditAreaText()
        and not _MAY_BE_SIGN.search(text, max(at - 2, 0), at + added + 2)
        and _LETTER.search(text, 0, at) is not None
        and "://" not in text
        and "://" not in text[max(at - 2, 0) : at] + text[at + added : at + added + 2]
        and "](" not in text
    )


def _is_stretched(block: QTextBlock, at: int, added: int) -> bool:
    """Move the dress of a paragraph along with its words, if that is all there is to do."""
    if not _is_plain(block, at, added):
        return False
    layout, marked = block.layout(), max(block.userState(), 0)
    worn = layout.formats() if marked else []
    if worn:
        layout.setFormats(list(_around(worn, at, added, last=at + added == block.length() - 1)))
    return len(worn) == marked  # else an input method took the dress off


def _range(start: int, end: int, look: QTextCharFormat) -> QTextLayout.FormatRange:
    made = QTextLayout.FormatRange()
    made.start, made.length, made.format = start, end - start, look
    return made


def _around(
    dress: Iterable[QTextLayout.FormatRange], at: int, length: int, *, last: bool = False
) -> Iterator[QTextLayout.FormatRange]:
    """Make room for words of this length, which wear what ends there if they stand `last`."""
    for one in dress:
        if one.start >= at:
            one.start += length
        elif one.start + one.length > at - last:
            one.length += length
        yield one


def _within(layout: QTextLayout, at: int, length: int) -> Iterator[QTextLayout.FormatRange]:
    """Yield how the input method itself dresses what it has not given yet."""
    for one in layout.formats():
        if at <= one.start and one.start + one.length <= at + length:
            yield one


def _looks(theme: Theme) -> dict[Kind, QTextCharFormat]:
    looks = {kind: QTextCharFormat() for kind in Kind}
    for kind in (Kind.STRONG, Kind.EMPHASIS, Kind.CODE, Kind.WORDS):
        looks[kind].setForeground(theme.colour("ink"))
    for kind in (Kind.HEADING, Kind.STRONG):
        looks[kind].setFontWeight(QFont.Weight.DemiBold)
    for kind in (Kind.EMPHASIS, Kind.QUOTE):
        looks[kind].setFontItalic(True)
    looks[Kind.CODE].setBackground(theme.colour("card"))
    for kind in (Kind.LINK, Kind.SIGN):
        looks[kind].setForeground(theme.colour("dim"))
    looks[Kind.ENDLESS].setFontKerning(False)
    return looks
