"""Things that are so or not, side by side: one stop of Tab, arrows between them, Space for each."""

from collections.abc import Collection, Sequence
from functools import partial
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QWidget

from journal.ui.kit import labels

_FORWARD = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}
_DOWN = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
_STOP, _NO_STOP = Qt.FocusPolicy.StrongFocus, Qt.FocusPolicy.ClickFocus


def follow_each_other(*parts: QWidget) -> None:
    """Let Tab go through these in this order, also where they came later than what is below."""
    for part, following in pairwise(parts):
        QWidget.setTabOrder(part, following)


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

    def __init__(
        self, name: str, things: Sequence[tuple[str, str]], parent: QWidget | None = None
    ) -> None:
        """Offer these, each a name and its words."""
        super().__init__(parent)
        self.setAccessibleName(name)
        flow = labels.FlowLayout(spacing=14, down=4)
        self.setLayout(flow)
        self._boxes = {thing: _Toggle(words) for thing, words in things}
        for thing, box in self._boxes.items():
            box.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
            box.clicked.connect(partial(self._tell, thing))
            box.moved.connect(partial(self._move, thing))
            flow.addWidget(box)
        self._stop_at(next(iter(self._boxes.values())))

    def show_only(self, names: Collection[str]) -> None:
        """Leave out all but these."""
        for name, box in self._boxes.items():
            box.setVisible(name in names)
        if all(box.isHidden() or box.focusPolicy() != _STOP for box in self._boxes.values()):
            self._stop_at(next(box for box in self._boxes.values() if not box.isHidden()))
        self.updateGeometry()

    def show_on(self, names: Collection[str]) -> None:
        """Show which of them are so."""
        for name, box in self._boxes.items():
            box.setChecked(name in names)

    def box(self, name: str) -> QCheckBox:
        """Return the check box of one of them."""
        return self._boxes[name]

    @property
    def last(self) -> QCheckBox:
        """The check box that stands last."""
        return list(self._boxes.values())[-1]

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
        boxes = [box for box in self._boxes.values() if not box.isHidden()]
        at = (boxes.index(self._boxes[name]) + by) % len(boxes)
        self._stop_at(boxes[at])
        boxes[at].setFocus(Qt.FocusReason.TabFocusReason)

    def _stop_at(self, stop: QCheckBox) -> None:
        for box in self._boxes.values():
            box.setFocusPolicy(_STOP if box is stop else _NO_STOP)
