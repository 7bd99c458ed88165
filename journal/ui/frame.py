"""What stands around the open journal: navigation, one page at a time, and the ways between."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QStackedWidget, QWidget

from journal.domain.entry import EntryId
from journal.services.needs import Journal
from journal.services.unlocking import Unlocking
from journal.ui.handing_over.begun_line import BegunLine
from journal.ui.kit.banner import Banner
from journal.ui.kit.errors import Sentence
from journal.ui.kit.labels import Lines, ground, horizontal, vertical
from journal.ui.kit.navigation import Navigation, Place
from journal.ui.kit.theme import Theme
from journal.ui.kit.undo_line import UndoLine
from journal.ui.kit.ways_words import opened_with
from journal.ui.pages import AnyPage, Makers, Pages
from journal.ui.reviewing.older import OlderLine
from journal.ui.settings.reminder import Reminder

WRITE, REVIEW, INSIGHT, HAND_OVER = "write", "review", "insight", "hand-over"
SETTINGS, SHEET, LOCK = "settings", "sheet", "lock"
BIN, VERSIONS, BRINGING_IN = "bin", "versions", "bringing-in"
ROOMS = (
    Place(WRITE, "Write", "Alt+1"),
    Place(REVIEW, "Review", "Alt+2"),
    Place(INSIGHT, "Insight", "Alt+3"),
    Place(HAND_OVER, "Hand over", "Alt+4"),
)
BELOW = (Place(SETTINGS, "Settings", "Alt+5"), Place(LOCK, "Lock now", "Ctrl+L"))

_READ_ONLY = Sentence(
    "This place cannot be written, so the journal is open for reading only.",
    "What you write now cannot be saved here.",
    "Copy the whole folder to a place you can write to, and open it there.",
)


_PAGES: dict[str, Callable[[Pages], AnyPage]] = {
    WRITE: lambda pages: pages.writing,
    REVIEW: lambda pages: pages.reviewing,
    BIN: lambda pages: pages.bin,
    VERSIONS: lambda pages: pages.versions,
    BRINGING_IN: lambda pages: pages.bringing_in,
    INSIGHT: lambda pages: pages.insight,
    HAND_OVER: lambda pages: pages.handing_over,
    SETTINGS: lambda pages: pages.settings,
    SHEET: lambda pages: pages.sheet,
}
_FORGOTTEN = {SHEET, BIN, VERSIONS, BRINGING_IN}
"""Places that forget what they showed as soon as they are left."""
_BEHIND = {BIN: REVIEW, VERSIONS: REVIEW, BRINGING_IN: REVIEW}
"""Places that belong to a room of the navigation."""


class Frame(QWidget):
    """Shows one page of the open journal at a time; pages never call each other."""

    def __init__(
        self,
        theme: Theme,
        makers: Makers,
        unlocking: Unlocking,
        older: OlderLine,
        reminder: Reminder,
        begun: BegunLine,
    ) -> None:
        super().__init__()
        self._unlocking = unlocking
        self._opened_by = ""
        self._shown = WRITE
        self.navigation = Navigation(theme, ROOMS, BELOW)
        self.older = older
        self.reminder = reminder
        self.begun = begun
        self.banner = Banner(closable=True)
        self.undo_line = UndoLine()
        self.pages = Pages(makers, self._take_in)
        self._stack = QStackedWidget()
        inset = Lines()
        inset.setSpacing(8)
        inset.setContentsMargins(40, 12, 40, 0)
        for line in (self.older, self.begun, self.banner):
            inset.addWidget(line)
        self._line = ground("line", vertical(inset, self.reminder))
        body = vertical(self._line)
        body.addWidget(self._stack, 1)
        body.addWidget(self.undo_line)
        row = horizontal(self.navigation)
        row.addWidget(ground("paper", body), 1)
        self.setLayout(row)
        self.navigation.place_entered.connect(self.go)
        self.navigation.place_wanted.connect(self._glance)
        self.reminder.try_wanted.connect(self._rehearse)
        self.reminder.sheet_wanted.connect(lambda: self.pages.settings.ask_sheet())
        self.reminder.left.connect(self._go_back_to_page)
        self.begun.left.connect(self._go_back_to_page)

    @property
    def shown(self) -> str:
        """The place that is shown."""
        return self._shown

    @Slot()
    def make_ready(self) -> None:
        """Make the page that is shown first ahead of its being wanted."""
        self._stack.setCurrentWidget(self._page)

    def begin(self, journal: Journal) -> None:
        """Show the first page of a journal that was just opened."""
        self.navigation.opened_by.setText(opened_with(journal.opened_by))
        self._opened_by = journal.opened_by
        self.reminder.ask()
        self.begun.ask()
        if journal.older_than_seen:
            self.older.ask()
        if journal.read_only:
            self.banner.say(_READ_ONLY)
        self.go(WRITE)

    @Slot(str)
    def go(self, place: str) -> None:
        """Show a place; going to "lock" locks."""
        if place == LOCK:
            self._unlocking.lock("asked")
        elif place in _PAGES:
            if self._shown in _FORGOTTEN:
                self._page.clear()
            self._shown = place
            self._stack.setCurrentWidget(self._page)
            self.navigation.show_place(_BEHIND.get(place, place))
            if place == SETTINGS:
                self.pages.settings.ways.set_opened_by(self._opened_by)
            self._page.entered()

    def clear(self) -> None:
        """Have every page forget what is private."""
        self.older.clear()
        self.begun.clear()
        self.banner.clear()
        self.undo_line.clear()
        self.navigation.opened_by.setText("")
        self._opened_by = ""
        self.reminder.clear()
        for page in self.pages.made:
            page.clear()

    def new_page(self) -> None:
        """Begin a new entry."""
        self.go(WRITE)
        self.pages.writing.new_page()

    @Slot(object)
    def open_entry(self, id: EntryId) -> None:
        """Open a finished entry on the writing page."""
        self.go(WRITE)
        self.pages.writing.open(id)

    @Slot(object)
    def hand_over(self, ids: Sequence[EntryId]) -> None:
        """Take chosen entries to the page that hands them over."""
        self.pages.handing_over.take(ids)
        self.go(HAND_OVER)

    @Slot(object, str)
    def show_among(self, ids: Sequence[EntryId], words: str) -> None:
        """Show entries that were picked out elsewhere; `words` say what they have in common."""
        self.pages.reviewing.show_among(ids, words)
        self.go(REVIEW)

    @Slot(object)
    def show_beside(self, ids: Sequence[EntryId]) -> None:
        """Lay a few chosen entries side by side."""
        self.pages.insight.show_beside(ids)
        self.go(INSIGHT)

    def search(self) -> None:
        """Go to the field that searches all entries."""
        self.go(REVIEW)
        self.pages.reviewing.filters.words.setFocus()

    def panes(self) -> list[QWidget]:
        """Return what F6 goes through, in order."""
        inside: tuple[QWidget, ...] = (self._page,)
        if self._shown == WRITE:
            writing = self.pages.writing
            inside = (writing.desk, *writing.keepsakes.panes, writing.panel)
        elif self._shown == REVIEW:
            reviewing = self.pages.reviewing
            inside = (reviewing.filters, *reviewing.ways.panes, reviewing.preview)
        elif self._shown == INSIGHT:
            inside = self.pages.insight.panes
        elif self._shown == HAND_OVER:
            inside = self.pages.handing_over.panes
        elif self._shown == BIN:
            inside = (self.pages.bin.table, self.pages.bin.preview)
        return [self.navigation.rooms, *(pane for pane in inside if pane.isVisible())]

    @property
    def _page(self) -> AnyPage:
        """The page that is shown."""
        return _PAGES[self._shown](self.pages)

    def _take_in(self, page: AnyPage) -> None:
        """Give a page its place, and lead from it to wherever it asks for.

        A page comes last in the order of Tab, being new, so the line under it goes after it again.
        """
        self._stack.addWidget(page)
        last = self.window().previousInFocusChain()
        while last is not None and last.focusPolicy() is Qt.FocusPolicy.NoFocus:
            last = last.previousInFocusChain()
        if last is not None:
            QWidget.setTabOrder(last, self.undo_line.undo_button)
        ways: dict[str, Callable[..., object]] = {
            "undo_offered": self.undo_line.offer,
            "alone_wanted": self._stand_back,
            "entry_chosen": self.open_entry,
            "hand_over_chosen": self.hand_over,
            "among_wanted": self.show_among,
            "beside_chosen": self.show_beside,
            "bin_wanted": partial(self.go, BIN),
            "versions_wanted": partial(self.go, VERSIONS),
            "bringing_in_wanted": partial(self.go, BRINGING_IN),
            "back_wanted": partial(self.go, REVIEW),
            "sheet_wanted": self._fetch_sheet,
            "typed_back": lambda: self.pages.settings.note_typed_back(),
            "done": partial(self.go, SETTINGS),
        }
        for wish in ways.keys() & vars(type(page)).keys():
            getattr(page, wish).connect(ways[wish])

    @Slot(str)
    def _glance(self, place: str) -> None:
        self.go(place)
        self.navigation.rooms.setFocus()

    @Slot()
    def _fetch_sheet(self) -> None:
        def show(code: str) -> None:
            self.go(SHEET)
            self.pages.sheet.show_code(code)

        self._unlocking.recovery_code(show, self.banner.show_error)

    @Slot()
    def _rehearse(self) -> None:
        self.go(SETTINGS)
        self.pages.settings.rehearse()

    @Slot()
    def _go_back_to_page(self) -> None:
        """Put the focus where it last was on the page, which does not scroll for it."""
        (self._page.focusWidget() or self._page).setFocus()

    @Slot(bool)
    def _stand_back(self, back: bool) -> None:
        """Leave the place to the page alone, or come back."""
        for part in (self.navigation, self._line):
            part.setHidden(back)
