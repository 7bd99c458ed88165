"""The page itself: plain text in a serif, exactly as it was typed."""

import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from math import ceil
from typing import TypeAlias

from PySide6.QtCore import (
    QEvent,
    QMimeData,
    QPoint,
    QRectF,
    QSignalBlocker,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QTextBlockFormat,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from journal.domain.distance.reading import Pole
from journal.ui.kit import clipboard, positions
from journal.ui.kit.theme import Theme
from journal.ui.writing import sign_lines
from journal.ui.writing.fences import Fences
from journal.ui.writing.highlighter import Highlighter
from journal.ui.writing.spelling_lines import SpellingLines
from journal.ui.writing.stretches import seen_from_to

LEADING = 128
"""Line height in percent of the font's own."""
_POINTS_TO_PIXELS = 96 / 72
_PARTS_OF_ONE_SIGN = re.compile("[\u200d\ufe0f\U0001f1e6-\U0001f1ff\U0001f3fb-\U0001f3ff]")
"""What joins several code points to one picture: a joiner, a variant, a flag, a tone of skin."""

Paint: TypeAlias = Callable[[QPainter, QRectF], None]
"""Paints in coordinates of the document what is within the given rectangle of it."""


class PageEditor(QTextEdit):
    """Gives back every character it was given, whatever Qt would like to make of it."""

    left = Signal()
    """Escape was pressed."""
    rested = Signal()
    """The cursor went elsewhere, so that what was typed should be saved now."""
    picture_pasted = Signal(object)
    """A picture without words was pasted: what the clipboard holds."""
    went_elsewhere = Signal()
    """The typing cursor was taken to a place that should be seen at once."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._given = ""
        self._place: QTextEdit.ExtraSelection | None = None
        self.lines: tuple[tuple[QTextCursor, Pole], ...] = ()
        """The words that lines are painted under."""
        self.grounds: list[Paint] = []
        """What is painted behind the text."""
        self.fences = Fences(self.document())
        self.spelling = SpellingLines(theme, self.fences)
        self.highlighter = Highlighter(self.document(), theme)
        self._least = 0
        self.enlarged = 1.0
        """The type of the page as a part of the text size."""
        self.setAccessibleName("Your page")
        self.setPlaceholderText("Write as much or as little as you like.")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setProperty("role", "page")
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(2)
        self.document().setDefaultCursorMoveStyle(Qt.CursorMoveStyle.VisualMoveStyle)
        self.document().documentLayout().documentSizeChanged.connect(self._grow)
        self.restyle()
        self.put("")

    def put(self, text: str) -> None:
        """Show another text, with no way to undo back into the one before."""
        self._given = text
        self.unmark()
        self.underline(())
        self.spelling.forget()
        self.setUndoRedoEnabled(False)  # also forgets what could be undone
        self.setPlainText(text)
        _space_lines(self.document(), self._theme.px(16 * self.enlarged))
        self.document().setModified(False)

    def text(self) -> str:
        """Return the text with every character as typed, lines parted by LF."""
        if not self.document().isModified():
            return self._given
        lines = []
        block = self.document().firstBlock()
        while block.isValid():
            lines.append(block.text())
            block = block.next()
        return "\n".join(lines)

    def restyle(self) -> None:
        """Take type and spacing from the theme again, outside the undo history."""
        with QSignalBlocker(self):  # for Qt another font is another text
            font = self._theme.serif(13 * _POINTS_TO_PIXELS * self.enlarged)
            self.setFont(font)
            self.document().setDefaultFont(font)
            self.highlighter.restyle()
            if not self.document().isUndoAvailable() and not self.document().isRedoAvailable():
                _space_lines(self.document(), self._theme.px(16 * self.enlarged))

    def enlarge(self, percent: int) -> None:
        """Set the type of the page, 80 to 200 percent of the text size."""
        enlarged = max(80, min(percent, 200)) / 100
        if enlarged != self.enlarged:
            self.enlarged = enlarged
            self.restyle()

    def over(self, start: int, end: int) -> QTextCursor:
        """Return a cursor over the code points from `start` to `end`."""
        text = self.text()
        cursor = QTextCursor(self.document())
        cursor.setPosition(positions.to_utf16(text, start))
        cursor.setPosition(positions.to_utf16(text, end), QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def mark(self, words: QTextCursor) -> None:
        """Show the words that a cursor lies over, with the typing cursor behind them.

        They are not selected, so that the next key typed does not replace them.
        """
        self._place = QTextEdit.ExtraSelection()
        self._place.cursor = QTextCursor(words)
        self._place.format.setBackground(self._theme.colour("accent_bg"))
        self.setExtraSelections([self._place])
        cursor = self.textCursor()
        cursor.setPosition(words.selectionEnd())
        self.setTextCursor(cursor)
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.went_elsewhere.emit()

    def marked(self) -> str:
        """Return the words that `mark` shows, empty when it shows none."""
        return "" if self._place is None else self._place.cursor.selectedText()

    def unmark(self) -> None:
        """Show no place any more."""
        self._place = None
        self.setExtraSelections([])

    def underline(self, lines: Sequence[tuple[QTextCursor, Pole]]) -> None:
        """Paint a line under the words of each cursor; the text itself stays as it is."""
        self.lines = tuple(lines)
        self.viewport().update()

    def scrolled(self) -> QPoint:
        """Return how far the page is scrolled: what lies left of and above what is seen."""
        return QPoint(self.horizontalScrollBar().value(), self.verticalScrollBar().value())

    def at_least(self, height: int) -> None:
        """Be no less than `height` pixels high; the page grows with its text and never scrolls."""
        self._least = height
        self._grow()

    def sizeHint(self) -> QSize:
        """Ask for no more height than the text has, or the least."""
        return QSize(super().sizeHint().width(), self.minimumHeight())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the text, what lies behind it, and the lines under its words."""
        seen = QRectF(event.rect().translated(self.scrolled()))
        with _painting(self) as painter:
            for ground in self.grounds:
                ground(painter, seen)
        super().paintEvent(event)
        if not self.lines and self.spelling.misspelt is None:
            return
        first, last = seen_from_to(self.document(), seen)
        with _painting(self) as painter:
            writing = self.textCursor() if self.hasFocus() else None
            self.spelling.paint(painter, self.document(), writing, seen, (first, last))
            for words, pole in self.lines:
                if words.selectionEnd() >= first and words.selectionStart() <= last:
                    sign_lines.paint(painter, words, pole, self._theme, seen)

    def createMimeDataFromSelection(self) -> QMimeData:
        """Copy plain text only, with every character kept."""
        return clipboard.plain(_selected(self.textCursor()))

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste plain text only; a picture, where there is no text, is not for the text."""
        if source.hasText():
            self.insertPlainText(source.text())
        elif source.hasImage():
            self.picture_pasted.emit(source)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Escape leave the page, which never changes text, and Enter begin a paragraph."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif enter and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            # Qt's own Enter drops the line height of an empty paragraph.
            self.textCursor().insertBlock()
        elif not (event.key() == Qt.Key.Key_Backspace and _take_joined(self.textCursor())):
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Say that the typing rests."""
        super().focusOutEvent(event)
        self.rested.emit()

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of the text size."""
        with QSignalBlocker(self):  # for Qt another font is another text
            super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.restyle()

    def _grow(self) -> None:
        height = max(self._least, ceil(self.document().size().height()))
        if height != self.minimumHeight():
            self.setMinimumHeight(height)


def _space_lines(document: QTextDocument, below: float) -> None:
    """Set leading and gaps where there is no history yet, so that none of it can be undone."""
    changed = document.isModified()
    document.setUndoRedoEnabled(False)
    spacing = QTextBlockFormat()
    spacing.setLineHeight(LEADING, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    spacing.setBottomMargin(below)
    cursor = QTextCursor(document)
    cursor.select(QTextCursor.SelectionType.Document)
    cursor.mergeBlockFormat(spacing)
    document.setUndoRedoEnabled(True)
    document.setModified(changed)


def _selected(cursor: QTextCursor) -> str:
    return cursor.selectedText().replace("\u2029", "\n")


@contextmanager
def _painting(editor: QTextEdit) -> Iterator[QPainter]:
    painter = QPainter(editor.viewport())
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(-editor.horizontalScrollBar().value(), -editor.verticalScrollBar().value())
    try:
        yield painter
    finally:
        painter.end()


def _take_joined(cursor: QTextCursor) -> bool:
    """Take away the picture before the cursor if it is made of several, which Qt would halve."""
    if not cursor.hasSelection():
        left = QTextCursor.MoveOperation.PreviousCharacter
        cursor.movePosition(left, QTextCursor.MoveMode.KeepAnchor)
        if _PARTS_OF_ONE_SIGN.search(cursor.selectedText()):
            cursor.removeSelectedText()
            return True
    return False
