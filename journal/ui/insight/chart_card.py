"""A view with a picture: its shapes lead to the entries behind them, and so does its table."""

from journal.domain.drawing import Drawing
from journal.domain.insight.chart import Chart, Table
from journal.ui.insight.card import ViewCard
from journal.ui.insight.numbers import NumbersTable
from journal.ui.insight.spoken_shapes import spoken_shapes
from journal.ui.insight.views import Sight
from journal.ui.kit import labels
from journal.ui.kit.charts import ChartPicture
from journal.ui.kit.theme import Theme

SHOW, HIDE = "Numbers as a table", "Hide the table"


class ChartCard(ViewCard):
    """Shows one chart, and its numbers as a table where that is wanted."""

    def __init__(self, sight: Sight, theme: Theme) -> None:
        super().__init__(sight, theme)
        self._chart: Chart | None = None
        self._names: dict[str, str] = {}
        self.picture = ChartPicture(theme)
        self.picture.setAccessibleName(f"{sight.title}: the picture")
        self.unfold = labels.button(SHOW, "quiet")
        self.table = NumbersTable(sight.title, theme)
        self.inside.addWidget(self.picture)
        self.inside.addLayout(labels.horizontal(self.unfold, None))
        self.inside.addWidget(self.table)
        self.picture.opened.connect(self._open)
        self.table.opened.connect(self._open)
        self.unfold.clicked.connect(self._fold)
        self._show_parts()

    def show_chart(self, chart: Chart) -> None:
        """Show a chart in the place of another."""
        self._chart = chart
        self._names = spoken_shapes(chart)
        self.banner.clear()
        self.show_said("" if chart.drawing else chart.said, chart.rule)
        self.picture.setAccessibleDescription(chart.said)
        self.picture.show_drawing(chart.drawing or Drawing(0, 0), self._names)
        self._fill_table()
        self._show_parts()

    def clear(self) -> None:
        """Forget the picture, its words and its numbers."""
        super().clear()
        self._chart, self._names = None, {}
        self.picture.setAccessibleDescription("")
        self.picture.clear()
        self.unfold.setText(SHOW)
        self._fill_table()
        self._show_parts()

    def _fill_table(self) -> None:
        """Fill the table only while it is seen: most people never unfold it."""
        seen = self.unfold.text() == HIDE and self._chart is not None
        self.table.show_table(self._chart.table if seen and self._chart else Table())

    def _fold(self) -> None:
        self.unfold.setText(HIDE if self.unfold.text() == SHOW else SHOW)
        self._fill_table()
        self._show_parts()

    def _show_parts(self) -> None:
        chart = self._chart
        self.picture.setVisible(chart is not None and chart.drawing is not None)
        self.unfold.setVisible(chart is not None and bool(chart.table.rows))
        self.table.setVisible(self.table.cells.rowCount() > 0)
        self.name.setVisible(chart is not None and bool(chart.entries))

    def _open(self, key: str) -> None:
        if self._chart is not None and key in self._chart.entries:
            words = self._names.get(key, self.sight.title)
            self.entries_wanted.emit(self._chart.entries[key], f"{self.sight.title}, {words}")
