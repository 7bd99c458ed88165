"""Things that are so or not, side by side: one stop of Tab, arrows between them, Space for each."""

from collections.abc import Collection, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QWidget

from journal.ui.kit import labels

_FORWARD = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}
_DOWN = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
_STOP, _NO_STOP = Qt.FocusPolicy.StrongFocus, Qt.FocusPolicy.ClickFocus


class _Toggle(QCheckBox):
    """A plain check box, which is what a screen reader calls it, too."""

    moved = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let arrows go to the neighbours."""
        key = Qt.Key(event.key())
        mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        by = _DOWN.get(key, _FORWARD.get(key, 0) * (-1 if mirrored else 1))
        if by:
            self.moved.emit(by)
        else:
            super().keyPressEvent(event)


class Toggles(QWidget):
    """Check boxes that wrap as words do; only a person's act is told."""

    toggled = Signal(str, bool)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._flow = labels.FlowLayout(spacing=4)
        self._boxes: dict[str, _Toggle] = {}
        self.setLayout(self._flow)

    def offer(self, things: Sequence[tuple[str, str]]) -> None:
        """Offer these, each a name and its words, in place of those before."""
        if [(name, box.text()) for name, box in self._boxes.items()] == list(things):
            return
        self._flow.clear()
        self._boxes = {}
        for name, words in things:
            box = _Toggle(words)
            box.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
            box.clicked.connect(partial(self._tell, name))
            box.moved.connect(partial(self._move, name))
            self._boxes[name] = box
            self._flow.addWidget(box)
            box.show()
        self._stop_at(next(iter(self._boxes.values()), None))
        self.updateGeometry()

    def show_on(self, names: Collection[str]) -> None:
        """Show which of them are so."""
        for name, box in self._boxes.items():
            box.setChecked(name in names)

    def box(self, name: str) -> QCheckBox:
        """Return the check box of one of them."""
        return self._boxes[name]

    def enter(self) -> None:
        """Put the focus on the one it was on last, or on the first."""
        stops = [box for box in self._boxes.values() if box.focusPolicy() == _STOP]
        for box in stops[:1]:
            box.setFocus(Qt.FocusReason.TabFocusReason)

    def _tell(self, name: str) -> None:
        box = self._boxes[name]
        self._stop_at(box)
        self.toggled.emit(name, box.isChecked())

    def _move(self, name: str, by: int) -> None:
        boxes = list(self._boxes.values())
        at = (boxes.index(self._boxes[name]) + by) % len(boxes)
        self._stop_at(boxes[at])
        boxes[at].setFocus(Qt.FocusReason.TabFocusReason)

    def _stop_at(self, stop: QCheckBox | None) -> None:
        for box in self._boxes.values():
            box.setFocusPolicy(_STOP if box is stop else _NO_STOP)
