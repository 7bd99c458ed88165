"""What is copied here stays a moment, as plain text, and is cleared at lock."""

from PySide6.QtCore import QMimeData, QObject, QTimer, Slot
from PySide6.QtGui import QClipboard

SECONDS = 45
"""How long copied words stay on the clipboard."""


def plain(words: str) -> QMimeData:
    """Return `words` as plain text that clipboard histories are asked not to keep."""
    data = QMimeData()
    data.setText(words)
    data.setData("x-kde-passwordManagerHint", b"secret")
    return data


class Clipboard(QObject):
    """Watches the clipboard and clears what came from this program."""

    def __init__(
        self, board: QClipboard, milliseconds: int = SECONDS * 1000, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._board = board
        self._copied = ""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(milliseconds)
        self._timer.timeout.connect(self.clear)
        board.dataChanged.connect(self._changed)

    def copy(self, words: str) -> None:
        """Put plain `words` on the clipboard for a while."""
        self._copied = words
        self._board.setMimeData(plain(words))

    @Slot()
    def clear(self) -> None:
        """Take away what this program put there, and leave what others put there."""
        self._timer.stop()
        if self._is_ours():
            self._board.clear()
        self._copied = ""
        if self._board.supportsSelection() and self._board.ownsSelection():
            self._board.clear(QClipboard.Mode.Selection)

    @Slot()
    def _changed(self) -> None:
        if self._is_ours() and self._board.text():
            self._timer.start()
        else:
            self._timer.stop()

    def _is_ours(self) -> bool:
        # Some platforms do not tell who owns the clipboard; then the words themselves do.
        return self._board.ownsClipboard() or (
            bool(self._copied) and self._board.text() == self._copied
        )
