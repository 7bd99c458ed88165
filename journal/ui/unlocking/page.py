"""The lock screen: the journal's name, one field, and every way it can stay closed."""

from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QProgressBar, QWidget

from journal.domain.errors import Cancelled
from journal.services.unlocking import Unlocking
from journal.ui.kit.announce import announce
from journal.ui.kit.banner import Banner
from journal.ui.kit.errors import Sentence
from journal.ui.kit.labels import button, horizontal, text, vertical
from journal.ui.kit.passphrase import CAPS_LOCK, PassphraseField
from journal.ui.kit.theme import Theme
from journal.ui.unlocking.column import column
from journal.ui.unlocking.recovering import Recovering

PATIENCE = 500
"""Milliseconds of opening before anything is said about it."""


class LockPage(QWidget):
    """Asks for the passphrase of one journal, and opens it."""

    other_wanted = Signal()

    def __init__(self, unlocking: Unlocking, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._unlocking = unlocking
        self._path = Path()
        self.name = text("", "date")
        self.state = text("Locked", "meta")
        self.field = PassphraseField("Passphrase")
        self.caps_lock = text(CAPS_LOCK, "meta")
        self.hint = text("", "meta")
        self.hint.hide()
        self.banner = Banner()
        self.bar = QProgressBar()
        self.bar.setRange(0, 0)
        self.bar.setAccessibleName("Opening")
        self.open_button = button("Open", "primary")
        self.cancel_button = button("Cancel")
        self.code_button = button("Use recovery code", "quiet")
        self.other_button = button("Another journal", "quiet")
        self.recovering = Recovering(unlocking)
        self._asking = self._passphrase_asked()
        self.recovering.hide()
        for name in (self.name, self.state):
            name.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        page = column(
            theme,
            self.name,
            self.state,
            16,
            self._asking,
            self.recovering,
            self.hint,
            self.bar,
            4,
            self.banner,
            spacing=8,
        )
        self.setLayout(vertical(page))
        self._slow = QTimer(self)
        self._slow.setSingleShot(True)
        self._slow.setInterval(PATIENCE)
        self._connect()
        self._rest()

    def set_place(self, path: Path) -> None:
        """Ask for the journal at `path`."""
        self._path = path
        self.name.setText(path.stem)
        self.recovering.set_place(path)

    def set_hint(self, words: str) -> None:
        """Say something that helps to open this journal, such as the demo's passphrase."""
        self.hint.setText(words)
        self.hint.show()

    def entered(self) -> None:
        """Put the focus in the field and say that the journal is locked."""
        self.field.setFocus()
        announce(self, "Locked")

    def clear(self) -> None:
        """Forget everything typed, and ask from the beginning."""
        self.field.clear()
        self.recovering.clear()
        self.banner.clear()
        self._show_way(self._asking)
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
        self.cancel_button.show()
        self.open_button.hide()
        self.state.setText("Opening…")
        announce(self, "Opening")

    @Slot()
    def open(self) -> None:
        """Try the passphrase that was typed."""
        passphrase = self.field.text()
        if not passphrase or self._slow.isActive() or not self.bar.isHidden():
            return
        self.banner.clear()
        self._begin()
        self._unlocking.unlock(self._path, passphrase, lambda _: self.clear(), self._failed)

    def _passphrase_asked(self) -> QWidget:
        asking = QWidget()
        buttons = horizontal(
            self.open_button,
            self.cancel_button,
            self.code_button,
            None,
            self.other_button,
            spacing=8,
        )
        asking.setLayout(vertical(self.field, self.caps_lock, 8, buttons, spacing=6))
        return asking

    def _connect(self) -> None:
        self._slow.timeout.connect(self.show_opening)
        self.field.returnPressed.connect(self.open)
        self.field.caps_lock_noticed.connect(self.caps_lock.setVisible)
        self.open_button.clicked.connect(self.open)
        self.cancel_button.clicked.connect(self._cancel)
        self.code_button.clicked.connect(self._ask_code)
        self.other_button.clicked.connect(self.other_wanted)
        self.recovering.back_wanted.connect(self._ask_passphrase)
        self.recovering.begun.connect(self._begin)
        self.recovering.ended.connect(self._rest)
        self.recovering.failed.connect(self._failed)

    @Slot()
    def _begin(self) -> None:
        self.banner.clear()
        self.field.setEnabled(False)
        self.open_button.setEnabled(False)
        self.code_button.setEnabled(False)
        self.other_button.setEnabled(False)
        self._slow.start()

    @Slot()
    def _rest(self) -> None:
        self._slow.stop()
        self.bar.hide()
        self.cancel_button.hide()
        self.cancel_button.setEnabled(True)
        self.caps_lock.hide()
        self.open_button.show()
        self.state.setText("Locked")
        for widget in (self.field, self.open_button, self.code_button, self.other_button):
            widget.setEnabled(True)

    @Slot()
    def _cancel(self) -> None:
        self.cancel_button.setEnabled(False)
        self.state.setText("Stopping…")
        self._unlocking.lock("cancelled")

    @Slot()
    def _ask_code(self) -> None:
        self.banner.clear()
        self._show_way(self.recovering)
        self.recovering.entered()

    @Slot()
    def _ask_passphrase(self) -> None:
        self.banner.clear()
        self._show_way(self._asking)
        self.field.setFocus()

    def _show_way(self, way: QWidget) -> None:
        for one in (self._asking, self.recovering):
            one.setVisible(one is way)

    @Slot(object)
    def _failed(self, error: Exception) -> None:
        self._rest()
        if self.recovering.isHidden():
            self.field.selectAll()
            self.field.setFocus()
        else:
            self.recovering.entered()
        if not isinstance(error, Cancelled):
            self.banner.show_error(error)
