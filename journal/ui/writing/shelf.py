"""What can be looked at beside the page: one thing at a time, in its place where room is narrow."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from journal.ui.kit import labels
from journal.ui.kit.theme import Theme

WIDTH = 420
"""Pixels, at text size 100 %."""
_ANY_SIZE = 16_777_215


class Shelf(QWidget):
    """Holds panes of which one is shown, or none; the page comes back when it goes."""

    opened = Signal()
    closed = Signal()

    def __init__(self, page: QWidget, panes: Sequence[QWidget], theme: Theme) -> None:
        super().__init__()
        self._page = page
        self._theme = theme
        self._stack = QStackedWidget()
        for pane in panes:
            self._stack.addWidget(pane)
        self._stack.hide()
        row = labels.horizontal()
        row.addWidget(page, 1)
        row.addWidget(self._stack)
        self.setLayout(row)

    @property
    def shown(self) -> QWidget | None:
        """The pane that is shown, None for none."""
        return None if self._stack.isHidden() else self._stack.currentWidget()

    def open(self, pane: QWidget) -> None:
        """Show this pane."""
        self._stack.setCurrentWidget(pane)
        self._stack.show()
        self._place()
        self.opened.emit()

    def close_pane(self) -> None:
        """Show the page alone."""
        if not self._stack.isHidden():
            self._stack.hide()
            self._place()
            self.closed.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Follow the room there is."""
        super().resizeEvent(event)
        self._place()

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of the text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._place()

    def _place(self) -> None:
        narrow = self.window().width() < self._theme.px(self._theme.narrow)
        self._page.setHidden(narrow and self.shown is not None)
        if narrow:
            self._stack.setMinimumWidth(0)
            self._stack.setMaximumWidth(_ANY_SIZE)
        else:
            self._stack.setFixedWidth(self._theme.px(WIDTH))
