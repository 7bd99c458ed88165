"""Searching as fast as someone types: the newest matches at once, all of them after a rest."""

from PySide6.QtCore import QObject, QTimer, Signal

from journal.domain.selection import Found, Selection
from journal.services.reviewing import Reviewing

SLOW = 500
"""Milliseconds after which a search shows that it is still going on."""
RESTS = 300
"""Milliseconds without a key after which all matches are wanted, and their number is told."""
_LONG = 1000
"""As RESTS after a single letter, which nearly every entry holds and which mostly goes on."""


class Seeking(QObject):
    """Asks for one search at a time; of those that were wanted meanwhile only the last is made."""

    found = Signal(object, object)
    """What was found (Found), and the selection it was found by."""
    failed = Signal(object)
    slow = Signal()
    rested = Signal()
    """Everything that is to be found stands, and nothing has been typed for a moment."""

    def __init__(self, reviewing: Reviewing, parent: QObject) -> None:
        super().__init__(parent)
        self._reviewing = reviewing
        self._wanted = Selection()
        self._asked = 0
        self._busy = self._hasty = False
        self._slow = QTimer(self, singleShot=True, interval=SLOW)
        self._slow.timeout.connect(self.slow)
        self._rest = QTimer(self, singleShot=True)
        self._rest.timeout.connect(self._rested)
        self._whole = True

    def all(self, selection: Selection) -> None:
        """Look for all that match."""
        self._begin(selection, hasty=False)
        asked = self._asked

        def found(every: Found) -> None:
            if asked == self._asked:
                self._show(every)

        self._reviewing.look(selection, found, lambda error: self._fail(error, asked))

    def first(self, selection: Selection) -> None:
        """Look for the first that match, and for the others once nothing is typed any more."""
        self._begin(selection, hasty=True)
        if not self._busy:
            self._ask()

    def stop(self) -> None:
        """Let nothing be shown that is still on its way."""
        self._begin(Selection(), hasty=False)
        self._slow.stop()

    def _begin(self, selection: Selection, *, hasty: bool) -> None:
        self._asked += 1
        self._wanted, self._whole, self._hasty = selection, False, hasty
        self._rest.stop()
        self._slow.start()

    def _ask(self) -> None:
        asked, self._busy = self._asked, True

        def found(some: Found) -> None:
            self._busy = False
            if asked == self._asked:
                self._show(some)
            elif self._hasty:
                self._ask()

        def failed(error: Exception) -> None:
            self._busy = False
            self._fail(error, asked)

        self._reviewing.look(self._wanted, found, failed, hasty=True)

    def _show(self, found: Found) -> None:
        self._slow.stop()
        self._whole = found.whole
        self._rest.start(_LONG if len(self._wanted.words.strip()) == 1 else RESTS)
        self.found.emit(found, self._wanted)

    def _rested(self) -> None:
        if self._whole:
            self.rested.emit()
        else:
            self.all(self._wanted)

    def _fail(self, error: Exception, asked: int) -> None:
        if asked == self._asked:
            self._slow.stop()
            self.failed.emit(error)
