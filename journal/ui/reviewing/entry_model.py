"""All found entries as rows of a list: ids at once, summaries only where someone looks."""

from collections import OrderedDict
from collections.abc import Mapping, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    QTimer,
    Signal,
)

from journal.domain.entry import EntryId, Snippet, Summary
from journal.domain.selection import Found, Selection
from journal.domain.tags import Colour, TagKey
from journal.services.needs import Failed, Then
from journal.services.reviewing import Reviewing
from journal.ui.reviewing.row_words import end_line, spoken_row

SUMMARY = Qt.ItemDataRole.UserRole
SNIPPET = Qt.ItemDataRole.UserRole + 1
AT_END = Qt.ItemDataRole.UserRole + 2
MARKS = Qt.ItemDataRole.UserRole + 3
"""The words at the far end of a row's first line."""
PAGE = 200
"""Summaries fetched at once."""
SNIPPETS = 25
"""Pieces of text fetched at once; they cost more than summaries and only visible rows want them."""
PAGES_KEPT = 20

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
T = TypeVar("T", Summary, Snippet)


class Shelf(Generic[T]):
    """The pages of rows read last; older ones are forgotten and read again when looked at."""

    def __init__(self, size: int) -> None:
        self.size = size
        self._pages: OrderedDict[int, dict[EntryId, T]] = OrderedDict()
        self._asked: set[int] = set()

    def get(self, row: int, id: EntryId) -> T | None:
        """Return what is known of this row, and note that it was looked at."""
        page = row // self.size
        rows = self._pages.get(page)
        if rows is None:
            return None
        self._pages.move_to_end(page)
        return rows.get(id)

    def lacks(self, row: int) -> bool:
        """Tell whether the page of this row is neither here nor on its way."""
        page = row // self.size
        return page not in self._pages and page not in self._asked

    def ask(self, page: int) -> None:
        """Note that a page is on its way."""
        self._asked.add(page)

    def put(self, page: int, rows: Sequence[T]) -> None:
        """Keep a page that arrived."""
        self._asked.discard(page)
        self._pages[page] = {row.id: row for row in rows}
        while len(self._pages) > PAGES_KEPT:
            self._pages.popitem(last=False)

    def drop(self, page: int) -> None:
        """Note that a page could not be read, so that it may be asked for again."""
        self._asked.discard(page)

    def clear(self) -> None:
        """Forget everything."""
        self._pages.clear()
        self._asked.clear()


class EntryModel(QAbstractTableModel):
    """Has one row for every id, so that selecting all selects all; it never fetches more rows."""

    failed = Signal(object)

    def __init__(self, reviewing: Reviewing, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._reviewing = reviewing
        self._ids: tuple[EntryId, ...] = ()
        self._rows: dict[EntryId, int] | None = None
        self._selection = Selection()
        self._colours: Mapping[TagKey, Colour] = {}
        self._result = 0
        self._summaries: Shelf[Summary] = Shelf(PAGE)
        self._snippets: Shelf[Snippet] = Shelf(SNIPPETS)
        self._ready_rows: dict[EntryId, Summary] = {}
        self._ready_snippets: dict[EntryId, Snippet] = {}
        self._wanted: list[tuple[Shelf[Summary] | Shelf[Snippet], int]] = []
        # Rows ask while they are painted; fetching waits until painting is over.
        self._fetching = QTimer(self, singleShot=True, interval=0)
        self._fetching.timeout.connect(self._fetch)

    @property
    def ids(self) -> tuple[EntryId, ...]:
        """The ids of all rows, in order."""
        return self._ids

    def have_ready(self, found: Found) -> None:
        """Show these rows, of what is shown next, without asking for them."""
        self._ready_rows = {row.id: row for row in found.rows}
        self._ready_snippets = {snippet.id: snippet for snippet in found.snippets}

    def show(self, ids: tuple[EntryId, ...], selection: Selection) -> None:
        """Show this result in place of the one before."""
        self.beginResetModel()
        self._ids, self._selection = ids, selection
        self._rows = None
        self._result += 1
        self._wanted.clear()
        self._summaries.clear()
        self._snippets.clear()
        self.endResetModel()

    def use_colours(self, colours: Mapping[TagKey, Colour]) -> None:
        """Mark names with these colours."""
        if colours != self._colours:
            self._colours = colours
            if self._ids:
                self.dataChanged.emit(self.index(0, 0), self.index(len(self._ids) - 1, 0))

    def clear(self) -> None:
        """Forget every entry."""
        self.have_ready(Found((), whole=True))
        self.show((), Selection())

    def row_of(self, id: EntryId) -> int | None:
        """Return the row of an entry, None when it is not in this result."""
        if self._rows is None:
            self._rows = {id: row for row, id in enumerate(self._ids)}
        return self._rows.get(id)

    def at(self, row: int) -> QModelIndex:
        """Return the index of a row that is known to be there, at less cost than `index`."""
        return self.createIndex(row, 0)

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """Return the number of entries found."""
        return 0 if parent.isValid() else len(self._ids)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        """Return one: a row is painted as a whole."""
        return 0 if parent.isValid() else 1

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the summary, the snippet or the spoken form of a row; None while it is fetched."""
        if not index.isValid() or not 0 <= index.row() < len(self._ids):
            return None
        row = index.row()
        if role == SNIPPET:
            return self._snippet(row)
        if role not in (
            *(SUMMARY, AT_END, MARKS),
            *(Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole),
        ):
            return None
        summary = self._summary(row)
        if role == SUMMARY:
            return summary
        if summary is None:
            return ""
        if role == MARKS:
            return end_line(summary, self._colours)[1]
        return self._at_end(summary) if role == AT_END else self._spoken(summary)

    def _at_end(self, summary: Summary) -> str:
        return end_line(summary, self._colours)[0]

    def _spoken(self, summary: Summary) -> str:
        return spoken_row(summary)

    def _summary(self, row: int) -> Summary | None:
        id = self._ids[row]
        if id in self._ready_rows:
            return self._ready_rows[id]
        self._want(self._summaries, row)
        return self._summaries.get(row, id)

    def _snippet(self, row: int) -> Snippet | None:
        if not self._selection.words.strip():
            return None
        id = self._ids[row]
        if id in self._ready_snippets:
            return self._ready_snippets[id]
        self._want(self._snippets, row)
        return self._snippets.get(row, id)

    def _want(self, shelf: Shelf[Summary] | Shelf[Snippet], row: int) -> None:
        if shelf.lacks(row):
            shelf.ask(row // shelf.size)
            self._wanted.append((shelf, row // shelf.size))
            self._fetching.start()

    def _fetch(self) -> None:
        wanted, self._wanted = self._wanted, []
        for shelf, page in wanted:
            ids = self._ids[page * shelf.size : (page + 1) * shelf.size]
            if shelf is self._summaries:
                self._reviewing.summaries(ids, *self._arrival(self._summaries, page))
            else:
                then, failed = self._arrival(self._snippets, page)
                self._reviewing.snippets(ids, self._selection, then, failed)

    def _arrival(self, shelf: Shelf[T], page: int) -> tuple[Then[tuple[T, ...]], Failed]:
        result = self._result

        def arrived(rows: tuple[T, ...]) -> None:
            if result != self._result:
                return
            shelf.put(page, rows)
            first, last = page * shelf.size, min((page + 1) * shelf.size, len(self._ids)) - 1
            self.dataChanged.emit(self.index(first, 0), self.index(last, 0))

        def missing(error: Exception) -> None:
            if result == self._result:
                shelf.drop(page)
                self.failed.emit(error)

        return arrived, missing
