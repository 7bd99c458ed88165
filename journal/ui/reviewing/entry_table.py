"""The list of entries: every found one, with its selection and its current row."""

from collections.abc import Collection
from itertools import pairwise

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QItemSelectionRange,
    QPoint,
    Qt,
    Signal,
)
from PySide6.QtGui import QContextMenuEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from journal.domain.entry import EntryId
from journal.domain.selection import Selection
from journal.ui.kit.tag_chip import opens_menu
from journal.ui.kit.theme import Theme
from journal.ui.reviewing.chosen_rows import ChosenRows
from journal.ui.reviewing.entry_model import EntryModel
from journal.ui.reviewing.entry_painter import HEIGHT, EntryPainter

_CTRL = Qt.KeyboardModifier.ControlModifier
_KEYS = {
    (Qt.Key.Key_T, _CTRL): "Ctrl+T",
    (Qt.Key.Key_P, _CTRL): "Ctrl+P",
    (Qt.Key.Key_Z, _CTRL): "Ctrl+Z",
    (Qt.Key.Key_Delete, Qt.KeyboardModifier.NoModifier): "Del",
}
"""Keys that whoever owns the list answers."""
_FLAG = QItemSelectionModel.SelectionFlag


class EntryTable(QTableView):
    """Shows the rows of a model at one fixed height; Ctrl+A takes every result."""

    entry_opened = Signal(object)
    current_changed = Signal(object)
    """The id of the row that has the focus, None for no row."""
    selection_changed = Signal()
    key_pressed = Signal(str)
    """One of the keys that stand for an act on the chosen entries, by its name."""
    rest_wanted = Signal()
    """All entries shall be chosen, and not all that were found are in the list yet."""
    menu_wanted = Signal(object)
    """The place on the screen where a menu should open."""

    def __init__(self, model: EntryModel, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entries = model
        self._theme = theme
        self._showing = False
        self._choosing_all = False
        self.whole = True
        """Whether all that was found is in the list."""
        self._picked: list[tuple[int, int]] | None = None
        self.let_go = 0
        """Entries that were chosen until another result left them out."""
        self.setAccessibleName("Entries")
        self.setModel(model)
        self._rows = ChosenRows(model)
        self.setSelectionModel(self._rows)
        self.setItemDelegate(EntryPainter(theme, self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.horizontalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.restyle()
        self.doubleClicked.connect(self._open)
        picked = self.selectionModel()
        picked.currentChanged.connect(self._tell_current)
        picked.selectionChanged.connect(self._tell_chosen)
        model.modelReset.connect(self._tell_chosen)  # which leaves nothing chosen

    def restyle(self) -> None:
        """Take the height of rows from the theme again."""
        self.setMinimumHeight(self._theme.px(2.5 * HEIGHT))
        self.verticalHeader().setDefaultSectionSize(self._theme.px(HEIGHT))

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of the text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.restyle()

    @property
    def ids(self) -> tuple[EntryId, ...]:
        """Every entry in the list, in order."""
        return self._entries.ids

    def show_entries(self, ids: tuple[EntryId, ...], selection: Selection) -> None:
        """Show another result; what is current or chosen stays so where it is in it."""
        current, chosen = self.current(), self.chosen()
        self._showing = True
        self._entries.show(ids, selection)
        self._choose(_runs(ids, chosen))
        if self._choosing_all and self.whole:
            super().selectAll()
        self._choosing_all = False
        row = self._entries.row_of(current) if current is not None else None
        if row is not None:
            self.selectionModel().setCurrentIndex(self._entries.index(row, 0), _FLAG.NoUpdate)
        else:
            self.current_changed.emit(None)
        self._showing = False
        left = self.number_chosen()
        self.let_go = len(chosen) - left if left else 0
        self.selection_changed.emit()

    def _choose(self, runs: list[tuple[int, int]]) -> None:
        """Choose these rows, given by the first and last of each run; nothing is chosen yet."""
        picked, at = QItemSelection(), self._entries.at
        for top, bottom in runs:
            picked.append(QItemSelectionRange(at(top), at(bottom)))
        self._rows.put(picked)
        self._picked = runs
        self.viewport().update()

    def current(self) -> EntryId | None:
        """Return the entry that has the focus."""
        row = self.currentIndex().row()
        ids = self._entries.ids
        return ids[row] if 0 <= row < len(ids) else None

    def enter(self) -> None:
        """Take the focus, with the first entry under the cursor where none was."""
        if self.current() is None and self._entries.ids:
            self.setCurrentIndex(self._entries.index(0, 0))
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def selectAll(self) -> None:
        """Choose every entry that was found, not only those in the list by now."""
        if self.whole:
            super().selectAll()
        else:
            self._choosing_all = True
            self.rest_wanted.emit()

    def chosen(self) -> tuple[EntryId, ...]:
        """Return every selected entry, in the order of the list."""
        ids, found = self._entries.ids, list[EntryId]()
        if self._ranges() == [(0, len(ids) - 1)]:
            return ids
        for top, bottom in self._ranges():
            found += ids[top : bottom + 1]
        return tuple(found)

    def number_chosen(self) -> int:
        """Return how many entries are selected."""
        return sum(bottom - top + 1 for top, bottom in self._ranges())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the current entry by Enter, and tell of keys and the menu of the chosen ones."""
        keys = _KEYS.get((Qt.Key(event.key()), event.modifiers()))
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open()
        elif keys is not None:
            self.key_pressed.emit(keys)
        elif opens_menu(event):
            self.menu_wanted.emit(self._beside_current())
        elif (
            event.key() == Qt.Key.Key_A
            and event.modifiers() == _CTRL | Qt.KeyboardModifier.ShiftModifier
        ):
            self.clearSelection()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu of the chosen entries, of which the one pressed is one by now."""
        self.menu_wanted.emit(event.globalPos())
        event.accept()

    def _ranges(self) -> list[tuple[int, int]]:
        """Return the first and last row of each run of chosen ones, in order."""
        if self._picked is None:
            # Ranges, not indexes: selecting all of 100,000 rows is one range.
            picked = self.selectionModel().selection()
            parts = (picked.at(index) for index in range(picked.count()))
            self._picked = sorted((part.top(), part.bottom()) for part in parts)
        return self._picked

    def _beside_current(self) -> QPoint:
        place = self.visualRect(self.currentIndex()).intersected(self.viewport().rect())
        return self.viewport().mapToGlobal(place.center())

    def _tell_chosen(self) -> None:
        self._picked = None
        self.viewport().update()
        if not self._showing:
            self.let_go = 0
            self.selection_changed.emit()

    def _open(self) -> None:
        id = self.current()
        if id is not None:
            self.entry_opened.emit(id)

    def _tell_current(self) -> None:
        self.current_changed.emit(self.current())


def _runs(ids: tuple[EntryId, ...], chosen: Collection[EntryId]) -> list[tuple[int, int]]:
    """Return the first and last row of each run of chosen ids."""
    among = frozenset(chosen)
    rows = [row for row, id in enumerate(ids) if id in among] if among else []
    if len(rows) == len(ids):
        return [(0, len(ids) - 1)] if ids else []
    ends = [at for at in range(1, len(rows)) if rows[at] != rows[at - 1] + 1]
    parts = pairwise((0, *ends, len(rows)))
    return [(rows[start], rows[end - 1]) for start, end in parts] if rows else []
