"""What the person says about a finished page, and what the program may say in return."""

from collections.abc import Callable

from journal.domain.checkin import CheckIn, is_empty
from journal.domain.entry import Entry, EntryId
from journal.domain.labels import Correction, Label
from journal.services.needs import Failed, Then
from journal.services.writing import Writing
from journal.ui.writing.sitting import Sitting

Done = Callable[[], None]


class Answering:
    """Carries taps, corrections and the wish for a reading to the entry behind the page."""

    def __init__(self, sitting: Sitting, writing: Writing, failed: Failed) -> None:
        self._sitting = sitting
        self._writing = writing
        self._failed = failed
        self._under_way = 0

    @property
    def busy(self) -> bool:
        """Whether an act is under way, after which the entry is shown anew anyway."""
        return self._under_way > 0

    def check_in(self, taps: CheckIn, then: Done) -> None:
        """Keep the taps; none at all counts as skipped."""
        if is_empty(taps):
            self._act(self._writing.skip_check_in, then)
        else:
            self._act(lambda id, *ways: self._writing.check_in(id, taps, *ways), then)

    def read(self, then: Done) -> None:
        """Have the words read because the person asked."""
        self._act(self._writing.read, then)

    def say(self, label: Label, then: Done, *, fits: bool = False) -> None:
        """Let the person's own label stand; `fits` when they agree with what they were shown."""
        act = self._writing.agree if fits else self._writing.correct
        self._act(lambda id, *ways: act(id, label, *ways), then)

    def put_back(self, before: Correction | None, then: Done) -> None:
        """Put back the person's label that stood before the last `say`, None for none."""
        self._act(lambda id, *ways: self._writing.uncorrect(id, before, *ways), then)

    def strike(self, words: str, then: Done) -> None:
        """Set words aside, and have what is left read again."""
        self._act(lambda id, *ways: self._writing.strike(id, words, *ways), then)

    def take_back(self, words: str, then: Done) -> None:
        """Let words that were set aside count again."""
        self._act(lambda id, *ways: self._writing.unstrike(id, words, *ways), then)

    def leave_unread(self, unread: bool, then: Done) -> None:
        """Have this entry never read, or allow it again."""
        self._act(lambda id, *ways: self._writing.leave_unread(id, unread, *ways), then)

    def count_corrections(self, then: Then[int]) -> None:
        """Give how many entries were corrected since a reading last fitted."""
        self._writing.corrections_in_a_row(then, self._failed)

    def _act(self, act: Callable[[EntryId, Then[Entry], Failed], None], then: Done) -> None:
        entry = self._sitting.entry
        if entry is None:
            return

        def learned(entry: Entry) -> None:
            self._under_way -= 1
            self._sitting.learn(entry)
            here = self._sitting.entry
            if here is not None and here.id == entry.id:  # else another page lies there by now
                then()

        def failed(error: Exception) -> None:
            self._under_way -= 1
            self._failed(error)

        self._under_way += 1
        act(entry.id, learned, failed)
