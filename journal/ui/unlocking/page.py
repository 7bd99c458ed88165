"""The lock screen: the journal's name, one field, and every way it can stay closed."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QProgressBar, QWidget

from journal.domain.errors import Cancelled
from journal.services.needs import OnMain
from journal.services.rescuing import Rescuing
from journal.services.unlocking import Unlocking
from journal.ui.kit.announce import announce
from journal.ui.kit.banner import Banner
from journal.ui.kit.errors import Sentence
from journal.ui.kit.labels import text, vertical
from journal.ui.kit.theme import Theme
from journal.ui.unlocking.acts import Acts
from journal.ui.unlocking.column import column
from journal.ui.unlocking.ways_out import WaysOut

PATIENCE = 500
"""Milliseconds of opening before anything is said about it."""
_TYPE_FIRST = Sentence(
    "The copy opens with the passphrase.", "Nothing was changed.", "Type it above, then try again."
)


class LockPage(QWidget):
    """Asks for the passphrase of one journal, and opens it."""

    other_wanted = Signal()
    looked = Signal()
    """What opens the journal was looked up; now there is time until somebody has typed."""

    def __init__(
        self,
        unlocking: Unlocking,
        rescuing: Rescuing,
        theme: Theme,
        on_main: OnMain,
        now: Callable[[], datetime],
    ) -> None:
        super().__init__()
        self._unlocking = unlocking
        self._rescuing = rescuing
        self._path = Path()
        self._ways: tuple[str, ...] = ()
        self.name = text("", "date")
        self.state = text("Locked", "meta")
        self.acts = Acts(unlocking, rescuing, on_main, now)
        self.asking, self.recovering = self.acts.asking, self.acts.recovering
        self.rescue, self.restoring = self.acts.rescue, self.acts.restoring
        self.field = self.asking.field
        self.hint = text("", "meta")
        self.hint.hide()
        self.banner = Banner()
        self.ways_out = WaysOut()
        self.bar = QProgressBar()
        self.bar.setRange(0, 0)
        self.bar.setAccessibleName("Opening")
        for name in (self.name, self.state):
            name.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        under = (self.hint, self.bar, 4, self.banner, self.ways_out)
        page = column(theme, self.name, self.state, 16, self.acts, *under, spacing=8)
        self.setLayout(vertical(page))
        self._slow = QTimer(self, singleShot=True, interval=PATIENCE)
        # Asked only when everything else has been done: a process that is being replaced after
        # locking never comes to it.
        self._look = QTimer(self, singleShot=True, interval=0)
        self._connect()
        self.clear()

    def set_place(self, path: Path) -> None:
        """Ask for the journal at `path`; nothing stays that was typed or said for another."""
        if path != self._path:
            self.clear()
            self._say_nothing()
        self._path = path
        self.name.setText(path.stem)
        self.acts.set_place(path)

    def set_hint(self, words: str) -> None:
        """Say something that helps to open this journal, such as the demo's passphrase."""
        self.hint.setText(words)
        self.hint.show()

    def entered(self) -> None:
        """Put the focus in the field and say that the journal is locked."""
        self.field.setFocus()
        self._look.start()
        announce(self, "Locked")

    def clear(self) -> None:
        """Forget everything typed, and ask from the beginning."""
        self.acts.clear()
        self.setEnabled(True)
        self._rest()

    def show_locking(self) -> None:
        """Show nothing but the name, while the journal is being closed."""
        self.clear()
        self.setEnabled(False)
        self.state.setText("Locking…")

    def say(self, sentence: Sentence) -> None:
        """Say something about the lock itself."""
        self.banner.say(sentence)

    def show_opening(self) -> None:
        """Show that opening takes a while."""
        self.bar.show()
        self.asking.show_cancel()
        self.state.setText("Opening…")
        announce(self, "Opening")

    @Slot()
    def open(self) -> None:
        """Try the passphrase that was typed, with the key file that was chosen."""
        passphrase = self.field.text()
        if not passphrase or self._slow.isActive() or not self.bar.isHidden():
            return
        self._begin()
        self._unlocking.unlock(
            self._path,
            passphrase,
            lambda _: self.clear(),
            self._failed,
            key_file=self.asking.key_file.path,
        )

    def _connect(self) -> None:
        asking = self.asking
        self._slow.timeout.connect(self.show_opening)
        self._look.timeout.connect(self._look_for_ways)
        asking.open_wanted.connect(self.open)
        asking.cancel_wanted.connect(self._cancel)
        asking.keychain_wanted.connect(self._open_by_keychain)
        asking.other_wanted.connect(self.other_wanted)
        self.acts.turned.connect(self._say_nothing)
        self.acts.failed.connect(self.banner.show_error)
        self.ways_out.code_wanted.connect(self.acts.ask_code)
        self.ways_out.mend_wanted.connect(self._mend)
        self.ways_out.rescue_wanted.connect(self.acts.ask_rescue)
        self.ways_out.restore_wanted.connect(self.acts.ask_backup)
        self.recovering.begun.connect(self._begin)
        self.recovering.ended.connect(self._rest)
        self.recovering.failed.connect(self._failed)
        for act in (self.rescue, self.restoring):
            act.made.connect(self._go_to)

    @Slot()
    def _look_for_ways(self) -> None:
        def offer(ways: tuple[str, ...]) -> None:
            self.asking.offer(ways)
            self.looked.emit()

        if self.isVisible():
            self._rescuing.ways_in(self._path, offer, self.banner.show_error)

    @Slot()
    def _open_by_keychain(self) -> None:
        self._begin()
        self._unlocking.unlock_by_keychain(self._path, lambda _: self.clear(), self._failed)

    @Slot()
    def _mend(self) -> None:
        passphrase = self.field.text()
        if not passphrase:
            self.banner.say(_TYPE_FIRST)
            self.field.setFocus()
            return
        self._say_nothing()
        self.asking.set_busy(True)
        self.state.setText("Looking for a copy of the key part…")
        self._rescuing.mend_header(self._path, passphrase, self._mended, self._failed)

    def _mended(self, _: None) -> None:
        self._rest()
        self.open()

    @Slot(object)
    def _go_to(self, path: Path) -> None:
        self.clear()
        self.set_place(path)
        self.entered()

    @Slot()
    def _begin(self) -> None:
        self._say_nothing()
        self.asking.set_busy(True)
        self._slow.start()

    @Slot()
    def _rest(self) -> None:
        self._slow.stop()
        self.bar.hide()
        self.asking.set_busy(False)
        self.state.setText("Locked")

    @Slot()
    def _cancel(self) -> None:
        self.asking.cancel_button.setEnabled(False)
        self.state.setText("Stopping…")
        self._unlocking.lock("cancelled")

    @Slot()
    def _say_nothing(self) -> None:
        self.banner.clear()
        self.ways_out.clear()

    @Slot(object)
    def _failed(self, error: Exception) -> None:
        self._rest()
        self.acts.enter()
        if not isinstance(error, Cancelled):
            self.banner.show_error(error)
            self.ways_out.show_for(error)
