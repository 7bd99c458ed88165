"""Check my journal: whether everything is as it was written, in words that can be saved."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from journal.domain.errors import Cancelled
from journal.domain.report import Report
from journal.services.needs import OnMain
from journal.services.upkeep import Upkeep
from journal.ui.kit import files
from journal.ui.kit.announce import announce
from journal.ui.kit.banner import Banner
from journal.ui.kit.errors import Sentence
from journal.ui.kit.labels import button, horizontal, text, vertical
from journal.ui.kit.report_words import as_text
from journal.ui.kit.working import Working
from journal.ui.settings.section import section

_SAVED = Sentence("The report is saved.", "Nothing you wrote is in it.", "")


class Checking(QWidget):
    """Runs the check and says what it found."""

    def __init__(
        self,
        upkeep: Upkeep,
        on_main: OnMain,
        now: Callable[[], datetime],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._upkeep = upkeep
        self._now = now
        self.check_button = button("Check my journal")
        self.working = Working(on_main)
        self.result = text("")
        self.save_button = button("Save this report…", "quiet")
        self.banner = Banner()
        self.setLayout(
            vertical(
                section(
                    "Check my journal",
                    horizontal(self.check_button, None),
                    self.working,
                    4,
                    self.result,
                    horizontal(self.save_button, None),
                    self.banner,
                    about="Looks at every page of the file, every entry, every earlier version "
                    "and every backup, and compares each with what was written.",
                )
            )
        )
        self.check_button.clicked.connect(self.check)
        self.save_button.clicked.connect(self._ask_place)
        self.working.cancel_wanted.connect(upkeep.cancel)
        self.clear()

    def clear(self) -> None:
        """Show no result."""
        self.working.end()
        self.result.setText("")
        self.result.hide()
        self.save_button.hide()
        self.banner.clear()

    @Slot()
    def check(self) -> None:
        """Verify the whole journal."""
        if self.working.busy:
            return
        self.clear()
        self.working.begin("Checking.")
        self._upkeep.check(self._found, self._failed, progress=self.working.progress)

    def save_to(self, path: Path) -> None:
        """Save what was found as a text file; it holds nothing private."""
        said = f"{self.result.text()}\n"
        self._upkeep.save_report(said, path, self._saved, self.banner.show_error)

    def _found(self, report: Report) -> None:
        self.working.end()
        self.result.setText(as_text(report, self._now().date()))
        self.result.show()
        self.save_button.show()
        announce(self, self.result.text().split("\n", 2)[1])

    def _failed(self, error: Exception) -> None:
        self.working.end()
        if not isinstance(error, Cancelled):
            self.banner.show_error(error)

    @Slot()
    def _ask_place(self) -> None:
        name = f"Check {self._now().date().isoformat()}.txt"
        files.ask_new_place(self, "Save this report", name, self.save_to)

    def _saved(self, _: None) -> None:
        self.banner.say(_SAVED)
