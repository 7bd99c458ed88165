"""What stays in the journal unless it is ticked, each thing by itself."""

from collections.abc import Iterable

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QWidget

from journal.domain.ticks import Tick
from journal.ui.kit.labels import text, vertical

TICK_WORDS = {
    Tick.PEOPLE: "Names of people among the tags",
    Tick.CHECKINS: "My answers to the check-in",
    Tick.INTENSITY: "Feelings, and how strong they were",
    Tick.READINGS: "Readings by the program (guesses)",
    Tick.CORRECTIONS: "Where I corrected a reading",
    Tick.OUTLET: "Outlets (private)",
    Tick.TREATED: "Being treated for something",
}
_ABOUT = (
    "All of this is left out as long as nothing is ticked. What lies in the bin and earlier "
    "versions of a page never go in."
)


def tick(words: str) -> QCheckBox:
    """Return a box to tick that is no wider than its words."""
    box = QCheckBox(words)
    box.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
    return box


class TickList(QWidget):
    """A box for each thing that is left out otherwise."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.boxes = {each: tick(words) for each, words in TICK_WORDS.items()}
        head = text("Also about these entries", "strong")
        self.setLayout(vertical(head, text(_ABOUT, "lead"), 4, *self.boxes.values(), spacing=2))
        for box in self.boxes.values():
            box.toggled.connect(self._tell)

    def ticked(self) -> frozenset[Tick]:
        """Return what goes in."""
        return frozenset(each for each, box in self.boxes.items() if box.isChecked())

    def show_ticks(self, ticked: Iterable[Tick]) -> None:
        """Show what goes in, telling nobody."""
        wanted = frozenset(ticked)
        for each, box in self.boxes.items():
            box.blockSignals(True)
            box.setChecked(each in wanted)
            box.blockSignals(False)

    @Slot()
    def _tell(self) -> None:
        self.changed.emit()
