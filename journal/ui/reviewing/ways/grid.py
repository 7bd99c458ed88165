"""A grid of days or months that is gone through by keys, as dates are on the web."""

from datetime import date

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QScrollArea, QTableView

from journal.domain.months import Month
from journal.domain.stepping import Step
from journal.ui.kit.theme import Theme
from journal.ui.reviewing.ways.day_model import CELL, GridModel

_FLAG = QItemSelectionModel.SelectionFlag
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_PLAIN = Qt.KeyboardModifier.NoModifier
_CTRL, _SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
_STEPS = {
    (Qt.Key.Key_Left, _PLAIN): Step.BEFORE,
    (Qt.Key.Key_Right, _PLAIN): Step.AFTER,
    (Qt.Key.Key_Up, _PLAIN): Step.ABOVE,
    (Qt.Key.Key_Down, _PLAIN): Step.BELOW,
    (Qt.Key.Key_Home, _PLAIN): Step.START,
    (Qt.Key.Key_End, _PLAIN): Step.END,
    (Qt.Key.Key_PageUp, _PLAIN): Step.PART_BEFORE,
    (Qt.Key.Key_PageDown, _PLAIN): Step.PART_AFTER,
    (Qt.Key.Key_PageUp, _SHIFT): Step.YEAR_BEFORE,
    (Qt.Key.Key_PageDown, _SHIFT): Step.YEAR_AFTER,
    (Qt.Key.Key_Left, _CTRL): Step.PAGES_BEFORE,
    (Qt.Key.Key_Right, _CTRL): Step.PAGES_AFTER,
    (Qt.Key.Key_Home, _CTRL): Step.FIRST,
    (Qt.Key.Key_End, _CTRL): Step.LAST,
}
"""What a key means: as in a grid of dates on the web, and with Ctrl on to where pages are."""


class Grid(QTableView):
    """Shows a model of days or months, and tells where a person wants to go."""

    reached = Signal(object)
    """A person came to this day or month."""
    entered = Signal(object)
    """A person wants into this day or month."""
    step_wanted = Signal(object)
    """A key that leads elsewhere was pressed: the step it means."""

    row_height = 46
    """Pixels of a row at 100 % text size."""

    def __init__(self, model: GridModel, name: str, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setModel(model)
        self.setAccessibleName(name)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.horizontalHeader().setMinimumSectionSize(1)
        self.horizontalHeader().setSectionsClickable(False)
        self.horizontalHeader().setHighlightSections(False)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setMinimumSectionSize(1)
        self.verticalHeader().hide()
        self.clicked.connect(self._click)
        self.doubleClicked.connect(self._enter)
        self.restyle()

    def restyle(self) -> None:
        """Take the height of rows from the theme again."""
        self.verticalHeader().setDefaultSectionSize(self._theme.px(self.row_height))

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of the text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.restyle()

    @property
    def here(self) -> date | Month | None:
        """The day or month that has the focus."""
        found = self.currentIndex().data(CELL) if self.currentIndex().isValid() else None
        return found if isinstance(found, date | Month) else None

    def stand_on(self, index: QModelIndex) -> None:
        """Move the focus of keys to a cell, telling nobody."""
        self.selectionModel().setCurrentIndex(index, _FLAG.ClearAndSelect)
        self.scrollTo(index)
        self._keep_in_sight()

    def stand_by(self, index: QModelIndex) -> None:
        """Let keys begin at a cell that nobody has chosen yet."""
        self.selectionModel().setCurrentIndex(index, _FLAG.Clear)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Hand on every key that leads somewhere; other keys are the page's."""
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        step = _STEPS.get((self._mirrored(Qt.Key(event.key())), held))
        if event.key() in _ENTER and held == _PLAIN:
            self._enter(self.currentIndex())
        elif step is not None:
            self.step_wanted.emit(step)
        else:
            event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Let the page scroll to where keys begin: the grid may be taller than its place."""
        super().focusInEvent(event)
        self._keep_in_sight()

    def _keep_in_sight(self) -> None:
        area = self.parentWidget()
        while area is not None and not isinstance(area, QScrollArea):
            area = area.parentWidget()
        inner = None if area is None else area.widget()
        if area is not None and inner is not None and self.hasFocus():
            place = self.visualRect(self.currentIndex()).center()
            at = self.viewport().mapTo(inner, place)
            area.ensureVisible(at.x(), at.y(), 0, 2 * self._theme.px(self.row_height))

    def _mirrored(self, key: Qt.Key) -> Qt.Key:
        """Return the key that means the same where time runs from left to right."""
        if self.layoutDirection() is not Qt.LayoutDirection.RightToLeft:
            return key
        turned = {Qt.Key.Key_Left: Qt.Key.Key_Right, Qt.Key.Key_Right: Qt.Key.Key_Left}
        return turned.get(key, key)

    def _click(self, index: QModelIndex) -> None:
        if index.data(CELL) is not None:
            self.reached.emit(index.data(CELL))

    def _enter(self, index: QModelIndex) -> None:
        if index.isValid() and index.data(CELL) is not None:
            self.entered.emit(index.data(CELL))
