"""What was found, looked at in one of several ways; the filter holds in each of them."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from journal.domain.changes import Changed
from journal.domain.entry import EntryId
from journal.domain.selection import Selection
from journal.domain.settings import Settings, Way
from journal.services.looking import Looking
from journal.services.notices import Notices
from journal.services.reviewing import Reviewing
from journal.services.settings import SettingsService
from journal.ui.kit import labels
from journal.ui.kit.theme import Theme
from journal.ui.reviewing.entry_table import EntryTable
from journal.ui.reviewing.ways.bar import KEYS, WaysBar
from journal.ui.reviewing.ways.column import ReadingColumn
from journal.ui.reviewing.ways.in_time import InTime
from journal.ui.reviewing.ways.memories import Memories

_IN_TIME = (Way.CALENDAR, Way.TIMELINE)
_HERE = Qt.ShortcutContext.WidgetWithChildrenShortcut


class Ways(QWidget):
    """Holds the list, which calendar and timeline narrow to a day or a month.

    The way taken is remembered; `turned` tells that another one is shown.
    """

    turned = Signal()
    entry_opened = Signal(object)
    failed = Signal(object)
    undo_offered = Signal(str, object)

    def __init__(
        self,
        table: EntryTable,
        *,
        looking: Looking,
        reviewing: Reviewing,
        settings: SettingsService,
        notices: Notices,
        theme: Theme,
    ) -> None:
        super().__init__()
        self._settings = settings
        self._known: Settings | None = None
        self._ids: tuple[EntryId, ...] = ()
        self._selection = Selection()
        self.way = Way.LIST
        self.table = table
        self.bar = WaysBar()
        self.in_time = InTime(looking, theme)
        self.column = ReadingColumn(looking, reviewing, theme)
        self.memories = Memories(looking, reviewing, theme)
        self._views: dict[Way, tuple[QWidget, ...]] = {
            Way.LIST: (table,),
            Way.READING: (self.column,),
            Way.CALENDAR: (self.in_time, table),
            Way.TIMELINE: (self.in_time, table),
            Way.MEMORIES: (self.memories,),
        }
        column = labels.vertical(self.bar, 4, spacing=8)
        for view in (self.in_time, table, self.column, self.memories):
            column.addWidget(view, 1)
        self.setLayout(column)
        self._wire(notices)
        self._place()

    @property
    def alone(self) -> bool:
        """Whether pages are read here, so that neither list nor preview stands beside them."""
        return self.table not in self._views[self.way]

    @property
    def panes(self) -> tuple[QWidget, ...]:
        """What F6 goes through."""
        return (self.bar, *self._views[self.way])

    def entered(self) -> None:
        """Take the way that was taken last, when someone comes here first."""
        if self._known is None:
            self._settings.settings(self._use, self.failed.emit)

    def show_found(self, ids: tuple[EntryId, ...], selection: Selection) -> None:
        """Look at these pages from now on, where someone looks already."""
        self._ids, self._selection = ids, selection
        self._fill()

    def choose(self, way: Way) -> None:
        """Look another way, and remember it."""
        if way is Way.MEMORIES and not (self._known and self._known.memories):
            return
        if way is not self.way:
            self._take(way)
            kept = partial(replace, way=way)
            self._settings.set(kept, lambda _: None, lambda _: None)
        self.enter()

    def enter(self) -> None:
        """Put the focus in what is shown."""
        if self.way is Way.READING:
            self.column.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self.way is Way.MEMORIES:
            self.memories.enter()
        elif self.way in _IN_TIME:
            self.in_time.enter()
        else:
            self.table.enter()

    def add_keys(self, page: QWidget) -> None:
        """Let keys choose a way wherever someone is on the page."""
        for way, keys in KEYS.items():
            QShortcut(QKeySequence(keys), page, partial(self.choose, way), context=_HERE)

    def clear(self) -> None:
        """Forget everything private."""
        self._known, self._ids, self._selection = None, (), Selection()
        for view in (self.in_time, self.column, self.memories):
            view.clear()
        self.way = Way.LIST
        self._place()

    def _wire(self, notices: Notices) -> None:
        self.bar.chosen.connect(self._choose_by_hand)
        self.in_time.narrowed.connect(self._narrow)
        self.in_time.list_wanted.connect(self.table.enter)
        for view in (self.in_time, self.column, self.memories):
            view.entry_opened.connect(self.entry_opened)
            view.failed.connect(self.failed)
        self.memories.undo_offered.connect(self.undo_offered)
        notices.listen(self._changed)

    def _choose_by_hand(self, way: Way) -> None:
        """Leave the focus on the choices, which arrows go through."""
        self.choose(way)
        self.bar.buttons[way].setFocus(Qt.FocusReason.OtherFocusReason)

    def _changed(self, changed: Changed) -> None:
        if changed.settings is not None and self._known is not None:
            self._use(changed.settings)

    def _use(self, settings: Settings) -> None:
        way = settings.way if self._known is None else self.way
        self._known = settings
        self.in_time.calendar.say_written(settings.days_written)
        if not settings.memories:
            self.memories.clear()
            way = Way.LIST if way is Way.MEMORIES else way
        self.bar.show_way(way, memories=settings.memories)
        if way is not self.way:
            self._take(way)

    def _take(self, way: Way) -> None:
        at = self.column.here() if self.way is Way.READING else self.table.current()
        self.way = way
        if way in _IN_TIME:
            self.in_time.take(calendar=way is Way.CALENDAR, at=at)
        self._place()
        if way is Way.READING:
            self.column.show_pages(self._ids, at)
        else:
            self._fill()
        self.turned.emit()

    def _place(self) -> None:
        known = self._known
        self.bar.show_way(self.way, memories=known is not None and known.memories)
        shown = self._views[self.way]
        for view in (self.in_time, self.table, self.column, self.memories):
            view.setVisible(view in shown)

    def _fill(self) -> None:
        if self.way is Way.READING:
            self.column.show_pages(self._ids, self.column.here())
        elif self.way is Way.MEMORIES:
            self.memories.show_among(self._ids)
        elif self.way in _IN_TIME:
            self.in_time.show_pages(self._ids)
        else:
            self._narrow(self._ids)

    def _narrow(self, ids: tuple[EntryId, ...]) -> None:
        self.table.show_entries(ids, self._selection)
