"""A few words and a few equal ways on; it asks nothing twice and keeps no answer."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from journal.ui.kit import labels
from journal.ui.writing.grounding import Grounding
from journal.ui.writing.ways import Way, Ways

PADDING = (28, 24, 28, 20)
"""Left, top, right, bottom of a card, in pixels."""
_INSIDE = 4
"""The place in the column of what a question holds besides its ways."""


class QuestionCard(QWidget):
    """Stands where the prompt stands until one of its ways is taken."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground, True)
        self._words = labels.text("", "prompt")
        self._more = labels.text("", "lead")
        self._ways = Ways()
        self._grounding = Grounding()
        self._leave: Callable[[], object] | None = None
        steady = labels.horizontal(self._grounding.button, None)
        self._inside: QWidget | None = None
        self._column = labels.vertical(
            *(self._words, self._more, self._grounding, 6, self._ways, steady),
            spacing=8,
            margins=PADDING,
        )
        self.setLayout(self._column)

    def ask(
        self,
        words: str,
        *ways: Way,
        more: str = "",
        leave: Callable[[], object] | None = None,
        grounding: tuple[str, ...] = (),
        unfolded: bool = False,
        inside: QWidget | None = None,
    ) -> None:
        """Show `words`, with `more` in smaller type, and one button a way; Escape does `leave`.

        Lines of `grounding` are one key away, or stand there at once where `unfolded`; `inside`
        stands before the ways for as long as this is asked.
        """
        self._put_inside(inside)
        self._leave = leave
        self._words.setText(words)
        self._more.setText(more)
        self._more.setVisible(bool(more))
        self._ways.offer(*ways)
        self._grounding.offer(grounding, unfolded=unfolded)

    def _put_inside(self, inside: QWidget | None) -> None:
        if self._inside is not None and self._inside is not inside:
            self._inside.hide()
            self._column.removeWidget(self._inside)
        if inside is not None:
            self._column.insertWidget(_INSIDE, inside)
            inside.show()
        self._inside = inside

    def enter(self) -> None:
        """Put the focus on the first way."""
        self._ways.buttons[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Escape leave the question where it may stay unanswered."""
        if event.key() == Qt.Key.Key_Escape and self._leave is not None:
            self._leave()
        else:
            super().keyPressEvent(event)

    def clear(self) -> None:
        """Forget what was asked."""
        self._leave = None
        self._words.setText("")
        self._more.setText("")
        self._ways.offer()
        self._grounding.offer(())
        self._put_inside(None)
