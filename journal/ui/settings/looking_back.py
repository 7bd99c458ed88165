"""Looking back: pages of other days, days that are counted, and readings beside own answers."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtWidgets import QCheckBox, QSizePolicy, QWidget

from journal.domain.settings import Settings
from journal.ui.kit import labels
from journal.ui.settings.section import section

Change = Callable[[Settings], Settings]
ABOUT = (
    "Off, no page is ever brought back. On, Review can be asked for pages of this day in other "
    "years, or for one of another day; each page keeps its own say, and comes with its veil on."
)
_READ = (
    "In broken outlines below your own answers, where you gave none. They are in no sum and in no "
    "other view of Insight."
)
_COUNT = "Only in the calendar. Days without a page are never counted."


class LookingBack(QWidget):
    """Every change is kept at once by `keep`."""

    def __init__(self, keep: Callable[[Change], None]) -> None:
        super().__init__()
        self._keep = keep
        self.memories = QCheckBox("Bring pages back when I ask")
        self.memories.setAccessibleDescription(ABOUT)
        self.days = QCheckBox("Say on how many days there are pages")
        self.days.setAccessibleDescription(_COUNT)
        self.readings = QCheckBox("Draw possible readings apart in Insight")
        self.readings.setAccessibleDescription(_READ)
        for box in (self.memories, self.days, self.readings):
            box.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        items: list[labels.Item] = [self.memories, labels.text(ABOUT, "meta"), 4]
        items += [self.days, labels.text(_COUNT, "meta"), 4]
        items += [self.readings, labels.text(_READ, "meta")]
        self.setLayout(labels.vertical(section("Looking back", *items)))
        self.memories.clicked.connect(self._choose_memories)
        self.days.clicked.connect(self._choose_days)
        self.readings.clicked.connect(self._choose_readings)

    def show_values(self, settings: Settings) -> None:
        """Show what is set."""
        self.memories.setChecked(settings.memories)
        self.days.setChecked(settings.days_written)
        self.readings.setChecked(settings.draw_readings)

    def _choose_memories(self, wanted: bool) -> None:
        self._keep(lambda old: replace(old, memories=wanted))

    def _choose_days(self, wanted: bool) -> None:
        self._keep(lambda old: replace(old, days_written=wanted))

    def _choose_readings(self, wanted: bool) -> None:
        self._keep(lambda old: replace(old, draw_readings=wanted))
