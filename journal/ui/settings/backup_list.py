"""The backups in the journal's folder, newest first, one line each."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QListWidget, QWidget

from journal.domain.backups import Backup, Why
from journal.ui.kit import spoken

_MOST_ROWS = 6
_WHY = {
    Why.AUTO: "",
    Why.MIGRATE: "before an update",
    Why.MERGE: "before two copies were brought together",
    Why.REKEY: "before a new key",
    Why.IMPORT: "before an import",
    None: "put there by hand",
}


def line(backup: Backup, now: datetime) -> str:
    """Return a backup in words: when, what it holds, its size, and what it was made for."""
    holds = "does not open with the present key"
    if backup.opens and backup.entries is not None:
        holds = spoken.entries(backup.entries)
    parts = (spoken.capital(spoken.moment(backup.made, now)), holds, spoken.size(backup.size))
    return ", ".join(part for part in (*parts, _WHY[backup.why]) if part)


class BackupList(QListWidget):
    """One backup is always chosen while there is any; its rows scroll beyond the sixth."""

    chosen = Signal(object)

    def __init__(self, now: Callable[[], datetime], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._now = now
        self._backups: tuple[Backup, ...] = ()
        self.setProperty("role", "list")
        self.setAccessibleName("Backups, newest first")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setWordWrap(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.currentRowChanged.connect(self._choose)

    @property
    def backup(self) -> Backup | None:
        """The backup that is chosen."""
        row = self.currentRow()
        return self._backups[row] if 0 <= row < len(self._backups) else None

    def show_backups(self, backups: tuple[Backup, ...]) -> None:
        """Show these, the newest first, and choose the row that was chosen."""
        row = max(self.currentRow(), 0)
        now = self._now()
        self.blockSignals(True)
        self.clear()
        self._backups = backups
        for backup in backups:
            self.addItem(line(backup, now))
        self.setCurrentRow(min(row, len(backups) - 1))
        self.blockSignals(False)
        self.doItemsLayout()
        self.chosen.emit(self.backup)

    def doItemsLayout(self) -> None:
        """Lay the rows out, and be as high as those that are shown: one that wraps is higher."""
        super().doItemsLayout()
        if not self.count():
            return
        fits = self.count() <= _MOST_ROWS
        off, needed = Qt.ScrollBarPolicy.ScrollBarAlwaysOff, Qt.ScrollBarPolicy.ScrollBarAsNeeded
        self.setVerticalScrollBarPolicy(off if fits else needed)
        first = self.visualItemRect(self.item(0))
        last = self.visualItemRect(self.item(min(self.count(), _MOST_ROWS) - 1))
        self.setFixedHeight(last.bottom() - first.top() + 5)

    def _choose(self) -> None:
        self.chosen.emit(self.backup)
