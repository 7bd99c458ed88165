"""The page itself: plain text in a serif, exactly as it was typed."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QMimeData, QPoint, QRectF, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QTextBlockFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from journal.domain.distance.reading import Pole
from journal.ui.kit import clipboard, positions
from journal.ui.kit.theme import Theme
from journal.ui.writing import sign_lines

LEADING = 128
"""Line height in percent of the font's own."""
_POINTS_TO_PIXELS = 96 / 72


class PageEditor(QTextEdit):
    """Gives back every character it was given, whatever Qt would like to make of it."""

    left = Signal()
    """Escape was pressed."""
    rested = Signal()
    """The cursor went elsewhere, so that what was typed should be saved now."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._given = ""
        self._place: QTextEdit.ExtraSelection | None = None
        self.lines: tuple[tuple[QTextCursor, Pole], ...] = ()
        """The words that lines are painted under."""
        self.setAccessibleName("Your page")
        self.setPlaceholderText("Write as much or as little as you like.")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setProperty("role", "page")
        self.document().setDocumentMargin(2)
        self.restyle()
        self.put("")

    def put(self, text: str) -> None:
        """Show another text, with no way to undo back into the one before."""
        self._given = text
        self.unmark()
        self.underline(())
        self.setUndoRedoEnabled(False)
        self.setPlainText(text)
        self._space_lines()
        self.setUndoRedoEnabled(True)
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
        font = self._theme.serif(13 * _POINTS_TO_PIXELS)
        self.setFont(font)
        self.document().setDefaultFont(font)

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
        self.ensureCursorVisible()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

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

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the text, and the lines under its signs."""
        super().paintEvent(event)
        if not self.lines:
            return
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(-self.scrolled())
        seen = QRectF(event.rect().translated(self.scrolled()))
        for words, pole in self.lines:
            sign_lines.paint(painter, words, pole, self._theme, seen)

    def createMimeDataFromSelection(self) -> QMimeData:
        """Copy plain text only, with every character kept."""
        return clipboard.plain(_selected(self.textCursor()))

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste plain text only."""
        if source.hasText():
            self.insertPlainText(source.text())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Escape leave the page, which never changes text, and Enter begin a paragraph."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif enter and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            # Qt's own Enter drops the line height of an empty paragraph.
            self.textCursor().insertBlock()
            self.ensureCursorVisible()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Say that the typing rests."""
        super().focusOutEvent(event)
        self.rested.emit()

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of the text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.restyle()

    def _space_lines(self) -> None:
        spacing = QTextBlockFormat()
        spacing.setLineHeight(LEADING, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        spacing.setBottomMargin(self._theme.px(16))
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.mergeBlockFormat(spacing)


def _selected(cursor: QTextCursor) -> str:
    return cursor.selectedText().replace("\u2029", "\n")
