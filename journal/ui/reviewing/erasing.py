"""Erasing for good: one typed word, no reason asked, and what is said before and after it."""

from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from journal.domain.backups import Backup
from journal.domain.entry import EntryId
from journal.domain.errors import Cancelled
from journal.domain.report import Erased, Renewed
from journal.services.needs import OnMain
from journal.services.upkeep import Upkeep
from journal.ui.kit import labels, spoken
from journal.ui.kit.announce import announce
from journal.ui.kit.banner import Banner
from journal.ui.kit.in_sight import bring_into_sight
from journal.ui.kit.renewed_words import REPLACED, left_words
from journal.ui.kit.working import Working

WORD = "erase"
GOES = (
    "Every version of the text goes, with its title, tags, readings and unfinished changes. "
    "This cannot be taken back."
)
OUT_OF_REACH = (
    "Out of reach of this program: copies and backups in other places, documents saved from these "
    "entries, and what a disk may keep of deleted files."
)
_REPLACE = ("Replace it by a new backup", "Replace them by one new backup")
_LEAVE = ("Leave it as it is", "Leave them as they are")
_NAMED = 6
"""How many backups are named by their day; more are told by the first and the last."""


class Erasing(QWidget):
    """Asks for the word, erases, and offers to replace the backups that still hold it."""

    done = Signal()
    """The person has finished here, whether anything was erased or not."""

    def __init__(self, upkeep: Upkeep, now: Callable[[], datetime], on_main: OnMain) -> None:
        super().__init__()
        self._upkeep = upkeep
        self._now = now
        self._ids: tuple[EntryId, ...] = ()
        self._made: dict[Path, datetime] = {}
        self.setProperty("role", "card")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground, True)
        self._title = labels.text("", "heading")
        self._goes = labels.text(GOES)
        self.backups = labels.text("")
        self._reach = labels.text(OUT_OF_REACH, "lead")
        self.field = QLineEdit()
        self.field.setPlaceholderText(f"Type {WORD}")
        self.field.setAccessibleName(f"Type {WORD} to go on")
        self.erase = labels.button("Erase for good")
        self.keep = labels.button("Keep them", "primary")
        self.replace = labels.button(_REPLACE[True], "primary")
        self.leave = labels.button(_LEAVE[True])
        self.working = Working(on_main)
        self.banner = Banner()
        self._lay_out()
        self.field.textChanged.connect(self._judge)
        self.field.returnPressed.connect(self._erase)
        self.erase.clicked.connect(self._erase)
        self.replace.clicked.connect(self._replace)
        for button in (self.keep, self.leave):
            button.clicked.connect(self._leave)
        self.working.cancel_wanted.connect(upkeep.cancel)
        self.clear()

    def ask(self, ids: Sequence[EntryId]) -> None:
        """Say what would go, and wait for the word."""
        self.clear()
        self._ids = tuple(ids)
        self._say(f"Erase {spoken.entries(len(self._ids))} for good?")
        self.keep.setText("Keep it" if len(self._ids) == 1 else "Keep them")
        self._show_step(asking=True)
        self.show()
        self._upkeep.backups(self.show_backups, self.banner.show_error)
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        bring_into_sight(self)

    def show_backups(self, backups: tuple[Backup, ...]) -> None:
        """Name the backups that may still hold what is about to go."""
        self._made = {backup.path: backup.made for backup in backups}
        if backups:
            those, it = self._those(tuple(self._made)), "it" if len(backups) == 1 else "them"
            self.backups.setText(
                f"{those} may still hold this afterwards. You can replace {it} then."
            )
        else:
            self.backups.setText("No backup in the journal's folder holds this.")

    def show_erased(self, erased: Erased) -> None:
        """Say what went, and offer to replace the backups that may still hold it."""
        self._end()
        self._say(f"{spoken.entries(erased.entries).capitalize()} erased for good.")
        if erased.backups:
            self.backups.setText(f"{self._those(erased.backups)} may still hold what went.")
            self.replace.setText(_REPLACE[len(erased.backups) > 1])
            self.leave.setText(_LEAVE[len(erased.backups) > 1])
            self._show_step(asking=False)
            self.replace.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._finish("No backup in the journal's folder holds it.")

    def show_replaced(self, renewed: Renewed) -> None:
        """Say that one new backup has taken the place of the others."""
        self._end()
        self._finish(f"{REPLACED} {left_words(renewed.left)}".strip())

    def clear(self) -> None:
        """Forget what was asked and typed."""
        self._ids = ()
        self.field.setText("")
        self.backups.setText("")
        self.banner.clear()
        self.working.end()
        self._judge()
        self.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave everything as it is by Escape."""
        if event.key() == Qt.Key.Key_Escape and not self.working.busy:
            self._leave()
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        buttons = labels.FlowLayout(spacing=10)
        for button in (self.keep, self.erase, self.replace, self.leave):
            buttons.addWidget(button)
        self.setLayout(
            labels.vertical(
                *(self._title, self._goes, self.backups, self._reach),
                *(self.field, self.working, self.banner, 4, buttons),
                spacing=8,
                margins=(24, 18, 24, 18),
            )
        )

    def _show_step(self, *, asking: bool) -> None:
        for widget in (self._goes, self.field, self.erase, self.keep):
            widget.setVisible(asking)
        for widget in (self.replace, self.leave):
            widget.setVisible(not asking)

    def _those(self, paths: Sequence[Path]) -> str:
        """Return backups in words, with their days."""
        moments = sorted(self._made[path] for path in paths if path in self._made)
        named = list(dict.fromkeys(spoken.day(moment, self._now()) for moment in moments))
        if len(named) > _NAMED:
            when = f", made from {named[0]} to {named[-1]},"
        elif len(named) > 1:
            when = f", made on {', '.join(named[:-1])} and {named[-1]},"
        else:
            when = f", made on {named[0]}," if named else ""
        return f"{spoken.backups(len(paths)).capitalize()}{when}"

    @Slot()
    def _judge(self) -> None:
        typed = self.field.text().strip().casefold() == WORD
        self.erase.setEnabled(typed and bool(self._ids) and not self.working.busy)

    @Slot()
    def _erase(self) -> None:
        if self.erase.isEnabled():
            self._begin("Erasing…", can_stop=False)
            self._upkeep.erase(self._ids, self.show_erased, self._failed)

    @Slot()
    def _replace(self) -> None:
        self._begin("Making one new backup…")
        self._upkeep.renew_backups(self.show_replaced, self._failed, progress=self.working.progress)

    def _finish(self, words: str) -> None:
        self.backups.setText(words)
        self._show_step(asking=False)
        self.replace.hide()
        self.leave.setText("Close")
        self.leave.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self, words)

    def _failed(self, error: Exception) -> None:
        self._end()
        if not isinstance(error, Cancelled):
            self.banner.show_error(error)

    def _begin(self, words: str, *, can_stop: bool = True) -> None:
        self.banner.clear()
        self.working.begin(words, can_stop=can_stop)
        self._set_enabled(enabled=False)

    def _end(self) -> None:
        self.working.end()
        self._set_enabled(enabled=True)
        self._judge()

    def _set_enabled(self, *, enabled: bool) -> None:
        for widget in (self.field, self.erase, self.keep, self.replace, self.leave):
            widget.setEnabled(enabled)

    def _say(self, words: str) -> None:
        self._title.setText(words)
        bring_into_sight(self._title)
        announce(self, words)

    @Slot()
    def _leave(self) -> None:
        self.clear()
        self.done.emit()
