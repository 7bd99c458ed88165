"""Two versions set beside each other: which two, how they are shown, and the way through."""

from PySide6.QtCore import QEvent, QSignalBlocker, Signal
from PySide6.QtWidgets import QWidget

from journal.domain.comparing import Change
from journal.domain.past_versions import Compared
from journal.ui.kit import labels
from journal.ui.kit.announce import announce
from journal.ui.kit.drop_down import DropDown
from journal.ui.kit.theme import Theme
from journal.ui.writing.comparison import Comparison, Manner
from journal.ui.writing.history_model import ASPECTS, different

BEFORE, NOW, HELD = 0, 1, 2
"""What a version is set beside: the one before it, the page as it is now, one of choice."""
LEGEND = "Underlined: added. Struck through: taken away."
SAME = "The words are the same."
_LOWEST = 180
"""Pixels of text that stay in sight at least."""


class SetBeside(QWidget):
    """Says in words what differs, and shows it where it stands."""

    wanted = Signal()
    """Another version shall be set beside the chosen one."""
    hold_wanted = Signal()
    """Others shall be set beside the version that is chosen now."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._compared: Compared | None = None
        self._place = -1
        self.beside = DropDown("What this version is set beside")
        self.beside.addItems(["Beside the one before", "Beside the page now"])
        self.manner = DropDown("What is shown")
        self.manner.addItems([each.value for each in Manner])
        self.hold = labels.button("Set others beside it", "quiet")
        self.summary = labels.text("", "body")
        self.legend = labels.text(LEGEND, "meta")
        self.shown = Comparison(theme)
        self.change = labels.text("", "meta")
        self.previous = labels.button("Change before", "quiet")
        self.next = labels.button("Next change", "quiet")
        self._lay_out()
        self.beside.activated.connect(self.wanted)
        self.manner.activated.connect(self._render)
        self.hold.clicked.connect(self.hold_wanted)
        self.next.clicked.connect(lambda: self._step(1))
        self.previous.clicked.connect(lambda: self._step(-1))
        self.clear()

    @property
    def against(self) -> int:
        """What the chosen version is set beside."""
        return self.beside.currentIndex()

    def show_compared(self, compared: Compared | None) -> None:
        """Show how two versions differ, one alone as it is, or nothing for None."""
        self._compared = compared
        self._render()
        announce(self, self.summary.text())

    def show_held(self, when: str) -> None:
        """Offer a version of choice to set others beside, and choose it."""
        with QSignalBlocker(self.beside):
            self.beside.removeItem(HELD)
            self.beside.addItem(f"Beside {when}")
            self.beside.setCurrentIndex(HELD)

    def clear(self) -> None:
        """Forget everything shown, and begin as at first."""
        with QSignalBlocker(self.beside):
            self.beside.removeItem(HELD)
            self.beside.setCurrentIndex(BEFORE)
        self._compared = None
        self._render()

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of the text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.shown.setMinimumHeight(self._theme.px(_LOWEST))

    def _lay_out(self) -> None:
        self.shown.setMinimumHeight(self._theme.px(_LOWEST))
        choices, steps = labels.FlowLayout(spacing=8), labels.FlowLayout(spacing=12, down=4)
        for part in (self.beside, self.manner):
            choices.addWidget(part)
        for step in (self.previous, self.next, self.hold):
            steps.addWidget(step)
        column = labels.vertical(spacing=4)
        column.addLayout(choices)
        for line in (self.summary, self.legend):
            column.addWidget(line)
        column.addWidget(self.shown, 1)
        column.addWidget(self.change)
        column.addLayout(steps)
        self.setLayout(column)

    def _render(self) -> None:
        manner = list(Manner)[self.manner.currentIndex()]
        self._place = -1
        self.shown.show_compared(self._compared, manner)
        places = len(self.shown.places)
        self.summary.setText(_summary(self._compared))
        self.legend.setVisible(bool(places))
        self.change.setText("")
        self.change.setVisible(bool(places))
        for step in (self.previous, self.next):
            step.setVisible(bool(places))

    def _step(self, by: int) -> None:
        count = len(self.shown.places)
        self._place = (self._place + by) % count if self._place >= 0 or by > 0 else count - 1
        self.shown.go_to(self._place)
        words = f"{self._place + 1:,} of {count:,}. {self.shown.places[self._place].words}"
        self.change.setText(words)
        announce(self, words)


def _summary(compared: Compared | None) -> str:
    if compared is None:
        return ""
    if compared.older is None:
        return "The first version: there is none before it."
    pieces = (*compared.title, *compared.body)
    counts = (
        ("added", sum(each.words for each in pieces if each.change is Change.ADDED)),
        ("taken away", sum(each.words for each in pieces if each.change is Change.REMOVED)),
    )
    found = [f"{_words(count)} {what}" for what, count in counts if count]
    changed = any(each.change is not Change.SAME for each in pieces)
    said = ", ".join(found) + "." if found else "Only blanks changed." if changed else SAME
    others = [ASPECTS[each] for each in different(compared.older, compared.newer)]
    return f"{said} Also different: {', '.join(others)}." if others else said


def _words(count: int) -> str:
    return "1 word" if count == 1 else f"{count:,} words"
