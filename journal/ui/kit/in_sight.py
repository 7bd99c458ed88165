"""Scrolls to whatever takes the focus; Qt does so for Tab only, and not for other keys."""

from typing import Final

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

_AROUND = 24
"""Pixels kept in sight above and below."""
TOGETHER: Final = "together"
"""The property of a part that is brought into sight whole, with whatever in it takes the focus."""


class InSight(QObject):
    """Keeps the focus in sight; what is taller than its place scrolls by itself."""

    def __init__(self, application: QApplication, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._application = application
        # A part that has just appeared has its place only once the layout is done.
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self._show)
        application.focusChanged.connect(self._note)

    @Slot()
    def _note(self) -> None:
        self._later.start()

    @Slot()
    def _show(self) -> None:
        focus = self._application.focusWidget()
        if focus is not None:
            _show(focus)


def bring_into_sight(widget: QWidget) -> None:
    """Scroll to `widget` once it has its place, for words that just appeared."""
    QTimer.singleShot(0, widget, lambda: _show(widget))


def _show(widget: QWidget) -> None:
    wholes = [widget]
    area = widget.parentWidget()
    while area is not None and not isinstance(area, QScrollArea):
        if area.property(TOGETHER):
            wholes.append(area)
        area = area.parentWidget()
    if area is None:
        return
    for whole in reversed(wholes):
        if whole.height() + 2 * _AROUND < area.viewport().height():
            area.ensureWidgetVisible(whole, 0, _AROUND)
            return
