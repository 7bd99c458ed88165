"""What Review does with names: filtering by them, their colours, and tidying them."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Protocol, TypeVar

from PySide6.QtCore import QObject, Qt, Signal

from journal.domain.changes import Changed
from journal.domain.entry import Taken
from journal.domain.errors import NameTaken
from journal.domain.report import Progress
from journal.domain.similar import Alike
from journal.domain.tags import Colour, Nested, Rearranged, Tag
from journal.services.naming import Naming
from journal.services.needs import Failed, OnMain, Then
from journal.services.notices import Notices
from journal.ui.kit.banner import Banner
from journal.ui.kit.tag_colours import COLOUR_WORDS
from journal.ui.kit.tag_words import counted, tag_words
from journal.ui.kit.theme import Theme
from journal.ui.reviewing.entry_model import EntryModel
from journal.ui.reviewing.filter_bar import FilterBar
from journal.ui.reviewing.tidying import Tidying

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)


class _Act(Protocol[T_co]):
    def __call__(self, then: Then[T_co], failed: Failed, *, progress: Progress) -> None: ...


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
        self.tidying.delete_wanted.connect(self._take_away)
        self.tidying.show_wanted.connect(filters.show_only)
        self.tidying.apart_wanted.connect(self._keep_apart)
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
        self._naming.alike(self.tidying.show_alike, self._failed)
        self._naming.names(lambda known: self.tidying.show_names(known, current), self._failed)

    def _rename(self, tag: Tag, to: str) -> None:
        def failed(error: Exception) -> None:
            if isinstance(error, NameTaken):
                self.tidying.editor.offer_merging()
            self._failed(error)

        act = partial(self._naming.rename, tag, to)
        said = f"‘{tag_words(tag)}’ called ‘{to}’."
        self._do("Renaming…", act, partial(self._rearranged, tag, Tag(to, tag.kind), said), failed)

    def _merge(self, tags: Sequence[Tag], into: str) -> None:
        what = f"‘{tag_words(tags[0])}’" if len(tags) == 1 else f"{len(tags):,} names"
        act, to = partial(self._naming.merge, tags, into), Tag(into, tags[0].kind)
        said = f"{what} merged with ‘{into}’."
        self._do("Merging…", act, partial(self._rearranged, tags[0], to, said))

    def _rearranged(self, was: Tag, now: Tag, said: str, changes: tuple[Rearranged, ...]) -> None:
        def put_back() -> None:
            act = partial(self._naming.put_back, changes)
            self._do("Putting back…", act, lambda _: self._load(was))

        self._load(now)
        self.tidying.list.setFocus(Qt.FocusReason.OtherFocusReason)
        self.undo_offered.emit(said, put_back)

    def _take_away(self, tags: Sequence[Tag]) -> None:
        def done(taken: tuple[Taken, ...]) -> None:
            def give_back() -> None:
                act = partial(self._naming.give_back, taken)
                self._do("Putting back…", act, lambda _: self._load(tags[0]))

            self._load()
            if taken:
                self.undo_offered.emit(taken_words(taken), give_back)

        self._do("Taking off…", partial(self._naming.take_away, tags), done)

    def _keep_apart(self, pair: Alike) -> None:
        keep = partial(self._naming.keep_apart, pair.pair)
        said = f"‘{pair.less.tag.name}’ and ‘{pair.more.tag.name}’ are kept apart."

        def undo() -> None:
            keep(lambda _: None, self._failed, apart=False)

        keep(lambda _: self.undo_offered.emit(said, undo), self._failed)

    def _do(self, words: str, act: _Act[T], then: Then[T], failed: Failed | None = None) -> None:
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

    def _mark(self, names: Sequence[Nested], colour: Colour | None) -> None:
        def undo() -> None:
            for each in names:
                self._naming.mark(each.tag, each.colour, lambda _: None, self._failed)

        for each in names:
            self._naming.mark(each.tag, colour, lambda _: None, self._failed)
        what = f"‘{tag_words(names[0].tag)}’" if len(names) == 1 else f"{len(names):,} names"
        marked = "without a colour" if colour is None else f"marked {COLOUR_WORDS[colour].lower()}"
        self.undo_offered.emit(f"{what} {marked}.", undo)

    def _changed(self, changed: Changed) -> None:
        if not (changed.tags or changed.everything):
            return
        self._stale = True
        self._filters.follow_names(changed.renamed)
        if self._filters.isVisible():
            self.entered()
        if not self.tidying.isHidden():
            self._load()


def taken_words(taken: Sequence[Taken]) -> str:
    """Return which names were taken off how many entries."""
    entries = len(frozenset(id for each in taken for id in each.ids))
    what = f"‘{tag_words(taken[0].tag)}’" if len(taken) == 1 else f"{len(taken):,} names"
    return f"{what} taken off {counted(entries)}."
