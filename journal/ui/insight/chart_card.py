"""A view with a picture: its shapes lead to the entries behind them, and so does its table."""

from collections.abc import Callable, Mapping
from typing import TypeAlias

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from journal.domain.insight import chart as charts
from journal.domain.insight.answers import SIDES
from journal.domain.insight.chart import Chart, Table
from journal.services.needs import Failed, Then
from journal.ui.insight.card import ViewCard
from journal.ui.insight.numbers import NumbersTable
from journal.ui.insight.options import Option
from journal.ui.insight.saving import SaveChart, Saving
from journal.ui.insight.views import Sight
from journal.ui.kit import labels
from journal.ui.kit.charts import ChartPicture
from journal.ui.kit.theme import Theme

AskChart: TypeAlias = Callable[[Then[Chart], Failed, float], None]
"""Asks for a chart to be drawn in so much width."""
SHOW, HIDE = "Numbers as a table", "Hide the table"
_SETTLES = 150
"""Milliseconds after which a width is taken for the one that stays."""


class ChartCard(ViewCard):
    """Shows one chart, and its numbers as a table where that is wanted."""

    def __init__(
        self,
        sight: Sight,
        theme: Theme,
        ask: AskChart,
        save: SaveChart,
        option: Option | None = None,
    ) -> None:
        super().__init__(sight, theme)
        self.ask = ask
        self._chart: Chart | None = None
        self._names: Mapping[str, str] = {}
        self.option = option
        self.picture = ChartPicture(theme)
        self.picture.setAccessibleName(f"{sight.title}: the picture")
        self.unfold = labels.button(SHOW, "quiet")
        self.table = NumbersTable(sight.title, theme)
        self.saving = Saving(sight.title, save, lambda: self._chart)
        if option is not None:
            self.above.addLayout(labels.horizontal(option, None, margins=(0, 4, 0, 8)))
            option.changed.connect(self.options_changed)
        self.inside.addWidget(self.picture)
        acts = labels.FlowLayout(spacing=20, down=0)
        for act in (self.unfold, self.saving.button):
            acts.addWidget(act)
        self.inside.addLayout(acts)
        for part in (self.saving, self.table):
            self.inside.addWidget(part)
        self.picture.opened.connect(self._open)
        self.table.opened.connect(self._open)
        self.unfold.clicked.connect(self._fold)
        self.saving.failed.connect(self.banner.show_error)
        self._settle = QTimer(self, singleShot=True, interval=_SETTLES)
        self._settle.timeout.connect(self._divide)
        self.picture.room_changed.connect(lambda _: self._settle.start())
        self._show_parts()

    def load(self) -> None:
        """Ask for the chart."""
        asked = self.asking()

        def came(chart: Chart) -> None:
            if self.awaits(asked):
                self.show_chart(chart)
                self.loaded.emit()

        def failed(error: Exception) -> None:
            if self.awaits(asked):
                self.show_failed(error)

        self.ask(came, failed, self._room())

    def show_chart(self, chart: Chart) -> None:
        """Show a chart in the place of another."""
        self._chart = chart
        self._names = charts.names(chart)
        with self.laid_out_once():
            self.saving.clear()
            self.banner.clear()
            self.show_said(chart.beside, chart.rule)
            self.picture.setAccessibleDescription(chart.said)
            if chart.lay is None:
                self.picture.clear()
            else:
                self.picture.show_drawing(chart.lay, self._names)
            self._fill_table()
            self._show_parts()

    def stops_inside(self) -> list[QWidget]:
        """Return the choice, the picture and the table."""
        chosen = [] if self.option is None else self.option.stops()
        return [*chosen, self.picture, self.unfold, self.saving.button, self.table]

    def clear(self) -> None:
        """Forget the picture, its words and its numbers."""
        super().clear()
        if self.option is not None:
            self.option.clear()
        self._chart, self._names = None, {}
        self.picture.setAccessibleDescription("")
        self.picture.clear()
        self.saving.clear()
        self.unfold.setText(SHOW)
        self._fill_table()
        self._show_parts()

    def _fill_table(self) -> None:
        """Fill the table only while it is seen: most people never unfold it."""
        seen = self._chart if self.unfold.text() == HIDE else None
        self.table.show_table(charts.without_empty(seen.table, SIDES) if seen else Table())

    def _fold(self) -> None:
        self.unfold.setText(HIDE if self.unfold.text() == SHOW else SHOW)
        self._fill_table()
        self._show_parts()

    def _show_parts(self) -> None:
        chart = self._chart
        drawn = chart is not None and chart.lay is not None
        self.picture.setVisible(drawn)
        self.unfold.setVisible(drawn)
        self.saving.button.setVisible(drawn)
        self.table.setVisible(self.table.cells.rowCount() > 0)
        self.name.setVisible(drawn)

    def _room(self) -> float:
        """Return the width of a drawing here, also before the card has its place."""
        column, margins = self.parentWidget(), self._whole.contentsMargins()
        wide = self.width() if column is None else column.width()
        return self.picture.room_in(wide - margins.left() - margins.right())

    def _divide(self) -> None:
        """Count anew where so much room wants weeks, months or years in place of the others."""
        least, most = (0.0, 0.0) if self._chart is None else self._chart.fits
        if self._chart is not None and self.isVisible() and not least <= self._room() < most:
            self.load()

    def _open(self, key: str) -> None:
        if self._chart is not None and key in self._chart.entries:
            words = f"{self.sight.title}: {self._names.get(key, '')}".removesuffix(": ")
            self.entries_wanted.emit(self._chart.entries[key], words)
