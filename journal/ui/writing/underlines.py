"""Lines under the words a reading rests on: over the page as it is painted, never in its text."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, Qt, Slot
from PySide6.QtGui import QHelpEvent, QTextCursor
from PySide6.QtWidgets import QToolTip

from journal.domain.distance.reading import Span
from journal.ui.kit.distance_mark import SIDES
from journal.ui.writing.editor import PageEditor


class _Line(NamedTuple):
    span: Span
    cursor: QTextCursor
    """Moves with the words when something is written before them."""
    words: str

    def stands(self) -> bool:
        """Tell whether the words are still as they were read."""
        return self.cursor.selectedText() == self.words


class Underlines(QObject):
    """Solid lines for chosen, dotted ones for involuntary; a line goes when its words change."""

    def __init__(self, editor: PageEditor) -> None:
        super().__init__(editor)
        self._editor = editor
        self._lines: list[_Line] = []
        self._painted: list[_Line] = []
        self._wanted = True
        editor.document().contentsChange.connect(self._follow)
        editor.viewport().installEventFilter(self)

    @property
    def wanted(self) -> bool:
        """Whether lines are painted; the places of the words are known either way."""
        return self._wanted

    @wanted.setter
    def wanted(self, wanted: bool) -> None:
        self._wanted = wanted
        self._paint()

    def lay(self, body: str, spans: Sequence[Span]) -> None:
        """Underline `spans` of `body`, the text that was read, where its words stand on the page.

        Words that are not on the page any more get no line.
        """
        self.clear()
        text = self._editor.text()
        for span in spans:
            words = body[span.start : span.end]
            start = _nearest(text, words, span.start)
            if start >= 0:
                cursor = self._editor.over(start, start + len(words))
                cursor.setKeepPositionOnInsert(True)  # what is written behind stays outside
                self._lines.append(_Line(span, cursor, cursor.selectedText()))
        self._paint()

    def clear(self) -> None:
        """Forget every line."""
        self._lines = []
        self._paint()

    def standing(self) -> list[Span]:
        """Return the signs whose words are on the page, in the order of the page."""
        return [line.span for line in self._lines if line.stands()]

    def place(self, span: Span) -> QTextCursor | None:
        """Return where the words of `span` stand now, None when they are gone."""
        return next(
            (QTextCursor(one.cursor) for one in self._lines if one.span == span and one.stands()),
            None,
        )

    def at(self, point: QPoint) -> Span | None:
        """Return the sign painted at `point` of the page, None beside all of them."""
        place = QPointF(point + self._editor.scrolled())
        layout = self._editor.document().documentLayout()
        at = layout.hitTest(place, Qt.HitTestAccuracy.ExactHit)
        for line in self._painted:
            if line.cursor.selectionStart() <= at <= line.cursor.selectionEnd():
                return line.span
        return None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Say under the pointer what a line means."""
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            span = self.at(event.pos())
            words = f"{SIDES[span.pole]}: {span.why}" if span is not None else ""
            QToolTip.showText(event.globalPos(), words, self._editor)
            return True
        return False

    @Slot(int, int, int)
    def _follow(self, start: int, _: int, added: int) -> None:
        """Take the line from under words that were changed, and give it back when they return."""
        end = start + added
        for line in self._lines:
            if line.cursor.selectionStart() <= end and line.cursor.selectionEnd() >= start:
                self._paint()
                return

    def _paint(self) -> None:
        painted = [line for line in self._lines if self._wanted and line.stands()]
        if painted != self._painted:
            self._painted = painted
            self._editor.underline([(line.cursor, line.span.pole) for line in painted])


def _nearest(text: str, words: str, start: int) -> int:
    """Return where `words` stand in `text` closest to `start`, -1 when they do not."""
    if not words or text.startswith(words, start):
        return start if words else -1
    before, after = text.rfind(words, 0, start + len(words)), text.find(words, start)
    if min(before, after) < 0:
        return max(before, after)
    return before if start - before <= after - start else after
