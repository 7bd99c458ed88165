"""A view of words: what the person wrote, gathered under headings and led back to its page."""

from collections.abc import Callable
from functools import partial
from typing import TypeAlias

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from journal.domain import days
from journal.domain.insight.chart import View
from journal.domain.insight.passages import Gathered, Group, Passage
from journal.services.needs import Failed, Then
from journal.ui.insight.abreast import Abreast
from journal.ui.insight.card import ViewCard
from journal.ui.insight.views import Sight
from journal.ui.kit import labels
from journal.ui.kit.theme import Theme

AskWords: TypeAlias = Callable[[Then[Gathered], Failed], None]
AT_FIRST, MORE = 3, 20
"""Passages of a group that are shown at first, and with every wish for more."""
VEILED = "This page is veiled. Open it to read."


class WordsCard(ViewCard):
    """Shows what was gathered, a few passages of each group at first."""

    def __init__(self, sight: Sight, theme: Theme, ask: AskWords) -> None:
        super().__init__(sight, theme)
        self._theme = theme
        self._ask = ask
        self._gathered: Gathered | None = None
        self.groups: list[GroupPart] = []

    def load(self) -> None:
        """Ask for the words."""
        asked = self.asking()

        def came(gathered: Gathered) -> None:
            if self.awaits(asked):
                self.show_gathered(gathered)
                self.loaded.emit()

        def failed(error: Exception) -> None:
            if self.awaits(asked):
                self.show_failed(error)

        self._ask(came, failed)

    def show_gathered(self, gathered: Gathered) -> None:
        """Show these words in the place of others; the same ones stay as they stand."""
        if gathered == self._gathered:
            self.show_said(gathered.said, gathered.rule)
            self.banner.clear()
            return
        self._gathered = gathered
        with self.laid_out_once():
            self.banner.clear()
            self._drop()
            self.show_said(gathered.said, gathered.rule)
            for group in gathered.groups:
                part = GroupPart(group, self._theme, beside=self.sight.view is View.MOMENTS)
                part.entry_wanted.connect(self._open)
                self.groups.append(part)
                self.inside.addWidget(part)
            self.name.setVisible(bool(gathered.groups))

    def stops_inside(self) -> list[QWidget]:
        """Return the ways to every passage."""
        return [stop for part in self.groups for stop in part.stops()]

    def clear(self) -> None:
        """Forget all words."""
        super().clear()
        self._gathered = None
        self._drop()

    def _drop(self) -> None:
        for part in self.groups:
            self.inside.removeWidget(part)
            part.hide()
            part.setParent(None)
            part.deleteLater()
        self.groups = []

    def _open(self, passage: Passage) -> None:
        self.entries_wanted.emit((passage.entry,), f"{self.sight.title}, {days.plain(passage.day)}")


class GroupPart(QWidget):
    """One heading and its passages; those of a moment stand beside each other where they can."""

    entry_wanted = Signal(object)
    """The passage whose page shall be seen."""

    def __init__(self, group: Group, theme: Theme, *, beside: bool) -> None:
        super().__init__()
        self._group = group
        self._beside = beside
        self.ways: list[QWidget] = []
        self.more = labels.button("", "quiet")
        self.more.clicked.connect(self._show_more)
        self._rows = labels.vertical(spacing=14)
        if beside:
            parts = [self._part(passage) for passage in group.passages]
            self.setLayout(labels.vertical(Abreast(theme, parts)))
            return
        column = labels.vertical(labels.text(group.heading, "strong"), self._rows, spacing=8)
        column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        self.setLayout(column)
        self._add(AT_FIRST)

    def stops(self) -> list[QWidget]:
        """Return what Tab stops at, in order."""
        return [*self.ways, *([] if self._beside else [self.more])]

    def _show_more(self) -> None:
        last = self.ways[-1]
        first = self._add(MORE)
        for way in self.ways[self.ways.index(last) + 1 :]:
            QWidget.setTabOrder(last, way)
            last = way
        if first is not None:
            first.setFocus()

    def _add(self, count: int) -> QWidget | None:
        """Show this many more; return the first thing of them that takes the focus."""
        before = len(self.ways)
        for passage in self._group.passages[before : before + count]:
            self._rows.addWidget(self._part(passage))
        left = len(self._group.passages) - len(self.ways)
        self.more.setText(f"Show {min(left, MORE)} more of {left:,}")
        self.more.setVisible(left > 0)
        return self.ways[before] if len(self.ways) > before else None

    def _part(self, passage: Passage) -> QWidget:
        way = _way(passage)
        way.clicked.connect(partial(self.entry_wanted.emit, passage))
        self.ways.append(way)
        asked = [labels.text(passage.asked, "meta")] if passage.asked else []
        column = labels.vertical(*asked, _said(passage), spacing=2)
        column.insertWidget(0, way, 0, Qt.AlignmentFlag.AlignLeft)
        part = QWidget()
        part.setLayout(column)
        return part


def _way(passage: Passage) -> QPushButton:
    """Return what leads to the page of a passage: its day."""
    # Isolated, or a script from right to left would put the number of the day last.
    way = labels.button(f"\u2068{days.plain(passage.day)}\u2069", "label")
    way.setAccessibleName(f"Find the entry of {days.plain(passage.day)}")
    way.setToolTip("Find this entry in Review")
    return way


def _said(passage: Passage) -> QWidget:
    if passage.veiled:
        return labels.text(VEILED, "meta")
    return labels.text(passage.words, "quote")
