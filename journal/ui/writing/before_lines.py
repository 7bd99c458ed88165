"""Getting ready beforehand: short lines for a page before something."""

from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QTextCursor

from journal.domain.befores import LINES
from journal.domain.entry import Kind
from journal.ui.writing.desk import Desk
from journal.ui.writing.more_menu import MoreMenu


class BeforeLines(QObject):
    """Offers the lines that are not on the page yet; what is written in them is plain text."""

    left = Signal()
    """No line is wanted any more."""

    def __init__(self, desk: Desk, menu: MoreMenu) -> None:
        super().__init__(desk)
        self._desk = desk
        menu.kind_chosen.connect(self._offer_lines)

    def _offer_lines(self, kind: Kind) -> None:
        if kind is Kind.BEFORE:
            self._ask_lines()
            self._desk.question.enter()

    def _ask_lines(self) -> None:
        body = self._desk.words()[1]
        lines = ((line, partial(self._put_line, line)) for line in LINES if line not in body)
        self._desk.question.ask(
            "Before something: a few short lines, if you like.",
            *lines,
            ("The day it is for", self._desk.around.name_day),
            ("That is all", self._leave_lines),
            more="Each begins a line on your page, and each can be left out.",
            leave=self._leave_lines,
        )
        self._desk.show_card(self._desk.question)

    def _put_line(self, line: str) -> None:
        """Begin a line at the end of the page, as typing does, so that undo takes it back."""
        cursor = QTextCursor(self._desk.editor.document())
        cursor.movePosition(QTextCursor.MoveOperation.End)
        apart = "" if cursor.atBlockStart() else "\n"
        cursor.insertText(f"{apart}{line}: ")
        self._desk.editor.setTextCursor(cursor)
        self._ask_lines()
        self._desk.editor.setFocus()

    def _leave_lines(self) -> None:
        self.left.emit()
        self._desk.editor.setFocus()
