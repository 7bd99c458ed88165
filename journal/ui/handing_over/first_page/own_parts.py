"""Parts of one's own: a heading and words each; one without words does not appear."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from journal.domain.packet import Part
from journal.ui.handing_over.typed import TypedText, field
from journal.ui.kit.labels import button, horizontal, text, vertical
from journal.ui.kit.theme import Theme

_ABOUT = "Typed by you. A part without words does not appear."


class PartCard(QWidget):
    """One heading with its words."""

    def __init__(self, part: Part, theme: Theme) -> None:
        super().__init__()
        self.title = field("Heading of a part")
        self.title.setText(part.title)
        self.words = TypedText(f"Words under: {part.title}" if part.title else "Its words", theme)
        self.words.put(part.words)
        self.remove = button("Take out", "quiet")
        self.remove.setAccessibleName(f"Take this part out: {part.title}")
        head = horizontal(spacing=8)
        head.addWidget(self.title, 1)
        head.addWidget(self.remove)
        self.setLayout(vertical(head, self.words, spacing=6))

    def part(self) -> Part:
        """Return what is typed."""
        return Part(self.title.text(), self.words.toPlainText())

    def forget(self) -> None:
        """Hold nothing any more, at once: a widget that is let go of stays for a moment."""
        self.hide()
        for part in (self.title, self.words, self):
            part.blockSignals(True)
        self.title.setText("")
        self.words.put("")
        self.deleteLater()


class OwnParts(QWidget):
    """A card for each part, and a button for another one."""

    changed = Signal()
    grown = Signal()
    """A card was put behind the others."""
    undo_offered = Signal(str, object)
    """What was done, and the call that takes it back."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.cards: list[PartCard] = []
        self._list = vertical(spacing=14)
        self.add = button("Another part")
        self.add.clicked.connect(self._add)
        head = (text("Parts of your own", "strong"), text(_ABOUT, "meta"))
        row = horizontal(self.add, None)
        self.setLayout(vertical(*head, 4, self._list, row, spacing=4))

    def parts(self) -> tuple[Part, ...]:
        """Return every part with a heading or with words."""
        return tuple(part for card in self.cards if any(_held(part := card.part())))

    def show_parts(self, parts: Sequence[Part]) -> None:
        """Show these parts in place of the ones before."""
        if tuple(parts) == tuple(card.part() for card in self.cards):
            return
        for card in self.cards:
            card.forget()
        self.cards = []
        for part in parts:
            self._put(part)

    def _put(self, part: Part) -> PartCard:
        card = PartCard(part, self._theme)
        card.title.textEdited.connect(self.changed)
        card.words.typed.connect(self.changed)
        card.remove.clicked.connect(partial(self._remove, card))
        self.cards.append(card)
        self._list.addWidget(card)
        last = self.cards[-2].remove if len(self.cards) > 1 else self.add
        if last is not self.add:
            QWidget.setTabOrder(self.cards[-2].words, card.title)
        QWidget.setTabOrder(card.title, card.remove)
        QWidget.setTabOrder(card.remove, card.words)
        QWidget.setTabOrder(card.words, self.add)
        self.grown.emit()
        return card

    @Slot()
    def _add(self) -> None:
        self._put(Part("", "")).title.setFocus(Qt.FocusReason.OtherFocusReason)

    def _remove(self, card: PartCard, *_: bool) -> None:
        before = tuple(each.part() for each in self.cards)
        gone = card.part()
        self.show_parts([each.part() for each in self.cards if each is not card])
        self.changed.emit()
        self.add.setFocus(Qt.FocusReason.OtherFocusReason)

        def undo() -> None:
            self.show_parts(before)
            self.changed.emit()

        if gone.words.strip():
            self.undo_offered.emit("Part taken out.", undo)


def _held(part: Part) -> tuple[str, str]:
    return part.title.strip(), part.words.strip()
