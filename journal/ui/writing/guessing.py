"""The question after several corrections in a row: whether readings should end."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from journal.domain.settings import ReadingWhen
from journal.ui.kit import labels
from journal.ui.kit.announce import announce
from journal.ui.writing.ways import Ways

IN_A_ROW = 3
"""Corrections after which the question is put, once."""
QUESTION = "Would you rather I stop guessing?"


class StopQuestion(QWidget):
    """Equal answers, and none of them is the one the program would like."""

    answered = Signal(object)
    """When readings shall be made from now on, None for as before."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ways = Ways(equal=True)
        self.setLayout(labels.vertical(10, labels.text(QUESTION), self._ways, spacing=8))
        self.hide()

    @property
    def buttons(self) -> list[QPushButton]:
        """The answers in their order."""
        return self._ways.buttons

    def ask(self, *, only_asked: bool) -> None:
        """Put the question; `only_asked` also offers readings on request alone."""
        on_request = (("Only when I ask", partial(self._answer, ReadingWhen.ASKED)),)
        self._ways.offer(
            ("Stop guessing", partial(self._answer, ReadingWhen.NEVER)),
            *(on_request if only_asked else ()),
            ("Keep guessing", partial(self._answer, None)),
        )
        self.show()
        announce(self, QUESTION)

    def _answer(self, when: ReadingWhen | None) -> None:
        self.hide()
        self.answered.emit(when)
