"""The page of Insight: each view a card, counted one after the other while the page is seen."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QWidget

from journal.domain.changes import Changed
from journal.domain.entry import Draft
from journal.domain.errors import NotOpen
from journal.domain.insight.chart import View
from journal.domain.insight.own_view import OwnView
from journal.services.notices import Notices
from journal.services.own_views import OwnViews
from journal.services.unlocking import Unlocking
from journal.services.writing import Writing
from journal.ui.insight.card import ViewCard
from journal.ui.insight.shown_views import ShownViews
from journal.ui.kit import labels
from journal.ui.kit.banner import Banner
from journal.ui.kit.theme import Theme

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
    undo_offered = Signal(str, object)
    """What was done, and the call that takes it back."""

    def __init__(
        self,
        *,
        cards: Sequence[ViewCard],
        own_views: OwnViews,
        writing: Writing,
        unlocking: Unlocking,
        notices: Notices,
        theme: Theme,
    ) -> None:
        super().__init__()
        self._own_views = own_views
        self._writing = writing
        self._stale = True
        self._counted = False
        self._waiting: list[ViewCard] = []
        self.cards = tuple(cards)
        self.views = ShownViews()
        self.banner = Banner()
        self.all_off = labels.text(ALL_OFF, "prompt")
        self._gather = QTimer(self, singleShot=True, interval=GATHER)
        self._gather.timeout.connect(self._count)
        self._lay_out(theme)
        for card in self.cards:
            card.hide()
            card.loaded.connect(self._go_on)
            card.options_changed.connect(card.load)
            card.entries_wanted.connect(self.among_wanted)
            card.named.connect(self._name)
            card.off_wanted.connect(self._switch_off)
        self.views.wanted.connect(self._show_only)
        unlocking.keep_at_lock(self.unsaved)
        notices.listen(self._changed)

    def entered(self) -> None:
        """Count what changed since the page was last seen."""
        if self._stale or self._waiting:
            self._count()
        self.views.button.setFocus()

    def clear(self) -> None:
        """Forget everything private."""
        self._gather.stop()
        self._stale = True
        self._waiting = []
        self.banner.clear()
        for card in self.cards:
            card.hide()
            card.clear()

    def unsaved(self) -> Draft | None:
        """Return words for a view that were being typed, as a page, so that locking loses none."""
        typed = [(card.sight.title, card.name.unkept()) for card in self.cards]
        lines = [f"{title}: {words}" for title, words in typed if words]
        if not lines:
            return None
        blank = self._writing.blank()
        content = replace(blank.content, title="What you named in Insight", body="\n".join(lines))
        return replace(blank, content=content)

    def hideEvent(self, event: QHideEvent) -> None:
        """Count nothing more while nobody looks; typed words are kept."""
        super().hideEvent(event)
        for card in self.cards:
            card.name.keep()

    def _lay_out(self, theme: Theme) -> None:
        head = labels.horizontal(labels.text("Insight", "date"), None, spacing=12)
        head.addWidget(self.views.button, 0, Qt.AlignmentFlag.AlignBottom)
        cards = labels.vertical(*self.cards, spacing=20)
        column = labels.Column(
            theme,
            _WIDE,
            labels.vertical(
                *(head, 6, labels.text(LEAD, "lead"), 16, self.banner, self.all_off, cards, None)
            ),
        )
        margins = (theme.page_sides, theme.page_top, theme.page_sides, theme.page_foot)
        whole = labels.horizontal(margins=margins)
        whole.addWidget(column, 1)
        whole.addStretch(0)
        self.all_off.hide()
        self.setLayout(labels.vertical(labels.scrolled(labels.ground("paper", whole))))

    def _changed(self, changed: Changed) -> None:
        if changed.entries or changed.tags or changed.everything:
            self._stale = True
            if self.isVisible():
                self._gather.start()

    def _count(self) -> None:
        self._own_views.all(self._show_own, self.banner.show_error)

    def _show_own(self, own: Mapping[View, OwnView]) -> None:
        self._stale = False
        self.views.show_own(own)
        for card in self.cards:
            card.show_own(own[card.sight.view])
        self._waiting = [card for card in self.cards if not own[card.sight.view].off]
        self.all_off.setVisible(not self._waiting)
        self._go_on()

    def _go_on(self) -> None:
        """Count one view at a time, so that what is typed is kept in between."""
        if self._waiting and self.isVisible():
            self._waiting.pop(0).load()

    def _show_only(self, shown: frozenset[View]) -> None:
        self._own_views.show_only(shown, self._show_own, self.banner.show_error)

    def _switch_off(self, view: View) -> None:
        on = frozenset(card.sight.view for card in self.cards if not card.isHidden())
        name = next(card.sight.title for card in self.cards if card.sight.view is view)
        self._show_only(on - {view})
        self.views.button.setFocus()
        self.undo_offered.emit(f"“{name}” is switched off.", lambda: self._show_only(on))

    def _name(self, view: View, words: str) -> None:
        card = next(card for card in self.cards if card.sight.view is view)

        def failed(error: Exception) -> None:
            card.name.not_kept()
            if not isinstance(error, NotOpen):
                card.banner.show_error(error)

        self._own_views.name(view, words, lambda _: None, failed)
