"""The page of Insight: each view a card, counted one after the other while the page is seen."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QWidget

from journal.domain.changes import Changed
from journal.domain.entry import Draft, EntryId
from journal.domain.errors import NotOpen
from journal.domain.insight.chart import Chart, View
from journal.domain.insight.own_view import OwnView
from journal.domain.insight.saying import NOTHING_WRITTEN
from journal.services.insight import Insight
from journal.services.notices import Notices
from journal.services.own_views import OwnViews
from journal.services.unlocking import Unlocking
from journal.services.writing import Writing
from journal.ui.insight.card import ViewCard
from journal.ui.insight.column import CardColumn
from journal.ui.insight.shown_views import ALL_ON, ShownViews
from journal.ui.insight.side_by_side import SideBySide
from journal.ui.insight.views import SIGHTS, Sight
from journal.ui.kit import labels
from journal.ui.kit.banner import Banner
from journal.ui.kit.theme import Theme

T = TypeVar("T")
LEAD = (
    "Only what you answered yourself is counted. What it means, and whether anything changed, is "
    "yours to say."
)
ALL_OFF = "Every view is switched off, so nothing is counted."
GATHER = 100
"""Milliseconds in which several changes lead to one new count."""
_WIDE = 744
"""Room for a drawing of the usual width, with what stands around it."""


class InsightPage(QWidget):
    """Shows the views that are on; the entries behind them are found in Review."""

    among_wanted = Signal(object, str)
    """The ids of entries to look at, and what they have in common."""
    back_wanted = Signal()
    """The list in Review, from which entries came to be laid side by side, is wanted again."""
    undo_offered = Signal(str, object)
    """What was done, and the call that takes it back."""

    def __init__(
        self,
        *,
        insight: Insight,
        make_card: Callable[[Sight], ViewCard],
        own_views: OwnViews,
        writing: Writing,
        unlocking: Unlocking,
        notices: Notices,
        theme: Theme,
    ) -> None:
        super().__init__()
        self._insight = insight
        self._own_views = own_views
        self._writing = writing
        self._asked = 0
        self._stale = True
        self._own: Mapping[View, OwnView] = {}
        self._waiting: list[View] = []
        self.column = CardColumn(make_card)
        self.side_by_side = SideBySide(insight, theme)
        self.views = ShownViews()
        self.banner = Banner()
        self.lead = labels.text(LEAD, "lead")
        self.instead = labels.text("", "prompt")
        self.all_on = labels.button(ALL_ON)
        self._gather = QTimer(self, singleShot=True, interval=GATHER)
        self._gather.timeout.connect(self._count)
        self._lay_out(theme)
        self.column.loaded.connect(self._go_on)
        self.column.entries_wanted.connect(self.among_wanted)
        self.column.named.connect(self._name)
        self.column.off_wanted.connect(self._switch_off)
        self.views.wanted.connect(self._show_only)
        self.all_on.clicked.connect(lambda: self._show_only(self.views.usual()))
        self.side_by_side.entries_wanted.connect(self.among_wanted)
        for left, to in (
            (self.side_by_side.back_wanted, self.back_wanted),
            (self.side_by_side.left, self.entered),
        ):
            left.connect(self._leave_side_by_side)
            left.connect(to)
        unlocking.keep_at_lock(self.unsaved)
        notices.listen(self._changed)

    def entered(self) -> None:
        """Count what changed since the page was last seen."""
        if self.side_by_side.ids:
            self.side_by_side.entered()
            return
        if self._stale or self._waiting:
            self._count()
        self.views.button.setFocus()

    @property
    def panes(self) -> tuple[QWidget, ...]:
        """What F6 goes through; only some of it is visible."""
        return (self.side_by_side, self.views.button, *self.column.cards)

    def show_beside(self, ids: Sequence[EntryId]) -> None:
        """Lay these entries side by side when the page is entered; until then count no view."""
        self._asked += 1
        self._stale, self._waiting = True, []
        self.side_by_side.open(ids)
        self._show_views(shown=False)

    def clear(self) -> None:
        """Forget everything private."""
        self._asked += 1
        self.side_by_side.clear()
        self._show_views(shown=True)
        self._gather.stop()
        self._stale = True
        self._own, self._waiting = {}, []
        self.banner.clear()
        self.instead.setText("")
        self.column.clear()

    def unsaved(self) -> Draft | None:
        """Return words for a view that were being typed, as a page, so that locking loses none."""
        typed = [(card.sight.title, card.name.unkept()) for card in self.column.cards]
        lines = [f"{title}: {words}" for title, words in typed if words]
        if not lines:
            return None
        blank = self._writing.blank()
        content = replace(blank.content, title="What you named in Insight", body="\n".join(lines))
        return replace(blank, content=content)

    def hideEvent(self, event: QHideEvent) -> None:
        """Count nothing more while nobody looks; typed words are kept."""
        super().hideEvent(event)
        for card in self.column.cards:
            card.name.keep()

    def _lay_out(self, theme: Theme) -> None:
        head = labels.horizontal(labels.text("Insight", "date"), None, spacing=12)
        head.addWidget(self.views.button, 0, Qt.AlignmentFlag.AlignBottom)
        above = labels.vertical(*(head, self.lead, self.banner), spacing=6)
        turned_on = labels.horizontal(self.all_on, None)
        below = (self.side_by_side, self.instead, turned_on, self.column, None)
        inside = labels.vertical(above, *below, spacing=16)
        column = labels.Column(theme, _WIDE, inside)
        margins = (theme.page_sides, theme.page_top, theme.page_sides, theme.page_foot)
        whole = labels.horizontal(margins=margins)
        whole.addWidget(column, 1)
        whole.addStretch(0)
        self.instead.hide()
        self.all_on.hide()
        self.setLayout(labels.vertical(labels.scrolled(labels.ground("paper", whole))))

    def _changed(self, changed: Changed) -> None:
        if changed.entries or changed.tags or changed.everything:
            self._stale = True
            if self.isVisible():
                self._gather.start()

    def _leave_side_by_side(self) -> None:
        self.side_by_side.clear()
        self._show_views(shown=True)

    def _show_views(self, *, shown: bool) -> None:
        for part in (self.lead, self.column, self.views.button):
            part.setVisible(shown)
        if not shown:
            self.instead.hide()
            self.all_on.hide()

    def _count(self) -> None:
        if self.side_by_side.ids:
            self.side_by_side.card.load()
            return
        self._own_views.all(self._still(self._show_own), self._still(self.banner.show_error))

    def _still(self, show: Callable[[T], None]) -> Callable[[T], None]:
        """Return `show` for what is asked now; after locking nothing that comes is shown."""
        asked = self._asked

        def answered(answer: T) -> None:
            if asked == self._asked:
                show(answer)

        return answered

    def _show_own(self, own: Mapping[View, OwnView]) -> None:
        self._own = own
        self.views.show_own(own)
        if self.views.on():
            show, failed = self._still(self.show_answers), self._still(self.banner.show_error)
            self._insight.choice(show, failed)
        else:
            self._show_cards([], ALL_OFF)

    def show_answers(self, answers: Chart) -> None:
        """Show the views that are on; without any answer one sentence stands for their counts."""
        on = [sight for sight in SIGHTS if sight.view in self.views.on()]
        if answers.drawing is not None:
            self._show_cards(on, "")
        elif answers.said == NOTHING_WRITTEN:
            self._show_cards([], NOTHING_WRITTEN)
        else:
            self._show_cards([sight for sight in on if not sight.counts], answers.said)

    def _show_cards(self, shown: Sequence[Sight], instead: str) -> None:
        self._stale = False
        self.banner.clear()
        self.instead.setText(instead)
        self.instead.setVisible(bool(instead))
        self.all_on.setVisible(not self.views.on())
        self._waiting = [sight.view for sight in shown]
        self.column.show_only(self._waiting)
        self._go_on()

    def _go_on(self) -> None:
        """Make and count one view at a time, so that keys and what is typed come in between."""
        if self._waiting and self.isVisible():
            view = self._waiting.pop(0)
            card = self.column.card(view)
            card.name.show_words(self._own[view].words)
            card.show()
            card.load()
        else:
            self.column.chain(self.all_on)

    def _show_only(self, shown: frozenset[View]) -> None:
        show, failed = self._still(self._show_own), self._still(self.banner.show_error)
        self._own_views.show_only(shown, show, failed)

    def _switch_off(self, view: View) -> None:
        on = self.views.on()
        name = self.column.card(view).sight.title
        self._show_only(on - {view})
        self.views.button.setFocus()
        self.undo_offered.emit(f"“{name}” is switched off.", lambda: self._show_only(on))

    def _name(self, view: View, words: str) -> None:
        card = self.column.card(view)

        def failed(error: Exception) -> None:
            card.name.not_kept()
            if not isinstance(error, NotOpen):
                card.banner.show_error(error)

        self._own_views.name(view, words, lambda _: None, failed)
