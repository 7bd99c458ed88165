"""How much longer than a page the first page is, found out while one rests from typing."""

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from journal.domain.packet import Front
from journal.domain.recipe import MOST_WORDS, words_of
from journal.services.handing_over import HandingOver

REST = 700
"""Milliseconds without a key."""
_MAY_BE_LONG = MOST_WORDS // 3
"""Words from which on a page can be longer than a page, by many short lines."""


class Measuring(QObject):
    """Sets the page that was typed, as it would be in a PDF, off this thread."""

    measured = Signal(int)
    """Lines by which it is longer than a page."""

    def __init__(self, handing_over: HandingOver, parent: QObject) -> None:
        super().__init__(parent)
        self._handing_over = handing_over
        self._front = Front()
        self._asked = 0
        self._rest = QTimer(self, singleShot=True, interval=REST)
        self._rest.timeout.connect(self._measure)

    def touch(self, front: Front) -> None:
        """Note that this is typed now."""
        self._front = front
        self._asked += 1
        if words_of(front) >= _MAY_BE_LONG:
            self._rest.start()
        else:
            self._rest.stop()

    def clear(self) -> None:
        """Forget what was typed."""
        self.touch(Front())

    @Slot()
    def _measure(self) -> None:
        asked = self._asked

        def done(lines: int) -> None:
            if asked == self._asked:
                self.measured.emit(lines)

        self._handing_over.lines_over(self._front, done, lambda _: None)
