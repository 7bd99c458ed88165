"""Puts all words of a packet on the screen a few at a time, and knows what stood at each place."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate, chain
from time import perf_counter
from typing import Final

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtGui import QFont, QTextCharFormat, QTextCursor, QTextDocument

from journal.domain.redaction_shown import Mark, Piece, Seen
from journal.ui.kit import positions
from journal.ui.kit.theme import Theme

_AT_ONCE: Final = 0.012
"""Seconds after which what is left waits, so that nobody does."""
_END: Final = Piece("\n", "\n")
_Lines = QTextCharFormat.UnderlineStyle


class Filling(QObject):
    """Keeps a document as the last words that were given; only parts that differ are touched."""

    def __init__(self, document: QTextDocument, theme: Theme) -> None:
        super().__init__(document)
        self._document = document
        self._theme = theme
        self._wanted: Sequence[Seen] = ()
        self._held: list[Seen] = []
        self._lengths: list[int] = []
        self._next = QTimer(self, singleShot=True, interval=0)
        self._next.timeout.connect(self.go_on)

    @property
    def is_done(self) -> bool:
        """Whether all words are there."""
        return not self._next.isActive()

    def show(self, wanted: Sequence[Seen], *, anew: bool = False) -> None:
        """Show these words; other parts than before, or `anew`, begin with an empty document."""
        if anew or len(wanted) != len(self._held):
            self._document.clear()
            self._held, self._lengths = [], []
        self._wanted = wanted
        self.go_on()

    @Slot()
    def go_on(self) -> None:
        """Put some of what is left in its place."""
        until = perf_counter() + _AT_ONCE
        cursor = QTextCursor(self._document)
        cursor.beginEditBlock()
        for number in self._left():
            self._put(cursor, number)
            if perf_counter() > until:
                self._next.start()
                break
        cursor.endEditBlock()

    def dress(self) -> None:
        """Follow a change of the look."""
        self.show(self._wanted, anew=True)

    def piece(self, position: int) -> tuple[Piece, int, int] | None:
        """Return the piece at a position of the document, and where it begins and ends there."""
        for piece, start, end in self._pieces(position, position + 1):
            if start <= position < end:
                return piece, start, end
        return None

    def marked(self) -> Iterator[tuple[int, int]]:
        """Yield where each place stands that is hidden or was left by hand."""
        for piece, start, end in self._pieces(0, sum(self._lengths)):
            if piece.place:
                yield start, end

    def stood(self, start: int, end: int) -> list[str]:
        """Return what stood between two positions, each text that is touched by itself."""
        found = [""]
        for piece, first, last in self._pieces(start, end):
            if piece is _END:
                found.append("")
            elif first < end and last > start:
                found[-1] += _part(piece, start - first, end - first)
        return [words for words in found if words.strip()]

    def _left(self) -> Iterator[int]:
        for number, wanted in enumerate(self._wanted):
            if number >= len(self._held) or self._held[number] != wanted:
                yield number

    def _put(self, cursor: QTextCursor, number: int) -> None:
        """Put a part in its place, or at the end where it is new."""
        wanted, start = self._wanted[number], sum(self._lengths[:number])
        cursor.setPosition(start)
        if number < len(self._held):
            end = start + self._lengths[number]
            cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
            cursor.removeSelectedText()
        else:
            self._held.append(wanted)
            self._lengths.append(0)
        cursor.insertText(f"{wanted.heading}\n", self._heading())
        for piece in _row(wanted):
            cursor.insertText(piece.words, self._look(piece.mark))
        self._held[number], self._lengths[number] = wanted, cursor.position() - start

    def _pieces(self, start: int, end: int) -> Iterator[tuple[Piece, int, int]]:
        """Yield the pieces of all parts that stand between two positions, with their places."""
        begins = list(accumulate(self._lengths, initial=0))
        for number in range(max(bisect_right(begins, start) - 1, 0), len(self._held)):
            at = begins[number] + positions.length(self._held[number].heading) + 1
            if begins[number] > end:
                return
            for piece in _row(self._held[number]):
                length = positions.length(piece.words)
                yield piece, at, at + length
                at += length

    def _heading(self) -> QTextCharFormat:
        made = QTextCharFormat()
        made.setFont(self._theme.sans(13, 600))
        made.setForeground(self._theme.colour("soft"))
        return made

    def _look(self, mark: Mark) -> QTextCharFormat:
        """Return how a piece looks; each mark has a line of its own kind below it."""
        made, font = QTextCharFormat(), QFont(self._theme.serif(17))
        made.setFont(font)
        made.setForeground(self._theme.colour("ink"))
        lines = {
            Mark.HIDDEN: _Lines.SingleUnderline,
            Mark.SPARED: _Lines.DotLine,
            Mark.DAY: _Lines.DashUnderline,
        }
        if mark in lines:
            made.setUnderlineStyle(lines[mark])
            made.setUnderlineColor(self._theme.colour("accent"))
        if mark is Mark.HIDDEN:
            made.setBackground(self._theme.colour("accent_bg"))
        return made


def _row(seen: Seen) -> Iterator[Piece]:
    """Yield the pieces of a part, with an end after each text and an empty line at last."""
    return chain(*((*text, _END) for text in seen.texts), (_END,))


def _part(piece: Piece, start: int, end: int) -> str:
    """Return what stood in a piece, between two of Qt's positions of its words."""
    if piece.mark is not Mark.NONE:
        return piece.stood
    first = positions.to_code_points(piece.words, max(start, 0))
    return piece.words[first : positions.to_code_points(piece.words, max(end, 0))]
