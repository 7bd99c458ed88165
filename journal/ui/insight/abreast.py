"""Parts next to each other: as many in a row as there is room for, the same number in each."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from journal.ui.kit.theme import Theme

_NARROWEST, _BETWEEN = 216, 24


class Abreast(QWidget):
    """Lays its parts in one row, in rows of half as many, or below each other."""

    def __init__(self, theme: Theme, parts: Sequence[QWidget]) -> None:
        super().__init__()
        self._theme = theme
        self._parts = parts
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(theme.px(_BETWEEN))
        self._grid.setVerticalSpacing(theme.px(14))
        self._across = 0
        self._lay(1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take another number of columns where the room has changed."""
        super().resizeEvent(event)
        whole = len(self._parts)
        each = self._theme.px(_NARROWEST + _BETWEEN)
        room = self.width() + self._theme.px(_BETWEEN)
        ways = (whole, -(-whole // 2), 1)
        self._lay(next((across for across in ways if across * each <= room), 1))

    def _lay(self, across: int) -> None:
        if across == self._across:
            return
        for column in range(max(across, self._across)):
            self._grid.setColumnStretch(column, int(column < across))
        self._across = across
        for at, part in enumerate(self._parts):
            row, column = divmod(at, across)
            self._grid.addWidget(part, row, column, Qt.AlignmentFlag.AlignTop)
