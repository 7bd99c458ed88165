"""Before and after: the page after something is offered, and its before stands beside it."""

from functools import partial

from PySide6.QtCore import QObject, Signal

from journal.domain import days
from journal.domain.befores import Linked, before_of
from journal.domain.entry import Entry, EntryId, Kind
from journal.services.reviewing import Reviewing
from journal.services.writing import Writing
from journal.ui.writing.before_lines import BeforeLines
from journal.ui.writing.before_pane import BeforePane
from journal.ui.writing.desk import Desk
from journal.ui.writing.more_menu import MoreMenu
from journal.ui.writing.sitting import Sitting


class Befores(QObject):
    """Offers, and never asks twice; the page before stands beside the page after it."""

    answered = Signal()
    """The question is settled, and the prompt may stand there again."""

    def __init__(
        self, desk: Desk, menu: MoreMenu, sitting: Sitting, writing: Writing, reviewing: Reviewing
    ) -> None:
        super().__init__(desk)
        self._desk = desk
        self._menu = menu
        self._sitting = sitting
        self._writing = writing
        self._reviewing = reviewing
        self._offered = False
        self._aside = False
        self._before: Entry | None = None
        self._linked = Linked()
        self.pane = BeforePane()
        self.pane.open_wanted.connect(self._open_before)
        self.pane.closed.connect(self._put_away)
        lines = BeforeLines(desk, menu)
        lines.left.connect(self.answered)
        menu.before_wanted.connect(self._open_before)
        menu.after_wanted.connect(self._go_after)
        sitting.laid.connect(self._follow)
        sitting.finished.connect(self._look)

    def offer(self) -> None:
        """Offer the page after one that is waiting for it, once, and only over an empty page."""
        if not self._offered:
            self._writing.before_waiting(self._ask, self._sitting.failed.emit)

    def step_aside(self, aside: bool) -> None:
        """Leave the room beside the page to something else, or take it again."""
        self._aside = aside
        self._place()

    def clear(self) -> None:
        """Forget what was offered and shown."""
        self._offered = self._aside = False
        self._forget()

    def _ask(self, before: Entry | None) -> None:
        if before is None or not self._sitting.is_bare() or not self._desk.question.isHidden():
            return
        self._offered = True
        content = before.content
        named = "" if content.veiled else content.title
        page = f"“{named}”" if named else f"your page from {days.spoken(content.day)}"
        leave = partial(self._decline, before)
        self._desk.question.ask(
            f"Write the after of {page}?",
            ("Write it", partial(self._begin_after, before)),
            ("Leave it", leave),
            leave=leave,
        )
        self._desk.show_card(self._desk.question)

    def _begin_after(self, before: Entry) -> None:
        self._sitting.begin(before=before.uuid)
        self._desk.editor.setFocus()

    def _decline(self, before: Entry) -> None:
        self._writing.leave_before(before.id, lambda _: None, self._sitting.failed.emit)
        self.answered.emit()
        self._desk.editor.setFocus()

    def _follow(self) -> None:
        """Show what belongs to the page that was laid."""
        self._forget()
        uuid = before_of(self._sitting.content)
        if uuid is not None:
            self._reviewing.entry_starting(uuid, self._show_before, lambda _: None)
        self._look()

    def _look(self) -> None:
        """Learn what is linked with the entry behind the page."""
        entry = self._sitting.entry
        if entry is not None:
            learn = partial(self._learn, entry.id)
            self._reviewing.linked(entry.id, learn, lambda _: None)

    def _learn(self, id: EntryId, linked: Linked) -> None:
        entry = self._sitting.entry
        if entry is not None and entry.id == id:
            self._linked = linked
            self._show_ways()

    def _show_before(self, before: Entry) -> None:
        if before.uuid != before_of(self._sitting.content) or before.deleted:
            return
        self._before = before
        self.pane.show_entry(before)
        self._show_ways()
        self._place()

    def _show_ways(self) -> None:
        entry = self._sitting.entry
        ready = entry is not None and entry.content.kind is Kind.BEFORE
        to_write = ready and not self._linked.afters
        self._menu.show_linked(self._before is not None, bool(self._linked.afters), bool(to_write))

    def _open_before(self) -> None:
        if self._before is not None:
            self._sitting.open(self._before.id)

    def _go_after(self) -> None:
        entry = self._sitting.entry
        if self._linked.afters:
            self._sitting.open(self._linked.afters[-1])
        elif entry is not None:
            self._begin_after(entry)

    def _put_away(self) -> None:
        self.pane.clear()
        self._desk.editor.setFocus()

    def _forget(self) -> None:
        self._before = None
        self._linked = Linked()
        self.pane.clear()
        self._show_ways()

    def _place(self) -> None:
        self.pane.setVisible(self.pane.holds and not self._aside)
