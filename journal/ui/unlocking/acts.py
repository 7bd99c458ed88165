"""What can be done on the lock screen, one act at a time: open, recover, rescue, restore."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from journal.places import BACKUP_SUFFIX
from journal.services.needs import OnMain
from journal.services.rescuing import Rescuing
from journal.services.unlocking import Unlocking
from journal.ui.kit import files
from journal.ui.kit.labels import vertical
from journal.ui.kit.restore_form import PATTERN
from journal.ui.unlocking.asking import Asking
from journal.ui.unlocking.recovering import Recovering
from journal.ui.unlocking.rescue import Rescue
from journal.ui.unlocking.restoring import Restoring


class Acts(QWidget):
    """Shows one act; asking for the passphrase is the one to come back to."""

    turned = Signal()
    """Another act is shown, so what was said about the one before is over."""
    failed = Signal(object)

    def __init__(
        self,
        unlocking: Unlocking,
        rescuing: Rescuing,
        on_main: OnMain,
        now: Callable[[], datetime],
    ) -> None:
        super().__init__()
        self._rescuing = rescuing
        self._path = Path()
        self.asking = Asking()
        self.recovering = Recovering(unlocking)
        self.rescue = Rescue(rescuing, on_main, now)
        self.restoring = Restoring(rescuing, on_main, now)
        self._all = (self.asking, self.recovering, self.rescue, self.restoring)
        self.setLayout(vertical(*self._all))
        self.asking.code_wanted.connect(self.ask_code)
        for act in (self.recovering, self.rescue, self.restoring):
            act.back_wanted.connect(self.ask_passphrase)

    def set_place(self, path: Path) -> None:
        """Let every act be about the journal at `path`."""
        self._path = path
        self.recovering.set_place(path)
        self.asking.offer(())

    def clear(self) -> None:
        """Forget everything typed, and ask for the passphrase."""
        for act in self._all:
            act.clear()
        self._show(self.asking)

    def enter(self) -> None:
        """Put the focus where the person left it, after a failure."""
        (self.asking if self.recovering.isHidden() else self.recovering).entered()

    @Slot()
    def ask_passphrase(self) -> None:
        """Ask for the passphrase."""
        self._show(self.asking)
        self.asking.field.setFocus()

    @Slot()
    def ask_code(self) -> None:
        """Ask for the recovery code."""
        self._show(self.recovering)
        self.recovering.entered()

    @Slot()
    def ask_rescue(self) -> None:
        """Ask where what is left goes; what opens the journal is looked up first."""
        self._rescuing.ways_in(self._path, self._show_rescue, self.failed.emit)

    @Slot()
    def ask_backup(self) -> None:
        """Ask for a backup file, unless one stands here already, and then how to restore it."""
        if self._path.is_file() and self._path.suffix == BACKUP_SUFFIX:
            self.choose_backup(self._path)
        else:
            files.ask_file(self, "Restore a backup", self.choose_backup, PATTERN)

    def choose_backup(self, backup: Path) -> None:
        """Ask how to restore this backup file."""
        self.restoring.ask(backup)
        self._show(self.restoring)
        self.restoring.entered()

    def _show_rescue(self, ways: tuple[str, ...]) -> None:
        self.rescue.ask(self._path, self.asking.field.text(), ways)
        self._show(self.rescue)
        self.rescue.entered()

    def _show(self, act: QWidget) -> None:
        for one in self._all:
            one.setVisible(one is act)
        self.turned.emit()
