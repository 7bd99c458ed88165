"""One thing in the basket: its words, how it goes in, and what one wants to say about it."""

from dataclasses import replace

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QLineEdit, QWidget

from journal.domain.basket import InBasket
from journal.ui.handing_over.tick_list import tick
from journal.ui.kit import passages
from journal.ui.kit.choice import Choice
from journal.ui.kit.labels import FlowLayout, button, text, vertical
from journal.ui.kit.page_text import PageText
from journal.ui.kit.theme import Theme

REST = 400
"""Milliseconds without a key after which what was typed is kept."""
_MOST = 190
"""Pixels of its words, at text size 100 %."""
_HERE = Qt.ShortcutContext.WidgetWithChildrenShortcut
_CHANGED = "Its page was written on since. The words stand here as they were."
_BINNED = "Its page is in the bin now. It still goes in, unless you take it out."


class ItemCard(QWidget):
    """Shows one item; every change of it is asked for at once."""

    amended = Signal(object)
    """The item as it is meant from now on."""
    refresh_wanted = Signal(str)
    open_wanted = Signal(object)
    passage_wanted = Signal(object, object)
    """The item of a whole page, and the place of words in it to take as a moment."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._item: InBasket | None = None
        self.setProperty("role", "card")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground, True)
        self.setAccessibleName("The chosen row")
        self.words = PageText("Its words")
        self.veil = text("This page is veiled.", "lead")
        self.unveil = button("Show")
        self.note = text("", "meta")
        self.refresh = button("Take it as it is written now")
        self.open = button("Open its page", "quiet")
        self.take = button("Take the chosen words as a moment")
        self.take.setToolTip("Ctrl+M")
        self.way: Choice[bool] = Choice(
            "How it goes in",
            {
                True: "As a moment, in quotation marks",
                False: "Among the full entries at the end",
            },
        )
        self.label = tick("Say how I marked it")
        self.about = QLineEdit()
        self.about.setPlaceholderText("What I want to say about this")
        self.about.setAccessibleName("What I want to say about this")
        self.words.document().documentLayout().documentSizeChanged.connect(self._measure)
        self.to_whom = QLineEdit()
        self.to_whom.setPlaceholderText("For whom, if it is for one person")
        self.to_whom.setAccessibleName("For whom this is")
        self._typed = QTimer(self, singleShot=True, interval=REST)
        self._lay_out()
        self._wire()
        self.show_item(None)

    def show_item(self, item: InBasket | None) -> None:
        """Show this item, or none."""
        self.keep_typed()
        same = item is not None and self._item is not None and item.item.id == self._item.item.id
        unveiled = same and not self.words.isHidden()
        self._item = item
        self.setVisible(item is not None)
        self._show_veil(veiled=item is not None and item.summary.veiled and not unveiled)
        if item is None:
            self.words.clear()
            self.about.clear()
            self.to_whom.clear()
            self.note.setText("")
            return
        self.words.show_words(item.words)
        self._measure()
        self.note.setText(_BINNED if item.binned else _CHANGED if item.changed else "")
        self.note.setVisible(item.binned or item.changed)
        self.refresh.setVisible(item.changed and not item.binned)
        self.open.setVisible(not item.binned and not item.writing)
        self.take.setVisible(not item.item.end and not item.changed)
        self.way.set_value(item.item.quoted)
        self.label.blockSignals(True)
        self.label.setChecked(item.item.label)
        self.label.blockSignals(False)
        for part in (self.label, self.about):
            part.setVisible(item.item.quoted)
        for line, typed in ((self.about, item.item.about), (self.to_whom, item.item.to_whom)):
            if not line.hasFocus() or not same:
                line.setText(typed)

    def keep_typed(self) -> None:
        """Ask now for what was typed and not asked for yet."""
        if self._typed.isActive():
            self._amend()

    def clear(self) -> None:
        """Forget everything private."""
        self._typed.stop()
        self.show_item(None)

    def _lay_out(self) -> None:
        acts = FlowLayout(spacing=8)
        for part in (self.unveil, self.take, self.refresh, self.open):
            acts.addWidget(part)
        said = (self.about, self.to_whom)
        parts = (self.note, self.veil, self.words, acts, self.way, self.label, *said)
        self.setLayout(vertical(*parts, spacing=8, margins=(16, 12, 16, 14)))

    def _wire(self) -> None:
        self.unveil.clicked.connect(lambda: self._show_veil(veiled=False))
        self.take.clicked.connect(self._take)
        QShortcut(QKeySequence("Ctrl+M"), self, self._take, context=_HERE)
        self.refresh.clicked.connect(self._refresh)
        self.open.clicked.connect(self._open)
        self.way.chosen.connect(self._amend)
        self.label.toggled.connect(self._amend)
        for line in (self.about, self.to_whom):
            line.textEdited.connect(self._typed.start)
            line.editingFinished.connect(self.keep_typed)
        self._typed.timeout.connect(self._amend)

    def _show_veil(self, *, veiled: bool) -> None:
        self.veil.setVisible(veiled)
        self.unveil.setVisible(veiled)
        self.words.setVisible(not veiled)
        self._measure()

    def _measure(self) -> None:
        """Be as high as the words, up to a few lines."""
        tall = int(self.words.document().size().height()) + self._theme.px(12)
        self.words.setFixedHeight(min(max(tall, self._theme.px(30)), self._theme.px(_MOST)))

    @Slot()
    def _refresh(self) -> None:
        if self._item is not None:
            self.refresh_wanted.emit(self._item.item.id)

    @Slot()
    def _open(self) -> None:
        if self._item is not None:
            self.open_wanted.emit(self._item)

    @Slot()
    def _take(self) -> None:
        if self._item is None or self.take.isHidden() or self.words.isHidden():
            return
        place = passages.place_in(self.words.textCursor(), self._item.words)
        if place is not None:
            self.passage_wanted.emit(self._item, place)

    @Slot()
    def _amend(self) -> None:
        self._typed.stop()
        if self._item is None:
            return
        own = self._item.item
        meant = replace(
            own,
            quoted=self.way.value is True,
            label=self.label.isChecked(),
            about=self.about.text(),
            to_whom=self.to_whom.text().strip(),
        )
        if meant != own:
            self._item = replace(self._item, item=meant)
            self.amended.emit(meant)
