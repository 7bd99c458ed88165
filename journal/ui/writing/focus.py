"""Nothing but the page: everything else steps back until Escape, or until something is asked."""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from journal.ui.writing.beside import Beside
from journal.ui.writing.desk import Desk

_KEYS = ("F11", "Ctrl+Shift+D")


class Focus(QObject):
    """Leaves only the page, on the whole screen, and gives everything back as it was."""

    changed = Signal(bool)
    """Whether the page stands alone; what lies around it goes and comes with this."""

    def __init__(self, page: QWidget, desk: Desk, beside: Beside) -> None:
        super().__init__(page)
        self._page = page
        self._desk = desk
        self._beside = beside
        self._on = False
        self._was_full = False
        self.action = QAction("Only the page", self, checkable=True)
        self.action.setShortcuts([QKeySequence(key) for key in _KEYS])
        self.action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self.action.triggered.connect(self.set_on)
        page.addAction(self.action)
        page.installEventFilter(self)
        desk.card_shown.connect(self.leave)
        beside.opened.connect(self.leave)
        desk.editor.left.connect(self.leave)

    def join(self, menu: QMenu, before: QAction) -> None:
        """Offer it, and finding words, in a menu."""
        find = QAction("Find on this page", self)
        find.setShortcut(QKeySequence("Ctrl+F"))
        find.triggered.connect(self._desk.finding.open)
        steps = []
        for words, key, by in (
            ("Next place found", "F3", 1),
            ("Place found before", "Shift+F3", -1),
        ):
            step = QAction(words, self)
            step.setShortcut(QKeySequence(key))
            step.triggered.connect(lambda _=False, by=by: self._desk.finding.step(by))
            steps.append(step)
        for action in (find, *steps):
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            self._page.addAction(action)
        menu.insertActions(before, [find, *steps, self.action])
        menu.insertSeparator(before)

    @Slot(bool)
    def set_on(self, on: bool) -> None:
        """Leave only the page, or give everything back."""
        self.action.setChecked(on)
        if on == self._on:
            return
        self._on = on
        if on:
            self._beside.close()
        self._desk.stand_alone(on)
        # A turn later, so that a window that closes still knows that this was not its own size.
        QTimer.singleShot(0, self, self._fill_screen)
        self.changed.emit(on)
        if on:
            self._desk.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def leave(self) -> None:
        """Give everything back."""
        self.set_on(False)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Leave on Escape, and as soon as another room is entered or the journal is locked."""
        if event.type() is QEvent.Type.Hide and not event.spontaneous():
            self.leave()
        escape = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape
        if self._on and escape and event.type() is QEvent.Type.KeyPress:
            finding = self._desk.finding
            (finding.close if finding.is_open else self.leave)()
            return True
        return False

    @Slot()
    def _fill_screen(self) -> None:
        window = self._page.window()
        state, full = window.windowState(), Qt.WindowState.WindowFullScreen
        if self._on:
            self._was_full = bool(state & full)
            window.setWindowState(state | full)
        elif not self._was_full:
            window.setWindowState(state & ~full)
