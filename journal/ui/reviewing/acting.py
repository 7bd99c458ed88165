"""Acts on the chosen entries, each as one: it happens to all of them, or it is cancelled."""

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from journal.domain.entry import EntryId
from journal.domain.report import Progress
from journal.domain.tags import Tag
from journal.services.naming import Naming
from journal.services.needs import Failed, OnMain, Then
from journal.services.several import Several
from journal.ui.kit.banner import Banner
from journal.ui.kit.tag_words import counted, tag_words
from journal.ui.kit.theme import Theme
from journal.ui.kit.working import Working
from journal.ui.reviewing.many import Many

Ids = tuple[EntryId, ...]


class _Act(Protocol):
    def __call__(
        self, ids: Ids, then: Then[Ids], failed: Failed, *, progress: Progress
    ) -> None: ...


class Acting(QObject):
    """Moves entries to the bin and names them; every act can be taken back."""

    undo_offered = Signal(str, object)
    """What was done, and the call that takes it back."""

    def __init__(
        self, several: Several, naming: Naming, banner: Banner, theme: Theme, on_main: OnMain
    ) -> None:
        super().__init__(banner)
        self._several = several
        self._naming = naming
        self._failed = banner.show_error
        self._from: QWidget | None = None
        self.many = Many(theme)
        self.working = Working(on_main)
        self.working.cancel_wanted.connect(several.cancel)
        self.many.name_given.connect(self._put)
        self.many.name_taken_off.connect(self._take_off)
        self.many.left.connect(self._leave)

    def bin(self, ids: Ids) -> None:
        """Move these entries to the bin."""
        several = self._several
        self._do(
            ids,
            "Moving to the bin…",
            several.move_to_bin,
            lambda moved: self._offer(
                f"{counted(len(moved))} moved to the bin.",
                lambda: self._do(moved, "Putting back…", several.bring_back),
            ),
        )

    def open_names(self, ids: Ids, back: QWidget) -> None:
        """Offer to name these entries; leaving it gives the focus to `back`."""
        if ids:
            self._from = back
            self.many.open(ids)
            self._naming.used(self.many.know, self._failed)
            self._show_carried()

    def clear(self) -> None:
        """Forget entries and names."""
        self.many.clear()
        self.working.end()

    def _put(self, tag: Tag) -> None:
        several, name = self._several, tag_words(tag)

        def undo(changed: Ids) -> None:
            self._do(changed, f"Taking ‘{name}’ off…", _named(several.take_off, tag))

        self._do(
            self.many.ids,
            f"Putting ‘{name}’ on…",
            _named(several.put, tag),
            lambda changed: self._offer(
                f"‘{name}’ put on {counted(len(changed))}.", lambda: undo(changed)
            ),
        )

    def _take_off(self, tag: Tag) -> None:
        several, name = self._several, tag_words(tag)

        def undo(changed: Ids) -> None:
            self._do(changed, f"Putting ‘{name}’ back…", _named(several.put, tag))

        self.many.field.name.setFocus(Qt.FocusReason.OtherFocusReason)
        self._do(
            self.many.ids,
            f"Taking ‘{name}’ off…",
            _named(several.take_off, tag),
            lambda changed: self._offer(
                f"‘{name}’ taken off {counted(len(changed))}.", lambda: undo(changed)
            ),
        )

    def _do(self, ids: Ids, words: str, act: _Act, then: Then[Ids] = lambda _: None) -> None:
        if not ids or self.working.busy:
            return

        def done(changed: Ids) -> None:
            self.working.end()
            self._show_carried()
            then(changed)

        def failed(error: Exception) -> None:
            self.working.end()
            self._failed(error)

        self.working.begin(words, "entries")
        act(ids, done, failed, progress=self.working.progress)

    def _offer(self, words: str, undo: Callable[[], None]) -> None:
        self.undo_offered.emit(words, undo)

    def _show_carried(self) -> None:
        if self.many.ids:
            self._several.names_on(self.many.ids, self.many.show_carried, self._failed)

    def _leave(self) -> None:
        self.many.clear()
        if self._from is not None:
            self._from.setFocus(Qt.FocusReason.OtherFocusReason)


class _Naming(Protocol):
    def __call__(
        self, ids: Ids, tag: Tag, then: Then[Ids], failed: Failed, *, progress: Progress
    ) -> None: ...


def _named(act: _Naming, tag: Tag) -> _Act:
    def with_name(ids: Ids, then: Then[Ids], failed: Failed, *, progress: Progress) -> None:
        act(ids, tag, then, failed, progress=progress)

    return with_name
