"""Quiet questions where the prompt stands: go on, show, take back."""

from functools import partial

from PySide6.QtCore import QObject, Signal

from journal.domain import days
from journal.domain.entry import Content, Draft, EntryId
from journal.domain.facets import is_given
from journal.domain.text import preview, word_count
from journal.services.writing import Writing
from journal.ui.writing.desk import Desk
from journal.ui.writing.sitting import Sitting

_MOST = 8
"""Unfinished pages offered at once, those touched last."""
_NAME = 28
"""Letters of a page by which it is known again."""


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

    def show_unfinished(self) -> None:
        """Offer every other unfinished page."""
        self._writing.drafts(self._offer_all, self._sitting.failed.emit)

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
        written = _written(drafts)
        if not written or not self._sitting.is_bare():
            return
        others = (("Other unfinished pages", self.show_unfinished),) if len(written) > 1 else ()
        self._desk.question.ask(
            f"You have an unfinished page from {days.spoken(written[0].content.day)}.",
            ("Go on", partial(self._sitting.go_on, written[0])),
            ("Start new", self.answered.emit),
            *others,
            more=_kept(written[0].content),
            leave=self.answered.emit,
        )
        self._desk.show_card(self._desk.question)

    def _offer_all(self, drafts: tuple[Draft, ...]) -> None:
        here = self._sitting.draft().uuid
        others = [draft for draft in _written(drafts) if draft.uuid != here][:_MOST]
        self._desk.question.ask(
            "Unfinished pages" if others else "No other page is unfinished.",
            *((_name(draft), partial(self._sitting.go_on, draft)) for draft in others),
            ("Back to this page", self.answered.emit),
            leave=self.answered.emit,
        )
        self._desk.show_card(self._desk.question)
        self._desk.question.enter()

    def _tell_binned(self, id: EntryId) -> None:
        def bring_back() -> None:
            opened = partial(self._sitting.open, id)
            self._writing.bring_back(id, lambda _: opened(), self._sitting.failed.emit)

        self._desk.question.ask(
            "Moved to the bin.",
            ("Undo", bring_back),
            ("New page", self.new_wanted.emit),
            leave=self.answered.emit,
        )
        self._desk.show_card(self._desk.question)
        self._desk.question.enter()


def _written(drafts: tuple[Draft, ...]) -> list[Draft]:
    return [d for d in drafts if _is_written(d.content)]


def _is_written(content: Content) -> bool:
    words = content.body.strip() or content.title.strip()
    return bool(words) or any(map(is_given, content.facets))


def _kept(content: Content) -> str:
    """Say how much of a page is there, which one wants to know after a sudden end."""
    words = word_count(content.body)
    return "1 word of it is kept." if words == 1 else f"{words:,} words of it are kept."


def _name(draft: Draft) -> str:
    """Return the day of a page and how it begins, or only the day where it is veiled."""
    content = draft.content
    begins = "" if content.veiled else preview(content.title or content.body, _NAME)
    return ", ".join(part for part in (days.spoken(content.day), begins) if part)
