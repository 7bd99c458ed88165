"""One page among others: its day, its title and its words; a covered one only on request."""

from math import ceil

from PySide6.QtCore import QRect, QSizeF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QPushButton, QWidget

from journal.domain import days
from journal.domain.along import Sheet
from journal.ui.kit import labels
from journal.ui.kit.page_text import PageText
from journal.ui.kit.tag_words import tag_words

VEILED = "This page is veiled."
NEVER = "You asked that this page is not brought back."
_INSET = 2
"""Pixels that the line around a text in use takes, so that words begin below each other."""
_SCROLLING = {
    *(Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Space, Qt.Key.Key_Home, Qt.Key.Key_End)
}


class WholeText(PageText):
    """Is as tall as its words, and leaves scrolling to what it stands in."""

    moved = Signal(QRect)
    """Where the cursor of keys stands now."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self.cursorPositionChanged.connect(lambda: self.moved.emit(self.cursorRect()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Grow with the lines that a narrower page needs."""
        super().resizeEvent(event)
        self._fit(self.document().size())

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the column."""
        event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave keys that scroll to the column."""
        if event.key() in _SCROLLING:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def _fit(self, size: QSizeF) -> None:
        frame = self.height() - self.viewport().height()
        self.setFixedHeight(ceil(size.height()) + max(frame, 4))


class Leaf(QWidget):
    """Shows a sheet; a covered one shows its day and title, and asks for the rest by `wanted`."""

    wanted = Signal(object)
    """The id of a covered page that is to be shown."""
    opened = Signal(object)
    """The id of a page to open."""

    def __init__(self, sheet: Sheet, number: int, under: tuple[QPushButton, ...] = ()) -> None:
        """Show `sheet` as the page with this number, from 1, and further buttons below it."""
        super().__init__()
        self.sheet = sheet
        said = days.spoken(sheet.day)
        named = f"page {number}, {said}"
        self.page = WholeText(f"P{named[1:]}")
        self.title = labels.text(sheet.title, "heading")
        self.title.setVisible(bool(sheet.title))
        self._around = labels.text(" · ".join(tag_words(tag) for tag in sheet.tags), "meta")
        self._around.setVisible(bool(sheet.tags))
        self.veil = labels.text(NEVER if sheet.unnamed else VEILED, "lead")
        self.show_button = labels.button("Show")
        self.show_button.setAccessibleName(f"Show {named}")
        self.open_button = labels.button("Open", "quiet")
        self.open_button.setAccessibleName(f"Open {named}, for writing")
        self.show_button.clicked.connect(lambda: self.wanted.emit(sheet.id))
        self.open_button.clicked.connect(lambda: self.opened.emit(sheet.id))
        day = labels.text(said, "meta")
        head = labels.horizontal(day, self.open_button, spacing=12)
        head.setStretch(0, 1)
        for words in (day, self.title, self._around, self.veil):
            words.setContentsMargins(_INSET, 0, _INSET, 0)
        acts = labels.FlowLayout(spacing=10)
        for button in (self.show_button, *under):
            acts.addWidget(button)
        self.setLayout(
            labels.vertical(head, self.title, self._around, self.veil, self.page, acts, spacing=6)
        )
        self._uncover(not sheet.covered, sheet.body)

    def show_words(self, title: str, words: str) -> None:
        """Take the veil off."""
        self.title.setText(title)
        self.title.setVisible(bool(title))
        self._uncover(True, words)
        self.page.setFocus(Qt.FocusReason.OtherFocusReason)

    def forget(self) -> None:
        """Show nothing any more, at once: a widget that is let go of stays for a moment."""
        self.hide()
        for words in (self.title, self._around):
            words.setText("")
        self.page.clear()
        self.deleteLater()

    def _uncover(self, bare: bool, words: str) -> None:
        self.veil.setVisible(not bare)
        self.show_button.setVisible(not bare)
        self.page.setVisible(bare)
        if bare:
            self.page.show_words(words)
