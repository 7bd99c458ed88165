"""Says that this journal is older than when it was last opened here, and takes the answer."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from journal.domain import days
from journal.domain.backups import Backup
from journal.domain.entry import EntryId, Summary
from journal.domain.selection import Selection
from journal.services.reviewing import Reviewing
from journal.services.unlocking import Unlocking
from journal.services.upkeep import Upkeep
from journal.ui.kit import labels, spoken
from journal.ui.kit.announce import announce
from journal.ui.kit.banner import Banner

WHAT = "This journal is older than when it was last opened here."
MEANING = (
    "A copy or a backup may have taken its place. If you put it there yourself, all is well; "
    "writing on here says so too."
)
LOOK = (
    "Before you write, look for a newer folder of this journal: on another disk, or wherever it is "
    "synchronised. “Bring in another copy” in Review can join the two later."
)


class OlderLine(QWidget):
    """Stays until the person says that the older state is meant, or closes it for this time."""

    def __init__(self, unlocking: Unlocking, upkeep: Upkeep, reviewing: Reviewing) -> None:
        super().__init__()
        self._unlocking = unlocking
        self._upkeep = upkeep
        self._reviewing = reviewing
        self.setProperty("role", "banner")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground, True)
        self._what = labels.text(WHAT, "strong")
        self._rest = labels.text(MEANING)
        self.here = labels.text("")
        self.banner = Banner()
        self.meant = labels.button("I put it there on purpose")
        self.look = labels.button("Look first")
        self.later = labels.button("Close", "quiet")
        buttons = labels.FlowLayout(spacing=8)
        for button in (self.meant, self.look, self.later):
            buttons.addWidget(button)
        self.setLayout(
            labels.vertical(
                *(self._what, self._rest, self.here, self.banner, 6, buttons),
                spacing=2,
                margins=(16, 10, 16, 12),
            )
        )
        self.meant.clicked.connect(self._accept)
        self.look.clicked.connect(self._look)
        self.later.setAccessibleName("Close this question for now")
        self.later.clicked.connect(self.clear)
        self.clear()

    @property
    def words(self) -> str:
        """What is being said, empty when hidden."""
        shown = (part.text() for part in (self._what, self._rest, self.here))
        return "" if self.isHidden() else " ".join(part for part in shown if part)

    def ask(self) -> None:
        """Say that the journal is older, and ask what that means."""
        self.clear()
        self.show()
        self._hold_height()
        announce(self, f"{WHAT} {MEANING}")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep every line in sight, also where the window is small."""
        super().resizeEvent(event)
        self._hold_height()

    def clear(self) -> None:
        """Say nothing."""
        self._rest.setText(MEANING)
        self.here.setText("")
        self.here.hide()
        self.look.show()
        self.banner.clear()
        self.hide()

    @Slot()
    def _accept(self) -> None:
        self._unlocking.accept_state(lambda _: self.clear(), self.banner.show_error)

    @Slot()
    def _look(self) -> None:
        self._rest.setText(LOOK)
        self.look.hide()
        self._hold_height()
        self._reviewing.find(Selection(), self._newest, self.banner.show_error)

    def _newest(self, ids: tuple[EntryId, ...]) -> None:
        self._reviewing.summaries(
            ids[:1], lambda rows: self._ask_backups(len(ids), rows), self.banner.show_error
        )

    def _ask_backups(self, count: int, newest: tuple[Summary, ...]) -> None:
        here = f"Here: {spoken.entries(count)}"
        if newest:
            here += f", the newest of {days.plain(newest[0].day)}"
        self._upkeep.backups(
            lambda backups: self._show(f"{here}. {_newest_backup(backups)}"),
            self.banner.show_error,
        )

    def _hold_height(self) -> None:
        layout = self.layout()
        if layout is not None:
            self.setMinimumHeight(layout.heightForWidth(self.width()))

    def _show(self, words: str) -> None:
        self.here.setText(words)
        self.here.show()
        self._hold_height()
        announce(self, f"{words} {LOOK}")


def _newest_backup(backups: tuple[Backup, ...]) -> str:
    if not backups:
        return "There is no backup in its folder."
    newest = backups[0]
    made = days.plain(newest.made.astimezone().date())
    if newest.entries is None:
        return f"The newest backup in its folder was made on {made}, under another key."
    return f"The newest backup in its folder, of {made}, holds {spoken.entries(newest.entries)}."
