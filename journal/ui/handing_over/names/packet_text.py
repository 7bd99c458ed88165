"""The words of a packet as they will be given: what is hidden is marked, and can be undone."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, QMimeData, Qt, Signal, Slot
from PySide6.QtGui import QHelpEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QPlainTextEdit, QToolTip

from journal.domain.redaction_shown import Mark, Piece, Seen
from journal.ui.handing_over.names.filling import Filling
from journal.ui.kit import clipboard
from journal.ui.kit.theme import Theme

KEYS: Final = (
    "Select words and press H to hide them. N goes to the next hidden place; a click there, or "
    "Delete, shows it again."
)


class PacketText(QPlainTextEdit):
    """Tells what a person asks for; the words change only when they are given anew."""

    hide_wanted = Signal(list)
    """Words that were selected, as they stood: a text each."""
    undo_wanted = Signal(object)
    """A piece that is to stay as it was, or to be hidden again."""
    told = Signal(str)
    """What stood at the place of the cursor, empty where nothing else did."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setReadOnly(True)
        self.setUndoRedoEnabled(False)
        self.setTabChangesFocus(True)
        flags = Qt.TextInteractionFlag
        self.setTextInteractionFlags(flags.TextSelectableByMouse | flags.TextSelectableByKeyboard)
        self.setAccessibleName("The words of the packet")
        self.setAccessibleDescription(KEYS)
        self.filling = Filling(self.document(), theme)
        self._pressed = -1
        self.cursorPositionChanged.connect(self._tell)

    def show_words(self, words: Sequence[Seen]) -> None:
        """Show these words, with what is in sight staying there."""
        at, place = self.verticalScrollBar().value(), self.textCursor().position()
        self.filling.show(words)
        cursor = self.textCursor()
        cursor.setPosition(min(place, self.document().characterCount() - 1))
        self.setTextCursor(cursor)
        self.verticalScrollBar().setValue(at)

    def clear(self) -> None:
        """Forget all words."""
        self.filling.show((), anew=True)

    def go(self, *, back: bool = False) -> None:
        """Go to the next hidden place, or the one before; after the last comes the first."""
        at, found = self.textCursor().position(), list(self.filling.marked())
        if not found:
            return
        beyond = [each for each in found if (each[1] < at if back else each[0] > at)]
        start, _ = (beyond or found)[-1 if back else 0]
        cursor = self.textCursor()
        cursor.setPosition(start)
        self.setTextCursor(cursor)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Hide by H, show again by Delete, and go from place to place by N."""
        key = event.key()
        held = event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier
        if held:
            super().keyPressEvent(event)
        elif key == Qt.Key.Key_H:
            self._hide()
        elif key == Qt.Key.Key_N:
            self.go(back=bool(event.modifiers()))
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._undo_at(self.textCursor().position())
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Note where a click begins."""
        super().mousePressEvent(event)
        self._pressed = self.textCursor().position()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Take a click on a hidden place for undoing it; selecting words is none."""
        super().mouseReleaseEvent(event)
        here = self.cursorForPosition(event.position().toPoint()).position()
        still = here == self._pressed and not self.textCursor().hasSelection()
        if still and event.button() is Qt.MouseButton.LeftButton:
            self._undo_at(here)

    def event(self, event: QEvent) -> bool:
        """Tell in a tip what stood at a place, and follow a change of the look."""
        if event.type() == QEvent.Type.StyleChange:
            self.filling.dress()
        elif event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            at = self.cursorForPosition(self.viewport().mapFromParent(event.pos())).position()
            QToolTip.showText(event.globalPos(), told(self._piece(at)), self)
            return True
        return super().event(event)

    def createMimeDataFromSelection(self) -> QMimeData:
        """Copy plain words."""
        return clipboard.plain(self.textCursor().selectedText().replace("\u2029", "\n"))

    def _piece(self, position: int) -> Piece | None:
        found = self.filling.piece(position)
        return None if found is None else found[0]

    def _hide(self) -> None:
        cursor = self.textCursor()
        words = self.filling.stood(cursor.selectionStart(), cursor.selectionEnd())
        if words:
            cursor.clearSelection()
            self.setTextCursor(cursor)
            self.hide_wanted.emit(words)

    def _undo_at(self, position: int) -> None:
        piece = self._piece(position)
        if piece is not None and piece.place:
            self.undo_wanted.emit(piece)

    @Slot()
    def _tell(self) -> None:
        self.told.emit(told(self._piece(self.textCursor().position())))


def told(piece: Piece | None) -> str:
    """Return what stood at the place of a piece, in a sentence; empty where nothing else did."""
    if piece is None or piece.mark is Mark.NONE:
        return ""
    if piece.mark is Mark.SPARED:
        return "Left as it is. A click or Delete hides it again."
    stood = " ".join(piece.stood.split())
    stood = stood if len(stood) <= 80 else f"{stood[:80]}…"
    if piece.mark is Mark.DAY:
        return f"Here stood: {stood}."
    return f"Here stood: {stood}. A click or Delete shows it again."
