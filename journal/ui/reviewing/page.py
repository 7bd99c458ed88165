"""The review page: find entries, look at one, and pick the ones that are meant."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QProgressBar, QWidget

from journal.domain.changes import Changed
from journal.domain.entry import EntryId
from journal.domain.selection import Found, Selection
from journal.domain.settings import Way
from journal.services.naming import Naming
from journal.services.needs import OnMain
from journal.services.notices import Notices
from journal.services.reviewing import Reviewing
from journal.services.settling import Settling
from journal.services.several import Several
from journal.services.writing import Writing
from journal.ui.kit import labels
from journal.ui.kit.announce import announce
from journal.ui.kit.banner import Banner
from journal.ui.kit.tag_words import counted
from journal.ui.kit.theme import Theme
from journal.ui.reviewing.acting import Acting
from journal.ui.reviewing.among import Among
from journal.ui.reviewing.chosen_acts import ChosenActs
from journal.ui.reviewing.empty_state import EmptyState
from journal.ui.reviewing.entry_model import EntryModel
from journal.ui.reviewing.entry_table import EntryTable
from journal.ui.reviewing.filter_bar import FilterBar
from journal.ui.reviewing.head import Head
from journal.ui.reviewing.last_act import LastAct
from journal.ui.reviewing.looking import complete, follow
from journal.ui.reviewing.offer import Offer
from journal.ui.reviewing.preview import Preview
from journal.ui.reviewing.saved_room import SavedRoom
from journal.ui.reviewing.seeking import Seeking
from journal.ui.reviewing.tag_room import TagRoom
from journal.ui.reviewing.ways.shown import Ways

_ANY = 16777215
"""As wide as Qt lets a widget be."""
GATHER = 100
"""Milliseconds in which several changes lead to one new search."""


class ReviewingPage(QWidget):
    """Shows every entry that matches, and hands chosen ones on; other pages do the rest."""

    entry_chosen = Signal(object)
    """The id of an entry to open."""
    hand_over_chosen = Signal(object)
    """The ids of entries to hand over, in the order of the list."""
    beside_chosen = Signal(object)
    """The ids of a few entries to lay side by side."""
    undo_offered = Signal(str, object)
    """What was done, and the call that takes it back."""

    bin_wanted = Signal()
    versions_wanted = Signal()
    bringing_in_wanted = Signal()

    def __init__(
        self,
        *,
        reviewing: Reviewing,
        settling: Settling,
        writing: Writing,
        naming: Naming,
        several: Several,
        ways: Callable[[EntryTable], Ways],
        notices: Notices,
        theme: Theme,
        on_main: OnMain,
    ) -> None:
        super().__init__()
        self._reviewing = reviewing
        self._settling = settling
        self._theme = theme
        self._stale = True
        self.filters = FilterBar(lambda: writing.blank().content.day, theme)
        self.among = Among()
        self.model = EntryModel(reviewing, self)
        self.table = EntryTable(self.model, theme)
        self.ways = ways(self.table)
        self.preview = Preview()
        self.empty = EmptyState()
        self.banner = Banner()
        self.acting = Acting(several, naming, self.banner, theme, on_main)
        room = (self.filters, self.model, self.banner, theme, on_main)
        self.tags = TagRoom(*room, naming=naming, notices=notices)
        self.saved = SavedRoom(self.filters, self.banner, searches=reviewing.saved, notices=notices)
        self.head = Head()
        self.last = LastAct(self.head.menu)
        self.count = self.head.count
        self.acts = ChosenActs(self.table)
        self.head.offer(self.acts.side_by_side)
        self.two_versions = Offer("Look at them")
        self._list = QWidget()
        self._busy = QProgressBar()
        self._seeking = Seeking(reviewing, self)
        self._gather = QTimer(self, singleShot=True, interval=GATHER)
        self._lay_out()
        self._wire(naming)
        notices.listen(self._changed)

    def entered(self) -> None:
        """Bring the list up to date, if anything changed since it was last seen."""
        self.ways.entered()
        if self._stale:
            self._find()
        self.tags.entered()
        self.saved.entered()
        self.filters.words.setFocus()

    def show_among(self, ids: Sequence[EntryId], words: str) -> None:
        """Show these entries and no others, until the person wants all again."""
        if self.ways.way is Way.MEMORIES:  # shows a few of them only
            self.ways.choose(Way.LIST)
        self.filters.clear()
        self.among.pick(ids, words)
        self._stale = True

    def clear(self) -> None:
        """Forget everything private."""
        self._stale = True
        self._gather.stop()
        self._seeking.stop()
        self.filters.clear()
        self.among.clear()
        self.ways.clear()
        self.model.clear()
        self.preview.clear()
        self.acting.clear()
        self.last.clear()
        self.tags.clear()
        self.saved.clear()
        self.empty.clear()
        self.banner.clear()
        self.two_versions.show_words("")
        self.head.clear()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the preview out where the window is narrow: Enter opens the entry instead."""
        super().resizeEvent(event)
        self._place_preview()

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of the text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._place_preview()

    def _place_preview(self) -> None:
        wide = self.window().width() >= self._theme.px(self._theme.narrow)
        tidying = not self.tags.tidying.isHidden()
        self.preview.setVisible(wide and not tidying and not self.ways.alone)
        self.acts.setVisible(not self.ways.alone)
        self._list.setVisible(wide or not tidying)
        beside = self._theme.px(self._theme.panel_width + 40)
        self.preview.setFixedWidth(beside)
        self.tags.tidying.setMaximumWidth(beside if wide else _ANY)

    def _lay_out(self) -> None:
        theme = self._theme
        self._busy.setRange(0, 0)
        self._busy.setTextVisible(False)
        self._busy.setAccessibleName("Searching")
        self._busy.hide()
        acts = labels.horizontal(self.acts)
        column = labels.vertical(
            *(self.head, 12, self.filters, self.among, self.two_versions, self.banner, self._busy),
            *(self.empty, self.acting.many),
            spacing=8,
            margins=(theme.page_sides, theme.page_top, theme.page_sides, 0),
        )
        column.addWidget(self.ways, 1)
        column.addStretch(0)
        acts.setContentsMargins(theme.page_sides, 8, theme.page_sides, theme.page_foot)
        left = labels.vertical()
        left.addWidget(labels.scrolled(labels.ground("paper", column)), 1)
        sides = (theme.page_sides, 0, theme.page_sides, 0)
        left.addLayout(labels.vertical(self.acting.working, margins=sides))
        left.addLayout(acts)
        self._list.setLayout(left)
        whole = labels.horizontal()
        whole.addWidget(self._list, 1)
        whole.addWidget(self.preview)
        whole.addWidget(self.tags.tidying, 1)
        self.setLayout(whole)

    def _wire(self, naming: Naming) -> None:
        for narrowing in (self.filters.changed, self.among.left):
            narrowing.connect(self._find)
        self.filters.typed.connect(self._find_first)
        self.filters.list_wanted.connect(self.ways.enter)
        self._gather.timeout.connect(self._find)
        self._seeking.slow.connect(self._busy.show)
        self._seeking.found.connect(self._show)
        self._seeking.failed.connect(self._show_failure)
        self._seeking.rested.connect(lambda: announce(self, self.count.text() or self.empty.words))
        self.table.entry_opened.connect(self._open)
        follow(self.table, self.preview, self._reviewing, self.banner.show_error)
        complete(self.filters.words, naming, self._reviewing, self.banner.show_error)
        self.table.rest_wanted.connect(self._find)
        self.model.failed.connect(self.banner.show_error)
        self.preview.open_wanted.connect(lambda: self._open(self.preview.shown))
        self.acts.open_wanted.connect(lambda: self._open(self.table.current()))
        self.acts.hand_over_wanted.connect(self._hand_over)
        self.acts.bin_wanted.connect(self._bin)
        self.acts.tag_wanted.connect(self._name)
        self.acts.filter_wanted.connect(self.filters.add)
        self.acts.beside_wanted.connect(self.beside_chosen)
        self.ways.add_keys(self)
        self.ways.entry_opened.connect(self._open)
        self.ways.failed.connect(self.banner.show_error)
        for turned in (self.tags.turned, self.ways.turned):
            turned.connect(self._place_preview)
        for acts in (self.acting, self.tags, self.saved, self.ways):
            acts.undo_offered.connect(self.last.take)
        self.last.undo_offered.connect(self.undo_offered)
        self.acts.undo_wanted.connect(self.last.undo)
        self.head.bin_wanted.connect(self.bin_wanted)
        self.head.bringing_in_wanted.connect(self.bringing_in_wanted)
        self.two_versions.taken.connect(self.versions_wanted)

    def _changed(self, changed: Changed) -> None:
        if changed.entries or changed.everything:
            self._stale = True
            if self.isVisible():
                self._gather.start()

    def _find(self) -> None:
        self._gather.stop()
        if self._stale:
            in_bin = Selection(in_bin=True)
            self._reviewing.find(in_bin, self.head.count_bin, self._show_failure)
            self._settling.unsettled(self._offer_versions, self._show_failure)
        self._seeking.all(self.filters.selection())

    def _find_first(self) -> None:
        """Show something while someone types, where nothing that is chosen could fall out."""
        if (
            self._stale
            or self.table.number_chosen()
            or self.among.active()
            or self.ways.way is not Way.LIST
        ):
            self._find()
        else:
            self._seeking.first(self.filters.selection())

    def _offer_versions(self, ids: tuple[EntryId, ...]) -> None:
        have = "has" if len(ids) == 1 else "have"
        self.two_versions.show_words(f"{counted(len(ids))} {have} two versions." if ids else "")

    def _show_failure(self, error: Exception) -> None:
        self._busy.hide()
        self.banner.show_error(error)

    def _show(self, found: Found, selection: Selection) -> None:
        ids = self.among.kept(found.ids)
        self._busy.hide()
        self._stale = False
        self.banner.clear()
        self.table.whole = found.whole
        self.model.have_ready(found)
        self.ways.show_found(ids, selection)
        self.ways.setVisible(bool(ids))
        so_far = f"{len(ids):,} so far" if not found.whole else counted(len(ids))
        self.count.setText(so_far if ids else "")
        if ids:
            self.empty.clear()
        else:
            self.empty.show_for([*self.among.active(), *self.filters.active()])

    def _open(self, id: EntryId | None) -> None:
        if id is not None:
            self.entry_chosen.emit(id)

    def _hand_over(self) -> None:
        self.hand_over_chosen.emit(self.table.chosen())

    def _bin(self) -> None:
        self.acting.bin(self.table.chosen())

    def _name(self) -> None:
        self.acting.open_names(self.table.chosen(), self.table)
