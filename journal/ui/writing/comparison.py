"""A text with what was added to it and taken from it, to be read and copied, never changed."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QEvent, QMimeData, Qt
from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit

from journal.domain.comparing import Change, Piece, folded
from journal.domain.past_versions import Compared
from journal.domain.text import preview
from journal.ui.kit import clipboard
from journal.ui.kit.theme import Theme

_SAID = 120
"""Signs of a change that are said in words."""
_PARAGRAPH = "¶"


class Manner(Enum):
    """How two versions are shown."""

    CHANGES = "Only changes"
    WHOLE = "The whole text"
    ALONE = "Its words alone"


@dataclass(frozen=True, slots=True)
class Place:
    """A change: where it stands among Qt's positions, and its words."""

    start: int
    end: int
    words: str


class Comparison(QTextEdit):
    """Marks what came by a line below, what went by a line through it, and says both in words."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._compared: Compared | None = None
        self._manner = Manner.CHANGES
        self.places: tuple[Place, ...] = ()
        """The changes that are shown, in order."""
        self.setReadOnly(True)
        by = Qt.TextInteractionFlag
        self.setTextInteractionFlags(by.TextSelectableByMouse | by.TextSelectableByKeyboard)
        self.setTabChangesFocus(True)
        self.setProperty("role", "reading")
        self.setAccessibleName("The words, with what changed")
        self.document().setDocumentMargin(2)
        self.setUndoRedoEnabled(False)

    def show_compared(self, compared: Compared | None, manner: Manner) -> None:
        """Show these versions, or nothing for None."""
        self._compared, self._manner = compared, manner
        self._render()

    def go_to(self, number: int) -> None:
        """Select a change and bring it into sight."""
        place = self.places[number]
        cursor = self.textCursor()
        cursor.setPosition(place.start)
        cursor.setPosition(place.end, QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def createMimeDataFromSelection(self) -> QMimeData:
        """Copy plain text only."""
        return clipboard.plain(self.textCursor().selectedText().replace("\u2029", "\n"))

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of the colours."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and self._compared is not None:
            self._render()

    def _render(self) -> None:
        self.clear()
        self.places = ()
        if self._compared is None:
            return
        cursor = QTextCursor(self.document())
        cursor.beginEditBlock()
        found = self._compared
        if self._manner is Manner.ALONE:
            title, body = (_alone(found.newer.title), _alone(found.newer.body))
        else:
            title, body = found.title, found.body
        if self._manner is Manner.CHANGES and found.older is not None:
            body = folded(body)
        self._insert(cursor, title, heading=True)
        if title and body:
            cursor.insertText("\n", QTextCharFormat())
        self._insert(cursor, body)
        cursor.endEditBlock()
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def _insert(
        self, cursor: QTextCursor, pieces: Iterable[Piece], *, heading: bool = False
    ) -> None:
        start, said, apart = cursor.position(), list[str](), False
        for piece in pieces:
            changed = piece.change in (Change.ADDED, Change.REMOVED)
            if not changed:
                self._note(start, cursor.position(), said)
                said = []
            elif not said:
                start = cursor.position()
            form = self._format(piece.change)
            if heading:
                form.setFontWeight(600)
            if apart and piece.change is Change.ADDED:
                cursor.insertText(" ", QTextCharFormat())
            apart = piece.change is Change.REMOVED and not piece.text[-1].isspace()
            cursor.insertText(_shown(piece, at_start=cursor.atBlockStart()), form)
            if changed:
                said.append(_said(piece))
        self._note(start, cursor.position(), said)

    def _note(self, start: int, end: int, said: list[str]) -> None:
        if said:
            self.places = (*self.places, Place(start, end, " ".join(said)))

    def _format(self, change: Change) -> QTextCharFormat:
        form = QTextCharFormat()
        theme = self._theme
        if change is Change.ADDED:
            form.setBackground(theme.colour("accent_bg"))
            form.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
            form.setUnderlineColor(theme.colour("accent"))
        elif change is Change.REMOVED:
            form.setBackground(theme.colour("involuntary_bg"))
            form.setFontStrikeOut(True)
        elif change is Change.FOLDED:
            form.setForeground(theme.colour("soft"))
            form.setFont(theme.sans(13))
        return form


def _alone(text: str) -> tuple[Piece, ...]:
    return (Piece(Change.SAME, text),) if text else ()


def _shown(piece: Piece, *, at_start: bool) -> str:
    """Return the words of a piece; a change of nothing but line ends is shown by a sign."""
    if piece.change is Change.FOLDED:
        apart = "" if at_start else "\n"
        return f"{apart}··· {piece.words:,} words unchanged ···\n"
    if piece.change is Change.SAME or piece.text.strip():
        return piece.text
    ends = piece.text.replace("\n", f"{_PARAGRAPH}\n")
    return ends if piece.change is Change.ADDED else ends.replace("\n", "")


def _said(piece: Piece) -> str:
    what = "Added" if piece.change is Change.ADDED else "Taken away"
    words = preview(piece.text, _SAID)
    return f"{what}: “{words}”." if words else f"{what}: only a blank or a line end."
