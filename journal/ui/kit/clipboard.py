"""What is copied here stays a moment, as plain text, and is cleared at lock and at the end."""

from PySide6.QtCore import QMimeData, QObject, QTimer, Slot
from PySide6.QtGui import QClipboard
from shiboken6 import Shiboken

SECONDS = 45
"""How long copied words stay on the clipboard."""


def plain(words: str) -> QMimeData:
    """Return `words` as plain text that clipboard histories are asked not to keep."""
    data = QMimeData()
    data.setText(words)
    data.setData("x-kde-passwordManagerHint", b"secret")
    return data


def made_here(board: QClipboard) -> bool:
    """Tell whether what is on the clipboard is an object of this Python, as `plain` makes it."""
    held: QMimeData | None = board.mimeData()  # none on an empty one, whatever its type says
    return held is not None and Shiboken.createdByPython(held)


class Clipboard(QObject):
    """Watches the clipboard and clears what came from this program."""

    def __init__(
        self, board: QClipboard, milliseconds: int = SECONDS * 1000, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._board = board
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(milliseconds)
        self._timer.timeout.connect(self.clear)
        board.dataChanged.connect(self._changed)

    @Slot()
    def clear(self) -> None:
        """Take away what this program put there, and leave what others put there.

        It must be gone when Python ends: a clipboard without a system behind it ends only later,
        and lets go of objects of Python that are no more.
        """
        self._timer.stop()
        if self._is_ours():
            self._board.clear()
        if self._board.supportsSelection() and self._board.ownsSelection():
            self._board.clear(QClipboard.Mode.Selection)

    @Slot()
    def _changed(self) -> None:
        if self._is_ours() and self._board.text():
            self._timer.start()
        else:
            self._timer.stop()

    def _is_ours(self) -> bool:
        # Some platforms do not tell who owns the clipboard; then it tells who made what is there.
        return self._board.ownsClipboard() or made_here(self._board)
