"""Entries that are marked never to be brought back: each is asked about by itself."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from journal.domain import days
from journal.domain.entry import Summary
from journal.ui.kit.labels import button, horizontal, text, vertical

_HEAD = "Left out, since you marked them never to be brought back"


class Resting(QWidget):
    """A row for each entry that is left out, hidden where there is none."""

    agreed = Signal(str)
    """The uuid of an entry that may go in all the same."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[QWidget] = []
        self._list = vertical(spacing=6)
        self.setLayout(vertical(text(_HEAD, "strong"), self._list, 14, spacing=6))
        self.hide()

    def show_entries(self, left_out: Sequence[Summary]) -> None:
        """Show these in place of the ones before."""
        for row in self.rows:
            row.hide()
            row.deleteLater()
        self.rows = []
        for summary in left_out:
            day = days.plain(summary.day)
            said = f"{day}: {summary.title}" if summary.title else day
            agree = button("Put it in all the same")
            agree.setAccessibleName(f"Put it in all the same: {said}")
            agree.clicked.connect(partial(self._agree, summary.uuid))
            line = horizontal(spacing=12)
            line.addWidget(text(said), 1)
            line.addWidget(agree)
            row = QWidget()
            row.setLayout(line)
            self.rows.append(row)
            self._list.addWidget(row)
        self.setVisible(bool(left_out))

    def clear(self) -> None:
        """Forget everything private."""
        self.show_entries(())

    def _agree(self, uuid: str, *_: bool) -> None:
        self.agreed.emit(uuid)
