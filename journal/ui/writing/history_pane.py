"""Earlier versions beside the page: a list of them, and what lies between two."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListView, QWidget

from journal.domain.past_versions import PastVersion
from journal.ui.kit import labels
from journal.ui.kit.announce import announce
from journal.ui.kit.banner import Banner
from journal.ui.kit.theme import Theme
from journal.ui.writing.history_model import HistoryModel
from journal.ui.writing.set_beside import SetBeside

NONE = "This page has no earlier versions yet. When you finish it again, the one before is kept."
ABOUT = "Its title and words become the newest version. Every other one is kept."
_LOWEST = 130
"""Pixels of the list that stay in sight at least."""
_MARGINS = (20, 40, 20, 24)


class HistoryPane(QWidget):
    """Shows versions and how two differ; a veiled one only on request."""

    chosen = Signal(int)
    """The version in this row."""
    back_wanted = Signal()
    """The chosen version is to come back."""
    closed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._veiled = False
        self.setProperty("role", "side")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground, True)
        self.setAccessibleName("Earlier versions")
        self.model = HistoryModel()
        self.count = labels.text("", "meta")
        self.close_button = labels.button("Close", "quiet")
        self.list = QListView()
        self.banner = Banner()
        self.veil = labels.text("This page is veiled.", "lead")
        self.unveil = labels.button("Show")
        self.two = SetBeside(theme)
        self.back = labels.button("Bring this version back", "primary")
        self._about = labels.text(ABOUT, "meta")
        self._lay_out()
        self._wire()
        self.clear()

    @property
    def row(self) -> int:
        """The row that is chosen, -1 for none."""
        return self.list.currentIndex().row()

    @property
    def veiled(self) -> bool:
        """Whether the words are covered."""
        return self._veiled

    def begin(self, now: datetime, *, veiled: bool = False) -> None:
        """Begin an empty list; a veiled page shows no words before it is asked to."""
        self._veiled = veiled
        self.banner.clear()
        self.two.clear()
        self.count.setText("")
        self.model.begin(now)
        self._show_parts()

    def add(self, versions: Sequence[PastVersion], count: int) -> None:
        """Add older versions to the list, of which there are `count` in all."""
        self.model.add(versions)
        known = len(self.model.versions)
        if known < count:
            self.count.setText(f"Reading {known:,} of {count:,} versions")
        else:
            self.count.setText("1 version" if count == 1 else f"{count:,} versions")
            announce(self, self.count.text())
        if self.row < 0 and known:
            self.choose(0)
        self._show_parts()

    def show_none(self) -> None:
        """Say that there is nothing to show yet."""
        self.count.setText(NONE)
        self._show_parts()

    def choose(self, row: int) -> None:
        """Choose a version."""
        self.list.setCurrentIndex(self.model.index(row, 0))

    def clear(self) -> None:
        """Forget everything private."""
        self.begin(datetime.min)

    def enter(self) -> None:
        """Put the focus where versions are chosen."""
        target = self.list if self.model.versions else self.close_button
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close by Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of the text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._measure()

    def _measure(self) -> None:
        """Take no more room for the list than its rows need."""
        all_rows = max(self.list.sizeHintForRow(0), 1) * len(self.model.versions)
        self.list.setMinimumHeight(min(self._theme.px(_LOWEST), all_rows))
        self.list.setMaximumHeight(all_rows + 4)

    def _lay_out(self) -> None:
        self.list.setModel(self.model)
        self.list.setProperty("role", "list")
        self.list.setUniformItemSizes(True)
        self.list.setAccessibleName("Earlier versions, newest first")
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.close_button.setAccessibleName("Close the earlier versions")
        self.unveil.setAccessibleName("Show the words of these versions")
        head = labels.horizontal(spacing=8)
        head.addWidget(labels.text("Earlier versions", "heading"), 1)
        head.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)
        column = labels.vertical(head, self.count, self.banner, spacing=8, margins=_MARGINS)
        column.addWidget(self.list, 2)
        column.addWidget(self.veil)
        column.addLayout(labels.horizontal(self.unveil, None))
        column.addWidget(self.two, 3)
        column.addLayout(labels.horizontal(self.back, None))
        column.addWidget(self._about)
        column.addStretch(0)
        self.setLayout(labels.vertical(labels.scrolled(labels.ground("side", column))))

    def _wire(self) -> None:
        self.close_button.clicked.connect(self.closed)
        self.back.clicked.connect(self.back_wanted)
        self.unveil.clicked.connect(self._show_words)
        self.list.selectionModel().currentChanged.connect(self._tell)

    def _tell(self) -> None:
        if self.row >= 0:
            self.chosen.emit(self.row)

    def _show_words(self) -> None:
        self._veiled = False
        self._show_parts()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_parts(self) -> None:
        here = bool(self.model.versions)
        self.list.setVisible(here)
        self._measure()
        for part in (self.two, self.back, self._about):
            part.setVisible(here and not self._veiled)
        for part in (self.veil, self.unveil):
            part.setVisible(here and self._veiled)
