"""The list of entries: every found one, with its selection and its current row."""

from PySide6.QtCore import QEvent, QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from journal.domain.entry import EntryId
from journal.domain.selection import Selection
from journal.ui.kit.theme import Theme
from journal.ui.reviewing.entry_model import EntryModel
from journal.ui.reviewing.entry_painter import HEIGHT, EntryPainter


class EntryTable(QTableView):
    """Shows the rows of a model at one fixed height; Ctrl+A takes every result."""

    entry_opened = Signal(object)
    current_changed = Signal(object)
    """The id of the row that has the focus, None for no row."""
    selection_changed = Signal()
    bin_wanted = Signal()

    def __init__(self, model: EntryModel, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entries = model
        self._theme = theme
        self.setAccessibleName("Entries")
        self.setModel(model)
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
        picked.selectionChanged.connect(lambda *_: self.selection_changed.emit())

    def restyle(self) -> None:
        """Take the height of rows from the theme again."""
        self.setMinimumHeight(self._theme.px(2.5 * HEIGHT))
        self.verticalHeader().setDefaultSectionSize(self._theme.px(HEIGHT))

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of the text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.restyle()

    def show_entries(self, ids: tuple[EntryId, ...], selection: Selection) -> None:
        """Show another result; the current entry stays current where it is in it."""
        current = self.current()
        self._entries.show(ids, selection)
        row = self._entries.row_of(current) if current is not None else None
        if row is not None:
            index = self._entries.index(row, 0)
            flag = QItemSelectionModel.SelectionFlag
            self.selectionModel().setCurrentIndex(index, flag.ClearAndSelect | flag.Rows)
        else:
            self.current_changed.emit(None)
        self.selection_changed.emit()

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

    def chosen(self) -> tuple[EntryId, ...]:
        """Return every selected entry, in the order of the list."""
        ids = self._entries.ids
        # Ranges, not indexes: selecting all of 100,000 rows is one range.
        picked = self.selectionModel().selection()
        parts = [picked.at(index) for index in range(picked.count())]
        ranges = sorted((part.top(), part.bottom()) for part in parts)
        return tuple(id for top, bottom in ranges for id in ids[top : bottom + 1])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the current entry by Enter, and bin the chosen ones by Delete."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open()
        elif event.key() == Qt.Key.Key_Delete:
            self.bin_wanted.emit()
        else:
            super().keyPressEvent(event)

    def _open(self) -> None:
        id = self.current()
        if id is not None:
            self.entry_opened.emit(id)

    def _tell_current(self) -> None:
        self.current_changed.emit(self.current())
