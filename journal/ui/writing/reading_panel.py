"""A possible reading beside the text: offered, never pressed on anyone, and easy to change."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from journal.domain.entry import Entry
from journal.domain.labels import Label
from journal.ui.kit import labels
from journal.ui.kit.announce import announce
from journal.ui.kit.distance_mark import DistanceMark
from journal.ui.kit.theme import Theme
from journal.ui.writing.faces import Face, face_of, own_words
from journal.ui.writing.quotation import Quotation
from journal.ui.writing.ways import Ways

FOOT = (
    "A reading is a suggestion from the words alone. It is not a diagnosis, and it never leaves "
    "this computer."
)
_LOW = 480
"""Pixels of height below which the panel is a drawer."""
CHANGED = "Changed. It's yours."
CHOICES = (Label.CHOSEN, Label.INVOLUNTARY, Label.MIXED, Label.NONE)


class ReadingPanel(QWidget):
    """Shows one entry's label and the words behind it; the person's own word ends every guess."""

    fits = Signal()
    label_said = Signal(object)
    undo_wanted = Signal()
    words_wanted = Signal()
    stop_wanted = Signal()
    """The person wants no readings any more."""
    place_wanted = Signal(object)
    """The span of a quotation whose place in the text is looked for."""
    closed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setProperty("role", "side")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground, True)
        self._heading = labels.text("", "heading")
        self._label = labels.text("", "strong")
        self._sentence = labels.text("", "lead")
        self.mark = DistanceMark(theme)
        self._shown: list[Quotation] = []
        self._quotes = labels.vertical(spacing=theme.px(14))
        self._signs = QWidget()
        self._close = labels.button("Close", "quiet")
        self._more = labels.button("See the words this might rest on")
        self._ask = Ways(("That fits", self.fits.emit), ("Not quite", self._open_choices))
        self._change = Ways(("Change it", self._open_choices))
        self._choices = Ways(
            *((own_words(label), partial(self.label_said.emit, label)) for label in CHOICES),
            ("Don't read any", self.stop_wanted.emit),
        )
        self._reply = labels.text(CHANGED, "body")
        self._undo = Ways(("Undo", self.undo_wanted.emit))
        self._more.clicked.connect(self.words_wanted)
        self._lay_out()
        self.clear()

    def show_entry(self, entry: Entry, *, words: bool, changed: bool = False) -> None:
        """Show what there is to say about `entry`; `words` when the person asked to see them.

        After a change of the label by the person, `changed` shows the reply and offers Undo.
        """
        face = face_of(entry, words)
        focus = self.window().focusWidget()
        had_focus = focus is not None and self.isAncestorOf(focus)
        self._heading.setText(face.heading)
        _say(self._label, face.label)
        _say(self._sentence, face.sentence)
        self._show_spans(face, entry.content.body)
        self._more.setVisible(face.more)
        self._ask.setVisible(face.asks)
        self._change.setVisible(face.own and not changed)
        self._choices.hide()
        self._reply.setVisible(changed)
        self._undo.setVisible(changed)
        said = " ".join(part for part in (face.heading, face.label, face.sentence) if part)
        if had_focus and not (focus is not None and focus.isVisible()):
            self._ways_on()[0].setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self, CHANGED if changed else said)

    def clear(self) -> None:
        """Forget everything shown."""
        for label in (self._heading, self._label, self._sentence):
            label.setText("")
        self._show_spans(Face(""), "")
        for part in (self._more, self._ask, self._change, self._choices, self._reply, self._undo):
            part.hide()

    def quotations(self) -> list[Quotation]:
        """Return the quotations in their order."""
        return list(self._shown)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Escape close the panel."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep narrow margins as a drawer, where every line counts."""
        super().resizeEvent(event)
        low = self.height() < self._theme.px(_LOW)
        self._whole.setContentsMargins(28, 16 if low else 40, 28, 12 if low else 24)

    def _lay_out(self) -> None:
        close = self._close
        close.setAccessibleName("Close the reading")
        close.clicked.connect(self.closed)
        top = labels.horizontal(spacing=8)
        top.addWidget(self._heading, 1)
        top.addWidget(close, 0, Qt.AlignmentFlag.AlignTop)
        inside = labels.ground(
            "side",
            labels.vertical(
                *(top, self._label, self._sentence, self._signs, 12, self._reply, self._undo),
                *(self._ask, self._change, self._choices),
                labels.horizontal(self._more, None),
                None,
                spacing=6,
            ),
        )
        self._signs.setLayout(labels.vertical(18, self.mark, 22, self._quotes, 6))
        foot = labels.text(FOOT, "meta")
        self._whole = labels.vertical(labels.scrolled(inside), foot, spacing=12)
        self._whole.setStretch(0, 1)
        self.setLayout(self._whole)

    def _ways_on(self) -> list[QPushButton]:
        """Return the buttons that stand below what is shown, in their order."""
        rows = (self._undo, self._ask, self._change, self._choices)
        found = [button for row in rows if not row.isHidden() for button in row.buttons]
        return found or [self._close]

    def _open_choices(self) -> None:
        self._ask.hide()
        self._change.hide()
        self._reply.hide()
        self._undo.hide()
        self._choices.show()
        self._choices.buttons[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_spans(self, face: Face, body: str) -> None:
        for old in self._shown:
            self._quotes.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._shown = []
        self._signs.setVisible(face.reading is not None and bool(face.spans))
        if face.reading is not None:
            self.mark.set_reading(face.reading)
        for span in face.spans:
            quotation = Quotation(self._theme, span, body[span.start : span.end])
            quotation.clicked.connect(partial(self.place_wanted.emit, span))
            self._quotes.addWidget(quotation)
            self._shown.append(quotation)


def _say(label: QLabel, words: str) -> None:
    label.setText(words)
    label.setVisible(bool(words))
