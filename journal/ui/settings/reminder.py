"""A quiet line after unlocking: the recovery sheet has not been tried for a while."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from journal.domain.settings import Settings, rehearsal_due
from journal.services.settings import SettingsService
from journal.ui.kit.announce import announce
from journal.ui.kit.labels import FlowLayout, button, ground, horizontal, text, vertical

_A_WHILE = "It has been a while since you tried your recovery sheet. Two groups are enough."
_NOT_YET = (
    "You have not tried your recovery sheet yet. Two groups are enough. If you have no paper yet, "
    "have it shown first."
)


class Reminder(QWidget):
    """Asked once at every opening; it takes no focus, and each answer puts it away."""

    try_wanted = Signal()
    sheet_wanted = Signal()
    left = Signal()
    """It is about to go away under the focus."""

    def __init__(
        self,
        settings: SettingsService,
        now: Callable[[], datetime],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._settings = settings
        self._now = now
        self.words = text("")
        self.try_button = button("Try it", "quiet")
        self.sheet_button = button("Show it", "quiet")
        self.later_button = button("Later", "quiet")
        self.never_button = button("Don't remind me", "quiet")
        self._ways = (self.try_button, self.sheet_button, self.later_button, self.never_button)
        line = ground("quiet-ground", self._laid_out())
        self.setLayout(vertical(line, margins=(40, 12, 40, 0)))
        self.try_button.clicked.connect(self._try)
        self.sheet_button.clicked.connect(self._show_sheet)
        self.later_button.clicked.connect(self.clear)
        self.never_button.clicked.connect(self._never)
        self.hide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the answers a line of their own where they would leave the words too little room."""
        super().resizeEvent(event)
        answers = sum(way.sizeHint().width() + self._row.spacing() for way in self._ways)
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._row.setDirection(down if answers > self.width() // 2 else across)

    def _laid_out(self) -> QBoxLayout:
        flow = FlowLayout(spacing=4)
        for way in self._ways:
            flow.addWidget(way)
        answers = QWidget()
        answers.setLayout(flow)
        self._row = horizontal(spacing=4, margins=(20, 6, 12, 6))
        self._row.addWidget(self.words, 1)
        self._row.addWidget(answers, 1, Qt.AlignmentFlag.AlignVCenter)
        return self._row

    def ask(self) -> None:
        """Appear if it is time; a failure to find out says nothing."""
        self._settings.settings(self._judge, self._stay_away)

    def appear(self, *, tried: bool) -> None:
        """Say that it is time, whether or not the sheet was ever tried."""
        self.words.setText(_A_WHILE if tried else _NOT_YET)
        self.sheet_button.setVisible(not tried)
        self.show()
        announce(self, self.words.text())

    @Slot()
    def clear(self) -> None:
        """Be put away."""
        focus = self.focusWidget()
        if focus is not None and focus.hasFocus():
            self.left.emit()
        self.hide()

    def learn(self, settings: Settings) -> None:
        """Go away once the sheet was tried, or no reminder is wanted."""
        if not rehearsal_due(settings, None, self._now().date()):
            self.clear()

    def _judge(self, settings: Settings) -> None:
        if rehearsal_due(settings, None, self._now().date()):
            self.appear(tried=bool(settings.rehearsed))

    @Slot()
    def _try(self) -> None:
        self.clear()
        self.try_wanted.emit()

    @Slot()
    def _show_sheet(self) -> None:
        self.clear()
        self.sheet_wanted.emit()

    @Slot()
    def _never(self) -> None:
        self.clear()
        self._settings.set(
            lambda old: replace(old, remind_recovery=False), self._kept, self._stay_away
        )

    def _kept(self, _: Settings) -> None:
        """The switch in Settings shows it, since every page learns of a change."""

    def _stay_away(self, _: Exception) -> None:
        self.clear()
