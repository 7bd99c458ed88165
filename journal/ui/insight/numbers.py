"""The numbers behind a picture, as a table: each one opens the entries it stands for."""

from PySide6.QtCore import (
    QAbstractTableModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QKeyEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from journal.domain.insight.chart import Cell, Table
from journal.ui.kit.theme import Theme

MOST_ROWS = 12
"""Rows that are shown at once; beyond them the table scrolls by itself."""
_ROW, _HEAD, _LINE, _BAR = 30, 28, 17, 14
_BETWEEN, _LEAST_BETWEEN = 18, 8
"""Pixels between columns, and where there is little room."""

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

    def names(self) -> list[tuple[str, ...]]:
        """Return the names of the columns, each in its lines."""
        return [in_lines(name) for name in self._table.header]

    def longest(self) -> list[str]:
        """Return the longest words of each column below its name."""
        columns, rows = range(len(self._table.header)), self._table.rows
        return [max((row[at].words for row in rows), key=len, default="") for at in columns]

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
            # Isolated, or a script from right to left would put the first number of a week last.
            return words if index.column() else f"\u2068{words}\u2069"
        if role == Qt.ItemDataRole.AccessibleTextRole:
            row = self._table.rows[index.row()][0].words
            head = self._table.header[index.column()]
            return f"{row}, {head}: {words}" if index.column() else row
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
            return "\n".join(in_lines(self._table.header[section]))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._table.header[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if section else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignBottom
        return None


def in_lines(words: str) -> tuple[str, ...]:
    """Return the name of a column in up to two lines, as short as its words allow."""
    each = words.split(" ")
    ways = [(" ".join(each[:at]), " ".join(each[at:])) for at in range(1, len(each))]
    return min(ways, key=lambda way: max(map(len, way)), default=(words,))


class NumbersTable(QTableView):
    """As tall as its rows, up to a dozen; the arrows walk its cells, Tab leaves it."""

    opened = Signal(str)
    """The key of a cell that was double clicked, or that Enter was pressed on."""

    def __init__(self, title: str, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.cells = Cells()
        self._widths: list[int] = []
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
        head.setMinimumSectionSize(1)
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

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Bring the columns closer together where there is little room."""
        super().resizeEvent(event)
        self._spread()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page, unless the table itself has more rows than it shows."""
        if self.cells.rowCount() > MOST_ROWS:
            super().wheelEvent(event)
        else:
            event.ignore()

    def _measure(self) -> None:
        """Make room for the longest words; Qt itself would ask for every cell, to find them."""
        px = self._theme.px
        name, cell = (QFontMetrics(self._theme.sans(size)).horizontalAdvance for size in (13, 14))
        names, cells = self.cells.names(), self.cells.longest()
        self._widths = [
            max(*map(name, lines), cell(longest))
            for lines, longest in zip(names, cells, strict=True)
        ]
        head = px(_HEAD + _LINE * (max(map(len, names), default=1) - 1))
        self.horizontalHeader().setFixedHeight(head)
        self.verticalHeader().setDefaultSectionSize(px(_ROW))
        self._spread()

    def _spread(self) -> None:
        px, columns = self._theme.px, len(self._widths)
        free = (self.viewport().width() - sum(self._widths)) // max(columns, 1)
        between = min(max(free, px(_LEAST_BETWEEN)), px(_BETWEEN))
        for column, wide in enumerate(self._widths):
            self.setColumnWidth(column, wide + between)
        rows = min(self.cells.rowCount(), MOST_ROWS) * px(_ROW)
        bar = _BAR if free < between else 0
        self.setFixedHeight(self.horizontalHeader().height() + rows + bar)

    def _open(self, index: _Index) -> None:
        if key := self.cells.cell(index).of:
            self.opened.emit(key)
