"""What Review does with names: filtering by them, their colours, and tidying them."""

from collections.abc import Callable
from functools import partial
from typing import Protocol

from PySide6.QtCore import QObject, Qt, Signal

from journal.domain.changes import Changed
from journal.domain.errors import NameTaken
from journal.domain.report import Progress
from journal.domain.tags import Colour, Rearranged, Tag
from journal.services.naming import Naming
from journal.services.needs import Failed, OnMain, Then
from journal.services.notices import Notices
from journal.ui.kit.banner import Banner
from journal.ui.kit.tag_words import tag_words
from journal.ui.kit.theme import Theme
from journal.ui.reviewing.entry_model import EntryModel
from journal.ui.reviewing.filter_bar import FilterBar
from journal.ui.reviewing.tidying import Tidying


class _Act(Protocol):
    def __call__(self, then: Then[Rearranged], failed: Failed, *, progress: Progress) -> None: ...


class TagRoom(QObject):
    """Keeps the names beside the list as they are, and lets every change of them be undone."""

    undo_offered = Signal(str, object)
    """What was done, and the call that takes it back."""
    turned = Signal()
    """The list of all names was opened or left."""

    def __init__(
        self,
        filters: FilterBar,
        model: EntryModel,
        banner: Banner,
        theme: Theme,
        on_main: OnMain,
        *,
        naming: Naming,
        notices: Notices,
    ) -> None:
        super().__init__(filters)
        self._filters = filters
        self._model = model
        self._naming = naming
        self._failed = banner.show_error
        self._stale = True
        self.tidying = Tidying(theme, on_main)
        self.tidying.working.cancel_wanted.connect(naming.cancel)
        filters.tags_wanted.connect(lambda: naming.names(filters.know, self._failed))
        filters.picker.tidy.clicked.connect(self.open)
        self.tidying.rename_wanted.connect(self._rename)
        self.tidying.merge_wanted.connect(self._merge)
        self.tidying.colour_chosen.connect(self._mark)
        self.tidying.left.connect(self._leave)
        notices.listen(self._changed)

    def entered(self) -> None:
        """Show the colours as they are now."""
        if self._stale:
            self._stale = False
            self._naming.colours(self._model.use_colours, self._failed)

    def open(self) -> None:
        """Show the list of all names."""
        self._filters.picker.clear()
        self.tidying.show()
        self.turned.emit()
        self._load()
        self.tidying.search.setFocus(Qt.FocusReason.OtherFocusReason)

    def clear(self) -> None:
        """Forget the names."""
        self._stale = True
        self.tidying.clear()
        self._model.use_colours({})
        self.turned.emit()

    def _leave(self) -> None:
        self.tidying.clear()
        self.turned.emit()
        self._filters.tags.setFocus(Qt.FocusReason.OtherFocusReason)

    def _load(self, current: Tag | None = None) -> None:
        self._naming.names(lambda known: self.tidying.show_names(known, current), self._failed)

    def _rename(self, tag: Tag, to: str) -> None:
        def failed(error: Exception) -> None:
            if isinstance(error, NameTaken):
                self.tidying.offer_merging()
            self._failed(error)

        act = partial(self._naming.rename, tag, to)
        self._do("Renaming…", act, lambda done: self._told(done, "called", tag, to), failed)

    def _merge(self, tag: Tag, into: str) -> None:
        act = partial(self._naming.merge, tag, into)
        self._do("Merging…", act, lambda done: self._told(done, "merged with", tag, into))

    def _told(self, done: Rearranged, how: str, tag: Tag, to: str) -> None:
        def put_back() -> None:
            act = partial(self._naming.put_back, done)
            self._do("Putting back…", act, lambda _: self._load(tag))

        self._load(Tag(to, tag.kind))
        self.tidying.list.setFocus(Qt.FocusReason.OtherFocusReason)
        self.undo_offered.emit(f"‘{tag_words(tag)}’ {how} ‘{to}’.", put_back)

    def _do(
        self, words: str, act: _Act, then: Then[Rearranged], failed: Failed | None = None
    ) -> None:
        """Change names, one change at a time, and show how far it has come."""
        working = self.tidying.working
        if working.busy:
            return

        def ended(outcome: Callable[[], None]) -> None:
            working.end()
            outcome()

        working.begin(words, "entries")
        act(
            lambda done: ended(partial(then, done)),
            lambda error: ended(partial(failed or self._failed, error)),
            progress=working.progress,
        )

    def _mark(self, tag: Tag, colour: Colour | None) -> None:
        self._naming.mark(tag, colour, lambda _: None, self._failed)

    def _changed(self, changed: Changed) -> None:
        if not (changed.tags or changed.everything):
            return
        self._stale = True
        self._filters.follow_names(changed.renamed)
        if self._filters.isVisible():
            self.entered()
        if not self.tidying.isHidden():
            self._load()
