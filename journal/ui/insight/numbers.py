"""The numbers behind a picture, as a table: each one opens the entries it stands for."""

from PySide6.QtCore import (
    QAbstractTableModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from journal.domain.insight.chart import Cell, Table
from journal.ui.kit.theme import Theme

MOST_ROWS = 12
"""Rows that are shown at once; beyond them the table scrolls by itself."""
_ROW, _HEAD, _BAR, _BETWEEN = 30, 34, 14, 18

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class Cells(QAbstractTableModel):
    """The cells of a table under the names of its columns."""

    def __init__(self) -> None:
        super().__init__()
        self._table = Table()

    def show(self, table: Table) -> None:
        """Show this table in the place of another."""
        self.beginResetModel()
        self._table = table
        self.endResetModel()

    def longest(self) -> list[str]:
        """Return the longest words of each column."""
        table = self._table
        return [
            max((name, *(row[column].words for row in table.rows)), key=len)
            for column, name in enumerate(table.header)
        ]

    def cell(self, index: _Index) -> Cell:
        """Return what stands in one place."""
        return self._table.rows[index.row()][index.column()]

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """Return the number of rows."""
        return 0 if parent.isValid() else len(self._table.rows)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        """Return the number of columns."""
        return 0 if parent.isValid() else len(self._table.header)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return one cell; a screen reader hears which row and which column it belongs to."""
        words = self.cell(index).words
        if role == Qt.ItemDataRole.DisplayRole:
            return words
        if role == Qt.ItemDataRole.AccessibleTextRole and index.column():
            row = self._table.rows[index.row()][0].words
            return f"{row}, {self._table.header[index.column()]}: {words}"
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column():
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        """Return the name of a column."""
        if orientation is Qt.Orientation.Vertical or section >= self.columnCount():
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._table.header[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if section else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return None


class NumbersTable(QTableView):
    """As tall as its rows, up to a dozen; the arrows walk its cells, Tab leaves it."""

    opened = Signal(str)
    """The key of a cell that was double clicked, or that Enter was pressed on."""

    def __init__(self, title: str, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.cells = Cells()
        self.setProperty("role", "numbers")
        self.setAccessibleName(f"{title}: the numbers")
        self.setModel(self.cells)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setShowGrid(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head = self.horizontalHeader()
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head.setSectionsClickable(False)
        head.setHighlightSections(False)
        self.doubleClicked.connect(self._open)
        self._measure()

    def show_table(self, table: Table) -> None:
        """Show another table."""
        self.cells.show(table)
        self._measure()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open what the current cell stands for by Enter."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and self.currentIndex().isValid():
            self._open(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of the text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._measure()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page, unless the table itself has more rows than it shows."""
        if self.cells.rowCount() > MOST_ROWS:
            super().wheelEvent(event)
        else:
            event.ignore()

    def _measure(self) -> None:
        """Make room for the longest words; Qt itself would ask for every cell, to find them."""
        px = self._theme.px
        wide = QFontMetrics(self._theme.sans(14)).horizontalAdvance
        for column, longest in enumerate(self.cells.longest()):
            self.setColumnWidth(column, wide(longest) + px(_BETWEEN))
        self.verticalHeader().setDefaultSectionSize(px(_ROW))
        shown = min(self.cells.rowCount(), MOST_ROWS)
        self.setFixedHeight(px(_HEAD) + shown * px(_ROW) + _BAR)

    def _open(self, index: _Index) -> None:
        if key := self.cells.cell(index).of:
            self.opened.emit(key)
