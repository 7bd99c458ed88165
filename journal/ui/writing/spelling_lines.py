"""Small waves under words that are spelt in an unknown way: painted, never part of the text."""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from typing import TypeAlias

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPainterPath, QPen, QTextCursor, QTextDocument

from journal.ui.kit import positions
from journal.ui.kit.theme import Theme
from journal.ui.writing.fences import Fences
from journal.ui.writing.stretches import Stretch, blocks_between, in_block

Misspelt: TypeAlias = Callable[[str], Iterable[tuple[int, int]]]
"""Gives start and end, in code points, of the words of one paragraph to paint a wave under.

Of a long paragraph it is given whole words around what is in sight.
"""
_BELOW = 3
"""Pixels from the foot of the letters to the middle of the wave."""
_WAVE = 4
"""Pixels from one crest to the next."""
_LONG, _AROUND = 4_000, 200
"""Letters of a long paragraph, and how many of them are given on both sides of what is in sight."""
_SENTENCE = re.compile(r".{0,150}?[.!?…]\s+|.{150}\S*\s*|.+", re.DOTALL)
_WITH_CODE = re.compile(r"(?:`[^`]+`|.)+?(?:[.!?…]\s+|$)", re.DOTALL)
_KEPT = 1_000
"""How many sentences are remembered, so that a blinking cursor asks nothing again."""


class SpellingLines:
    """Asks `misspelt` about the paragraphs in sight only; None paints nothing.

    The word that is being written gets no wave before it is left.
    """

    def __init__(self, theme: Theme, fences: Fences) -> None:
        self._fences = fences
        self.misspelt: Misspelt | None = None
        self._theme = theme
        self._known: dict[str, tuple[tuple[int, int], ...]] = {}
        self._revision = -1
        self._typed_at = -1
        """Where the cursor stood when the text was changed last, -1 when it was not."""

    def forget(self) -> None:
        """Ask again about every paragraph, and remember none; nothing was typed yet."""
        self._known.clear()
        self._revision = self._typed_at = -1

    def ask_again(self) -> None:
        """Ask about every paragraph again."""
        self._known.clear()

    def in_paragraph(self, text: str) -> tuple[tuple[int, int], ...]:
        """Return start and end, in Qt's positions, of the words of a paragraph to mark."""
        if self.misspelt is None:
            return ()
        if text not in self._known:
            if len(self._known) >= _KEPT:
                self._known.clear()
            place = positions.in_utf16(text)
            words = self.misspelt(text)
            self._known[text] = tuple((place(start), place(end)) for start, end in words)
        return self._known[text]

    def paint(
        self,
        painter: QPainter,
        document: QTextDocument,
        writing: QTextCursor | None,
        seen: QRectF,
        between: tuple[int, int],
    ) -> None:
        """Paint what is within `seen`, all of it standing `between` two positions.

        `writing` is the typing cursor, where there is one.
        """
        if self.misspelt is None:
            return
        here = self._note_typing(document, -1 if writing is None else writing.position())
        painter.setPen(QPen(self._theme.colour("soft"), self._theme.scale))
        first, last = between
        for block in blocks_between(document, first, last):
            if self._fences.hold(block):
                continue
            begin = block.position()
            for start, end in self._words_of(block.text(), first - begin, last - begin):
                in_sight = begin + end > first and begin + start < last
                if in_sight and not self.is_written(begin + start, begin + end, here):
                    for stretch in in_block(block, start, end, seen):
                        painter.drawPath(self._wave(stretch))

    def _words_of(self, text: str, first: int, last: int) -> Iterator[tuple[int, int]]:
        """Yield the words to mark around what is in sight; a key asks about one sentence anew."""
        before, part = in_sight(text, first, last)
        for sentence in _sentences(part):
            for start, end in self.in_paragraph(sentence):
                yield before + start, before + end
            before += positions.length(sentence)

    def _note_typing(self, document: QTextDocument, here: int) -> int:
        """Notice where words are changed; to go through them with the cursor is not to write."""
        if document.revision() != self._revision:
            self._typed_at = -1 if self._revision < 0 else here
            self._revision = document.revision()
        return here

    def is_written(self, start: int, end: int, here: int) -> bool:
        """Tell whether a word is being written: the cursor stands behind it, or changes it."""
        return end == here or (start <= here < end and here == self._typed_at)

    def _wave(self, stretch: Stretch) -> QPainterPath:
        half = self._theme.px(_WAVE) / 2
        wave = _wave(int((stretch.right - stretch.left) / half), half, self._theme.px(1))
        return wave.translated(stretch.left, stretch.foot + self._theme.px(_BELOW))


@lru_cache(maxsize=256)
def _wave(halves: int, half: float, height: float) -> QPainterPath:
    """Return a wave of so many halves, from zero to the right."""
    path = QPainterPath()
    for number in range(halves):
        x, up = number * half, 2 * (number % 2) - 1
        path.quadTo(QPointF(x + half / 2, 2 * up * height), QPointF(x + half, 0))
    return path


def in_sight(text: str, first: int, last: int) -> tuple[int, str]:
    """Return the part of a paragraph to ask about, and how many of Qt's positions lie before it."""
    if len(text) <= _LONG:
        return 0, text
    begin = max(positions.to_code_points(text, max(first, 0)) - _AROUND, 0)
    if text.count("`", 0, begin) % 2:  # in the midst of code
        begin = text.rfind("`", 0, begin)
    end = positions.to_code_points(text, max(last, 0)) + _AROUND
    begin = text.rfind(" ", 0, begin) + 1
    end = text.find(" ", end)
    part = text[begin:] if end < 0 else text[begin:end]
    return positions.to_utf16(text, begin), part


def _sentences(text: str) -> list[str]:
    """Part a paragraph so that a change of one sentence leaves the others as they were."""
    if "](" in text:
        return [text]
    return (_WITH_CODE if "`" in text else _SENTENCE).findall(text)
