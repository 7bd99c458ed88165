"""The list of what may be hidden, with a tick each; a line is spelled only where someone looks."""

from collections.abc import Mapping

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from journal.domain.redaction_choices import Choices, Name
from journal.domain.redaction_shown import Sighting
from journal.ui.handing_over.names.painter import INTO, NAME, STANDS, NamePainter
from journal.ui.handing_over.names.words import spoken
from journal.ui.kit.theme import Theme

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_Role = Qt.ItemDataRole
_LEAST_ROWS, _MOST_ROWS = 2.4, 3.4


class NameLines(QAbstractListModel):
    """A line for each name; a tick asks for it to be hidden, and changes nothing by itself."""

    ticked = Signal(str, bool)
    """The key of a name, and whether it is to be hidden."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._names: tuple[Name, ...] = ()
        self._into: Mapping[str, str] = {}
        self._stands: Mapping[str, Sighting] = {}

    def show(self, choices: Choices, stands: Mapping[str, Sighting]) -> None:
        """Show these names; where they are those of before the lines stay where they are."""
        same = [name.key for name in self._names] == [name.key for name in choices.names]
        if not same:
            self.beginResetModel()
        self._names, self._into, self._stands = choices.names, choices.into(), stands
        if not same:
            self.endResetModel()
        elif self._names:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._names) - 1, 0))

    def row_of(self, key: str) -> int:
        """Return the line of a name, -1 where there is none."""
        return next((row for row, name in enumerate(self._names) if name.key == key), -1)

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """Return the number of names."""
        return 0 if parent.isValid() else len(self._names)

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Say that each line has a tick."""
        return super().flags(index) | Qt.ItemFlag.ItemIsUserCheckable

    def data(self, index: _Index, role: int = _Role.DisplayRole) -> object:
        """Return what a line shows, or what is said of it."""
        if not 0 <= index.row() < len(self._names):
            return None
        name = self._names[index.row()]
        into, stands = self._into[name.key], self._stands.get(name.key)
        if role == _Role.CheckStateRole:
            return Qt.CheckState.Checked if name.hidden else Qt.CheckState.Unchecked
        if role in (_Role.AccessibleTextRole, _Role.ToolTipRole):
            return spoken(name, into, stands)
        found: dict[int, object] = {_Role.DisplayRole: name.names[0], NAME: name, INTO: into}
        return stands if role == STANDS else found.get(role)

    def setData(self, index: _Index, value: object, role: int = _Role.EditRole) -> bool:
        """Ask for a name to be hidden, or not."""
        if role != _Role.CheckStateRole or not index.isValid():
            return False
        name = self._names[index.row()]
        self.ticked.emit(name.key, not name.hidden)
        return True


class NameList(QListView):
    """Shows names; Space ticks the current one."""

    name_chosen = Signal(object)
    """The name that is current now, None for none."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.lines = NameLines(self)
        self.setModel(self.lines)
        self.setItemDelegate(NamePainter(theme, self))
        self.setAccessibleName("What may be hidden")
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setUniformItemSizes(True)
        self.setProperty("role", "list")

    def show_names(self, choices: Choices, stands: Mapping[str, Sighting]) -> None:
        """Show these names, the current one staying current."""
        name = self.name()
        self.lines.show(choices, stands)
        self.setMaximumHeight(self._high(self.lines.rowCount()))
        row = self.lines.row_of(name.key) if name is not None else 0
        self.setCurrentIndex(self.lines.index(max(row, 0), 0))
        self.name_chosen.emit(self.name())

    def sizeHint(self) -> QSize:
        """Return room for all names where they are few; more show where a window has room."""
        return QSize(super().sizeHint().width(), self._high(_MOST_ROWS))

    def minimumSizeHint(self) -> QSize:
        """Return room for a name and some of the next."""
        return QSize(super().minimumSizeHint().width(), self._high(_LEAST_ROWS))

    def _high(self, rows: float) -> int:
        high = self.sizeHintForRow(0) if self.lines.rowCount() else 0
        return round(min(self.lines.rowCount(), rows) * high) + 4

    def choose(self, key: str) -> None:
        """Make a name current."""
        self.setCurrentIndex(self.lines.index(max(self.lines.row_of(key), 0), 0))
        self.scrollTo(self.currentIndex())

    def name(self) -> Name | None:
        """Return the current name."""
        found: Name | None = self.currentIndex().data(NAME)
        return found

    def currentChanged(self, current: _Index, previous: _Index) -> None:
        """Tell which name is current."""
        super().currentChanged(current, previous)
        self.name_chosen.emit(self.name())
