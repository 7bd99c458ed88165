"""Quiet questions where the prompt stands: go on, show, take back."""

from functools import partial

from PySide6.QtCore import QObject, Signal

from journal.domain import days
from journal.domain.entry import Draft, EntryId
from journal.services.writing import Writing
from journal.ui.writing.desk import Desk
from journal.ui.writing.sitting import Sitting


class Asking(QObject):
    """Asks in the place of the prompt, and goes away when something is chosen."""

    answered = Signal()
    """The question is settled, and the prompt may stand there again."""
    new_wanted = Signal()

    def __init__(self, desk: Desk, sitting: Sitting, writing: Writing) -> None:
        super().__init__(desk)
        self._desk = desk
        self._sitting = sitting
        self._writing = writing
        sitting.binned.connect(self._tell_binned)

    def offer_unfinished(self) -> None:
        """Offer to go on with the page that was left last, if there is one with words on it."""
        self._writing.drafts(self._offer, self._sitting.failed.emit)

    def veil(self) -> None:
        """Hide the text of this page until it is asked for."""
        self._desk.veil(True)
        self._desk.question.ask("This page is veiled.", ("Show", self._unveil))
        self._desk.show_card(self._desk.question)

    def _unveil(self) -> None:
        self._desk.veil(False)
        self.answered.emit()
        self._desk.editor.setFocus()

    def _offer(self, drafts: tuple[Draft, ...]) -> None:
        written = [d for d in drafts if d.content.body.strip() or d.content.title.strip()]
        if not written or not self._sitting.is_bare():
            return
        self._desk.question.ask(
            f"You have an unfinished page from {days.spoken(written[0].content.day)}.",
            ("Go on", partial(self._sitting.go_on, written[0])),
            ("Start new", self.answered.emit),
        )
        self._desk.show_card(self._desk.question)

    def _tell_binned(self, id: EntryId) -> None:
        def bring_back() -> None:
            opened = partial(self._sitting.open, id)
            self._writing.bring_back(id, lambda _: opened(), self._sitting.failed.emit)

        self._desk.question.ask(
            "Moved to the bin.", ("Undo", bring_back), ("New page", self.new_wanted.emit)
        )
        self._desk.show_card(self._desk.question)
        self._desk.question.enter()
