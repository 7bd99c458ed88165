"""What else can be done with a page: kind, marks, a reading, the bin."""

from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from journal.domain.entry import Content, Kind
from journal.domain.resurfacing import BringBack
from journal.ui.writing.bringing_back import BACK, LATER
from journal.ui.writing.desk import KIND_WORDS


class MoreMenu(QMenu):
    """Offers the acts on the page with their keys."""

    kind_chosen = Signal(object)
    words_gathered = Signal()
    """The words selected, or the paragraph, are for someone."""
    session_marked = Signal(bool)
    veil_marked = Signal(bool)
    bringing_back_chosen = Signal(object)
    later_wanted = Signal()
    """A day is to be named before which the page is not brought back."""
    reading_wanted = Signal()
    new_wanted = Signal()
    unfinished_wanted = Signal()
    before_wanted = Signal()
    after_wanted = Signal()
    """The page after this one, to be read or to be written."""
    versions_wanted = Signal()
    templates_wanted = Signal()
    template_made = Signal()
    """The page is to be kept as a template."""
    bin_wanted = Signal()
    lines_wanted = Signal(bool)
    """Whether signs are underlined in the text."""
    sign_wanted = Signal(int)
    """The next sign, or with -1 the one before."""

    def __init__(self, page: QWidget) -> None:
        super().__init__("More about this page", page)
        self._page = page
        self.gather = self._keyed(QAction("Put these words in the basket", self), "Ctrl+M")
        self.gather.triggered.connect(lambda _: self.words_gathered.emit())
        self.session = self._mark("For session", "Ctrl+Shift+M")
        self.session.triggered.connect(self.session_marked)
        self.veil = self._mark("Veil in lists")
        self.veil.triggered.connect(self.veil_marked)
        self._add_bringing_back()
        self.around = self._keyed(QAction("Around this page", self), "Ctrl+R")
        kinds = self.addMenu("Kind of entry")
        group = QActionGroup(self)
        self._kinds: dict[Kind, QAction] = {}
        for kind, words in KIND_WORDS.items():
            action = QAction(words, self, checkable=True)
            action.triggered.connect(partial(self._choose, kind))
            kinds.addAction(action)
            group.addAction(action)
            self._kinds[kind] = action
        self.addSeparator()
        self.reading = self.addAction("A possible reading", self.reading_wanted.emit)
        self._add_signs()
        self.addSeparator()
        self.addAction("Earlier versions", self.versions_wanted.emit)
        self.addAction("Use a template", self.templates_wanted.emit)
        self.addAction("Keep this page as a template", self.template_made.emit)
        self.addSeparator()
        self.addAction("New page", self.new_wanted.emit)
        self.addAction("Unfinished pages", self.unfinished_wanted.emit)
        self.before = self.addAction("Open the page before", self.before_wanted.emit)
        self.after = self.addAction("", self.after_wanted.emit)
        self.show_linked(before=False, after=False, to_write=False)
        self.bin = self.addAction("Move to bin", self.bin_wanted.emit)

    def show_content(self, content: Content) -> None:
        """Tick what holds for this page."""
        self.session.setChecked(content.for_session)
        self.veil.setChecked(content.veiled)
        self._kinds[content.kind].setChecked(True)
        later = isinstance(content.resurface, date)
        decided = LATER if later else content.resurface
        for value, action in self._back.items():
            action.setChecked(value == decided)

    def show_linked(self, before: bool, after: bool, to_write: bool) -> None:
        """Offer the page before and the page after this one, where they are or can be written."""
        self.before.setVisible(before)
        self.after.setVisible(after or to_write)
        self.after.setText("Open the page after" if after else "Write the page after this")

    def show_signs(self, there: bool) -> None:
        """Offer the way through the signs while there are any in the text."""
        for action in self._signs:
            action.setEnabled(there)

    def _add_bringing_back(self) -> None:
        menu = self.addMenu("Bringing this page back")
        group = QActionGroup(self)
        self._back: dict[str | None, QAction] = {}
        for value, words in ((None, "Not decided"), *BACK.items()):
            action = QAction(words, self, checkable=True)
            action.triggered.connect(partial(self._bring_back, value))
            menu.addAction(action)
            group.addAction(action)
            self._back[value] = action

    def _bring_back(self, value: str | None) -> None:
        if value == LATER:
            self.later_wanted.emit()
        else:
            self.bringing_back_chosen.emit(value and BringBack(value))

    def _add_signs(self) -> None:
        self.lines = self._mark("Underline signs", "Ctrl+U")
        self.lines.setChecked(True)
        self.lines.triggered.connect(self.lines_wanted)
        steps = (("Next sign", "F8", 1), ("Sign before", "Shift+F8", -1))
        self._signs = [self.lines]
        for words, key, by in steps:
            action = self._keyed(QAction(words, self), key)
            action.triggered.connect(partial(self.sign_wanted.emit, by))
            self._signs.append(action)
        self.show_signs(False)

    def _choose(self, kind: Kind) -> None:
        self.kind_chosen.emit(kind)

    def _mark(self, words: str, key: str = "") -> QAction:
        return self._keyed(QAction(words, self, checkable=True), key)

    def _keyed(self, action: QAction, key: str) -> QAction:
        if key:
            action.setShortcut(QKeySequence(key))
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            self._page.addAction(action)
        self.addAction(action)
        return action
