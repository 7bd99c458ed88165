"""What the person says about a finished page, and what the program may say in return."""

from collections.abc import Callable

from journal.domain.checkin import CheckIn, is_empty
from journal.domain.entry import Entry
from journal.domain.labels import Correction, Label
from journal.services.needs import Failed
from journal.services.writing import Writing
from journal.ui.writing.sitting import Sitting

Done = Callable[[], None]


class Answering:
    """Carries taps, corrections and the wish for a reading to the entry behind the page."""

    def __init__(self, sitting: Sitting, writing: Writing, failed: Failed) -> None:
        self._sitting = sitting
        self._writing = writing
        self._failed = failed
        self._before: Correction | None = None

    def check_in(self, taps: CheckIn, then: Done) -> None:
        """Keep the taps; none at all counts as skipped."""
        entry = self._sitting.entry
        if entry is None:
            return
        if is_empty(taps):
            self._writing.skip_check_in(entry.id, self._learn(then), self._failed)
        else:
            self._writing.check_in(entry.id, taps, self._learn(then), self._failed)

    def read(self, then: Done) -> None:
        """Have the words read because the person asked."""
        entry = self._sitting.entry
        if entry is not None:
            self._writing.read(entry.id, self._learn(then), self._failed)

    def say(self, label: Label, then: Done, *, fits: bool = False) -> None:
        """Let the person's own label stand; `fits` when they agree with what they were shown."""
        entry = self._sitting.entry
        if entry is None:
            return
        self._before = entry.content.correction
        act = self._writing.agree if fits else self._writing.correct
        act(entry.id, label, self._learn(then), self._failed)

    def unsay(self, then: Done) -> None:
        """Put back the label that stood before the last `say`."""
        entry = self._sitting.entry
        if entry is not None:
            self._writing.uncorrect(entry.id, self._before, self._learn(then), self._failed)

    def _learn(self, then: Done) -> Callable[[Entry], None]:
        def learned(entry: Entry) -> None:
            self._sitting.learn(entry)
            then()

        return learned
