"""Ctrl+M on the page: words for someone, put into the basket as they stand there."""

from PySide6.QtCore import QObject, Signal, Slot

from journal.domain.basket import Item
from journal.services.writing import Writing
from journal.ui.kit.passages import place_in
from journal.ui.writing.around import Around
from journal.ui.writing.desk import Desk
from journal.ui.writing.more_menu import MoreMenu
from journal.ui.writing.sitting import Sitting

GATHERED = "These words are in the basket, under Hand over."
MARKED, UNMARKED = "The page is marked for a session.", "The page is not marked for a session."


class Gathering(QObject):
    """Takes what is selected, or else the paragraph; without words there it marks the page."""

    undo_offered = Signal(str, object)
    """What was done, and the call that takes it back."""

    def __init__(
        self, desk: Desk, menu: MoreMenu, sitting: Sitting, around: Around, writing: Writing
    ) -> None:
        super().__init__(desk)
        self._desk = desk
        self._sitting = sitting
        self._around = around
        self._writing = writing
        menu.words_gathered.connect(self.gather)

    @Slot()
    def gather(self) -> None:
        """Put the words that are meant into the basket."""
        editor = self._desk.editor
        place = place_in(editor.textCursor(), editor.text()) if editor.hasFocus() else None
        if place is None:
            self._mark(not self._sitting.content.for_session)
            return
        self._writing.gather(self._sitting.draft(), place, self._offer, self._sitting.failed.emit)

    def _offer(self, item: Item) -> None:
        def undo() -> None:
            self._writing.let_go(item, lambda _: None, self._sitting.failed.emit)

        self.undo_offered.emit(GATHERED, undo)

    def _mark(self, marked: bool) -> None:
        self._around.mark_for_session(marked)
        words = MARKED if marked else UNMARKED
        self.undo_offered.emit(words, lambda: self._around.mark_for_session(not marked))
