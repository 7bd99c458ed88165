"""Take everything along: all there is as one file for oneself, and such a file brought in."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from journal.domain.errors import BadInput, Cancelled
from journal.domain.report import Archived, Imported
from journal.services.archiving import Archiving
from journal.services.importing import WHOLE, Importing
from journal.services.needs import OnMain
from journal.ui.kit import files, spoken
from journal.ui.kit.announce import announce
from journal.ui.kit.banner import Banner
from journal.ui.kit.labels import FlowLayout, button, horizontal, text, vertical
from journal.ui.kit.report_words import archived, counted, damaged_files
from journal.ui.kit.working import Working
from journal.ui.settings.section import section

ABOUT = (
    "One file with all you wrote here: every entry with its earlier versions, the bin, pictures "
    "and files, prompts of your own and settings. It needs no program. It is not protected: anyone "
    "who can open it can read it. A backup stays closed."
)
NOTHING_NEW = "This journal holds every entry of that file."
_PATTERN = "Archives (*.zip)"


class Leaving(QWidget):
    """Saves a whole journal readable, and brings one in beside what is here."""

    def __init__(
        self,
        archiving: Archiving,
        importing: Importing,
        on_main: OnMain,
        now: Callable[[], datetime],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._archiving = archiving
        self._importing = importing
        self._now = now
        self.save_button = button("Save everything as one file…")
        self.bring_in_button = button("Bring in such a file…", "quiet")
        self.working = Working(on_main)
        self.result = text("")
        self.banner = Banner()
        self.rest_button = button("Bring in the rest of it")
        self._torn: Path | None = None
        ways = FlowLayout(spacing=8)
        for each in (self.save_button, self.bring_in_button):
            ways.addWidget(each)
        self.setLayout(
            vertical(
                section(
                    "Take everything along",
                    *(ways, self.working, 4, self.result, self.banner),
                    horizontal(self.rest_button, None),
                    about=ABOUT,
                )
            )
        )
        self.save_button.clicked.connect(self._ask_place)
        self.bring_in_button.clicked.connect(self._ask_file)
        self.rest_button.clicked.connect(self._take_rest)
        self.working.cancel_wanted.connect(archiving.cancel)
        self.working.cancel_wanted.connect(importing.cancel)
        self.clear()

    def clear(self) -> None:
        """Show no outcome."""
        self.working.end()
        self._torn = None
        self.rest_button.hide()
        self._say("")
        self.banner.clear()

    def save_to(self, path: Path) -> None:
        """Save all there is at `path`; what is there stays as it is."""
        if self._begins("Writing it all down…"):
            self._archiving.save(path, self.show_saved, self._fail, progress=self.working.progress)

    def take(self, path: Path, *, skip_bad: bool = False) -> None:
        """Bring in a file that holds a whole journal; of a damaged one the rest only if wanted."""

        def failed(error: Exception) -> None:
            self._fail(error)
            if isinstance(error, BadInput) and not skip_bad:
                self._torn = path
                self.rest_button.show()

        if self._begins("Bringing it in…"):
            self._importing.bring_in(
                path,
                WHOLE,
                self._brought,
                failed,
                skip_bad=skip_bad,
                progress=self.working.progress,
            )

    def show_saved(self, done: Archived) -> None:
        """Say what was saved, and what could not be."""
        self.working.end()
        left = f" {damaged_files(done.damaged)}" if done.damaged else ""
        self._say(f"{archived(done)}{left}")

    def _begins(self, words: str) -> bool:
        if self.working.busy:
            return False
        self.clear()
        self.working.begin(words)
        return True

    def _brought(self, done: Imported) -> None:
        self.working.end()
        came = "was" if done.added == 1 else "were"
        entries = spoken.entries(done.added).capitalize()
        left = counted(len(done.left_out), "line was", "lines were")
        torn = f" {left} left out, as damaged." if done.left_out else ""
        self._say((f"{entries} {came} brought in." if done.added else NOTHING_NEW) + torn)

    def _fail(self, error: Exception) -> None:
        self.working.end()
        if not isinstance(error, Cancelled):
            self.banner.show_error(error)

    def _say(self, words: str) -> None:
        self.result.setText(words)
        self.result.setVisible(bool(words))
        if words:
            announce(self, words)

    @Slot()
    def _ask_place(self) -> None:
        name = f"Journal {self._now().date().isoformat()}.zip"
        files.ask_new_place(self, "Save everything", name, self.save_to)

    @Slot()
    def _take_rest(self) -> None:
        if self._torn is not None:
            self.take(self._torn, skip_bad=True)

    @Slot()
    def _ask_file(self) -> None:
        files.ask_file(self, "A file with a whole journal", self.take, _PATTERN)
