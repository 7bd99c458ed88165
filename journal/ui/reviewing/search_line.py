"""The line that is searched with: Tab completes what is being typed, and else moves on."""

import re
from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from journal.domain.query_completing import Vocabulary, completions
from journal.domain.query_values import IN_QUOTES
from journal.ui.kit.announce import announce

_SHOWN = 3
"""Completions that are named beforehand."""
_ENDS = re.compile(rf'-?\w+:(?:"{IN_QUOTES}"|[^\s"]*)$')


class SearchLine(QLineEdit):
    """Takes the first completion by Tab, the next one by Tab again; after the last Tab moves on."""

    names_wanted = Signal()
    """A name is about to be typed, so that the known ones should be at hand."""
    offers_changed = Signal(str)
    """What Tab would complete, in words; empty where it would move on."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._known = Vocabulary()
        self._offers: tuple[str, ...] = ()
        self._asked = False
        self.setPlaceholderText("Search your entries")
        self.setAccessibleName("Search your entries")
        self.setClearButtonEnabled(True)
        self.textEdited.connect(self._edited)

    def know(self, known: Vocabulary) -> None:
        """Complete by these names from now on."""
        self._known = known
        self._offer(completions(self._typed(), known))

    def forget(self) -> None:
        """Let go of every name."""
        self._asked = False
        self._known = Vocabulary()
        self._offer(())

    def event(self, event: QEvent) -> bool:
        """Let Tab complete where there is something to complete."""
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() == Qt.Key.Key_Tab
            and event.modifiers() == Qt.KeyboardModifier.NoModifier
            and self._offers
        ):
            self._complete()
            return True
        return super().event(event)

    def _typed(self) -> str:
        """Return what stands before the caret, where the caret is at the end of it all."""
        return self.text() if self.cursorPosition() == len(self.text()) else ""

    def _edited(self) -> None:
        wanted = ":" in self.text()
        if wanted and not self._asked:
            QTimer.singleShot(0, self.names_wanted.emit)  # after the search for what was typed
        self._asked = wanted
        self._offer(completions(self._typed(), self._known))

    def _complete(self) -> None:
        taken, *rest = self._offers
        self.setText(taken)
        if taken.endswith(":"):
            self._edited()
        else:
            self._offer(rest)
        announce(self, taken)

    def _offer(self, offers: Sequence[str]) -> None:
        self._offers = tuple(offers)
        few = [_last(offer) for offer in self._offers[:_SHOWN]]
        more = ["…"] if len(self._offers) > _SHOWN else []
        self.offers_changed.emit(f"Tab completes {', '.join(few + more)}" if few else "")


def _last(offer: str) -> str:
    """Return the part of a completion that is new."""
    found = _ENDS.search(offer)
    return offer if found is None else found[0]
