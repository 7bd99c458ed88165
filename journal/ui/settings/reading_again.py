"""Read again: readings by an older reader are made anew, only when the person presses a button."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from journal.domain.own_word import ReadAgain
from journal.services.needs import OnMain
from journal.services.rereading import Rereading
from journal.ui.kit import spoken
from journal.ui.kit.announce import announce
from journal.ui.kit.banner import Banner
from journal.ui.kit.labels import button, horizontal, text, vertical
from journal.ui.kit.working import Working
from journal.ui.settings.read_again_list import ReadAgainList
from journal.ui.settings.section import section

_ABOUT = (
    "A reading keeps the words it had when it was made. When the reader has changed since, you "
    "can have those entries read again. Your own labels and the words you set aside stay."
)


class ReadingAgain(QWidget):
    """Says how many readings are older, makes them anew, and shows what changed."""

    def __init__(self, rereading: Rereading, on_main: OnMain) -> None:
        super().__init__()
        self._rereading = rereading
        self._asked = 0
        self._stopped = False
        self.waiting = text("")
        self.read_button = button("Read them again")
        self.working = Working(on_main)
        self.result = text("")
        self.list = ReadAgainList()
        self.open_button = button("Open this entry", "quiet")
        self.banner = Banner()
        parts = (
            *(self.waiting, 4, horizontal(self.read_button, None), self.working),
            *(self.result, self.list, horizontal(self.open_button, None), self.banner),
        )
        self.setLayout(vertical(section("Read again", *parts, about=_ABOUT)))
        self.read_button.clicked.connect(self.read_again)
        self.open_button.clicked.connect(self.list.open_current)
        self.working.cancel_wanted.connect(self._stop)
        self.clear()

    def load(self) -> None:
        """Count the older readings; what was just read again stays in sight."""
        if not self.working.busy:
            version = self._rereading.version
            self._rereading.waiting(version, self.show_waiting, self.banner.show_error)

    def clear(self) -> None:
        """Forget everything private."""
        self.working.end()
        self.banner.clear()
        self.show_waiting(0)
        self._show_found(())

    def show_waiting(self, count: int) -> None:
        """Say how many entries hold a reading by an older reader."""
        self._asked = count
        verb = "holds" if count == 1 else "hold"
        words = f"{spoken.entries(count)} {verb} a reading by an older reader."
        self.waiting.setText(words if count else "No reading here is by an older reader.")
        self.read_button.setText("Read it again" if count == 1 else "Read them again")
        self.read_button.setVisible(bool(count))

    @Slot()
    def read_again(self) -> None:
        """Make the older readings anew."""
        if self.working.busy:
            return
        self.banner.clear()
        self._show_found(())
        self.working.begin("Reading again.", "entries")
        self._stopped = False
        progress = self.working.progress
        self._rereading.read_again(None, self.show_done, self._failed, progress=progress)

    def show_done(self, found: tuple[ReadAgain, ...]) -> None:
        """Say what became of each entry, also where the work was ended before its end."""
        self.working.end()
        had_focus = self.focusWidget() in (self.read_button, self.working.cancel_button)
        self._show_found(found)
        stopped = f"Stopped. There were {spoken.entries(self._asked)}. " if self._stopped else ""
        self.result.setText(stopped + outcome(found))
        self.result.show()
        self.load()
        if found and had_focus:
            self.list.setFocus()
        announce(self, self.result.text())

    def _show_found(self, found: tuple[ReadAgain, ...]) -> None:
        self.result.setText("")
        self.result.hide()
        self.list.show_found(found)
        for part in (self.list, self.open_button):
            part.setVisible(bool(found))

    @Slot()
    def _stop(self) -> None:
        self._stopped = True
        self._rereading.cancel()

    def _failed(self, error: Exception) -> None:
        self.working.end()
        self.banner.show_error(error)
        self.load()


def outcome(found: tuple[ReadAgain, ...]) -> str:
    """Return how many entries were read again, and how many of them differently."""
    if len(found) < 2:
        changed = [each.before != each.after for each in found]
        how = {(): "", (True,): ", differently than before", (False,): ", as before"}
        return f"{spoken.entries(len(found))} read again{how[tuple(changed)]}."
    changed_count = sum(each.before != each.after for each in found)
    how_many = f"{changed_count:,}" if changed_count else "none"
    return f"{spoken.entries(len(found))} read again, {how_many} of them differently."
