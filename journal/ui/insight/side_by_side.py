"""A few entries that were chosen in Review, laid side by side in place of all views."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from journal.domain.entry import EntryId
from journal.domain.insight.chart import View
from journal.domain.insight.passages import Gathered
from journal.services.insight import Insight
from journal.services.needs import Failed, Then
from journal.ui.insight.views import Sight
from journal.ui.insight.words_card import WordsCard
from journal.ui.kit import labels
from journal.ui.kit.theme import Theme

_SIGHT = Sight(
    View.MOMENTS,
    "Side by side",
    "The entries you chose in Review, the earliest first.",
    counts=False,
)


class SideBySide(QWidget):
    """Stands on the page while there are some; both ways back forget them."""

    entries_wanted = Signal(object, str)
    back_wanted = Signal()
    """The list that they were chosen in is wanted again."""
    left = Signal()
    """All views are wanted again."""

    def __init__(self, insight: Insight, theme: Theme) -> None:
        super().__init__()
        self._insight = insight
        self.ids: tuple[EntryId, ...] = ()
        self.back = labels.button("Back to Review")
        self.all = labels.button("Show all views", "quiet")
        self.card = _Chosen(_SIGHT, theme, self._ask)
        self.card.off.hide()
        ways = labels.horizontal(self.back, self.all, None, spacing=12)
        self.setLayout(labels.vertical(ways, self.card, spacing=16))
        self.card.entries_wanted.connect(self.entries_wanted)
        self.card.loaded.connect(self._chain)
        self.back.clicked.connect(self.back_wanted)
        self.all.clicked.connect(self.left)
        self.hide()

    def open(self, ids: Sequence[EntryId]) -> None:
        """Lay these entries side by side."""
        self.clear()
        self.ids = tuple(ids)
        self.show()
        self.card.show()

    def entered(self) -> None:
        """Bring them up to date; the way back is where someone begins."""
        self.card.load()
        self.back.setFocus(Qt.FocusReason.OtherFocusReason)

    def clear(self) -> None:
        """Forget which they were, and their words."""
        self.ids = ()
        self.card.clear()
        self.hide()

    def _ask(self, then: Then[Gathered], failed: Failed) -> None:
        self._insight.moments(then, failed, ids=self.ids)

    def _chain(self) -> None:
        first: QWidget = self.all
        for stop in self.card.stops_inside():
            QWidget.setTabOrder(first, stop)
            first = stop


class _Chosen(WordsCard):
    """A card that is no view of its own: it is neither named nor switched off."""

    def show_gathered(self, gathered: Gathered) -> None:
        """Show these words; only views are given a name."""
        super().show_gathered(gathered)
        self.name.hide()
