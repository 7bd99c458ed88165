"""Bringing in what another copy of this journal holds besides: a folder, or a backup file."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from journal.domain.errors import Cancelled, KeyFileNeeded, OtherSecret, WrongPassphrase
from journal.domain.report import Merged
from journal.services.needs import OnMain
from journal.services.upkeep import Upkeep
from journal.ui.kit import files, labels, spoken
from journal.ui.kit.announce import announce
from journal.ui.kit.banner import Banner
from journal.ui.kit.passphrase import CAPS_LOCK, PassphraseField
from journal.ui.kit.restore_form import PATTERN
from journal.ui.kit.theme import Theme
from journal.ui.kit.working import Working

ABOUT = (
    "A copy of this journal from another computer, or a backup, may hold words this one lacks. "
    "They are brought in, and nothing here is replaced: an entry that was written in both places "
    "keeps both versions until you choose. A backup is made first. The other copy is only read."
)
OTHER_KEY = "This copy was given another key since. It takes its own passphrase."
NOTHING_NEW = "This journal holds everything that copy holds. Nothing was changed."


class BringingInPage(QWidget):
    """Asks for the copy, for its passphrase only where that is another, and says what came."""

    back_wanted = Signal()
    versions_wanted = Signal()

    def __init__(self, upkeep: Upkeep, theme: Theme, on_main: OnMain) -> None:
        super().__init__()
        self._upkeep = upkeep
        self._other: Path | None = None
        self.folder = labels.button("Choose a journal's folder…")
        self.file = labels.button("Choose a backup file…")
        self.other_key = labels.text(OTHER_KEY)
        self.passphrase = PassphraseField("Passphrase of that copy")
        self.caps_lock = labels.text(CAPS_LOCK, "meta")
        self.bring_in = labels.button("Bring in", "primary")
        self.working = Working(on_main)
        self.banner = Banner()
        self.result = labels.text("", "prompt")
        self.look = labels.button("Look at the two versions", "primary")
        self.back = labels.button("Back to Review", "quiet")
        self._opener: QWidget = self.folder
        self._lay_out(theme)
        self._wire()
        self.clear()

    def entered(self) -> None:
        """Be ready for a choice."""
        self.folder.setFocus(Qt.FocusReason.OtherFocusReason)

    def clear(self) -> None:
        """Forget the copy and its passphrase."""
        self._other = None
        self.working.end()
        self.banner.clear()
        self._ask_passphrase(asked=False)
        self._say("")
        self._rest()

    def take(self, other: Path) -> None:
        """Bring in from this copy."""
        self.clear()
        self._other = other
        self._begin(None)

    def show_merged(self, merged: Merged) -> None:
        """Say what came in."""
        self.clear()
        self._say(in_words(merged))
        self.look.setVisible(merged.two_versions > 0)
        (self.look if merged.two_versions else self.back).setFocus(Qt.FocusReason.OtherFocusReason)

    def show_error(self, error: Exception) -> None:
        """Say what kept it out, or ask for the copy's own passphrase."""
        self.working.end()
        self._rest()
        if isinstance(error, OtherSecret):
            self._ask_passphrase(asked=True)
        elif isinstance(error, WrongPassphrase | KeyFileNeeded):
            self.banner.show_error(error)
            self.passphrase.selectAll()
            self.passphrase.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._opener.setFocus(Qt.FocusReason.OtherFocusReason)
            if not isinstance(error, Cancelled):
                self.banner.show_error(error)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back to Review by Escape."""
        if event.key() == Qt.Key.Key_Escape and not self.working.busy:
            self.back_wanted.emit()
        else:
            super().keyPressEvent(event)

    def _lay_out(self, theme: Theme) -> None:
        ways = labels.FlowLayout(spacing=10)
        for button in (self.folder, self.file):
            ways.addWidget(button)
        head = labels.horizontal(labels.text("Bring in another copy", "date"), None, self.back)
        head.setAlignment(self.back, Qt.AlignmentFlag.AlignBottom)
        inner = labels.Column(
            theme,
            theme.column_width,
            labels.vertical(
                *(head, labels.text(ABOUT, "lead"), 8, ways, self.other_key, self.passphrase),
                *(self.caps_lock, labels.horizontal(self.bring_in, None), self.working),
                *(self.banner, self.result, labels.horizontal(self.look, None), None),
                spacing=10,
            ),
        )
        margins = (theme.page_sides, theme.page_top, theme.page_sides, theme.page_foot)
        body = labels.ground("column", labels.horizontal(inner, margins=margins))
        self.setLayout(labels.vertical(labels.scrolled(body)))

    def _wire(self) -> None:
        self.back.clicked.connect(self.back_wanted)
        self.folder.clicked.connect(self._choose_folder)
        self.file.clicked.connect(self._choose_file)
        self.passphrase.textChanged.connect(self._judge)
        self.passphrase.returnPressed.connect(self._again)
        self.passphrase.caps_lock_noticed.connect(self.caps_lock.setVisible)
        self.bring_in.clicked.connect(self._again)
        self.look.clicked.connect(self.versions_wanted)
        self.working.cancel_wanted.connect(self._upkeep.cancel)

    @Slot()
    def _choose_folder(self) -> None:
        self._opener = self.folder
        files.ask_folder(self, "The other copy of this journal", self.take)

    @Slot()
    def _choose_file(self) -> None:
        self._opener = self.file
        files.ask_file(self, "A backup of this journal", self.take, PATTERN)

    @Slot()
    def _again(self) -> None:
        if self.bring_in.isEnabled():
            self._begin(self.passphrase.text())

    def _begin(self, passphrase: str | None) -> None:
        if self._other is None:
            return
        self.banner.clear()
        self._say("")
        self.working.begin("Bringing in…", "versions")
        for button in (self.folder, self.file, self.bring_in):
            button.setEnabled(False)
        self._upkeep.merge(
            self._other,
            passphrase,
            self.show_merged,
            self.show_error,
            progress=self.working.progress,
        )

    def _ask_passphrase(self, *, asked: bool) -> None:
        self.passphrase.clear()
        for widget in (self.other_key, self.passphrase, self.bring_in):
            widget.setVisible(asked)
        self.caps_lock.hide()
        if asked:
            self.passphrase.setFocus(Qt.FocusReason.OtherFocusReason)
            announce(self, OTHER_KEY)

    @Slot()
    def _judge(self) -> None:
        self.bring_in.setEnabled(bool(self.passphrase.text()) and not self.working.busy)

    def _rest(self) -> None:
        for button in (self.folder, self.file):
            button.setEnabled(True)
        self._judge()

    def _say(self, words: str) -> None:
        self.result.setText(words)
        self.result.setVisible(bool(words))
        self.look.hide()
        if words:
            announce(self, words)


def in_words(merged: Merged) -> str:
    """Return what a merge brought."""
    if not merged.versions:
        return NOTHING_NEW
    versions = "1 version" if merged.versions == 1 else f"{merged.versions:,} versions"
    came = "was" if merged.versions == 1 else "were"
    words = f"{versions} of {spoken.entries(merged.entries)} {came} brought in."
    if merged.two_versions:
        have = "has" if merged.two_versions == 1 else "have"
        words += f" {spoken.entries(merged.two_versions).capitalize()} {have} two versions now."
    return words
