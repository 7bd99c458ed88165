"""Long work as a person sees it: nothing at first, then a sentence, a bar and Cancel."""

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QProgressBar, QWidget

from journal.services.needs import OnMain
from journal.ui.kit.announce import announce
from journal.ui.kit.in_sight import bring_into_sight
from journal.ui.kit.labels import button, horizontal, text, vertical

PATIENCE = 500
"""Milliseconds of work before anything is said about it."""
_QUARTERS = 4
_PARTS = 10_000
"""Of a bar at most; Qt counts no further than 2 GiB, and files may be larger."""


class Working(QWidget):
    """Shows how far an act has come; it stays hidden for an act that is soon done."""

    cancel_wanted = Signal()

    def __init__(self, on_main: OnMain, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._on_main = on_main
        self._unit = ""
        self._said = ""
        self._quarter = 0
        self.words = text("", "meta")
        self.bar = QProgressBar()
        self.cancel_button = button("Cancel", "quiet")
        row = horizontal(spacing=12)
        row.addWidget(self.bar, 1)
        row.addWidget(self.cancel_button)
        self.setLayout(vertical(self.words, row, spacing=4))
        self._slow = QTimer(self)
        self._slow.setSingleShot(True)
        self._slow.setInterval(PATIENCE)
        self._slow.timeout.connect(self.appear)
        self.cancel_button.clicked.connect(self._cancel)
        self.hide()

    @property
    def busy(self) -> bool:
        """Whether an act is under way, seen or not yet seen."""
        return bool(self._said)

    def begin(self, words: str, unit: str = "", *, can_stop: bool = True) -> None:
        """Note that an act begins: `words` say what is done, `unit` what is counted."""
        self._said, self._unit, self._quarter = words, unit, 0
        self.words.setText(words)
        self.bar.setAccessibleName(words)
        self.bar.setRange(0, 0)
        self.cancel_button.setVisible(can_stop)
        self.cancel_button.setEnabled(True)
        self._slow.start()

    def end(self) -> None:
        """Note that the act is over."""
        self._slow.stop()
        self._said = ""
        self.hide()

    def progress(self, done: int, of: int) -> None:
        """Note how many of how many are done; it may be called from any thread."""
        self._on_main(lambda: self._show(done, of))

    @Slot()
    def appear(self) -> None:
        """Show what is going on, since it takes a while."""
        self.show()
        bring_into_sight(self)
        announce(self, self.words.text())

    def _show(self, done: int, of: int) -> None:
        if not self.busy:
            return
        parts = min(of, _PARTS)
        self.bar.setRange(0, parts)
        self.bar.setValue(parts * done // of if of else 0)
        counted = f" {done:,} of {of:,} {self._unit}" if self._unit and of else ""
        self.words.setText(f"{self._said}{counted}")
        quarter = _QUARTERS * done // of if of else 0
        if quarter > self._quarter and self.isVisible():
            self._quarter = quarter
            announce(self, self.words.text())

    @Slot()
    def _cancel(self) -> None:
        self.cancel_button.setEnabled(False)
        self.words.setText("Stopping…")
        self.cancel_wanted.emit()
