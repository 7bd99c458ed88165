"""The cards below each other: each is made when it is first wanted, and Tab keeps their order."""

from collections.abc import Callable, Collection

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from journal.domain.insight.chart import View
from journal.ui.insight.card import ViewCard
from journal.ui.insight.views import SIGHTS, Sight
from journal.ui.kit import labels

_PLACES = {sight.view: at for at, sight in enumerate(SIGHTS)}


class CardColumn(QWidget):
    """Holds the cards that were wanted so far, in the order of the views."""

    loaded = Signal()
    entries_wanted = Signal(object, str)
    off_wanted = Signal(object)
    named = Signal(object, str)

    def __init__(self, make: Callable[[Sight], ViewCard]) -> None:
        super().__init__()
        self._make = make
        self._cards: dict[View, ViewCard] = {}
        self._rows = labels.vertical(spacing=20)
        self.setLayout(self._rows)

    @property
    def cards(self) -> list[ViewCard]:
        """The cards that were made."""
        return [self._cards[sight.view] for sight in SIGHTS if sight.view in self._cards]

    def card(self, view: View) -> ViewCard:
        """Return the card of a view."""
        if view not in self._cards:
            card = self._make(SIGHTS[_PLACES[view]])
            self._cards[view] = card
            self._rows.insertWidget(self.cards.index(card), card)
            card.loaded.connect(self.loaded)
            card.options_changed.connect(card.load)
            card.entries_wanted.connect(self.entries_wanted)
            card.off_wanted.connect(self.off_wanted)
            card.named.connect(self.named)
        return self._cards[view]

    def show_only(self, views: Collection[View]) -> None:
        """Hide every card but those of these views."""
        for view, card in self._cards.items():
            card.setVisible(view in views)

    def chain(self, first: QWidget) -> None:
        """Let Tab go from `first` through all cards; what was made later stands in its place."""
        for card in self.cards:
            for stop in card.stops():
                QWidget.setTabOrder(first, stop)
                first = stop

    def clear(self) -> None:
        """Forget everything private."""
        for card in self.cards:
            card.hide()
            card.clear()
