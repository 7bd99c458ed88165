"""The room the steps stand in: their list at the side, one of them, and the way to the next."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QScrollArea, QStackedWidget, QWidget

from journal.ui.handing_over.steps import WIDTH, Steps
from journal.ui.kit import labels
from journal.ui.kit.banner import Banner
from journal.ui.kit.theme import Theme

_ANY = 16_777_215
_LOW = 14
"""Pixels above and below where the list of steps is one line."""
_WIDE = (2, 3)
"""The steps that use the whole width."""


class Room(QWidget):
    """Shows one step at a time; all can be reached by the list, and by a button one by one."""

    step_wanted = Signal(int)
    anew_wanted = Signal()

    def __init__(self, theme: Theme, names: Sequence[str]) -> None:
        super().__init__()
        self._theme = theme
        self.steps = Steps(theme, names)
        self.banner = Banner(closable=True)
        self._title = labels.text("Hand over", "date")
        self.heading = labels.text("", "heading")
        self.anew = labels.button("Begin anew", "quiet")
        self.anew.setToolTip("Empty the basket and forget what is typed")
        self.next = labels.button("", "pill")
        self._stack = QStackedWidget()
        self._areas: list[QScrollArea] = []
        self._below = labels.vertical()
        self.steps.step_wanted.connect(self._turn)
        self.next.clicked.connect(self._go_on)
        self.anew.clicked.connect(self.anew_wanted)
        self._lay_out()

    @property
    def shown(self) -> int:
        """The step that is shown."""
        return self._stack.currentIndex()

    @property
    def panes(self) -> tuple[QWidget, QScrollArea]:
        """What F6 goes through: the list of steps, and the step that is shown."""
        return self.steps, self._areas[self.shown]

    def put(self, *parts: QWidget) -> None:
        """Take in the steps, in their order."""
        for number, part in enumerate(parts):
            wide = number in _WIDE
            width = _ANY // 4 if wide else self._theme.column_width
            inner = labels.horizontal()
            held = labels.vertical(part) if wide else labels.vertical(part, None)
            inner.addWidget(labels.Column(self._theme, width, held), 1000)
            inner.addStretch(1)
            inner.setContentsMargins(0, 0, 12, 24)
            area = labels.scrolled(labels.ground("paper", inner))
            self._areas.append(area)
            self._stack.addWidget(area)

    def put_below(self, part: QWidget) -> None:
        """Show this between the step and the way to the next."""
        self._below.addWidget(part)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the steps into the new width."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of the text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fit()

    def _lay_out(self) -> None:
        step = labels.vertical(self.heading, self.banner, spacing=10)
        step.addWidget(self._stack, 1)
        step.addLayout(self._below)
        step.addLayout(labels.horizontal(self.anew, None, self.next))
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(28)
        self._row.addWidget(self.steps)
        self._row.addLayout(step, 1)
        self._whole = labels.vertical(self._title, spacing=16)
        self._whole.addLayout(self._row, 1)
        self.setLayout(self._whole)

    def _fit(self) -> None:
        """Put the list of steps above where there is no room beside."""
        narrow = self.window().width() < self._theme.px(self._theme.narrow)
        down, right = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._row.setDirection(down if narrow else right)
        self._row.setSpacing(10 if narrow else 28)
        self.steps.set_narrow(narrow)
        wide = self._theme.px(WIDTH)
        self.steps.setMinimumWidth(0 if narrow else wide)
        self.steps.setMaximumWidth(_ANY if narrow else wide)
        self.heading.setVisible(not narrow)
        self._title.setVisible(not narrow)
        theme, sides = self._theme, self._theme.page_sides
        top, foot = (_LOW, _LOW) if narrow else (theme.page_top, theme.page_foot)
        self._whole.setContentsMargins(sides, top, sides - 12, foot)

    def show_step(self, number: int) -> None:
        """Show a step."""
        names, focus = self.steps.names, self.window().focusWidget()
        inside = focus is not None and self._stack.isAncestorOf(focus)
        self.steps.show_step(number)
        self._stack.setCurrentIndex(number)
        if inside and not self._areas[number].isAncestorOf(focus):
            self.enter()
        self.heading.setText(names[number])
        last = number + 1 == len(names)
        self.next.setText("" if last else f"Next: {names[number + 1]}")
        self.next.setVisible(not last)
        self.banner.clear()

    def enter(self) -> None:
        """Put the focus where the step begins."""
        first = next((w for w in self._inside() if w.isEnabled() and w.isVisible()), None)
        (first or self.steps.chooser).setFocus(Qt.FocusReason.OtherFocusReason)

    def _inside(self) -> list[QWidget]:
        by_tab = Qt.FocusPolicy.TabFocus
        every = self._areas[self.shown].findChildren(QWidget)
        return [widget for widget in every if widget.focusPolicy() & by_tab]

    @Slot(int)
    def _turn(self, number: int) -> None:
        self.step_wanted.emit(number)

    @Slot()
    def _go_on(self) -> None:
        self.step_wanted.emit(self.shown + 1)
        self.enter()
