"""A journal from a backup: what it held is said, and then its lock screen is shown."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from journal.domain.report import Restored
from journal.services.needs import OnMain
from journal.services.rescuing import Rescuing
from journal.ui.kit.announce import announce
from journal.ui.kit.labels import button, horizontal, text, vertical
from journal.ui.kit.restore_form import RestoreForm, found_in


class Restoring(QWidget):
    """Asks where the journal goes and what opens the backup, then says what was in it."""

    back_wanted = Signal()
    made = Signal(object)
    """The place of the new journal, which is closed; the person has read what it holds."""

    def __init__(self, rescuing: Rescuing, on_main: OnMain, now: Callable[[], datetime]) -> None:
        super().__init__()
        self._now = now
        self._place = Path()
        self.form = RestoreForm(rescuing, on_main)
        self.what = text("", "strong")
        self.found = text("")
        self.go_on_button = button("Go to its lock screen", "primary")
        self._result = QWidget()
        row = horizontal(self.go_on_button, None)
        self._result.setLayout(vertical(self.what, self.found, 8, row, spacing=8))
        self.setLayout(vertical(self.form, self._result))
        self.form.back_wanted.connect(self.back_wanted)
        self.form.restored.connect(self._show_result)
        self.go_on_button.clicked.connect(self._go_on)
        self.clear()

    def ask(self, backup: Path) -> None:
        """Ask about this backup file."""
        self.clear()
        self.form.ask(backup, f"From {backup.name}", self._now().date())

    def entered(self) -> None:
        """Put the focus in the first field."""
        self.form.enter()

    def clear(self) -> None:
        """Forget everything typed and found."""
        self.form.clear()
        self.form.show()
        self._result.hide()
        self.what.setText("")
        self.found.setText("")

    @Slot(object)
    def _show_result(self, restored: Restored) -> None:
        sentence = found_in(restored, self._now)
        self._place = restored.path
        self.what.setText(sentence.what)
        self.found.setText(sentence.meaning)
        self.form.hide()
        self._result.show()
        self.go_on_button.setFocus()
        announce(self, str(sentence))

    @Slot()
    def _go_on(self) -> None:
        self.made.emit(self._place)
