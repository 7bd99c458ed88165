"""What stands around the open journal: navigation, one page at a time, and the ways between."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QStackedWidget, QWidget

from journal.domain.entry import EntryId
from journal.services.needs import Journal
from journal.services.unlocking import Unlocking
from journal.ui.handing_over.page import HandingOverPage
from journal.ui.kit.banner import Banner
from journal.ui.kit.errors import Sentence
from journal.ui.kit.labels import ground, horizontal, vertical
from journal.ui.kit.navigation import Navigation, Place
from journal.ui.kit.theme import Theme
from journal.ui.kit.undo_line import UndoLine
from journal.ui.kit.ways_words import opened_with
from journal.ui.reviewing.bin import BinPage
from journal.ui.reviewing.bringing_in import BringingInPage
from journal.ui.reviewing.older import OlderLine
from journal.ui.reviewing.page import ReviewingPage
from journal.ui.reviewing.versions import VersionsPage
from journal.ui.settings.page import SettingsPage
from journal.ui.unlocking.recovery_sheet import RecoverySheet
from journal.ui.writing.page import WritingPage

WRITE, REVIEW, HAND_OVER = "write", "review", "hand-over"
SETTINGS, SHEET, LOCK = "settings", "sheet", "lock"
BIN, VERSIONS, BRINGING_IN = "bin", "versions", "bringing-in"
ROOMS = (
    Place(WRITE, "Write", "Alt+1"),
    Place(REVIEW, "Review", "Alt+2"),
    Place(HAND_OVER, "Hand over", "Alt+3"),
)
BELOW = (Place(SETTINGS, "Settings", "Alt+4"), Place(LOCK, "Lock now", "Ctrl+L"))

_READ_ONLY = Sentence(
    "This place cannot be written, so the journal is open for reading only.",
    "What you write now cannot be saved here.",
    "Copy the whole folder to a place you can write to, and open it there.",
)


@dataclass(frozen=True, slots=True)
class Pages:
    """Every page of the open journal."""

    writing: WritingPage
    reviewing: ReviewingPage
    bin: BinPage
    versions: VersionsPage
    bringing_in: BringingInPage
    handing_over: HandingOverPage
    settings: SettingsPage
    sheet: RecoverySheet


@dataclass(frozen=True, slots=True)
class _Room:
    page: QWidget
    entered: Callable[[], None]
    clear: Callable[[], None]


_FORGOTTEN = {SHEET, BIN, VERSIONS, BRINGING_IN}
"""Places that forget what they showed as soon as they are left."""
_BEHIND = {BIN: REVIEW, VERSIONS: REVIEW, BRINGING_IN: REVIEW}
"""Places that belong to a room of the navigation."""


class Frame(QWidget):
    """Shows one page of the open journal at a time; pages never call each other."""

    def __init__(self, theme: Theme, pages: Pages, unlocking: Unlocking, older: OlderLine) -> None:
        super().__init__()
        self.pages = pages
        self._unlocking = unlocking
        self.navigation = Navigation(theme, ROOMS, BELOW)
        self.older = older
        self.banner = Banner(closable=True)
        self._rooms = _rooms(pages)
        self.undo_line = UndoLine()
        self._shown = WRITE
        self._stack = QStackedWidget()
        for room in self._rooms.values():
            self._stack.addWidget(room.page)
        inset = vertical(self.older, self.banner, spacing=8, margins=(40, 12, 40, 0))
        self._line = ground("line", vertical(inset, pages.settings.reminder))
        body = vertical(self._line)
        body.addWidget(self._stack, 1)
        body.addWidget(self.undo_line)
        row = horizontal(self.navigation)
        row.addWidget(ground("paper", body), 1)
        self.setLayout(row)
        self.navigation.place_entered.connect(self.go)
        self.navigation.place_wanted.connect(self._glance)
        self._join_reviewing()
        pages.writing.focus.changed.connect(self._stand_back)
        pages.settings.sheet_wanted.connect(self._fetch_sheet)
        pages.settings.entry_chosen.connect(self.open_entry)
        pages.settings.undo_offered.connect(self.undo_line.offer)
        pages.settings.reminder.try_wanted.connect(self._rehearse)
        pages.settings.reminder.sheet_wanted.connect(pages.settings.ask_sheet)
        pages.settings.reminder.left.connect(self._go_back_to_page)
        pages.sheet.done.connect(self._leave_sheet)
        pages.sheet.typed_back.connect(pages.settings.note_typed_back)

    @property
    def shown(self) -> str:
        """The place that is shown."""
        return self._shown

    def begin(self, journal: Journal) -> None:
        """Show the first page of a journal that was just opened."""
        self.navigation.opened_by.setText(opened_with(journal.opened_by))
        self.pages.settings.begin(journal.opened_by)
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
        elif place in self._rooms:
            if self._shown in _FORGOTTEN:
                self._rooms[self._shown].clear()
            self._shown = place
            self._stack.setCurrentWidget(self._rooms[place].page)
            self.navigation.show_place(_BEHIND.get(place, place))
            self._rooms[place].entered()

    def clear(self) -> None:
        """Have every page forget what is private."""
        self.older.clear()
        self.banner.clear()
        self.undo_line.clear()
        self.navigation.opened_by.setText("")
        for room in self._rooms.values():
            room.clear()

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

    def search(self) -> None:
        """Go to the field that searches all entries."""
        self.go(REVIEW)
        self.pages.reviewing.filters.words.setFocus()

    def panes(self) -> list[QWidget]:
        """Return what F6 goes through, in order."""
        inside: tuple[QWidget, ...] = (self._rooms[self._shown].page,)
        if self._shown == WRITE:
            writing = self.pages.writing
            inside = (writing.desk, *writing.keepsakes.panes, writing.panel)
        elif self._shown == REVIEW:
            reviewing = self.pages.reviewing
            inside = (reviewing.filters, reviewing.table, reviewing.preview)
        elif self._shown == BIN:
            inside = (self.pages.bin.table, self.pages.bin.preview)
        return [self.navigation.rooms, *(pane for pane in inside if pane.isVisible())]

    def _join_reviewing(self) -> None:
        """Let Review lead to what belongs to it, and those places lead back."""
        pages = self.pages
        pages.reviewing.entry_chosen.connect(self.open_entry)
        pages.reviewing.hand_over_chosen.connect(self.hand_over)
        for page in (pages.writing, pages.reviewing, pages.bin):
            page.undo_offered.connect(self.undo_line.offer)
        for wanted, place in (
            (pages.reviewing.bin_wanted, BIN),
            (pages.reviewing.versions_wanted, VERSIONS),
            (pages.bringing_in.versions_wanted, VERSIONS),
            (pages.reviewing.bringing_in_wanted, BRINGING_IN),
            *((page.back_wanted, REVIEW) for page in (pages.bin, pages.versions)),
            (pages.bringing_in.back_wanted, REVIEW),
        ):
            wanted.connect(partial(self.go, place))

    @Slot(str)
    def _glance(self, place: str) -> None:
        self.go(place)
        self.navigation.rooms.setFocus()

    @Slot()
    def _fetch_sheet(self) -> None:
        self._unlocking.recovery_code(self._show_sheet, self.banner.show_error)

    def _show_sheet(self, code: str) -> None:
        self.go(SHEET)
        self.pages.sheet.show_code(code)

    @Slot()
    def _rehearse(self) -> None:
        self.go(SETTINGS)
        self.pages.settings.rehearse()

    @Slot()
    def _go_back_to_page(self) -> None:
        """Put the focus where it last was on the page, which does not scroll for it."""
        page = self._rooms[self._shown].page
        (page.focusWidget() or page).setFocus()

    @Slot(bool)
    def _stand_back(self, back: bool) -> None:
        """Leave the place to the page alone, or come back."""
        for part in (self.navigation, self._line):
            part.setHidden(back)

    @Slot()
    def _leave_sheet(self) -> None:
        self.go(SETTINGS)


def _rooms(pages: Pages) -> dict[str, _Room]:
    return {
        place: _Room(page, page.entered, page.clear)
        for place, page in (
            (WRITE, pages.writing),
            (REVIEW, pages.reviewing),
            (BIN, pages.bin),
            (VERSIONS, pages.versions),
            (BRINGING_IN, pages.bringing_in),
            (HAND_OVER, pages.handing_over),
            (SETTINGS, pages.settings),
            (SHEET, pages.sheet),
        )
    }
