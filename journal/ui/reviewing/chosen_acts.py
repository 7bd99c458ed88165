"""How many entries are chosen, and what can be done with them: by button, key and menu."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QMenu, QWidget

from journal.domain.tags import Tag
from journal.ui.kit import labels
from journal.ui.kit.acts_menu import ActsMenu, literal
from journal.ui.kit.announce import announce
from journal.ui.kit.tag_words import apart, counted, tag_words
from journal.ui.reviewing.entry_model import SUMMARY
from journal.ui.reviewing.entry_table import EntryTable

MANY = 100_000
TO_PRINT = "Make a PDF to print…"
BESIDE = "Lay side by side"
FEWEST_BESIDE, MOST_BESIDE = 2, 4
"""So many entries can be laid side by side."""


class ChosenActs(QWidget):
    """Stands under the list; the menu of a row offers the same, and the keys stand in it."""

    tag_wanted = Signal()
    bin_wanted = Signal()
    hand_over_wanted = Signal()
    basket_wanted = Signal()
    """The chosen entries go into the basket."""
    open_wanted = Signal()
    undo_wanted = Signal()
    beside_wanted = Signal(object)
    """The ids of the chosen entries, a few, to lay side by side."""
    filter_wanted = Signal(object)
    """A tag by which to filter from now on."""

    def __init__(self, table: EntryTable) -> None:
        super().__init__()
        self._table = table
        self.menu_shown: QMenu | None = None
        self.words = labels.text("", "meta")
        self.tag = labels.button("Tag")
        self.tag.setAccessibleName("Put a tag on the chosen entries, or take one off")
        self.tag.setToolTip("Ctrl+T")
        self.bin = labels.button("Move to bin")
        self.bin.setToolTip("Delete")
        self.hand_over = labels.button("Hand over", "primary")
        self.hand_over.setToolTip("Also for a PDF to print: Ctrl+P")
        self.side_by_side = QAction(BESIDE, self)
        self.side_by_side.triggered.connect(lambda: self.beside_wanted.emit(table.chosen()))
        self._buttons = labels.horizontal(None, self.tag, self.bin, self.hand_over, spacing=10)
        self._whole = labels.horizontal(spacing=10)
        self._whole.addWidget(self.words, 1)
        self._whole.addLayout(self._buttons)
        self.setLayout(self._whole)
        self.tag.clicked.connect(self.tag_wanted)
        self.bin.clicked.connect(self.bin_wanted)
        self.hand_over.clicked.connect(self.hand_over_wanted)
        self._keys: dict[str, Callable[[], None]] = {
            "Ctrl+T": self.tag.click,
            "Ctrl+P": self.hand_over.click,
            "Ctrl+Z": self.undo_wanted.emit,
            "Del": self.bin.click,
        }
        table.key_pressed.connect(self._do)
        table.menu_wanted.connect(self.open_menu)
        table.selection_changed.connect(self.show_number)
        self.show_number()

    def show_number(self) -> None:
        """Say in words how many entries are chosen, and how many are no longer."""
        number, of = self._table.number_chosen(), len(self._table.ids)
        words = chosen_words(number, of)
        lost = self._table.let_go
        if lost:
            words += f" {counted(lost)} out of sight {'is' if lost == 1 else 'are'} not."
        if words != self.words.text():
            self.words.setText(words.strip())
            if lost or (number > 1 and number == of):
                announce(self, words)
        for button in (self.tag, self.bin, self.hand_over):
            button.setEnabled(number > 0)
        few = FEWEST_BESIDE <= number <= MOST_BESIDE
        self.side_by_side.setEnabled(few)
        self.side_by_side.setText(BESIDE if few else f"{BESIDE}: choose two to four entries")

    def open_menu(self, place: QPoint) -> None:
        """Offer every act on the chosen entries at `place` on the screen."""
        table, number = self._table, self._table.number_chosen()
        some = number > 0
        menu = ActsMenu(chosen_words(number, len(table.ids)) or "No entry chosen", self)
        menu.offer("Open", self.open_wanted.emit, "Return", able=table.current() is not None)
        menu.addSeparator()
        menu.offer("Tags…", self.tag_wanted.emit, "Ctrl+T", able=some)
        names = menu.addMenu("Show all with")
        for tag in self._names():
            names.addAction(literal(apart(tag_words(tag))), partial(self.filter_wanted.emit, tag))
        names.setEnabled(not names.isEmpty())
        menu.addAction(self.side_by_side)
        menu.addSeparator()
        menu.offer("Put in the basket", self.basket_wanted.emit, "Ctrl+M", able=some)
        menu.offer("Hand over…", self.hand_over_wanted.emit, able=some)
        menu.offer(TO_PRINT, self.hand_over_wanted.emit, "Ctrl+P", able=some)
        menu.addSeparator()
        menu.offer("Choose all", table.selectAll, "Ctrl+A", able=bool(table.ids))
        menu.offer("Choose none", table.clearSelection, "Ctrl+Shift+A", able=some)
        menu.addSeparator()
        menu.offer("Move to bin", self.bin_wanted.emit, "Del", able=some)
        self.menu_shown = menu
        menu.open_at(place)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the words a line of their own where the longest of them have no room."""
        super().resizeEvent(event)
        longest = self.words.fontMetrics().horizontalAdvance(chosen_words(MANY, MANY))
        fits = longest + self._buttons.sizeHint().width() + 20 < self.width()
        way = QBoxLayout.Direction.LeftToRight if fits else QBoxLayout.Direction.TopToBottom
        if way is not self._whole.direction():
            self._whole.setDirection(way)

    def _do(self, keys: str) -> None:
        self._keys[keys]()

    def _names(self) -> Sequence[Tag]:
        summary = self._table.currentIndex().data(SUMMARY)
        return () if summary is None else summary.tags


def chosen_words(number: int, of: int) -> str:
    """Return "12 entries chosen." or "All 34,000 entries chosen."; nothing for none."""
    if not number:
        return ""
    return f"{'All ' if number == of > 1 else ''}{counted(number)} chosen."
