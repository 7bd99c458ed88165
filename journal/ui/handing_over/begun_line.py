"""Says that a file was left unfinished in a place that others may read, and takes it away."""

import os
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from journal.services.begun import Begun
from journal.ui.kit import labels
from journal.ui.kit.announce import announce
from journal.ui.kit.banner import Banner

_NAMED = 1
"""So many places are named, since there is little room above the page; of more the number is."""


class BegunLine(QWidget):
    """Asked once at every opening, until each file is removed or meant to be left."""

    left = Signal()
    """It is about to go away under the focus."""

    def __init__(self, begun: Begun) -> None:
        super().__init__()
        self._begun = begun
        self._places: tuple[Path, ...] = ()
        self.setProperty("role", "banner")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground, True)
        self._what = labels.text("", "strong")
        self._rest = labels.text("")
        self._where = labels.text("", "meta")
        self.banner = Banner()
        self.remove = labels.button("")
        self.leave = labels.button("", "quiet")
        buttons = labels.FlowLayout(spacing=8)
        for button in (self.remove, self.leave):
            buttons.addWidget(button)
        self.setLayout(
            labels.vertical(
                *(self._what, self._rest, self._where, self.banner, 6, buttons),
                spacing=2,
                margins=(16, 10, 16, 12),
            )
        )
        self.remove.clicked.connect(self._remove)
        self.leave.clicked.connect(self._leave)
        self.hide()

    @property
    def words(self) -> str:
        """What is being said, empty when hidden."""
        shown = (self._what, self._rest, self._where)
        return "" if self.isHidden() else " ".join(part.text() for part in shown)

    def ask(self) -> None:
        """Appear if a file was left; a failure to find out says nothing."""
        self._begun.left(self.appear, lambda _: None)

    def appear(self, places: tuple[Path, ...]) -> None:
        """Say where files were left, if there are any."""
        if not places:
            return
        self._places = places
        one = len(places) == 1
        it = "it" if one else "them"
        count = "A file" if one else f"{len(places):,} files"
        self._what.setText(f"{count} you were saving {'was' if one else 'were'} left unfinished.")
        self._rest.setText(
            f"{'It is' if one else 'They are'} hidden, and anyone who can open {it} can read what "
            f"is in {it}. Your journal is as it was."
        )
        self._where.setText(_named(places))
        self.remove.setText(f"Remove {it}")
        self.leave.setText(f"Leave {it}")
        self.show()
        self._hold_height()
        announce(self, self.words)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep every line in sight, also where the window is small."""
        super().resizeEvent(event)
        self._hold_height()

    @Slot()
    def clear(self) -> None:
        """Say nothing, and know of no place."""
        focus = self.focusWidget()
        if focus is not None and focus.hasFocus():
            self.left.emit()
        self.hide()
        self._places = ()
        self._where.setText("")
        self.banner.clear()

    @Slot()
    def _remove(self) -> None:
        self._begun.remove(self._places, lambda _: self.clear(), self._say_why)

    @Slot()
    def _leave(self) -> None:
        self._begun.leave(self._places, lambda _: self.clear())

    def _say_why(self, error: Exception) -> None:
        self.banner.show_error(error)
        self._hold_height()

    def _hold_height(self) -> None:
        layout = self.layout()
        if layout is not None:
            self.setMinimumHeight(layout.heightForWidth(self.width()))


def _named(places: Sequence[Path]) -> str:
    lines = [os.fsencode(place).decode("utf-8", "replace") for place in places[:_NAMED]]
    more = len(places) - _NAMED
    return "\n".join([*lines, f"and {more:,} more"] if more > 0 else lines)
