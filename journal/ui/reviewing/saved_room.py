"""What Review does with saved searches: bringing them back, keeping one more, letting one go."""

from functools import partial

from PySide6.QtCore import QObject, Qt, Signal

from journal.domain.changes import Changed
from journal.domain.saved_searches import KeptSearches, SavedSearch, spelled
from journal.domain.selection import Selection
from journal.services.notices import Notices
from journal.services.saved_searches import SavedSearches
from journal.ui.kit import query_words
from journal.ui.kit.banner import Banner
from journal.ui.reviewing.filter_bar import FilterBar


class SavedRoom(QObject):
    """Joins the menu in the filter bar to what is kept in the journal."""

    undo_offered = Signal(str, object)
    """What was done, and the call that takes it back."""

    def __init__(
        self, filters: FilterBar, banner: Banner, *, searches: SavedSearches, notices: Notices
    ) -> None:
        super().__init__(filters)
        self._filters = filters
        self._searches = searches
        self._failed = banner.show_error
        self._kept = KeptSearches()
        self._known = False
        menu = filters.saved
        menu.menu.aboutToShow.connect(self._show)
        menu.wanted.connect(self._bring_back)
        menu.words_wanted.connect(self._look_for)
        menu.save_wanted.connect(self._ask)
        menu.removed.connect(self._remove)
        menu.keeping_changed.connect(self._keep_recent)
        filters.save_line.named.connect(self._save)
        filters.save_line.left.connect(self._go_back)
        filters.words.returnPressed.connect(self.note)
        filters.list_wanted.connect(self.note)
        notices.listen(self._changed)

    def entered(self) -> None:
        """Learn what is kept, when someone comes here first."""
        if not self._known:
            self._searches.kept(self._learn, self._failed)

    def clear(self) -> None:
        """Forget every search."""
        self._known, self._kept = False, KeptSearches()
        self._filters.saved.show_kept(self._kept, can_save=False)
        self._filters.save_line.clear()

    def note(self) -> None:
        """Keep what is looked for now among the last searches, where the person wants that."""
        words = spelled(self._filters.selection())
        if self._kept.keeping and words:
            self._searches.note(words, self._learn, self._failed)

    def _learn(self, kept: KeptSearches) -> None:
        self._known, self._kept = True, kept
        self._show()

    def _show(self) -> None:
        can_save = bool(self._filters.active())
        self._filters.saved.show_kept(self._kept, can_save=can_save)

    def _bring_back(self, search: SavedSearch) -> None:
        self._filters.bring_back(search)
        self._go_back()

    def _look_for(self, words: str) -> None:
        self._bring_back(SavedSearch("", "", words))

    def _ask(self) -> None:
        selection = self._filters.selection()
        query = Selection(words=spelled(selection)).query
        self._filters.save_line.ask(query_words.understood(query) or selection.words.strip())

    def _save(self, name: str) -> None:
        selection, days = self._filters.selection(), self._filters.period.last_days
        if days:
            selection = self._filters.selection(any_day=True)
        words = spelled(selection)
        search = self._searches.new(name, words, selection.order, days)

        def kept(known: KeptSearches) -> None:
            self._learn(known)
            self._go_back()

        def failed(error: Exception) -> None:
            self._filters.save_line.ask(name)
            self._failed(error)

        self._searches.keep(search, kept, failed)

    def _remove(self, search: SavedSearch) -> None:
        put_back = partial(self._searches.keep, search, self._learn, self._failed)

        def done(kept: KeptSearches) -> None:
            self._learn(kept)
            self.undo_offered.emit(f"‘{search.name}’ is no longer saved.", put_back)

        self._searches.remove(search.id, done, self._failed)

    def _keep_recent(self, on: bool) -> None:
        self._searches.keep_recent(on, self._learn, self._failed)

    def _go_back(self) -> None:
        self._filters.words.setFocus(Qt.FocusReason.OtherFocusReason)

    def _changed(self, changed: Changed) -> None:
        if changed.everything:  # names may be called anew, or another copy came in
            self._known = False
            if self._filters.isVisible():
                self.entered()
