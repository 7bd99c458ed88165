"""The basket on the page: its rows, what can be done with them, and the one under the cursor."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Signal, Slot
from PySide6.QtWidgets import QWidget

from journal.domain.basket import InBasket, Item
from journal.domain.entry import EntryId
from journal.services.basket import Basket
from journal.services.needs import Failed, OnMain
from journal.ui.handing_over.gather.basket_list import BasketList, counted_items
from journal.ui.handing_over.gather.item_card import ItemCard
from journal.ui.kit.labels import FlowLayout, button, text, vertical
from journal.ui.kit.tag_words import counted
from journal.ui.kit.theme import Theme
from journal.ui.kit.working import Working

EMPTY = "Mark entries “for session” while you live, or pick them in Review."
HOW = (
    "Ctrl+M puts the words you choose here, while you write and while you read. Three to seven "
    "moments are easier to talk over than many pages."
)
_LEAST, _MOST = 3, 6
"""Rows that are seen at once."""


class BasketPane(QWidget):
    """Keeps list, card and the basket in the journal alike."""

    shown = Signal(object)
    """The items there are now."""
    entry_chosen = Signal(object)
    undo_offered = Signal(str, object)
    """What was done, and the call that takes it back."""

    def __init__(self, basket: Basket, failed: Failed, theme: Theme, on_main: OnMain) -> None:
        super().__init__()
        self._basket = basket
        self._tell = failed
        self.working = Working(on_main)
        self._theme = theme
        self.items: tuple[InBasket, ...] = ()
        self.count = text("", "strong")
        self.empty = text(EMPTY, "prompt")
        self.how = text(HOW, "lead")
        self.list = BasketList()
        self.card = ItemCard(theme)
        self.up, self.down = button("Move up"), button("Move down")
        self.remove = button("Take out")
        self.up.setToolTip("Alt+Up")
        self.down.setToolTip("Alt+Down")
        self.remove.setToolTip("Delete")
        acts = FlowLayout(spacing=8)
        for part in (self.up, self.down, self.remove):
            acts.addWidget(part)
        self._acts = QWidget()
        self._acts.setLayout(acts)
        parts = (self.count, self.empty, self.how, self.working, self.list, self._acts, self.card)
        self.setLayout(vertical(*parts, spacing=8))
        self._wire()
        self.show_items(())

    def load(self) -> None:
        """Read what is in the basket now."""
        self._basket.all(self.show_items, self._failed)

    def gather(self, ids: Sequence[EntryId]) -> None:
        """Put these entries in, whole; the ones that are there already stay as they are."""

        def added(fresh: tuple[str, ...]) -> None:
            self.load()
            if fresh:
                words = f"{counted(len(fresh))} put in."
                self.undo_offered.emit(words, lambda: self._drop(fresh))

        self.working.begin("Putting them in.", can_stop=False)
        self._basket.gather(ids, added, self._failed)

    def show_items(self, items: tuple[InBasket, ...]) -> None:
        """Show what is in the basket."""
        self.items = items
        self.working.end()
        self.list.show_items(items)
        some = bool(items)
        for part in (self.count, self.list, self._acts):
            part.setVisible(some)
        self.empty.setVisible(not some)
        self.count.setText(f"{counted_items(items)}." if some else "")
        self._measure()
        self._show_card()
        self.shown.emit(items)

    def clear(self) -> None:
        """Forget everything private."""
        self.card.clear()
        self.show_items(())

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of the text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._measure()

    def _failed(self, error: Exception) -> None:
        self.working.end()
        self._tell(error)

    def _measure(self) -> None:
        row = max(self.list.sizeHintForRow(0), self._theme.px(40))
        rows = max(_LEAST, min(len(self.items), _MOST))
        self.list.setFixedHeight(rows * row + 8)

    def _wire(self) -> None:
        self.list.currentRowChanged.connect(self._show_card)
        self.list.removal_wanted.connect(self._take_out)
        self.list.arranged.connect(self._arrange)
        self.list.opened.connect(self._open)
        self.up.clicked.connect(lambda: self.list.shift(-1))
        self.down.clicked.connect(lambda: self.list.shift(1))
        self.remove.clicked.connect(self.list.take_out)
        self.card.amended.connect(self._amend)
        self.card.open_wanted.connect(self._open)
        self.card.refresh_wanted.connect(
            lambda id: self._basket.refresh(id, self.show_items, self._failed)
        )
        self.card.passage_wanted.connect(self._take_passage)

    @Slot()
    def _show_card(self) -> None:
        self.card.show_item(self.list.current_item())

    def _amend(self, item: Item) -> None:
        self._basket.amend(item, self.show_items, self._failed)

    def _arrange(self, ids: Sequence[str]) -> None:
        self._basket.arrange(ids, self.show_items, self._failed)

    def _open(self, item: InBasket) -> None:
        if not item.writing and not item.binned:
            self.entry_chosen.emit(item.summary.id)

    def _drop(self, ids: Sequence[str]) -> None:
        self._basket.remove(ids, self.show_items, self._failed)

    def _take_out(self, chosen: Sequence[InBasket]) -> None:
        order = [each.item.id for each in self.items]
        gone = [each.item for each in chosen]

        def removed(items: tuple[InBasket, ...]) -> None:
            self.show_items(items)
            (self.list if items else self.parentWidget() or self).setFocus()
            self.undo_offered.emit(
                f"{counted_items(chosen)} taken out.",
                lambda: self._basket.put_back(gone, order, self.show_items, self._failed),
            )

        self._basket.remove([item.id for item in gone], removed, self._failed)

    def _take_passage(self, item: InBasket, place: tuple[int, int]) -> None:
        def added(items: tuple[InBasket, ...]) -> None:
            before = {each.item.id for each in self.items}
            self.show_items(items)
            fresh = [each.item.id for each in items if each.item.id not in before]
            self.undo_offered.emit("1 moment put in.", lambda: self._drop(fresh))

        self._basket.add_passage(item.summary.id, place, added, self._failed)
