"""Ctrl+M in Review: chosen entries, or words of the one that is read, go into the basket."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from journal.domain.basket import InBasket
from journal.domain.entry import EntryId
from journal.services.basket import Basket
from journal.services.giving import Giving
from journal.ui.kit.page_text import PageText
from journal.ui.kit.passages import place_in
from journal.ui.kit.tag_words import counted
from journal.ui.reviewing.preview import Preview
from journal.ui.reviewing.ways.leaf import Leaf

if TYPE_CHECKING:
    from journal.ui.reviewing.page import ReviewingPage

WORDS = "These words are in the basket, under Hand over."
THERE = "All of them are in the basket already."


class Gathering(QObject):
    """Joins Review to the basket and to the log of what was handed over."""

    undo_offered = Signal(str, object)
    """What was done, and the call that takes it back."""

    def __init__(self, page: "ReviewingPage", basket: Basket, giving: Giving) -> None:
        super().__init__(page)
        self._page = page
        self._basket = basket
        self._giving = giving
        self._failed = page.banner.show_error
        here = Qt.ShortcutContext.WidgetWithChildrenShortcut
        QShortcut(QKeySequence("Ctrl+M"), page, self.gather, context=here)
        page.acts.basket_wanted.connect(self._gather_chosen)
        page.preview.entry_shown.connect(self._tell_given)
        self.undo_offered.connect(page.last.take)

    @Slot()
    def gather(self) -> None:
        """Put in the words at hand, or else the chosen entries."""
        focus = self._page.focusWidget()
        id = _read_in(focus)
        if isinstance(focus, PageText) and id is not None:
            place = place_in(focus.textCursor(), focus.given)
            if place is not None:
                self._basket.add_passage(id, place, self._put_words, self._failed)
        else:
            self._gather_chosen()

    @Slot()
    def _gather_chosen(self) -> None:
        ids: Sequence[EntryId] = self._page.table.chosen()
        if ids:
            self._basket.gather(ids, self._put_entries, self._failed)

    def _put_words(self, items: tuple[InBasket, ...]) -> None:
        self.undo_offered.emit(WORDS, self._taking_out((items[-1].item.id,)))

    def _put_entries(self, fresh: tuple[str, ...]) -> None:
        are = "is" if len(fresh) == 1 else "are"
        words = f"{counted(len(fresh))} {are} in the basket, under Hand over." if fresh else THERE
        self.undo_offered.emit(words, self._taking_out(fresh))

    def _taking_out(self, ids: tuple[str, ...]) -> Callable[[], None]:
        return lambda: self._basket.remove(ids, lambda _: None, self._failed)

    @Slot(str)
    def _tell_given(self, uuid: str) -> None:
        preview = self._page.preview
        self._giving.of(uuid, lambda log: preview.show_given(uuid, log), self._failed)


def _read_in(widget: QWidget | None) -> EntryId | None:
    """Return the entry whose text is read in a widget."""
    while widget is not None:
        if isinstance(widget, Leaf):
            return widget.sheet.id
        if isinstance(widget, Preview):
            return widget.shown
        widget = widget.parentWidget()
    return None
