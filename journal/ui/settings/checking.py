"""Check my journal: whether everything is as it was written, in words."""

from PySide6.QtCore import QTimer, Slot
from PySide6.QtWidgets import QProgressBar, QWidget

from journal.domain.errors import Cancelled
from journal.domain.report import Report
from journal.services.needs import OnMain
from journal.services.upkeep import Upkeep
from journal.ui.kit.announce import announce
from journal.ui.kit.banner import Banner
from journal.ui.kit.labels import button, horizontal, text, vertical
from journal.ui.settings.section import section

PATIENCE = 500
"""Milliseconds of checking before a bar appears."""


class Checking(QWidget):
    """Runs the check and says what it found."""

    def __init__(self, upkeep: Upkeep, on_main: OnMain, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._upkeep = upkeep
        self._on_main = on_main
        self.check_button = button("Check my journal")
        self.cancel_button = button("Cancel", "quiet")
        self.bar = QProgressBar()
        self.bar.setAccessibleName("Checking")
        self.result = text("")
        self.banner = Banner()
        self.setLayout(
            vertical(
                section(
                    "Check my journal",
                    horizontal(self.check_button, self.cancel_button, None, spacing=8),
                    self.bar,
                    self.result,
                    self.banner,
                    about="Looks at every page of the file, every entry and every earlier version "
                    "of it, and compares each with what was written.",
                )
            )
        )
        self._slow = QTimer(self)
        self._slow.setSingleShot(True)
        self._slow.setInterval(PATIENCE)
        self._slow.timeout.connect(self.bar.show)
        self._slow.timeout.connect(self.cancel_button.show)
        self.check_button.clicked.connect(self.check)
        self.cancel_button.clicked.connect(upkeep.cancel)
        self.clear()

    def clear(self) -> None:
        """Show no result."""
        self._rest()
        self.result.setText("")
        self.result.hide()
        self.banner.clear()

    @Slot()
    def check(self) -> None:
        """Verify the whole journal."""
        self.clear()
        self.bar.setRange(0, 0)
        self.check_button.setEnabled(False)
        self._slow.start()
        self._upkeep.check(self._found, self._failed, progress=self._progress)

    def _progress(self, done: int, of: int) -> None:
        self._on_main(lambda: self._show_progress(done, of))

    def _show_progress(self, done: int, of: int) -> None:
        self.bar.setRange(0, of)
        self.bar.setValue(done)

    def _found(self, report: Report) -> None:
        self._rest()
        self.result.setText(in_words(report))
        self.result.show()
        announce(self, self.result.text())

    def _failed(self, error: Exception) -> None:
        self._rest()
        if not isinstance(error, Cancelled):
            self.banner.show_error(error)

    def _rest(self) -> None:
        self._slow.stop()
        self.bar.hide()
        self.cancel_button.hide()
        self.check_button.setEnabled(True)


def in_words(report: Report) -> str:
    """Return what the check found, one line a finding."""
    entries = "1 entry" if report.entries == 1 else f"{report.entries:,} entries"
    versions = "1 version" if report.revisions == 1 else f"{report.revisions:,} versions"
    head = (
        f"Everything is as it was written: {entries}, {versions}."
        if report.sound
        else f"Some of it is not as it was written. {entries}, {versions} were looked at."
    )
    lines = (
        f"{finding.what}: {'sound' if finding.sound else 'not sound'}"
        + (f". {finding.detail}" if finding.detail else "")
        for finding in report.findings
    )
    return "\n".join((head, *lines))
