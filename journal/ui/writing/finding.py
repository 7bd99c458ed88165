"""Finding words on the page: shown where they stand, kept nowhere, and the text stays as it is."""

import re
from bisect import bisect_left
from collections.abc import Iterator

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent, QPainter, QPen, QTextBlock, QTextCursor

from journal.ui.kit import positions
from journal.ui.kit.theme import Theme
from journal.ui.writing.editor import PageEditor
from journal.ui.writing.find_bar import FindBar
from journal.ui.writing.scrolling import Scrolling
from journal.ui.writing.stretches import blocks_between, in_block, seen_from_to

NOWHERE = "Not on this page"
_AFTER = 200
"""Milliseconds of rest after which places are counted again, so that typing is never slowed."""
_SPACE, _APOSTROPHE = re.compile(r"\s+"), re.compile("['’]")


class Finding(QObject):
    """Goes from place to place without moving the typing cursor; closing leads back to it."""

    changed = Signal()
    """Words are sought now, or no more."""

    def __init__(
        self, bar: FindBar, editor: PageEditor, scrolling: Scrolling, theme: Theme
    ) -> None:
        super().__init__(editor)
        self._bar = bar
        self._editor = editor
        self._scrolling = scrolling
        self._theme = theme
        self._sought: re.Pattern[str] | None = None
        self._places: list[tuple[int, int]] = []
        self._at: QTextCursor | None = None
        """The place that is shown; it moves with its words."""
        self._again = QTimer(self, singleShot=True, interval=_AFTER)
        self._again.timeout.connect(self._count_again)
        editor.grounds.append(self._paint)
        editor.textChanged.connect(self._text_changed)
        editor.installEventFilter(self)
        bar.sought.connect(self._seek)
        bar.step_wanted.connect(self.step)
        bar.stay_wanted.connect(self._stay)
        bar.left.connect(self.close)

    @property
    def is_open(self) -> bool:
        """Whether words are being sought."""
        return not self._bar.isHidden()

    def open(self) -> None:
        """Ask for words, beginning with those selected; a veiled page is not searched."""
        if self._editor.isHidden():
            return
        selected = self._editor.textCursor().selectedText()
        self._bar.open("" if "\u2029" in selected else selected)
        self.changed.emit()

    @Slot(int)
    def step(self, by: int) -> None:
        """Show the next place, or the one before with -1, and begin again at the other end."""
        if not self.is_open:
            self.open()
        if not self._places:
            return
        number = self._number()
        if number is None:
            here = self._here()
            after = bisect_left(self._places, (here, 0))
            number = after if by > 0 else after - 1
        else:
            number += by
        self._show(number % len(self._places))

    @Slot()
    def close(self) -> None:
        """Forget what was sought and go back to where the writing was."""
        self.clear()
        self._editor.setFocus(Qt.FocusReason.OtherFocusReason)
        self._scrolling.follow()

    def clear(self) -> None:
        """Forget what was sought; nothing of it is kept."""
        focus = self._bar.window().focusWidget()
        if focus is not None and self._bar.isAncestorOf(focus):
            self._editor.setFocus(Qt.FocusReason.OtherFocusReason)
        self._bar.forget()
        self._seek("")
        self.changed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let Escape on the page end the finding before it leads anywhere else."""
        escape = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape
        if escape and self.is_open and event.type() is QEvent.Type.KeyPress:
            self.close()
            return True
        return False

    @Slot(str)
    def _seek(self, words: str) -> None:
        self._sought = expression(words)
        self._at = None
        self._places = list(self._all())
        if self._places:
            first = bisect_left(self._places, (self._here(), 0))
            self._show(first % len(self._places))
        else:
            self._say()

    def _here(self) -> int:
        return self._editor.textCursor().selectionStart()

    def _all(self) -> Iterator[tuple[int, int]]:
        block = self._editor.document().firstBlock()
        while block.isValid() and self._sought is not None:
            begin = block.position()
            for start, end in self._in(block):
                yield begin + start, begin + end
            block = block.next()

    def _in(self, block: QTextBlock) -> Iterator[tuple[int, int]]:
        """Yield start and end of each place in a paragraph, as Qt counts."""
        text = block.text()
        found = self._sought.finditer(text) if self._sought is not None else ()
        place = positions.in_utf16(text)
        for words in found:
            yield place(words.start()), place(words.end())

    def _number(self) -> int | None:
        """Return which place is shown, None when its words are not there any more."""
        if self._at is None:
            return None
        place = self._at.selectionStart(), self._at.selectionEnd()
        number = bisect_left(self._places, place)
        return number if self._places[number : number + 1] == [place] else None

    def _show(self, number: int) -> None:
        start, end = self._places[number]
        self._at = QTextCursor(self._editor.document())
        self._at.setPosition(start)
        self._at.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        self._at.setKeepPositionOnInsert(True)
        self._scrolling.show(QRectF(self._editor.cursorRect(self._at)))
        self._say()

    def _say(self) -> None:
        self._editor.viewport().update()
        number, count = self._number(), len(self._places)
        if self._sought is None:
            self._bar.show_count("", found=False)
        elif number is None:
            words = f"{count} on this page" if count else NOWHERE
            self._bar.show_count(words, found=bool(count))
        else:
            self._bar.show_count(f"{number + 1:,} of {count:,}", found=True)

    @Slot()
    def _stay(self) -> None:
        place = self._at
        self.clear()
        if place is not None:
            cursor = self._editor.textCursor()
            cursor.setPosition(place.selectionEnd())
            self._editor.setTextCursor(cursor)
        self._editor.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _text_changed(self) -> None:
        if self._sought is not None:
            self._again.start()

    @Slot()
    def _count_again(self) -> None:
        self._places = list(self._all())
        self._say()

    def _paint(self, painter: QPainter, seen: QRectF) -> None:
        if self._sought is None:
            return
        outlined = self._theme.palette.outlined
        other = QPen(self._theme.colour("edge")) if outlined else QPen(Qt.PenStyle.NoPen)
        shown = QPen(self._theme.colour("accent"), self._theme.px(2))
        painter.setBrush(self._theme.colour("accent_bg"))
        at = -1 if self._at is None else self._at.selectionStart()
        document = self._editor.document()
        first, last = seen_from_to(document, seen)
        for block in blocks_between(document, first, last):
            begin = block.position()
            for start, end in self._in(block):
                if begin + end > first and begin + start < last:
                    painter.setPen(shown if begin + start == at else other)
                    for words in in_block(block, start, end, seen):
                        box = QRectF(words.left, words.top, words.right - words.left, 0)
                        box.setBottom(words.bottom)
                        painter.drawRoundedRect(box.adjusted(-2, 0, 2, 1), 3, 3)


def expression(words: str) -> re.Pattern[str] | None:
    """Return what finds `words` in any case, with any blanks and apostrophes; None for nothing."""
    words = words.strip()
    if not words:
        return None
    parts = (
        _APOSTROPHE.sub("['’]", re.escape(part).replace("’", "'")) for part in _SPACE.split(words)
    )
    return re.compile(r"\s+".join(parts), re.IGNORECASE)
