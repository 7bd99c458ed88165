"""The window: which page is shown, the keys that work everywhere, and hiding it all at lock."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtGui import QAction, QCloseEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QMenu, QStackedWidget, QWidget

from journal.services.door import Door, Locked, NoVault, Open, State
from journal.services.settings import SettingsService
from journal.services.unlocking import Unlocking
from journal.ui.frame import BELOW, BIN, ROOMS, Frame
from journal.ui.kit.errors import Sentence
from journal.ui.kit.labels import ground, vertical
from journal.ui.kit.theme import Theme
from journal.ui.kit.typed import forget_typed
from journal.ui.kit.unwritten_line import UnwrittenLine
from journal.ui.unlocking.page import LockPage

if TYPE_CHECKING:
    from journal.ui.unlocking.first_run import FirstRun

NAME = "Stillwater"
SMALLEST = QSize(760, 520)
_ALWAYS = ("Ctrl+L", "Ctrl+Q", "F10")
"""Keys that work also while the journal is locked or being opened."""
_BY_TAB = Qt.FocusPolicy.TabFocus
_NOT_RESTARTED = Sentence(
    "The journal is locked, but the program could not start anew.",
    "Your words are saved.",
    "Quit and open Stillwater again, so that nothing of them stays in memory.",
)


class Window(QMainWindow):
    """Shows lock screen, first start or the open journal, as the door's state says."""

    def __init__(
        self,
        door: Door,
        unlocking: Unlocking,
        settings: SettingsService,
        *,
        theme: Theme,
        frame: Frame,
        lock: LockPage,
        make_first_run: "Callable[[], FirstRun]",
    ) -> None:
        super().__init__()
        self._door = door
        self._unlocking = unlocking
        self._settings = settings
        self._theme = theme
        self._hidden = False
        self.frame = frame
        self.lock = lock
        self._make_first_run = make_first_run
        self._first_run: FirstRun | None = None
        self.menu = QMenu("Menu", self)
        self.screens = QStackedWidget()
        for screen in (lock, frame):
            self.screens.addWidget(screen)
        self.unwritten = UnwrittenLine(unlocking.unwritten)
        self.unwritten.written.connect(self._leave_at_last)
        whole = vertical(self.unwritten)
        whole.addWidget(self.screens, 1)
        self.setCentralWidget(ground("paper", whole))
        self.setWindowTitle(NAME)
        self.setMinimumSize(SMALLEST)
        preferences = settings.preferences
        self.resize(preferences.width, preferences.height)
        lock.other_wanted.connect(self._show_first_run)
        lock.looked.connect(frame.make_ready)
        unlocking.hide_at_lock(self.hide_content)
        door.listen(self._follow)
        self._add_keys()
        self._show_state()

    @property
    def first_run(self) -> "FirstRun":
        """The first start, made when it is first wanted."""
        if self._first_run is None:
            made = self._first_run = self._make_first_run()
            self.screens.addWidget(made)
            made.place_chosen.connect(self._show_lock)
            made.back_wanted.connect(self._show_state)
            made.finished.connect(self._show_state)
        return self._first_run

    def open(self) -> None:
        """Appear on the screen as large as last time."""
        if self._settings.preferences.maximised:
            self.showMaximized()
        else:
            self.show()

    def hide_content(self) -> None:
        """Put the empty lock screen over everything and close whatever else is open."""
        self._hidden = True
        self.lock.show_locking()
        self.screens.setCurrentWidget(self.lock)
        while (popup := QApplication.activePopupWidget()) is not None:
            popup.hide()
            popup.close()
        for other in QApplication.topLevelWidgets():
            if other is not self and other.isVisible():
                other.hide()
                other.close()
        self.repaint()
        self._remember_size()

    def say_not_restarted(self) -> None:
        """Say that the program is locked, but still the same process."""
        self.lock.say(_NOT_RESTARTED)

    def show_menu(self) -> None:
        """Show every act that has a key."""
        self.menu.popup(self.mapToGlobal(self.rect().topLeft()))

    def next_pane(self, step: int) -> None:
        """Move the focus to the next pane, or the one before with a `step` of -1."""
        panes = self.frame.panes()
        focus = self.focusWidget()
        at = next((n for n, p in enumerate(panes) if focus and _within(focus, p)), -1)
        target = panes[(at + step) % len(panes)]
        (_first_to_focus(target) or target).setFocus()

    def fit(self) -> None:
        """Let the navigation shrink to signs where the window is narrow for the text size."""
        narrow = self.width() < self._theme.px(self._theme.narrower)
        self.frame.navigation.set_narrow(narrow)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit what stands around the page into the new size."""
        super().resizeEvent(event)
        self.fit()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Lock and go; only words that no place takes hold the window back, and only once."""
        self.hide_content()
        self._unlocking.quit()
        unwritten = self._unlocking.unwritten
        told, self.unwritten.leaving = self.unwritten.leaving, True
        unwritten.try_again()
        if unwritten.waiting and not told:
            self._rest()
            event.ignore()
        else:
            event.accept()

    def _remember_size(self) -> None:
        if self.isFullScreen():
            return  # the page stood alone for a while
        size, maximised = self.size(), self.isMaximized()
        self._settings.prefer(
            lambda old: (
                replace(old, maximised=True)
                if maximised
                else replace(old, width=size.width(), height=size.height(), maximised=False)
            )
        )

    def _add_keys(self) -> None:
        acts: tuple[tuple[str, str, Callable[[], object]], ...] = (
            ("New entry", "Ctrl+N", self.frame.new_page),
            *((p.words, p.keys, partial(self.frame.go, p.id)) for p in (*ROOMS, *BELOW)),
            ("Search all entries", "Ctrl+Shift+F", self.frame.search),
            ("Bin", "Ctrl+Shift+B", partial(self.frame.go, BIN)),
            ("Next pane", "F6", partial(self.next_pane, 1)),
            ("Pane before", "Shift+F6", partial(self.next_pane, -1)),
            ("Menu of keys", "F10", self.show_menu),
            ("Quit", "Ctrl+Q", self.close),
        )
        for words, keys, act in acts:
            action = QAction(words, self)
            action.setShortcut(QKeySequence(keys))
            action.triggered.connect(partial(self._do, act, always=keys in _ALWAYS))
            self.addAction(action)
            self.menu.addAction(action)

    def _do(self, act: Callable[[], object], *_: bool, always: bool) -> None:
        if always or self.screens.currentWidget() is self.frame:
            act()

    @Slot()
    def _leave_at_last(self) -> None:
        if self.unwritten.leaving:
            self.close()

    def _follow(self, state: State) -> None:
        if isinstance(state, Open):
            self.unwritten.leaving = False
            self._settings.prefer(lambda old: replace(old, last_place=str(state.path)))
            self._show_state()
        elif isinstance(state, Locked | NoVault):
            self._rest()

    def _rest(self) -> None:
        """Stand at the door again, with nothing private left."""
        if self._hidden:
            self._hidden = False
            self.frame.clear()
            if self._first_run is not None:
                self._first_run.clear()
            self.lock.clear()
            forget_typed(self)
        self._show_state()

    @Slot()
    def _show_state(self) -> None:
        """Show what the door's state asks for, once the first start is not making a journal."""
        if self._first_run is not None and self._first_run.busy:
            return
        state = self._door.state
        if isinstance(state, NoVault):
            self._show_first_run()
        elif isinstance(state, Locked):
            self._show_lock(state.path)
        elif isinstance(state, Open):
            self.frame.begin(state.journal)
            self.screens.setCurrentWidget(self.frame)

    @Slot()
    def _show_first_run(self) -> None:
        if isinstance(self._door.state, Locked):
            self.first_run.offer_way_back()
        self.screens.setCurrentWidget(self.first_run)
        self.first_run.entered()

    @Slot(object)
    def _show_lock(self, path: Path) -> None:
        self.lock.set_place(path)
        self.screens.setCurrentWidget(self.lock)
        self.lock.entered()


def _within(widget: QWidget, pane: QWidget) -> bool:
    return widget is pane or pane.isAncestorOf(widget)


def _first_to_focus(pane: QWidget) -> QWidget | None:
    if pane.focusPolicy() & _BY_TAB:
        return pane
    return next(
        (
            child
            for child in pane.findChildren(QWidget)
            if child.focusPolicy() & _BY_TAB and child.isVisible() and child.isEnabled()
        ),
        None,
    )
