"""Many scattered rows are chosen, let go and chosen anew as a few are, and it is told."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QItemSelectionRange,
    QStringListModel,
)
from PySide6.QtWidgets import QApplication

from journal.ui.reviewing.chosen_rows import ChosenRows

FLAG = QItemSelectionModel.SelectionFlag
ROWS = 1_300
Act = Callable[[QItemSelectionModel, QStringListModel], None]
ACTS: dict[str, Act] = {
    "none": lambda chosen, _: chosen.clearSelection(),
    "all": lambda chosen, model: chosen.select(
        QItemSelection(model.index(0), model.index(ROWS - 1)), FLAG.ClearAndSelect
    ),
    "one": lambda chosen, model: chosen.select(model.index(7), FLAG.ClearAndSelect),
    "one more": lambda chosen, model: chosen.select(model.index(7), FLAG.Toggle),
    "one less": lambda chosen, model: chosen.select(model.index(8), FLAG.Toggle),
    "walked": lambda chosen, model: chosen.setCurrentIndex(
        model.index(9), FLAG.SelectCurrent | FLAG.Clear
    ),
}


def scattered(model: QStringListModel) -> QItemSelection:
    found = QItemSelection()
    for row in range(0, ROWS, 2):
        found.append(QItemSelectionRange(model.index(row)))
    return found


def rows(chosen: QItemSelectionModel) -> list[int]:
    return sorted(index.row() for index in chosen.selectedIndexes())


@pytest.mark.parametrize("act", ACTS)
def test_many_rows_are_let_go_as_a_few_are(qapp: QApplication, act: str) -> None:
    model = QStringListModel([str(row) for row in range(ROWS)])
    plain, quick = QItemSelectionModel(model), ChosenRows(model)
    plain.select(scattered(model), FLAG.ClearAndSelect)
    quick.put(scattered(model))
    assert rows(quick) == rows(plain) == list(range(0, ROWS, 2))
    told: list[int] = []
    quick.selectionChanged.connect(lambda *_: told.append(len(rows(quick))))
    ACTS[act](plain, model)
    ACTS[act](quick, model)
    assert rows(quick) == rows(plain)
    assert told[-1] == len(rows(plain))
