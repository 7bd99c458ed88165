"""Pages one after another as one calm column; only those around the place in sight are held."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QScrollArea

from journal.domain.along import Sheet
from journal.domain.entry import Entry, EntryId
from journal.services.looking import Looking
from journal.services.reviewing import Reviewing
from journal.ui.kit import labels
from journal.ui.kit.theme import Theme
from journal.ui.reviewing.ways.leaf import Leaf

AT_ONCE = 6
"""Pages fetched at once."""
HELD = 30
"""Pages held at once; those furthest from what is in sight are let go of."""
_FURTHER = {Qt.Key.Key_PageDown: 1, Qt.Key.Key_Space: 1, Qt.Key.Key_PageUp: -1}


class ReadingColumn(QScrollArea):
    """Reads from the first page found to the last, and fetches what comes next on the way."""

    entry_opened = Signal(object)
    failed = Signal(object)

    def __init__(self, looking: Looking, reviewing: Reviewing, theme: Theme) -> None:
        super().__init__()
        self._looking = looking
        self._reviewing = reviewing
        self._theme = theme
        self._ids: tuple[EntryId, ...] = ()
        self._first = self._after = 0
        self._asked = 0
        self._fetching = False
        self.leaves: list[Leaf] = []
        self._column = labels.vertical(spacing=44, margins=(4, 12, 16, 48))
        self._column.addStretch(1)
        self._inner = labels.Column(theme, theme.column_width, self._column)
        self._whole = labels.ground("paper", labels.horizontal(self._inner))
        self.setWidget(self._whole)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName("Pages one after another")
        self.setMinimumHeight(theme.px(300))
        # Rows of a column take their places after the event that brought them.
        self._looked = QTimer(self, singleShot=True, interval=0)
        self._looked.timeout.connect(self._look_around)
        self.verticalScrollBar().valueChanged.connect(lambda _: self._looked.start())
        self.verticalScrollBar().rangeChanged.connect(lambda *_: self._looked.start())

    def show_pages(self, ids: tuple[EntryId, ...], at: EntryId | None = None) -> None:
        """Read these pages, beginning with `at` where it is among them."""
        self._let_go()
        self._ids = ids
        self._first = self._after = ids.index(at) if at in ids else 0
        self._fetch(forward=True)

    def clear(self) -> None:
        """Forget every page."""
        self._let_go()
        self._ids = ()

    def here(self) -> EntryId | None:
        """Return the page at the top of what is in sight."""
        top = self._top()
        return None if top is None else top.sheet.id

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Read on by the keys that scroll; Home and End go to the first and the last page."""
        if event.key() in _FURTHER:
            step = self.verticalScrollBar().pageStep() * 7 // 8
            back = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            way = -1 if back else _FURTHER[Qt.Key(event.key())]
            self.verticalScrollBar().setValue(self.verticalScrollBar().value() + way * step)
        elif event.key() == Qt.Key.Key_Home and self._ids:
            self.show_pages(self._ids)
        elif event.key() == Qt.Key.Key_End and self._ids:
            self.show_pages(self._ids, self._ids[-1])
        else:
            super().keyPressEvent(event)

    def _let_go(self) -> None:
        self._asked += 1
        self._fetching = False
        self._drop(self.leaves)
        self.verticalScrollBar().setValue(0)

    def _drop(self, gone: Sequence[Leaf]) -> None:
        for leaf in list(gone):
            self.leaves.remove(leaf)
            self._column.removeWidget(leaf)
            leaf.forget()

    def _look_around(self) -> None:
        """Fetch what is about to be read, after or before what is here."""
        bar, near = self.verticalScrollBar(), self.viewport().height()
        if self._fetching or not self.isVisible():
            return
        if self._after < len(self._ids) and bar.value() + near > bar.maximum():
            self._fetch(forward=True)
        elif self._first > 0 and bar.value() < near:
            self._fetch(forward=False)

    def _fetch(self, *, forward: bool) -> None:
        start = self._after if forward else max(0, self._first - AT_ONCE)
        end = min(len(self._ids), self._after + AT_ONCE) if forward else self._first
        if start == end:
            return
        asked, self._fetching = self._asked, True

        def arrived(sheets: tuple[Sheet, ...]) -> None:
            if asked == self._asked:
                self._fetching = False
                self._first, self._after = min(start, self._first), max(end, self._after)
                self._put(sheets, forward=forward)

        def missing(error: Exception) -> None:
            if asked == self._asked:
                self._fetching = False
                self.failed.emit(error)

        self._looking.sheets(self._ids[start:end], arrived, missing)

    def _put(self, sheets: tuple[Sheet, ...], *, forward: bool) -> None:
        """Take pages in, let go of those furthest away, and leave what is in sight in its place."""
        top = self._top()
        was = 0 if top is None else top.y()
        for number, sheet in enumerate(sheets):
            at = len(self.leaves) if forward else number
            leaf = self._leaf(sheet)
            self._column.insertWidget(at, leaf)
            self.leaves.insert(at, leaf)
            leaf.show()
        surplus = max(0, len(self.leaves) - HELD)
        if surplus and forward:
            self._first += surplus
            self._drop(self.leaves[:surplus])
        elif surplus:
            self._after -= surplus
            self._drop(self.leaves[-surplus:])
        self._settle()
        if top is not None:
            self.verticalScrollBar().setValue(self.verticalScrollBar().value() + top.y() - was)
        self._looked.start()

    def _top(self) -> Leaf | None:
        """Return the page at the top of what is in sight."""
        top = self.verticalScrollBar().value()
        return next((leaf for leaf in self.leaves if leaf.geometry().bottom() > top), None)

    def _settle(self) -> None:
        """Give every page its place now: texts take their height once they know their width."""
        whole, outer = self._whole, self._whole.layout()
        for _ in range(2):
            self._column.activate()
            if outer is not None:
                outer.activate()
            whole.resize(whole.width(), max(whole.sizeHint().height(), self.viewport().height()))

    def _leaf(self, sheet: Sheet) -> Leaf:
        leaf = Leaf(sheet, self._ids.index(sheet.id) + 1)
        leaf.opened.connect(self.entry_opened)
        leaf.wanted.connect(self._uncover)
        leaf.page.moved.connect(lambda rect: self._follow(leaf, rect))
        return leaf

    def _uncover(self, id: EntryId) -> None:
        asked = self._asked

        def show(entry: Entry) -> None:
            for leaf in self.leaves if asked == self._asked else ():
                if leaf.sheet.id == entry.id:
                    leaf.show_words(entry.content.title, entry.content.body)

        self._reviewing.entry(id, show, self.failed.emit)

    def _follow(self, leaf: Leaf, rect: QRect) -> None:
        if leaf.page.hasFocus():
            at = leaf.page.mapTo(self._whole, rect.center())
            self.ensureVisible(at.x(), at.y(), 0, self._theme.px(40))
