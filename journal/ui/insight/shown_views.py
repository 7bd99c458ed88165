"""Which views are on: a menu of all of them, and one line to switch all off or on."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QPushButton

from journal.domain.insight.chart import View
from journal.domain.insight.own_view import OwnView
from journal.ui.insight.views import SIGHTS
from journal.ui.kit import labels

ALL_ON, ALL_OFF = "Switch all on", "Switch all off"


class ShownViews(QMenu):
    """Tells which views shall be shown as soon as one of its lines is chosen."""

    wanted = Signal(object)
    """The views that shall be on, as a frozenset."""

    def __init__(self) -> None:
        super().__init__("Views")
        self.button: QPushButton = labels.button("Views", "menu")
        self.button.setAccessibleName("Choose which views are shown")
        self.button.setMenu(self)
        self.lines = {sight.view: self.addAction(sight.title) for sight in SIGHTS}
        for line in self.lines.values():
            line.setCheckable(True)
            line.triggered.connect(self._tell)
        self.addSeparator()
        self.addAction(ALL_ON, lambda: self.wanted.emit(frozenset(View)))
        self.addAction(ALL_OFF, lambda: self.wanted.emit(frozenset()))

    def show_own(self, own: Mapping[View, OwnView]) -> None:
        """Tick the views that are on."""
        for view, line in self.lines.items():
            line.setChecked(not own[view].off)

    def on(self) -> frozenset[View]:
        """Return the views that are ticked."""
        return frozenset(view for view, line in self.lines.items() if line.isChecked())

    def _tell(self) -> None:
        self.wanted.emit(self.on())
