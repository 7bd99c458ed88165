"""What was given last time: when, to whom, and which entries had something in it."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from journal.domain import days
from journal.domain.giving import Given
from journal.services.giving import Giving
from journal.services.needs import Failed
from journal.ui.kit.labels import FlowLayout, button, text
from journal.ui.kit.tag_words import counted


class LastTime(QWidget):
    """One line, and a button that shows these entries in Review; hidden before the first time."""

    among_wanted = Signal(object, str)
    """The ids of entries to show, and what they have in common."""

    def __init__(self, giving: Giving, failed: Failed) -> None:
        super().__init__()
        self._giving = giving
        self._failed = failed
        self._given: Given | None = None
        self.words = text("", "meta")
        self.show_button = button("What did I give?", "quiet")
        row = FlowLayout(spacing=12)
        row.addWidget(self.words)
        row.addWidget(self.show_button)
        self.setLayout(row)
        self.show_button.clicked.connect(self._fetch)
        self.show_log(())

    def show_log(self, log: tuple[Given, ...]) -> None:
        """Tell of the newest of these."""
        self._given = log[0] if log else None
        self.setVisible(self._given is not None)
        self.words.setText("" if self._given is None else told(self._given))
        self.show_button.setVisible(self._given is not None and bool(self._given.entries))

    def clear(self) -> None:
        """Forget everything private."""
        self.show_log(())

    @Slot()
    def _fetch(self) -> None:
        given = self._given
        if given is not None:
            words = f"Given on {days.plain(given.when.date())}"
            self._giving.entries_of(
                given, lambda ids: self.among_wanted.emit(ids, words), self._failed
            )


def told(given: Given) -> str:
    """Return "Last time: 23 November 2026, to Dr. L., 12 entries."."""
    whom = f", to {given.to_whom}" if given.to_whom else ""
    many = f", {counted(len(given.entries))}" if given.entries else ""
    return f"Last time: {days.plain(given.when.date())}{whom}{many}."
