"""Days in rows and columns: what each cell is, holds and says."""

from datetime import date

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from journal.domain.along import Along
from journal.domain.months import WEEK, Month, has_weekdays, weekdays, weeks
from journal.domain.stepping import MONTHS_ACROSS
from journal.ui.reviewing.ways.words import month_words, spoken_day

CELL = Qt.ItemDataRole.UserRole
"""The day or month of a cell, None for an empty one."""

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_SPOKEN = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
_NO_ITEM = Qt.ItemFlag.NoItemFlags
_ITEM = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class GridModel(QAbstractTableModel):
    """Cells that each stand for a day or a month, and say it in words."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.along = Along()
        self.today = date.min

    def cell(self, row: int, column: int) -> date | Month | None:
        """Return what a cell stands for."""
        raise NotImplementedError

    def said(self, cell: date | Month) -> str:
        """Return what a cell says of itself."""
        if isinstance(cell, Month):
            return month_words(cell, self.along)
        pages, marks = len(self.along.on(cell)), self.along.marked(cell)
        return spoken_day(cell, pages, marks, today=cell == self.today)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the day or month of a cell, or what it says."""
        cell = self.cell(index.row(), index.column()) if index.isValid() else None
        if role == CELL:
            return cell
        return self.said(cell) if cell is not None and role in _SPOKEN else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let nobody stand on a cell that is no day."""
        return _ITEM if self.data(index, CELL) is not None else _NO_ITEM


class MonthModel(GridModel):
    """One month in weeks, each beginning with weekday `first` (0 for Monday)."""

    def __init__(self, first: int, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._first = first
        self._month = Month(1, 1)
        self._weeks = weeks(self._month, first)

    @property
    def month(self) -> Month:
        """The month that is shown."""
        return self._month

    def show(self, month: Month, along: Along, today: date) -> None:
        """Show another month, or other pages."""
        self.beginResetModel()
        self._month, self.along, self.today = month, along, today
        self._weeks = weeks(month, self._first)
        self.endResetModel()

    def place_of(self, day: date) -> QModelIndex:
        """Return where a day of the month stands."""
        at = day.day - 1 + self._weeks[0].index(self._month.first)
        return self.index(*divmod(at, WEEK))

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Return the number of weeks."""
        return 0 if parent.isValid() else len(self._weeks)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """Return seven."""
        return 0 if parent.isValid() else WEEK

    def cell(self, row: int, column: int) -> date | None:
        """Return the day of a cell."""
        return self._weeks[row][column]

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        """Return a weekday, short to the eye and whole to the ear; none where none is known."""
        if orientation is not Qt.Orientation.Horizontal or not has_weekdays(self._month):
            return None
        name = weekdays(self._first)[section]
        return {
            Qt.ItemDataRole.DisplayRole: name[:3],
            Qt.ItemDataRole.AccessibleTextRole: name,
        }.get(Qt.ItemDataRole(role))


class YearModel(GridModel):
    """Twelve months in rows of four."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._year = 1

    @property
    def year(self) -> int:
        """The year that is shown."""
        return self._year

    def show(self, year: int, along: Along, today: date) -> None:
        """Show another year, or other pages."""
        self.beginResetModel()
        self._year, self.along, self.today = year, along, today
        self.endResetModel()

    def place_of(self, month: Month) -> QModelIndex:
        """Return where a month of the year stands."""
        return self.index(*divmod(month.month - 1, MONTHS_ACROSS))

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Return three."""
        return 0 if parent.isValid() else 12 // MONTHS_ACROSS

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """Return four."""
        return 0 if parent.isValid() else MONTHS_ACROSS

    def cell(self, row: int, column: int) -> Month:
        """Return the month of a cell."""
        return Month(self._year, row * MONTHS_ACROSS + column + 1)
