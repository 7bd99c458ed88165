"""Around this page: what was going on, how it felt, and what is to become of the page."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QShortcut
from PySide6.QtWidgets import QWidget

from journal.domain.befores import day_for
from journal.domain.entry import Content, Kind
from journal.domain.facets import KINDS, offered
from journal.domain.feelings import NO_WORD, NOTHING, Feeling, kind_of, with_own, words_in
from journal.domain.resurfacing import BringBack
from journal.domain.settings import Settings
from journal.ui.kit import labels
from journal.ui.kit.in_sight import TOGETHER
from journal.ui.writing.bringing_back import BringingBack
from journal.ui.writing.day_choice import DayChoice
from journal.ui.writing.facet_lines import FacetLines, FeelingLines
from journal.ui.writing.feeling_picker import FeelingPicker
from journal.ui.writing.toggles import Toggles

TITLE = "Around this page"
_WHOLE = {NOTHING: "Nothing at all", NO_WORD: "Cannot find a word"}
SESSION, RESTING = "for_session", "resurface"
_MARKS = ((SESSION, "For session"), (RESTING, "Don't bring this back"))


class ContextRow(QWidget):
    """What its `opener` unfolds; nothing in it is asked for, and nothing has to be filled in."""

    facet_set = Signal(str, str)
    facet_typed = Signal(str, str)
    """A facet with words that are still being typed."""
    typing_left = Signal()
    facet_cleared = Signal(str)
    session_marked = Signal(bool)
    bringing_back_chosen = Signal(object)
    day_chosen = Signal(object)
    """The day that a page before something is for."""
    own_feeling_added = Signal(str)
    left = Signal()

    def __init__(self, feelings: tuple[Feeling, ...], today: Callable[[], date]) -> None:
        super().__init__()
        self.setAccessibleName(TITLE)
        self._known = feelings
        self._opened: frozenset[str] = frozenset()
        self._content: Content | None = None
        self.opener = labels.button(TITLE, "quiet")
        self.opener.setToolTip("What was going on, how it felt, and what becomes of this page")
        self.opener.clicked.connect(self.turn)
        self._escape = QShortcut(Qt.Key.Key_Escape, self.opener, self.turn)
        self._escape.setContext(Qt.ShortcutContext.WidgetShortcut)
        self.facets = Toggles("What was going on", [(k.name, k.words) for k in KINDS])
        self.lines = FacetLines(today)
        whole = [(kind_of(word), words) for word, words in _WHOLE.items()]
        self.whole = Toggles("Feelings, whole answers", whole)
        self.picker = FeelingPicker()
        self.feelings = FeelingLines(self.whole.last)
        self.marks = Toggles("What is to become of this page", _MARKS)
        self.back = BringingBack(today)
        self.day_for = DayChoice("The day this is for", ("No day named", "It is for"), today)
        self._open = QWidget()
        self._open.setLayout(
            labels.vertical(
                *(self.day_for, self.facets, self.lines, 6),
                *(labels.text("Feelings", "meta"), self.whole, self.feelings, self.picker, 6),
                *(labels.text("This page", "meta"), self.marks, self.back),
                spacing=6,
                margins=(0, 4, 0, 8),
            )
        )
        self._open.hide()
        self.setProperty(TOGETHER, True)
        self.setLayout(labels.vertical(self._open))
        self._wire()
        self.use(Settings())

    def use(self, settings: Settings) -> None:
        """Offer the kinds and words that these settings ask for."""
        self._opened = settings.opened_facets
        self.picker.offer(with_own(self._known, settings.own_feelings))
        if self._content is not None:
            self.show_content(self._content)

    def show_content(self, content: Content) -> None:
        """Show what the page carries."""
        self._content = content
        facets = content.facets
        self.facets.show_only({kind.name for kind in offered(self._opened, facets)})
        self.facets.show_on({facet.kind for facet in facets})
        self.lines.show_facets(facets)
        self.whole.show_on({facet.kind for facet in facets})
        self.picker.show_on(words_in(facets))
        self.feelings.show_facets(facets, frozenset(_WHOLE))
        on = {SESSION: content.for_session, RESTING: content.resurface is not None}
        self.marks.show_on({name for name, held in on.items() if held})
        self.back.show_decided(content.resurface)
        self.day_for.setVisible(content.kind is Kind.BEFORE)
        self.day_for.show_day(day_for(content))
        self._say()

    def enter(self) -> None:
        """Unfold, and put the focus on the first thing."""
        self._unfold()
        self.facets.enter()

    def name_bringing_back(self) -> None:
        """Unfold where it is said when the page may come back."""
        self._unfold()
        self.back.which.setFocus()

    def name_day(self) -> None:
        """Unfold where the day is named that the page is for."""
        self._unfold()
        self.day_for.enter()

    def fold(self) -> None:
        """Be one line again."""
        self._open.hide()
        self.picker.fold()
        self._say()

    def clear(self) -> None:
        """Forget everything private."""
        self._content = None
        self.picker.clear()
        self.lines.show_facets(())
        self.feelings.show_facets((), frozenset())
        self.fold()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Escape fold the row and go back to the page."""
        if event.key() == Qt.Key.Key_Escape and not self._open.isHidden():
            self.fold()
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def turn(self) -> None:
        """Unfold, or fold again and go back to the page."""
        if self._open.isHidden():
            self.enter()
        else:
            self.fold()
            self.left.emit()

    def _unfold(self) -> None:
        self._open.show()
        self._say()

    def _say(self) -> None:
        open = not self._open.isHidden()
        self._escape.setEnabled(open)
        held = "" if open or self._content is None else ", ".join(_told(self._content))
        said = f"{TITLE}: {held}" if held else TITLE
        self.opener.setText(said if open or held else f"{said}…")
        self.opener.setAccessibleName(f"{said}, {'fold' if open else 'unfold'}")

    def _wire(self) -> None:
        self.facets.toggled.connect(self._set)
        self.whole.toggled.connect(self._set)
        self.lines.typed.connect(self.facet_typed)
        self.lines.left.connect(self.typing_left)
        self.lines.given.connect(self.facet_set)
        self.feelings.given.connect(self.facet_set)
        self.feelings.taken_back.connect(self._take_back)
        self.picker.chosen.connect(lambda word, on: self._set(kind_of(word), on))
        self.picker.own_added.connect(self.own_feeling_added)
        self.marks.toggled.connect(self._mark)
        self.back.chosen.connect(self.bringing_back_chosen)
        self.day_for.chosen.connect(self.day_chosen)

    def _set(self, kind: str, on: bool) -> None:
        if on:
            self.facet_set.emit(kind, "")
        else:
            self.facet_cleared.emit(kind)

    def _take_back(self, kind: str) -> None:
        self.picker.opener.setFocus()
        self.facet_cleared.emit(kind)

    def _mark(self, name: str, on: bool) -> None:
        if name == SESSION:
            self.session_marked.emit(on)
        else:
            self.bringing_back_chosen.emit(BringBack.NEVER if on else None)


def _told(content: Content) -> list[str]:
    """Return what a folded row says; what is private or was opened on purpose stays folded."""
    held = {facet.kind for facet in content.facets}
    quiet = (kind for kind in KINDS if not kind.private and not kind.opt_in)
    return [kind.words.lower() for kind in quiet if kind.name in held] + list(
        words_in(content.facets)
    )
