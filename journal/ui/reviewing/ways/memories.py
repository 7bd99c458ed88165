"""Pages of other days, brought back only when someone asks, each behind its veil."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QPushButton, QSizePolicy, QWidget

from journal.domain import days
from journal.domain.along import Sheet
from journal.domain.entry import Entry, EntryId
from journal.domain.resurfacing import BringBack, Resurface
from journal.services.looking import Looking
from journal.services.reviewing import Reviewing
from journal.ui.kit import labels
from journal.ui.kit.announce import announce
from journal.ui.kit.in_sight import bring_into_sight
from journal.ui.kit.theme import Theme
from journal.ui.reviewing.ways.leaf import Leaf
from journal.ui.reviewing.ways.words import pages_words

ABOUT = (
    "Nothing comes back by itself, and what you ask for comes with its veil on. Pages that are "
    "never to be brought back stay away. Heavier ones, and those kept for when you ask, come only "
    "if you say so each time."
)
HEAVY = "This time heavier pages too"
NONE_TODAY = "No page of this day in other years may come back."
NONE = "No page may come back among these."


class Memories(QWidget):
    """Asks for pages of other days among those found; what was said for one asking ends with it."""

    entry_opened = Signal(object)
    failed = Signal(object)
    undo_offered = Signal(str, object)
    """What was done, and the call that takes it back."""

    def __init__(self, looking: Looking, reviewing: Reviewing, theme: Theme) -> None:
        super().__init__()
        self._looking = looking
        self._reviewing = reviewing
        self._ids: tuple[EntryId, ...] = ()
        self._last: EntryId | None = None
        self._asked = 0
        self.leaves: list[Leaf] = []
        self.this_day = labels.button("On this day")
        self.this_day.setToolTip("Pages of this day in earlier years")
        self.another = labels.button("A page from another day")
        self.heavy = QCheckBox(HEAVY)
        self.heavy.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.said = labels.text("", "prompt")
        self.said.hide()
        ways = labels.FlowLayout(spacing=10)
        for button in (self.this_day, self.another):
            ways.addWidget(button)
        self._column = labels.vertical(spacing=36, margins=(0, 12, 0, 24))
        inner = labels.vertical(
            *(labels.text(ABOUT, "lead"), 4, ways, self.heavy, self.said, self._column, None),
            spacing=8,
        )
        whole = labels.Column(theme, theme.column_width, inner)
        self.setLayout(labels.vertical(labels.horizontal(whole)))
        self.this_day.clicked.connect(self._ask_this_day)
        self.another.clicked.connect(self._ask_another)

    def show_among(self, ids: tuple[EntryId, ...]) -> None:
        """Ask among these pages from now on; what came back goes where it is none of them."""
        self._ids = ids
        if any(leaf.sheet.id not in ids for leaf in self.leaves):
            self._forget()

    def clear(self) -> None:
        """Forget every page."""
        self._ids, self._last = (), None
        self.heavy.setChecked(False)
        self._forget()

    def enter(self) -> None:
        """Put the focus on the first way of asking."""
        self.this_day.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_sheets(self, sheets: tuple[Sheet, ...], otherwise: str) -> None:
        """Show what came back, or say why nothing did."""
        self._forget()
        for number, sheet in enumerate(sheets, 1):
            leaf = Leaf(sheet, number, (self._never(sheet, number),))
            leaf.opened.connect(self.entry_opened)
            leaf.wanted.connect(self._uncover)
            self.leaves.append(leaf)
            self._column.addWidget(leaf)
        self.said.setText("" if sheets else otherwise)
        self.said.setVisible(not sheets)
        announce(self, f"{pages_words(len(sheets))} came back." if sheets else otherwise)
        bring_into_sight(self.leaves[0] if sheets else self.said)
        if len(sheets) == 1:
            self._last = sheets[0].id

    def _never(self, sheet: Sheet, number: int) -> QPushButton:
        button = labels.button("Don't bring this page back", "quiet")
        said = days.spoken(sheet.day)
        button.setAccessibleName(f"Don't bring page {number}, {said}, back")
        button.clicked.connect(partial(self._keep_away, sheet.id))
        return button

    def _ask_this_day(self) -> None:
        self._ask(self._looking.on_this_day, NONE_TODAY)

    def _ask_another(self) -> None:
        self._ask(partial(self._looking.another_day, but=self._last), NONE)

    def _ask(self, act: Callable[..., None], otherwise: str) -> None:
        heavy_too = self.heavy.isChecked()
        self.heavy.setChecked(False)
        self._asked += 1
        asked = self._asked

        def show(sheets: tuple[Sheet, ...]) -> None:
            if asked == self._asked:
                self.show_sheets(sheets, otherwise)

        act(self._ids, show, self.failed.emit, heavy_too=heavy_too)

    def _uncover(self, id: EntryId) -> None:
        asked = self._asked

        def show(entry: Entry) -> None:
            for leaf in self.leaves if asked == self._asked else ():
                if leaf.sheet.id == entry.id:
                    leaf.show_words(entry.content.title, entry.content.body)

        self._reviewing.entry(id, show, self.failed.emit)

    def _keep_away(self, id: EntryId) -> None:
        def decided(before: Resurface) -> None:
            self._forget()
            self.enter()
            back = partial(self._looking.decide, id, before, lambda _: None, self.failed.emit)
            self.undo_offered.emit("That page will not be brought back.", back)

        self._looking.decide(id, BringBack.NEVER, decided, self.failed.emit)

    def _forget(self) -> None:
        self._asked += 1
        for leaf in self.leaves:
            self._column.removeWidget(leaf)
            leaf.forget()
        self.leaves.clear()
        self.said.setText("")
        self.said.hide()
