"""The person's word against a reading: what each tap does, and how it is taken back."""

from collections.abc import Callable
from functools import partial
from typing import Protocol

from journal.domain.labels import Label
from journal.ui.writing.answering import Answering
from journal.ui.writing.faces import face_of
from journal.ui.writing.sitting import Sitting

CHANGED = "Changed. It's yours."
AGREED = "It's yours."
SET_ASIDE = "Set aside, and read again."
TAKEN_BACK = "These words count again."
UNREAD = "This entry is not read any more."

Back = Callable[[], None]
"""Takes an act back."""


class Show(Protocol):
    """Shows the entry as it is now, what was done to it, and offers to take that back."""

    def __call__(
        self, reply: str = "", back: Back | None = None, /, *, words: bool | None = None
    ) -> None:
        """`words` shows or hides the words behind the label, None leaves that as it is."""


class Overruling:
    """Does at once what was tapped: no reason is asked, and everything can be taken back."""

    def __init__(self, sitting: Sitting, answering: Answering, show: Show) -> None:
        self._sitting = sitting
        self._answering = answering
        self._show = show

    def agree(self) -> None:
        """Let the label that was guessed stand as the person's own."""
        entry = self._sitting.entry
        label = face_of(entry).says if entry is not None else None
        if label is not None:
            shown = partial(self._show, AGREED, self._back(), words=True)
            self._answering.say(label, shown, fits=True)

    def say(self, label: Label, then: Callable[[], None]) -> None:
        """Let this label stand over every reading; `then` follows when that is shown."""
        back = self._back()

        def said() -> None:
            self._show(CHANGED, back, words=False)
            then()

        self._answering.say(label, said)

    def strike(self, words: str) -> None:
        """Set words aside."""
        back = partial(self.take_back, words)
        self._answering.strike(words, partial(self._show, SET_ASIDE, back))

    def take_back(self, words: str) -> None:
        """Let words that were set aside count again."""
        again = partial(self.strike, words)
        self._answering.take_back(words, partial(self._show, TAKEN_BACK, again))

    def leave_unread(self, unread: bool) -> None:
        """Leave this entry unread, or allow reading it again."""
        entry = self._sitting.entry
        was_read = entry is not None and entry.reading is not None

        def allow() -> None:
            # Leaving an entry unread forgot its reading, which is made anew.
            read = partial(self._answering.read, self._show)
            self._answering.leave_unread(False, read if was_read else self._show)

        shown = partial(self._show, UNREAD, allow) if unread else self._show
        self._answering.leave_unread(unread, shown)

    def _back(self) -> Back:
        """Return what puts back the label that stands now."""
        entry = self._sitting.entry
        before = entry.content.correction if entry is not None else None
        return partial(self._answering.put_back, before, self._show)
