"""A picture that leaves the journal as a file, only where the person says so."""

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from journal.domain.insight.chart import Chart
from journal.services.needs import Failed, Then
from journal.ui.kit import files, labels
from journal.ui.kit.announce import announce

SAVED = "The picture is saved. Whoever has the file can see it: it is not encrypted."


class SaveChart(Protocol):
    """Saves the drawing of a chart as SVG."""

    def __call__(
        self, chart: Chart, path: Path, then: Then[None], failed: Failed, *, right_to_left: bool
    ) -> None:
        """Call `then` once it is there."""
        ...


class Saving(QWidget):
    """A button that asks for a place, and a line that says what lies there then."""

    failed = Signal(object)

    def __init__(self, title: str, save: SaveChart, chart: Callable[[], Chart | None]) -> None:
        super().__init__()
        self._title = title
        self._save = save
        self._chart = chart
        self.button: QPushButton = labels.button("Save the picture…", "quiet")
        self.button.setAccessibleName(f"Save the picture of “{title}” as a file")
        self.line = labels.text("", "meta")
        self.setLayout(labels.vertical(self.line))
        self.hide()
        self.button.clicked.connect(self._ask)

    def save_to(self, path: Path) -> None:
        """Save what is shown, the way round it is shown, in place of nothing else."""
        chart = self._chart()
        if chart is not None:
            mirrored = self.isRightToLeft()
            self._save(chart, path, self._saved, self.failed.emit, right_to_left=mirrored)

    def clear(self) -> None:
        """Say nothing."""
        self.line.setText("")
        self.hide()

    def _ask(self) -> None:
        self.clear()
        files.ask_new_place(self, "Save the picture", f"{self._title}.svg", self.save_to)

    def _saved(self, _: None) -> None:
        self.line.setText(SAVED)
        self.show()
        announce(self, SAVED)
