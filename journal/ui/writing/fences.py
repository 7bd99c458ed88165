"""Which paragraphs lie between two lines of three backticks: code, whatever is written there."""

import re

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QTextBlock, QTextDocument

_FENCE = re.compile(r"\s{0,3}(`{3,})([^`]*)$")


class Fences(QObject):
    """Looks for fences anew only when a line of the text has come, gone, or become one.

    A fence that is not closed fences nothing in, so that one being typed changes no other line.
    """

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self._document = document
        self._count = 0
        self._fences: frozenset[int] = frozenset()
        self._inside: frozenset[int] = frozenset()
        self._known = False
        document.contentsChange.connect(self._follow)

    def hold(self, block: QTextBlock) -> bool:
        """Tell whether a paragraph is fenced in, or one of the fences."""
        if not self._known:
            self._look()
        return block.blockNumber() in self._inside

    @Slot(int, int, int)
    def _follow(self, start: int, _: int, added: int) -> None:
        block, end = self._document.findBlock(start), start + added
        self._known = self._known and self._document.blockCount() == self._count
        while self._known and block.isValid() and block.position() <= end:
            was = block.blockNumber() in self._fences
            self._known = not was and _FENCE.match(block.text()) is None
            block = block.next()

    def _look(self) -> None:
        self._known, self._count = True, self._document.blockCount()
        text = self._document.toRawText()
        lines = text.split("\u2029") if "```" in text else []
        fences = {
            number: found for number, line in enumerate(lines) if (found := _FENCE.match(line))
        }
        self._fences = frozenset(fences)
        inside: set[int] = set()
        opened = None
        for number, fence in fences.items():
            if opened is None:
                opened = number
            elif not fence[2].strip() and len(fence[1]) >= len(fences[opened][1]):
                inside.update(range(opened, number + 1))
                opened = None
        self._inside = frozenset(inside)
