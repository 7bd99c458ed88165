"""The writing page: writing, finishing, and what is asked and shown after it."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QTextCursor
from PySide6.QtWidgets import QWidget

from journal.domain.changes import Changed
from journal.domain.entry import EntryId
from journal.domain.settings import Settings
from journal.domain.text import word_count
from journal.services.naming import Naming
from journal.services.notices import Notices
from journal.services.reviewing import Reviewing
from journal.services.settings import SettingsService
from journal.services.spelling import Spelling
from journal.services.unlocking import Unlocking
from journal.services.writing import Writing
from journal.ui.kit import labels
from journal.ui.kit.side_by_side import SideBySide
from journal.ui.kit.theme import Theme
from journal.ui.writing.afterwards import Afterwards
from journal.ui.writing.answering import Answering
from journal.ui.writing.around import Around
from journal.ui.writing.asking import Asking
from journal.ui.writing.attach import Attach
from journal.ui.writing.autosave import SaveState
from journal.ui.writing.befores import Befores
from journal.ui.writing.beside import Beside
from journal.ui.writing.desk import Desk
from journal.ui.writing.focus import Focus
from journal.ui.writing.gathering import Gathering
from journal.ui.writing.keepsakes import Keepsakes
from journal.ui.writing.misspelt_check import MisspeltCheck
from journal.ui.writing.more_menu import MoreMenu
from journal.ui.writing.pacing import Pacing
from journal.ui.writing.page_names import PageNames
from journal.ui.writing.reading_panel import ReadingPanel
from journal.ui.writing.sitting import Sitting

COUNT_AFTER = 300
"""Milliseconds of rest after which words are counted, so that counting never slows typing."""
_HERE = Qt.ShortcutContext.WidgetWithChildrenShortcut


class WritingPage(QWidget):
    """Keeps what is written, asks before it reads, and leaves the last word to the person."""

    undo_offered = Signal(str, object)
    """What was done, and the call that takes it back."""
    alone_wanted = Signal(bool)
    """The page wants the window for itself, or no longer."""

    def __init__(
        self,
        *,
        writing: Writing,
        settings: SettingsService,
        unlocking: Unlocking,
        notices: Notices,
        reviewing: Reviewing,
        spelling: Spelling,
        naming: Naming,
        theme: Theme,
    ) -> None:
        super().__init__()
        self._writing = writing
        self._settings_service = settings
        self._draft_offered = False
        self.desk = Desk(theme, writing)
        self.panel = ReadingPanel(theme)
        self.menu = MoreMenu(self)
        self.sitting = Sitting(writing, reviewing, self.desk.words, self)
        failed = self.desk.banner.show_error
        answering = Answering(self.sitting, writing, failed)
        self.beside = Beside(self.panel, self.desk.editor, self.sitting, answering, self._keep)
        self.focus = Focus(self, self.desk, self.beside)
        self.focus.join(self.menu, self.menu.reading)
        self._around = Around(self.desk, self.menu, self.sitting, self._keep)
        self._names = PageNames(self.desk, self.sitting, naming, notices)
        self.attach = Attach(self.desk, self.sitting, writing.attaching, theme)
        self._asking = Asking(self.desk, self.sitting, writing)
        self.befores = Befores(self.desk, self.menu, self.sitting, writing, reviewing)
        talk = (self.desk, self.sitting, writing.prompting)
        self.pacing = Pacing(*talk, keep=self._keep, lock=partial(unlocking.lock, "asked"))
        self._afterwards = Afterwards(
            *(self.desk, self.sitting, answering, self.beside),
            writing=writing,
            new_page=self.new_page,
            mark_for_session=self._around.mark_for_session,
            ways_out=self.pacing.ways_out,
        )
        self._counting = QTimer(self, singleShot=True, interval=COUNT_AFTER)
        page = SideBySide(self.desk, self.befores.pane, theme)
        around = (self.desk, self.menu, self.sitting)
        self.keepsakes = Keepsakes(page, *around, writing=writing, theme=theme)
        self.spelling = MisspeltCheck(self, *around, spelling=spelling, keep=self._keep)
        self._room = SideBySide(self.keepsakes.shelf, self.panel, theme)
        self._wire()
        unlocking.keep_at_lock(self.sitting.autosave.unsaved)
        unlocking.keep_at_lock(self.keepsakes.unsaved)
        notices.listen(self._changed)
        self._show_page()

    def entered(self) -> None:
        """Be ready for writing; an unfinished page is offered once, quietly."""
        if not self._draft_offered:
            self.sitting.wake()
        self._settings_service.settings(self._settled, self.sitting.failed.emit)
        self._names.entered()
        self.desk.editor.setFocus()

    def clear(self) -> None:
        """Forget everything private; unsaved words have been asked for by then."""
        self._draft_offered = False
        self.beside.close()
        self._afterwards.clear()
        self.befores.clear()
        self.keepsakes.put_away()
        self.spelling.clear()
        self.pacing.clear()
        self.desk.clear()
        self.sitting.clear()

    def new_page(self) -> None:
        """Begin a new page; the one before stays safe as it is."""
        self.sitting.begin(self.pacing.draw())
        self.desk.editor.setFocus()

    def open(self, id: EntryId) -> None:
        """Show a finished entry."""
        self.sitting.open(id)

    def finish(self) -> None:
        """Turn the page into an entry; nothing at all is nothing to finish."""
        if not self.sitting.is_bare():
            self.sitting.finish()

    def _wire(self) -> None:
        sitting, desk, menu = self.sitting, self.desk, self.menu
        gathering = Gathering(desk, menu, sitting, self._around, self._writing)
        self.setLayout(labels.vertical(self._room))
        desk.more.setMenu(menu)
        sitting.laid.connect(self._show_page)
        sitting.finished.connect(self._afterwards.begin)
        sitting.failed.connect(desk.banner.show_error)
        self._asking.answered.connect(self.pacing.show)
        self.befores.answered.connect(self.pacing.show)
        self.beside.opened.connect(partial(self.befores.step_aside, True))
        self.beside.closed.connect(partial(self.befores.step_aside, False))
        self.focus.changed.connect(self.befores.step_aside)
        self.focus.changed.connect(self.alone_wanted)
        self.keepsakes.join(self.beside, self.befores, self.focus)
        for part in (self.keepsakes, self.spelling, self.attach, self._names, gathering):
            part.undo_offered.connect(self.undo_offered)
        self.pacing.changed.connect(self._around.show)
        self._asking.new_wanted.connect(self.new_page)
        sitting.autosave.state_changed.connect(self._show_state)
        sitting.entry_changed.connect(self._show_state)
        desk.words_changed.connect(sitting.touch)
        desk.words_changed.connect(self._counting.start)
        desk.foot.finish_wanted.connect(self.finish)
        desk.editor.rested.connect(sitting.autosave.save)
        self._counting.timeout.connect(self._count)
        room = (self.beside.opened, self.beside.closed, self._room.placed, desk.card_left)
        for change in room:
            change.connect(self._make_room)
        menu.reading_wanted.connect(self._afterwards.open_reading)
        menu.lines_wanted.connect(self.beside.signs.underline)
        menu.sign_wanted.connect(self.beside.signs.step)
        self.beside.signs.changed.connect(menu.show_signs)
        menu.new_wanted.connect(self.new_page)
        menu.unfinished_wanted.connect(self._asking.show_unfinished)
        menu.bin_wanted.connect(sitting.move_to_bin)
        for key, act in (("Ctrl+Return", self.finish), ("Ctrl+T", desk.foot.open_field)):
            QShortcut(QKeySequence(key), self, act, context=_HERE)

    def _settled(self, settings: Settings) -> None:
        self._use(settings)
        if not self.sitting.is_bare():
            return
        if self.sitting.content.day != self._writing.blank().content.day or not self._draft_offered:
            self.sitting.begin(self.pacing.draw())
        if not self._draft_offered:
            self._draft_offered = True
            self._asking.offer_unfinished()
        self.befores.offer()

    def _use(self, settings: Settings) -> None:
        self.pacing.use(settings)
        self._afterwards.use(settings)
        self.beside.use(settings)
        self.spelling.use(settings)
        self.desk.use(settings)

    def _changed(self, changed: Changed) -> None:
        if changed.settings is not None:
            self._use(changed.settings)
        entry = self.sitting.entry
        if entry is not None and (changed.everything or entry.id in changed.entries):
            self.sitting.refresh()

    def _show_page(self) -> None:
        self.beside.close()
        self.desk.lay(self.sitting.content)
        if not self.sitting.settled:
            self.desk.editor.moveCursor(QTextCursor.MoveOperation.End)
        self._around.show()
        self._count()
        self._show_state()
        self.pacing.show()
        self.desk.veil(False)
        if self.sitting.entry is not None and self.sitting.content.veiled:
            self._asking.veil()

    def _count(self) -> None:
        self.desk.foot.show_count(word_count(self.desk.words()[1]))

    def _show_state(self) -> None:
        autosave = self.sitting.autosave
        self.desk.foot.show_state(autosave.state)
        self.desk.foot.show_finish(not self.sitting.settled)
        if autosave.error is not None:
            self.desk.banner.show_error(autosave.error)
        elif autosave.state is SaveState.SAVED:
            self.desk.banner.clear()

    def _keep(self, change: Callable[[Settings], Settings], then: Callable[[], None]) -> None:
        def kept(settings: Settings) -> None:
            self._use(settings)
            then()

        self._settings_service.set(change, kept, self.sitting.failed.emit)

    def _make_room(self) -> None:
        self.desk.fold(self._room.is_narrow() and not self.panel.isHidden())
