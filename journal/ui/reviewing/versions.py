"""Entries with two versions, one after the other: both beside each other, and what can be done."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from itertools import pairwise

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from journal.domain.entry import Content, EntryId, Version
from journal.services.settling import Settling
from journal.services.unlocking import Unlocking
from journal.services.writing import Writing
from journal.ui.kit import labels
from journal.ui.kit.announce import announce
from journal.ui.kit.banner import Banner
from journal.ui.kit.errors import Sentence
from journal.ui.kit.theme import Theme
from journal.ui.reviewing.one_from_both import OneFromBoth
from journal.ui.reviewing.version_card import VersionCard

NONE = "Every entry has one version."
ABOUT = (
    "This entry was written in two places. Nothing of it is lost: one of them is shown in lists "
    "until you choose. The one you do not keep stays among the entry's earlier versions."
)
_UNFINISHED = Sentence(
    "What you wrote from both is kept.", "It is among your unfinished pages.", ""
)


class VersionsPage(QWidget):
    """Keeps one version, the other, both, or one written from both, as the person says."""

    back_wanted = Signal()

    def __init__(
        self, *, settling: Settling, writing: Writing, unlocking: Unlocking, theme: Theme
    ) -> None:
        super().__init__()
        self._settling = settling
        self._writing = writing
        self._theme = theme
        self._waiting: list[EntryId] = []
        self._id: EntryId | None = None
        self._versions: tuple[Version, ...] = ()
        self.cards: list[VersionCard] = []
        self.one = OneFromBoth(writing, unlocking, theme)
        self.banner = Banner()
        self.count = labels.text("", "meta")
        self.empty = labels.text(NONE, "prompt")
        self.back = labels.button("Back to Review", "quiet")
        self.both = labels.button("Keep both as entries of their own")
        self.write = labels.button("Write one from both")
        self.later = labels.button("Leave it for now")
        self.veil = labels.text("This page is veiled.", "lead")
        self.unveil = labels.button("Show")
        self._about = labels.text(ABOUT, "lead")
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._lay_out()
        self._wire()
        self.clear()

    def entered(self) -> None:
        """Show the first entry that has two versions."""

        def begin(ids: tuple[EntryId, ...]) -> None:
            self._waiting = list(ids)
            self._next()

        self._settling.unsettled(begin, self.banner.show_error)

    def show_versions(self, id: EntryId, versions: tuple[Version, ...], now: datetime) -> None:
        """Show these versions of one entry beside each other; a veiled one waits for a word."""
        self._clear_cards()
        self._id, self._versions = id, versions
        for number, version in enumerate(versions):
            card = VersionCard(version, versions[0 if number else 1], now, self._theme)
            if number == 0:
                card.say_listed()
            card.keep_wanted.connect(self._keep)
            self._row.addWidget(card, 1)
            self.cards.append(card)
        stops = [stop for card in self.cards for stop in (card.text, card.keep, card.next)]
        for one, following in pairwise([self.unveil, *stops, self.both, self.write, self.later]):
            self.setTabOrder(one, following)
        self._place()
        self._show_parts(veiled=any(version.content.veiled for version in versions))

    def clear(self) -> None:
        """Forget everything private."""
        self._waiting = []
        self._clear_cards()
        self.banner.clear()
        self.count.setText("")
        self._show_parts()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back to Review by Escape, unless something is being written here."""
        if event.key() == Qt.Key.Key_Escape and self.one.isHidden():
            self.back_wanted.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the versions one below the other where the window is narrow."""
        super().resizeEvent(event)
        self._place()

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of the text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._place()

    def _lay_out(self) -> None:
        head = labels.horizontal(
            labels.text("Two versions", "date"), None, self.count, 8, self.back
        )
        for part in (self.count, self.back):
            head.setAlignment(part, Qt.AlignmentFlag.AlignBottom)
        self.count.setWordWrap(False)
        self._row.setSpacing(16)
        self._row.addWidget(self.one, 1)
        buttons = labels.FlowLayout(spacing=10)
        for button in (self.both, self.write, self.later):
            buttons.addWidget(button)
        theme = self._theme
        column = labels.vertical(
            *(head, 4, self._about, self.banner, self.veil),
            labels.horizontal(self.unveil, None),
            self.empty,
            spacing=8,
            margins=(theme.page_sides, theme.page_top, theme.page_sides, theme.page_foot),
        )
        column.addLayout(self._row, 1)
        column.addSpacing(4)
        column.addLayout(buttons)
        column.addStretch(0)
        self.setLayout(labels.vertical(labels.scrolled(labels.ground("paper", column))))

    def _wire(self) -> None:
        self.back.clicked.connect(self.back_wanted)
        self.both.clicked.connect(self._keep_both)
        self.write.clicked.connect(self._write_one)
        self.later.clicked.connect(self._next)
        self.unveil.clicked.connect(lambda: self._show_parts())
        self.one.save_wanted.connect(self._save_one)
        self.one.left.connect(self._leave_one)

    def _place(self) -> None:
        wide = self.window().width() >= self._theme.px(self._theme.narrow)
        right, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._row.setDirection(right if wide else down)

    def _next(self) -> None:
        """Show the entry that comes next; each one that is left for now comes again later."""
        self.banner.clear()
        if not self._waiting:
            self.clear()
            announce(self, NONE)
            self.back.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        id = self._waiting.pop(0)
        self.count.setText(f"{len(self._waiting):,} more" if self._waiting else "")
        now = self._writing.blank().content.written_at
        self._settling.versions(
            id,
            lambda versions: (
                self.show_versions(id, versions, now) if len(versions) > 1 else self._next()
            ),
            self.banner.show_error,
        )

    def _show_parts(self, *, veiled: bool = False) -> None:
        here, writing = bool(self.cards), not self.one.isHidden()
        self.empty.setVisible(not here)
        self._about.setVisible(here)
        for part in (self.veil, self.unveil):
            part.setVisible(here and veiled)
        for button in (self.both, self.write):
            button.setVisible(here and not veiled and not writing)
        self.later.setVisible(here and not writing)
        for number, card in enumerate(self.cards):
            card.setVisible(not veiled and not (writing and number == 0))
            card.keep.setVisible(not writing)
        if here and not writing:
            target = self.unveil if veiled else self.cards[0].text
            target.setFocus(Qt.FocusReason.OtherFocusReason)
            announce(self, "This page is veiled." if veiled else ABOUT)

    def _keep(self, version: Version) -> None:
        done: Callable[[], None] = self._next
        if version.deleted and self._id is not None:
            done = partial(self._bin, self._id)
        self._settle(version.content, done)

    def _bin(self, id: EntryId) -> None:
        self._writing.move_to_bin(id, lambda _: self._next(), self.banner.show_error)

    def _keep_both(self) -> None:
        if self._id is not None:
            revisions = [version.revision for version in self._versions]
            self._settling.keep_both(
                self._id, revisions, lambda _: self._next(), self.banner.show_error
            )

    def _write_one(self) -> None:
        self.one.begin(self._versions[0].content)
        self._show_parts()

    def _save_one(self, content: Content) -> None:
        def done() -> None:
            self.one.settled()
            self._next()

        self._settle(content, done)

    def _leave_one(self, typed: bool) -> None:
        self._show_parts()
        if typed:
            self.banner.say(_UNFINISHED)

    def _settle(self, content: Content, done: Callable[[], None]) -> None:
        if self._id is not None:
            revisions = [version.revision for version in self._versions]
            self._settling.settle(
                self._id, content, revisions, lambda _: done(), self.banner.show_error
            )

    def _clear_cards(self) -> None:
        self._id, self._versions = None, ()
        self.one.clear()
        for card in self.cards:
            card.hide()
            self._row.removeWidget(card)
            card.deleteLater()
        self.cards = []
