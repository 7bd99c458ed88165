"""What the journal asks and offers: readings, the check-in, and how deep prompts go."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QWidget

from journal.domain.entry import Draft
from journal.domain.settings import ReadingWhen, Settings
from journal.services.needs import OnMain
from journal.services.packs import Packs
from journal.services.rereading import Rereading
from journal.services.settings import SettingsService
from journal.services.spelling import Spelling
from journal.services.writing import Writing
from journal.ui.kit.choice import Choice
from journal.ui.kit.labels import text, vertical
from journal.ui.kit.reading_words import ABOUT_READING, READING_WHEN
from journal.ui.settings.around_pages import AroundPages
from journal.ui.settings.looking_back import LookingBack
from journal.ui.settings.prompts import Prompts
from journal.ui.settings.reading_again import ReadingAgain
from journal.ui.settings.section import section
from journal.ui.settings.set_aside import SetAside
from journal.ui.settings.spelling import SpellingPart

_DIFFER = (
    "Then missing or muted feeling, by itself, is never taken for a sign. "
    "Readings made before stay as they are."
)
_ENOUGH = "One line, after twenty minutes of writing or two prompts that can touch older things."


class Asking(QWidget):
    """What is kept inside the journal, and what was said against readings."""

    failed = Signal(object)
    loaded = Signal(object)
    """The settings inside the journal, as they were read."""

    def __init__(
        self,
        settings: SettingsService,
        writing: Writing,
        rereading: Rereading,
        packs: Packs,
        spelling: Spelling,
        on_main: OnMain,
    ) -> None:
        super().__init__()
        self._settings = settings
        self._writing = writing
        self._shown = Settings()
        self.reading = Choice("When to offer a possible reading", READING_WHEN)
        self.set_aside = SetAside(rereading, writing)
        self.reading_again = ReadingAgain(rereading, on_main)
        self.prompts = Prompts(packs, settings, writing.library)
        self.differ = QCheckBox("My ways of feeling differ")
        self.differ.setAccessibleDescription(_DIFFER)
        self.check_in = QCheckBox("Ask for a check-in after an entry is finished")
        self.deeper = QCheckBox("Offer prompts that go a bit deeper")
        self.soft_stop = QCheckBox("Say once when it may be enough for a day")
        self.soft_stop.setAccessibleDescription(_ENOUGH)
        self.around = AroundPages(self._set)
        self.looking_back = LookingBack(self._set)
        self.spelling = SpellingPart(spelling, self._set)
        own = (self.differ, self.check_in, self.deeper, self.soft_stop)
        for box in own:
            box.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setLayout(
            vertical(
                section(
                    "A possible reading",
                    *(self.reading, 4, self.differ, text(_DIFFER, "meta")),
                    about=ABOUT_READING,
                ),
                *(self.set_aside, self.reading_again),
                section(
                    "Writing", self.check_in, self.deeper, self.soft_stop, text(_ENOUGH, "meta")
                ),
                self.prompts,
                *(self.around, self.looking_back, self.spelling),
                spacing=32,
            )
        )
        self._wire()

    def load(self) -> None:
        """Read what is set and what was said, and show it."""
        self.set_aside.load()
        self.reading_again.load()
        self.prompts.load()
        self.spelling.load()
        self._settings.settings(self._loaded, self.failed.emit)

    def unsaved(self) -> Draft | None:
        """Return a prompt that was being written as a page, so that locking loses none of it."""
        words = self.prompts.own.typed()
        blank = self._writing.blank()
        return replace(blank, content=replace(blank.content, body=words)) if words else None

    def clear(self) -> None:
        """Forget everything private."""
        self.set_aside.clear()
        self.around.clear()
        self.spelling.clear()
        self.reading_again.clear()
        self.prompts.clear()

    def show_values(self, settings: Settings) -> None:
        """Show what is set."""
        self._shown = settings
        self.reading.set_value(settings.reading)
        self.differ.setChecked(settings.feelings_differ)
        self.check_in.setChecked(settings.ask_checkin)
        self.deeper.setChecked(settings.deeper_prompts)
        self.soft_stop.setChecked(settings.soft_stop)
        self.prompts.show_values(settings)
        self.around.show_values(settings)
        self.looking_back.show_values(settings)
        self.spelling.show_values(settings)

    def _wire(self) -> None:
        self.prompts.failed.connect(self.failed)
        self.reading.chosen.connect(self._choose_reading)
        self.differ.clicked.connect(self._choose_differ)
        self.check_in.clicked.connect(self._choose_check_in)
        self.deeper.clicked.connect(self._choose_deeper)
        self.soft_stop.clicked.connect(self._choose_soft_stop)

    def _loaded(self, settings: Settings) -> None:
        self.show_values(settings)
        self.loaded.emit(settings)

    def _set(self, change: Callable[[Settings], Settings]) -> None:
        self._settings.set(change, self.show_values, self._not_set)

    def _not_set(self, error: Exception) -> None:
        self.show_values(self._shown)
        self.failed.emit(error)

    @Slot(object)
    def _choose_reading(self, when: ReadingWhen) -> None:
        self._set(lambda old: replace(old, reading=when))

    @Slot(bool)
    def _choose_differ(self, differ: bool) -> None:
        self._set(lambda old: replace(old, feelings_differ=differ))

    @Slot(bool)
    def _choose_check_in(self, wanted: bool) -> None:
        self._set(lambda old: replace(old, ask_checkin=wanted))

    @Slot(bool)
    def _choose_deeper(self, wanted: bool) -> None:
        self._set(lambda old: replace(old, deeper_prompts=wanted))

    @Slot(bool)
    def _choose_soft_stop(self, wanted: bool) -> None:
        self._set(lambda old: replace(old, soft_stop=wanted))
