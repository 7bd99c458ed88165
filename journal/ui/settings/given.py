"""What you handed over: each time a file was given, to whom and how; each line can be cleared."""

from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from journal.domain import days
from journal.domain.giving import Given
from journal.services.giving import Giving
from journal.ui.kit.banner import Banner
from journal.ui.kit.labels import button, horizontal, text, vertical
from journal.ui.settings.section import section

_AT_FIRST, _MORE = 10, 50
"""Rows that are shown at first, and with every wish for more."""
_ABOUT = (
    "A line for each file you gave to someone. It says when, to whom and how much was in it, and "
    "never holds the file itself."
)
EMPTY = "Nothing yet."
CLEARED = "Cleared from what you handed over"


class GivenRow(QWidget):
    """When and to whom, what was in it, and the button that clears the line."""

    def __init__(self, given: Given) -> None:
        super().__init__()
        self.given = given
        self.button = button("Clear", "quiet")
        self.button.setAccessibleName(f"Clear: {named(given)}")
        words = vertical(text(named(given), "strong"), text(detail(given), "meta"), spacing=2)
        row = horizontal(spacing=12)
        row.addLayout(words, 1)
        row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignTop)
        self.setLayout(row)


class GivenList(QWidget):
    """Lists hand-overs, newest first."""

    undo_offered = Signal(str, object)
    """What was done, and the call that takes it back."""

    def __init__(self, giving: Giving) -> None:
        super().__init__()
        self._giving = giving
        self._log: tuple[Given, ...] = ()
        self._limit = _AT_FIRST
        self.rows: list[GivenRow] = []
        self.empty = text(EMPTY, "meta")
        self.more_button = button("")
        self.clear_button = button("Clear all of it")
        self.banner = Banner()
        self._list = vertical(spacing=10)
        acts = horizontal(self.more_button, self.clear_button, None)
        parts = (self.empty, self._list, acts, self.banner)
        self.setLayout(vertical(section("What you handed over", *parts, about=_ABOUT)))
        self.more_button.clicked.connect(self._show_more)
        self.clear_button.clicked.connect(lambda: self._clear_lines(self._log))
        self.show_log(())

    def load(self) -> None:
        """Read the log, and show it."""
        self._giving.log(self.show_log, self.banner.show_error)

    def clear(self) -> None:
        """Forget everything private."""
        self._limit = _AT_FIRST
        self.banner.clear()
        self.show_log(())

    def show_log(self, log: tuple[Given, ...]) -> None:
        """Show these lines, or the first of them and a way to the others."""
        self._log = log
        while (item := self._list.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self.rows = [GivenRow(given) for given in log[: self._limit]]
        for row in self.rows:
            row.button.clicked.connect(partial(self._clear_row, row))
            self._list.addWidget(row)
        left = len(log) - len(self.rows)
        self.empty.setVisible(not log)
        self.clear_button.setVisible(len(log) > 1)
        self.more_button.setText(f"Show {min(left, _MORE)} more of {left:,}")
        self.more_button.setVisible(left > 0)

    @Slot()
    def _show_more(self) -> None:
        self._limit += _MORE
        self.show_log(self._log)

    def _clear_row(self, row: GivenRow, *_: bool) -> None:
        self._clear_lines((row.given,), self.rows.index(row))

    def _clear_lines(self, lines: tuple[Given, ...], at: int = 0) -> None:
        self.banner.clear()

        def cleared(log: tuple[Given, ...]) -> None:
            self.show_log(log)
            if self.rows:
                self.rows[min(at, len(self.rows) - 1)].button.setFocus()
            self.undo_offered.emit(CLEARED, partial(self._put_back, lines))

        ids = [each.id for each in lines]
        self._giving.clear(ids, cleared, self.banner.show_error)

    def _put_back(self, lines: tuple[Given, ...]) -> None:
        self._giving.put_back(lines, self.show_log, self.banner.show_error)


def named(given: Given) -> str:
    """Return day and person, such as "23 November 2026, to Dr. L."."""
    day = days.plain(given.when.date())
    return f"{day}, to {given.to_whom}" if given.to_whom else day


def detail(given: Given) -> str:
    """Return how and how much, such as "PDF with a passphrase. 12 entries. 3 places hidden."."""
    form = f"{given.form.upper()} with a passphrase" if given.encrypted else given.form.upper()
    count = len(given.entries)
    entries = "1 entry" if count == 1 else f"{count:,} entries"
    places = "1 place hidden" if given.hidden == 1 else f"{given.hidden:,} places hidden"
    return ". ".join([form, entries, *([places] if given.hidden else [])]) + "."
