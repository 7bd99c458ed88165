"""The first start: begin a journal or open one, then the recovery sheet and one question."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QStackedWidget, QWidget

from journal.domain.settings import ReadingWhen, Settings
from journal.services.keys import Keys
from journal.services.needs import OnMain
from journal.services.rescuing import Rescuing
from journal.services.settings import SettingsService
from journal.services.unlocking import Unlocking
from journal.ui.kit import files
from journal.ui.kit.labels import button, horizontal, text, vertical
from journal.ui.kit.restore_form import PATTERN
from journal.ui.kit.theme import Theme
from journal.ui.unlocking.column import column
from journal.ui.unlocking.reading_question import ReadingQuestion
from journal.ui.unlocking.recovery_sheet import RecoverySheet
from journal.ui.unlocking.restoring import Restoring
from journal.ui.unlocking.starting import Starting


class FirstRun(QWidget):
    """Leads from no journal to an open one; every step after its making can be left out."""

    place_chosen = Signal(object)
    back_wanted = Signal()
    finished = Signal()

    def __init__(
        self,
        *,
        unlocking: Unlocking,
        settings: SettingsService,
        keys: Keys,
        rescuing: Rescuing,
        theme: Theme,
        on_main: OnMain,
        now: Callable[[], datetime],
    ) -> None:
        super().__init__()
        self._keys = keys
        self.start_button = button("Start a journal", "primary")
        self.open_button = button("Open a journal")
        self.restore_button = button("Restore a backup…")
        self.back_button = button("Back", "quiet")
        self.back_button.hide()
        self.starting = Starting(unlocking, theme)
        self.sheet = RecoverySheet(unlocking, theme)
        self.question = ReadingQuestion(settings, theme)
        self.restoring = Restoring(rescuing, on_main, now)
        self._restoring = column(theme, text("Restore a backup", "date"), 8, self.restoring)
        self._welcome = self._first_choice(theme)
        self.steps = QStackedWidget()
        for step in (self._welcome, self.starting, self.sheet, self.question, self._restoring):
            self.steps.addWidget(step)
        self.setLayout(vertical(self.steps))
        self.start_button.clicked.connect(self.start)
        self.open_button.clicked.connect(self._ask_place)
        self.restore_button.clicked.connect(self._ask_backup)
        self.back_button.clicked.connect(self.back_wanted)
        self.starting.back_wanted.connect(self.clear)
        self.starting.made.connect(self._show_sheet)
        self.sheet.typed_back.connect(self._note_typed_back)
        self.sheet.done.connect(self._ask_about_reading)
        self.question.answered.connect(self._finish)
        self.restoring.back_wanted.connect(self._leave_restoring)
        self.restoring.made.connect(self._restored)

    @property
    def busy(self) -> bool:
        """Whether a journal is being made here, so that its window waits for `finished`."""
        return self.steps.currentWidget() is not self._welcome

    def offer_way_back(self) -> None:
        """Let the person return to the journal they came from."""
        self.back_button.show()

    def entered(self) -> None:
        """Put the focus on the first choice."""
        self.start_button.setFocus()

    def clear(self) -> None:
        """Forget everything and stand at the beginning."""
        self.starting.clear()
        self.sheet.clear()
        self.restoring.clear()
        self.steps.setCurrentWidget(self._welcome)

    @Slot()
    def start(self) -> None:
        """Go on to place, name and passphrase."""
        self.steps.setCurrentWidget(self.starting)
        self.starting.entered()

    def restore(self, backup: Path) -> None:
        """Go on to where the journal of this backup file goes, and what opens it."""
        self.restoring.ask(backup)
        self.steps.setCurrentWidget(self._restoring)
        self.restoring.entered()

    def _first_choice(self, theme: Theme) -> QWidget:
        return column(
            theme,
            text("Stillwater", "date"),
            text("A private journal for noticing distance and choice.", "lead"),
            text(
                "What you write is encrypted on this computer and goes nowhere else. "
                "There is no account, and nothing is counted or compared."
            ),
            12,
            self.start_button,
            self.open_button,
            self.restore_button,
            horizontal(None, self.back_button, None),
        )

    @Slot()
    def _ask_backup(self) -> None:
        files.ask_file(self, "Restore a backup", self.restore, PATTERN)

    @Slot()
    def _leave_restoring(self) -> None:
        self.clear()
        self.restore_button.setFocus()

    @Slot(object)
    def _restored(self, path: Path) -> None:
        self.clear()
        self.place_chosen.emit(path)

    @Slot()
    def _ask_place(self) -> None:
        files.ask_folder(self, "Open a journal", self._choose)

    def _choose(self, path: Path) -> None:
        self.place_chosen.emit(path)

    @Slot(str)
    def _show_sheet(self, code: str) -> None:
        self.sheet.show_code(code)
        self.steps.setCurrentWidget(self.sheet)
        self.sheet.entered()

    @Slot()
    def _note_typed_back(self) -> None:
        self._keys.rehearsed(_noted, _not_noted)

    @Slot()
    def _ask_about_reading(self) -> None:
        self.sheet.clear()
        self.question.set_value(ReadingWhen.ASKED)
        self.steps.setCurrentWidget(self.question)
        self.question.entered()

    @Slot()
    def _finish(self) -> None:
        self.clear()
        self.finished.emit()


def _noted(_: Settings) -> None:
    """Nothing to say: the next reminder is three months away."""


def _not_noted(_: Exception) -> None:
    """Nothing to say either: the reminder only comes sooner."""
