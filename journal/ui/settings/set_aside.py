"""Words you set aside, and labels you changed: all of them in one place, each to be taken back."""

from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QPushButton, QWidget

from journal.domain.own_word import Exceptions
from journal.services.rereading import Rereading
from journal.services.writing import Writing
from journal.ui.kit.banner import Banner
from journal.ui.kit.labels import button, horizontal, text, vertical
from journal.ui.settings.section import section
from journal.ui.settings.taking_back import Said, SaidRow, all_said

_AT_FIRST, _MORE = 10, 50
"""Rows that are shown at first, and with every wish for more."""
_ABOUT = (
    "What you said about a reading holds for good, also when the reader changes. Here you can "
    "take any of it back."
)
EMPTY = "Nothing yet. You can set words aside, or change a label, beside any reading."


class SetAside(QWidget):
    """Lists what the person said against readings; nothing of it is the program's."""

    undo_offered = Signal(str, object)
    """What was done, and the call that takes it back."""

    def __init__(self, rereading: Rereading, writing: Writing) -> None:
        super().__init__()
        self._rereading = rereading
        self._writing = writing
        self._said: tuple[Said, ...] = ()
        self._limit = _AT_FIRST
        self._focus_at: int | None = None
        self.rows: list[SaidRow] = []
        self.empty = text(EMPTY, "meta")
        self.more_button = button("")
        self.banner = Banner()
        self._list = vertical(spacing=10)
        parts = (self.empty, self._list, horizontal(self.more_button, None), self.banner)
        heading = "Words you set aside, and labels you changed"
        self.setLayout(vertical(section(heading, *parts, about=_ABOUT)))
        self.more_button.clicked.connect(self._show_more)
        self.show_exceptions(Exceptions())

    def load(self) -> None:
        """Read what was said, and show it."""
        self._rereading.exceptions(self.show_exceptions, self.banner.show_error)

    def clear(self) -> None:
        """Forget everything private."""
        self._limit = _AT_FIRST
        self.banner.clear()
        self.show_exceptions(Exceptions())

    def show_exceptions(self, found: Exceptions) -> None:
        """Show all of these, or the first of them and a way to the others."""
        self._said = all_said(found, self._writing)
        self._lay_out()

    def _lay_out(self) -> None:
        while (item := self._list.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self.rows = []
        heading = ""
        for said in self._said[: self._limit]:
            if said.heading != heading:
                self._list.addSpacing(6 if heading else 0)
                heading = said.heading
                self._list.addWidget(text(heading, "strong"))
            row = SaidRow(said)
            row.button.clicked.connect(partial(self._take_back, len(self.rows)))
            self._list.addWidget(row)
            self.rows.append(row)
        self.empty.setVisible(not self._said)
        left = len(self._said) - len(self.rows)
        self.more_button.setText(f"Show {min(left, _MORE)} more of {left:,}")
        self.more_button.setVisible(left > 0)
        self._focus_again()

    def _focus_again(self) -> None:
        """Go on where the row was that is gone now."""
        at, self._focus_at = self._focus_at, None
        if at is not None and self.rows:
            self._button(min(at, len(self.rows) - 1)).setFocus()

    def _button(self, row: int) -> QPushButton:
        return self.rows[row].button

    @Slot()
    def _show_more(self) -> None:
        self._focus_at = len(self.rows)
        self._limit += _MORE
        self._lay_out()

    def _take_back(self, row: int, *_: bool) -> None:
        said = self._said[row]
        self.banner.clear()

        def taken(_: object) -> None:
            self._focus_at = row
            self.load()
            self.undo_offered.emit(said.done, partial(self._say_again, said))

        said.take_back(taken, self.banner.show_error)

    def _say_again(self, said: Said) -> None:
        said.say_again(lambda _: self.load(), self.banner.show_error)
