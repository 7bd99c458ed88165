"""A page with a panel beside it, or with the panel as a drawer below where room is narrow."""

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from journal.ui.kit.theme import Theme

DRAWER = 0.45
"""The part of the height that the panel takes where the window is narrow."""
_ANY_SIZE = 16_777_215


class SideBySide(QWidget):
    """Gives the panel its width at the side, or its height below."""

    placed = Signal()

    def __init__(
        self, page: QWidget, panel: QWidget, theme: Theme, width: int = Theme.panel_width
    ) -> None:
        super().__init__()
        self._panel = panel
        self._theme = theme
        self._width = width
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._row.addWidget(page, 1)
        self._row.addWidget(panel)
        self.setLayout(self._row)

    def is_narrow(self) -> bool:
        """Tell whether the window is too narrow for both side by side."""
        return self.window().width() < self._theme.px(self._theme.narrow)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Move the panel to where there is room."""
        super().resizeEvent(event)
        self._place()

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of the text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._place()

    def _place(self) -> None:
        narrow = self.is_narrow()
        down, right = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._row.setDirection(down if narrow else right)
        if narrow:
            self._panel.setMinimumWidth(0)
            self._panel.setMaximumWidth(_ANY_SIZE)
            self._panel.setFixedHeight(int(self.height() * DRAWER))
        else:
            self._panel.setMinimumHeight(0)
            self._panel.setMaximumHeight(_ANY_SIZE)
            self._panel.setFixedWidth(self._theme.px(self._width))
        self.placed.emit()
