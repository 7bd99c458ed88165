"""Numbers of Insight: in words beside each picture, and in a table that leads to the entries."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from journal.app.services import Services
from journal.domain.insight.chart import Cell, Table, View
from journal.domain.tags import Tag
from journal.ui.insight.numbers import NumbersTable
from journal.ui.kit.theme import Theme, load_fonts
from tests.ui.insights import CAME, CHOSE, answered, chart, insight_page, wanted
from tests.ui.rooms import opened, press, press_button, settle


@pytest.fixture
def services(qapp: QApplication, tmp_path: Path) -> Services:
    return opened(tmp_path)


def test_a_cell_of_the_table_leads_to_the_same_entries(services: Services) -> None:
    ids = {answered(services, CAME, tags=(Tag("choir"),)).id for _ in range(3)}
    page = insight_page(services)
    asked = wanted(page)
    tags = chart(page, View.TAGS)
    press_button(tags, "Numbers as a table")
    cells = tags.table.cells
    assert cells.data(cells.index(0, 0), Qt.ItemDataRole.AccessibleTextRole) == "choir"
    heard = [cells.data(cells.index(0, 2), Qt.ItemDataRole.AccessibleTextRole)]
    assert heard == ["choir, Involuntary: 3"]
    tags.table.setCurrentIndex(cells.index(0, 2))
    press(tags.table, Qt.Key.Key_Return)
    assert set(asked[0][0]) == ids
    press_button(tags, "Hide the table")
    assert not tags.table.isVisible()


def test_counts_in_words_stand_beside_the_picture(services: Services) -> None:
    answered(services, CHOSE, tags=(Tag("choir"),))
    page = insight_page(services)
    assert "Chosen: 1 entry. Involuntary: 0 entries." in chart(page, View.RIVER).said.text()
    assert chart(page, View.TAGS).said.text() == "1 tag with answers of yours."
    assert all(one.said.isVisible() for one in page.column.cards)


def test_a_table_of_eight_columns_fits_a_small_window(qapp: QApplication) -> None:
    load_fonts()
    names = ("Chosen", "Involuntary", "Some of both", "No distance", "Not sure", "No answer")
    weeks = ("18 to 24 May 2026", "29 Jun to 5 Jul 2026") * 10
    row = tuple(Cell("12") for _ in range(7))
    table = NumbersTable("Two sides", Theme())
    table.show_table(Table(("Week", *names, "Entries"), tuple((Cell(w), *row) for w in weeks)))
    table.show()
    settle()
    around = table.width() - table.viewport().width()
    table.resize(536 + around, table.height())  # the room that a card has in 900 pixels
    settle()
    assert table.horizontalScrollBar().maximum() == 0
    head = table.model().headerData(3, Qt.Orientation.Horizontal)
    assert head == "Some\nof both"
