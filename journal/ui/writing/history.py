"""Earlier versions of the page's entry: when they are read, set side by side and brought back."""

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial

from PySide6.QtCore import QObject, Signal

from journal.domain.entry import Content, Entry, EntryId
from journal.domain.past_versions import Compared, PastVersion
from journal.services.past_versions import PastVersions
from journal.ui.kit.theme import Theme
from journal.ui.writing.history_pane import HistoryPane
from journal.ui.writing.set_beside import BEFORE, NOW
from journal.ui.writing.sitting import Sitting


class History(QObject):
    """Nothing here takes a version away: what comes back is one more."""

    undo_offered = Signal(str, object)
    """What was done, and the call that takes it back."""

    def __init__(
        self,
        sitting: Sitting,
        past: PastVersions,
        now: Callable[[], datetime],
        theme: Theme,
    ) -> None:
        super().__init__(sitting)
        self._sitting = sitting
        self._past = past
        self._now = now
        self._of: EntryId | None = None
        self._head = ""
        self._held: str | None = None
        self._asked = 0
        self.pane = HistoryPane(theme)
        self.pane.chosen.connect(self._show)
        self.pane.back_wanted.connect(self._bring_back)
        self.pane.two.wanted.connect(self._show)
        self.pane.two.hold_wanted.connect(self._hold)

    def open(self, *, veiled: bool) -> None:
        """List the versions of the page's entry; `veiled` keeps their words covered at first."""
        entry = self._sitting.entry
        self._of = None if entry is None else entry.id
        self._begin(veiled=veiled)

    def follow(self) -> bool:
        """Take up what became of the entry; return whether the page is still of that entry."""
        entry = self._sitting.entry
        same = entry is not None and entry.id == self._of
        if entry is not None and same and entry.head != self._head:
            self._begin(veiled=self.pane.veiled)
        return same

    def clear(self) -> None:
        """Forget everything private."""
        self._past.cancel()
        self._asked += 1
        self._of = self._held = None
        self._head = ""
        self.pane.clear()

    def _begin(self, *, veiled: bool) -> None:
        entry = self._sitting.entry
        self._held = None
        self._asked += 1
        self.pane.begin(self._now(), veiled=veiled)
        if entry is None:
            self.pane.show_none()
            return
        self._head = entry.head
        self._past.list(entry.id, self._add, self.pane.banner.show_error)

    def _add(self, versions: Sequence[PastVersion], count: int) -> None:
        if self._of is not None:
            self.pane.add(versions, count)

    def _show(self) -> None:
        """Set the chosen version beside what it is to be set beside, the older one first."""
        row, versions = self.pane.row, self.pane.model.versions
        self._asked += 1
        if row < 0 or self._of is None:
            return
        chosen = versions[row]
        self.pane.back.setEnabled(not chosen.erased and chosen.revision != self._head)
        self.pane.two.hold.setEnabled(not chosen.erased)
        if chosen.erased:
            self.pane.two.show_compared(None)
            return
        then = partial(self._take, self._asked)
        older, newer = self._two(chosen)
        self._past.compare(self._of, older, newer, then, self.pane.banner.show_error)

    def _two(self, chosen: PastVersion) -> tuple[str | None, str | Content]:
        against = self.pane.two.against
        if against == BEFORE:
            return chosen.before, chosen.revision
        if against == NOW or self._held is None:
            return chosen.revision, self._sitting.draft().content
        rows = [self.pane.model.row_of(each) or 0 for each in (self._held, chosen.revision)]
        pair = (self._held, chosen.revision)
        return pair if rows[0] >= rows[1] else pair[::-1]

    def _take(self, asked: int, compared: Compared) -> None:
        if asked == self._asked:
            self.pane.two.show_compared(compared)

    def _hold(self) -> None:
        row = self.pane.row
        if row >= 0:
            self._held = self.pane.model.versions[row].revision
            self.pane.two.show_held(self.pane.model.when(row))
            self._show()
            self.pane.list.setFocus()

    def _bring_back(self) -> None:
        """Keep the page as it stands as a version first, so that not even a letter is lost."""
        row = self.pane.row
        if row < 0:
            return
        version, when = self.pane.model.versions[row], self.pane.model.when(row)
        failed = self.pane.banner.show_error

        def bring(entry: Entry) -> None:
            undo = partial(self._take_back, entry.id, entry.head)
            done = partial(self._came_back, f"The version of {when} is back.", undo)
            self._past.bring_back(entry.id, version.revision, done, failed)

        self._sitting.keep_version(bring)

    def _came_back(self, words: str, undo: Callable[[], None], entry: Entry) -> None:
        self._lay_again(entry)
        self.pane.enter()
        self.undo_offered.emit(words, undo)

    def _take_back(self, id: EntryId, revision: str) -> None:
        self._past.take_back(id, revision, self._lay_again, self._sitting.failed.emit)

    def _lay_again(self, entry: Entry) -> None:
        here = self._sitting.entry
        if here is not None and here.id == entry.id:
            self._sitting.open(entry.id)
