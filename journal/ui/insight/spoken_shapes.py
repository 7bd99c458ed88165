"""What a shape stands for in words: the place in the table that holds the same number."""

from journal.domain.insight.chart import Chart
from journal.ui.kit.spoken import entries


def spoken_shapes(chart: Chart) -> dict[str, str]:
    """Return the words of each key that has entries behind it."""
    header = chart.table.header
    said = {key: entries(len(ids)) for key, ids in chart.entries.items()}
    for row in chart.table.rows:
        for name, cell in zip(header[1:], row[1:], strict=True):
            if cell.of in said:
                said[cell.of] = f"{row[0].words}, {name}: {entries(len(chart.entries[cell.of]))}"
        if row[0].of in said:
            said[row[0].of] = f"{row[0].words}: {entries(len(chart.entries[row[0].of]))}"
    return said
