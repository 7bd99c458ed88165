"""Which rows of the list are chosen, kept so that tens of thousands of runs are let go at once."""

from PySide6.QtCore import (
    QAbstractItemModel,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
)

_FEW = 500
"""Runs of rows for which it costs nothing that Qt compares each with each."""
_FLAG = QItemSelectionModel.SelectionFlag


class ChosenRows(QItemSelectionModel):
    """Tells of a choice in the place of many runs as if nothing had been chosen before it.

    Qt compares every run chosen before with every one chosen now, and the view looks for each on
    the screen: 50,000 single rows would take it half a minute.
    """

    def __init__(self, model: QAbstractItemModel) -> None:
        super().__init__(model)
        self._emptying = False

    def select(
        self,
        selection: QItemSelection | QModelIndex | QPersistentModelIndex,
        command: QItemSelectionModel.SelectionFlag,
        /,
    ) -> None:
        """Choose these rows; many that are let go are let go without being looked at."""
        many = command & _FLAG.Clear and not self._emptying and self.selection().count() > _FEW
        if many:
            self.put(QItemSelection())
        super().select(selection, command)
        if many:
            self.selectionChanged.emit(QItemSelection(), QItemSelection())

    def put(self, chosen: QItemSelection) -> None:
        """Choose exactly these without telling anyone; whoever paints them has to paint anew."""
        self._emptying = True
        told = self.blockSignals(True)
        super().select(QItemSelection(), _FLAG.Clear)
        super().select(chosen, _FLAG.Select)
        self.blockSignals(told)
        self._emptying = False
