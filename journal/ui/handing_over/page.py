"""The hand-over page: five steps from what was gathered to a file that was looked at."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from journal.domain.basket import InBasket
from journal.domain.changes import Changed
from journal.domain.entry import EntryId
from journal.domain.recipe import Recipe
from journal.services.handing_over import HandingOver
from journal.services.naming import Naming
from journal.services.needs import OnMain
from journal.services.notices import Notices
from journal.services.packing import Packed
from journal.services.reviewing import Reviewing
from journal.ui.handing_over.decided import Decided
from journal.ui.handing_over.first_page.measuring import Measuring
from journal.ui.handing_over.first_page.step import FrontStep
from journal.ui.handing_over.gather.step import GatherStep
from journal.ui.handing_over.look.step import LookStep
from journal.ui.handing_over.making import Making
from journal.ui.handing_over.names.step import NamesStep
from journal.ui.handing_over.room import Room
from journal.ui.handing_over.save_step import SaveStep
from journal.ui.kit.labels import vertical
from journal.ui.kit.theme import Theme

WHAT, FRONT, NAMES, LOOK, SAVE = range(5)
NAMED = ("What goes in", "First page", "Names and dates", "Look at it", "Save")
_HERE = Qt.ShortcutContext.WidgetWithChildrenShortcut
_State = tuple[Recipe, tuple[InBasket, ...]]


class HandingOverPage(QWidget):
    """Keeps what is typed in the journal, and saves nothing that was not seen and looked into."""

    entry_chosen = Signal(object)
    """The id of an entry to open."""
    among_wanted = Signal(object, str)
    """The ids of entries to show in Review, and what they have in common."""
    undo_offered = Signal(str, object)
    """What was done, and the call that takes it back."""

    def __init__(
        self,
        *,
        handing_over: HandingOver,
        reviewing: Reviewing,
        naming: Naming,
        notices: Notices,
        today: Callable[[], date],
        theme: Theme,
        on_main: OnMain,
    ) -> None:
        super().__init__()
        self._handing_over = handing_over
        self._seen: _State | None = None
        self.room = Room(theme, NAMED)
        self.banner = self.room.banner
        failed = self.banner.show_error
        near = (theme, today, on_main)
        self.gather = GatherStep(handing_over, reviewing, naming, failed, *near)
        self.front = FrontStep(theme)
        self.names = NamesStep(handing_over.redacting, theme)
        self.look = LookStep(handing_over.previewing, handing_over.six_words, theme)
        self.save = SaveStep(today)
        steps = (self.gather, self.front, self.names, self.save)
        self.decided = Decided(handing_over.basket, failed, *steps)
        self.making = Making(handing_over, self.look, self.save, self.decided.recipe, on_main)
        self.measuring = Measuring(handing_over, self)
        self._lay_out()
        self._wire()
        notices.listen(self._follow)
        self.clear()

    @property
    def panes(self) -> tuple[QWidget, ...]:
        """What F6 goes through."""
        return self.room.panes

    def entered(self) -> None:
        """Bring everything up to date, and be ready at the step that is shown."""
        self.decided.load(self.gather.entered)
        self.room.enter()

    def take(self, ids: Sequence[EntryId]) -> None:
        """Put these entries in whole, as they were asked for, and show what goes in."""

        def put() -> None:
            self.gather.appendix.setChecked(True)
            self.gather.basket.gather(ids)

        self.decided.load(put)
        self.go(WHAT)

    def go(self, step: int) -> None:
        """Show a step; what it needs is made when it is not there yet."""
        if self.room.shown == NAMES and step != NAMES:
            self.names.take_typed()
        self.decided.flush()
        self.room.show_step(step)
        if step == NAMES:
            self._look_through()
        elif step == LOOK and self.making.is_wanted:
            self.making.make()
        elif step == SAVE:
            self.making.offer()

    def clear(self) -> None:
        """Forget everything private."""
        self._seen = None
        for part in (self.making, self.measuring, self.look, self.decided, self.banner):
            part.clear()
        self.room.show_step(WHAT)

    def _lay_out(self) -> None:
        self.room.put(self.gather, self.front, self.names, self.look, self.save)
        self.room.put_below(self.making.preparing.working)
        self.setLayout(vertical(self.room))

    def _wire(self) -> None:
        self.room.step_wanted.connect(self.go)
        self.room.anew_wanted.connect(self._begin_anew)
        for step in (self.gather, self.front, self.names):
            step.changed.connect(self._learn)
        self.gather.changed.connect(self._look_through_anew)
        self.front.changed.connect(lambda: self.measuring.touch(self.front.front()))
        self.front.begun.connect(lambda recipe: self.gather.themes.setChecked(recipe.themes))
        self.measuring.measured.connect(self.front.show_lines_over)
        self.gather.basket.shown.connect(self._offer_own_words)
        self.gather.basket.entry_chosen.connect(self.entry_chosen)
        self.gather.last_time.among_wanted.connect(self.among_wanted)
        for part in (self.gather.basket, self.front, self.decided):
            part.undo_offered.connect(self.undo_offered)
        self._wire_file()
        for keys, by in (("Ctrl+PgDown", 1), ("Ctrl+PgUp", -1)):
            QShortcut(QKeySequence(keys), self, partial(self._step, by), context=_HERE)

    def _wire_file(self) -> None:
        making = self.making
        making.begun.connect(self._note_state)
        making.looked.connect(lambda it: self.front.show_lines_over(it.finished.lines_over))
        making.noted.connect(self.gather.show_log)
        making.protecting.connect(lambda: self.go(LOOK))
        making.preparing.packed.connect(self._packed)
        making.preparing.failed.connect(self._fail)
        self.look.names_wanted.connect(lambda: self.go(NAMES))
        self.save.look_wanted.connect(lambda: self.go(LOOK))

    @Slot()
    def _begin_anew(self) -> None:
        self.room.show_step(WHAT)
        self.decided.begin_anew()

    def _step(self, by: int) -> None:
        self.go(min(max(self.room.shown + by, WHAT), SAVE))

    @Slot()
    def _learn(self) -> None:
        """Let go of a file that is no longer the one that is meant."""
        if not self.decided.loaded:
            return
        state = self._state()
        if state == self._seen:
            return
        self._seen = state
        self.decided.touch()
        self.making.outdate()

    def _state(self) -> _State:
        return replace(self.decided.recipe(), to_whom=""), self.gather.basket.items

    @Slot()
    def _note_state(self) -> None:
        self._seen = self._state()

    def _look_through(self) -> None:
        made = self.making.preparing.made
        if made is None:
            self._note_state()
            self.making.preparing.pack(self.decided.recipe())
        else:
            self._packed(made)

    @Slot()
    def _look_through_anew(self) -> None:
        """Offer the names of what was changed elsewhere while they are being looked through."""
        preparing = self.making.preparing
        waits = preparing.made is not None or preparing.working.busy
        if self.decided.loaded and self.room.shown == NAMES and not waits:
            self._look_through()

    @Slot(object)
    def _packed(self, made: Packed) -> None:
        if self.room.shown == NAMES:
            self.names.offer(made.packet)

    @Slot(object)
    def _fail(self, error: Exception) -> None:
        shown = self.room.shown
        if shown == NAMES:
            self.names.show_error(error)
        elif shown == LOOK:
            self.look.show_error(error)
        elif shown == SAVE:
            self.save.show_error(error)
        else:
            self.banner.show_error(error)

    @Slot()
    def _offer_own_words(self) -> None:
        log = self.gather.log
        self.front.offer(self.gather.basket.items, log[0].when.date() if log else None)

    def _follow(self, changed: Changed) -> None:
        if self.isVisible() and (changed.entries or changed.everything):
            self.gather.basket.load()
