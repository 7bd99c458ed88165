"""Which views are on: a menu of all of them, and one line to switch all off or on."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QPushButton

from journal.domain.insight.chart import OPT_IN, View
from journal.domain.insight.own_view import OwnView
from journal.ui.insight.views import SIGHTS, Sight
from journal.ui.kit import labels

if TYPE_CHECKING:
    from PySide6.QtGui import QAction

ALL_ON, ALL_OFF = "Switch on the usual views", "Switch all off"
ONLY_WANTED = "Off until you turn them on:"


class ShownViews(QMenu):
    """Tells which views shall be shown as soon as one of its lines is chosen."""

    wanted = Signal(object)
    """The views that shall be on, as a frozenset."""

    def __init__(self) -> None:
        super().__init__("Views")
        self.button: QPushButton = labels.button("Views", "menu")
        self.button.setAccessibleName("Choose which views are shown")
        self.button.setMenu(self)
        usual = [sight for sight in SIGHTS if sight.view not in OPT_IN]
        self.lines = {sight.view: self._offered(sight) for sight in usual}
        self.addSeparator()
        self.addAction(ONLY_WANTED).setEnabled(False)
        wanted = [sight for sight in SIGHTS if sight.view in OPT_IN]
        self.lines |= {sight.view: self._offered(sight) for sight in wanted}
        self.addSeparator()
        self.addAction(ALL_ON, lambda: self.wanted.emit(self.usual()))
        self.addAction(ALL_OFF, lambda: self.wanted.emit(frozenset()))

    def show_own(self, own: Mapping[View, OwnView]) -> None:
        """Tick the views that are on."""
        for view, line in self.lines.items():
            line.setChecked(not own[view].off)

    def on(self) -> frozenset[View]:
        """Return the views that are ticked."""
        return frozenset(view for view, line in self.lines.items() if line.isChecked())

    def usual(self) -> frozenset[View]:
        """Return all views but those that nobody gets unasked, and of these the ticked ones."""
        return (frozenset(View) - OPT_IN) | self.on()

    def _offered(self, sight: Sight) -> "QAction":
        line = self.addAction(sight.title)
        line.setCheckable(True)
        line.triggered.connect(self._tell)
        return line

    def _tell(self) -> None:
        self.wanted.emit(self.on())
