"""A possible reading beside the text: offered, never pressed on anyone, and easy to change."""

from itertools import pairwise

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from journal.domain.entry import Entry
from journal.ui.kit import labels
from journal.ui.kit.announce import announce
from journal.ui.kit.theme import Theme
from journal.ui.writing.changing import Changing
from journal.ui.writing.faces import READING, Face
from journal.ui.writing.guessing import StopQuestion
from journal.ui.writing.quotations import Quotations

FOOT = (
    "A reading is a suggestion from the words alone. It is not a diagnosis, and it never leaves "
    "this computer."
)
_LOW = 480
"""Pixels of height below which the panel is a drawer."""
_CRAMPED = 240
"""Pixels of height below which the foot stands at the end of what scrolls."""
_SIDES, _BAR = 14, 14
"""Pixels of margin at either side, and between it and the words, where a scroll bar has room."""
_HERE = Qt.ShortcutContext.WidgetWithChildrenShortcut


class ReadingPanel(QWidget):
    """Shows one entry's label and the words behind it; the person's own word ends every guess."""

    words_wanted = Signal()
    """The words behind a label, or a first reading, were asked for."""
    again_wanted = Signal()
    """The words shall be read again by this version."""
    undo_wanted = Signal()
    closed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setProperty("role", "side")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground, True)
        self._heading = labels.text("", "heading")
        self._close = labels.button("Close", "quiet")
        self._label = labels.button("", "label")
        self._sentence = labels.text("", "lead")
        self._note = labels.text("", "meta")
        self._version = labels.text("", "meta")
        self._again = labels.button("Read again", "small")
        self._older = QWidget()
        self.quotations = Quotations(theme)
        self.changing = Changing()
        self.stop_question = StopQuestion()
        self._more = labels.button("")
        self._reply = labels.text("", "body")
        self._undo = labels.button("Undo", "quiet")
        self._replying = QWidget()
        self._foot, self._foot_inside = labels.text(FOOT, "meta"), labels.text(FOOT, "meta")
        self._foot_inside.setContentsMargins(0, 12, 0, 0)
        self._beside = QWidget()
        self._beside.setFixedWidth(_BAR)
        self._lay_out()
        self._wire()
        self.clear()

    def show_face(
        self, face: Face, entry: Entry | None, *, reply: str = "", can_undo: bool = False
    ) -> None:
        """Show what there is to say about `entry`, and after an act what was done.

        `can_undo` offers to take the act back. The focus stays in the panel when it was there.
        """
        focus = self.window().focusWidget()
        had_focus = focus is not None and self.isAncestorOf(focus)
        self._heading.setText(face.heading)
        self._label.setText(face.label)
        self._label.setAccessibleName(f"{face.label}. Change this label")
        self._label.setVisible(bool(face.label))
        _say(self._sentence, face.sentence)
        _say(self._note, face.note)
        self._show_version(face)
        self.quotations.show_face(face, entry)
        self._more.setText(face.more)
        self._more.setVisible(bool(face.more))
        self.changing.show_face(face, quiet=can_undo)
        self.stop_question.hide()
        _say(self._reply, reply)
        self._undo.setVisible(can_undo)
        self._replying.setVisible(bool(reply))
        self._order_tabs()
        if had_focus and not (focus is not None and focus.isVisible()):
            self._ways_on()[0].setFocus(Qt.FocusReason.OtherFocusReason)
        said = reply or " ".join(
            part for part in (face.heading, face.label, face.sentence, face.note) if part
        )
        if said:
            announce(self, said)

    def show_waiting(self) -> None:
        """Show that the words are being read."""
        self.show_face(Face(sentence=READING), None)

    def ask_to_stop(self, *, only_asked: bool) -> None:
        """Ask whether readings should end; `only_asked` also offers them on request alone."""
        self.stop_question.ask(only_asked=only_asked)
        self._order_tabs()
        QTimer.singleShot(0, self, lambda: self.area.ensureWidgetVisible(self.stop_question, 0, 8))

    def clear(self) -> None:
        """Forget everything shown."""
        self.show_face(Face(heading=""), None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Escape fold the answers up, and else close the panel."""
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self.changing.is_open:
            self.changing.fold()
        else:
            self.closed.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep narrow margins as a drawer, where every line counts."""
        super().resizeEvent(event)
        low = self.height() < self._theme.px(_LOW)
        cramped = self.height() < self._theme.px(_CRAMPED)
        self._foot.setVisible(not cramped)
        self._foot_inside.setVisible(cramped)
        self._whole.setContentsMargins(_SIDES, 16 if low else 40, _SIDES, 12 if low else 24)

    def _lay_out(self) -> None:
        top = labels.horizontal(spacing=8)
        top.addWidget(self._heading, 1)
        top.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)
        version = labels.horizontal(spacing=6)
        version.addWidget(self._version, 1)
        version.addWidget(self._again)
        self._older.setLayout(version)
        replying = labels.horizontal(spacing=8)
        replying.addWidget(self._reply, 1)
        replying.addWidget(self._undo)
        self._replying.setLayout(replying)
        column = labels.vertical(
            *(top, labels.horizontal(self._label, None), self._sentence, self._note),
            *(self._older, self.quotations, 10, self.changing),
            labels.horizontal(self._more, None),
            *(self.stop_question, None, self._foot_inside),
            spacing=6,
        )
        row = labels.horizontal(column, self._beside)
        row.setStretch(0, 1)
        self.area = labels.scrolled(labels.ground("side", row))
        self.area.verticalScrollBar().rangeChanged.connect(self._give_way)
        whole = (labels.horizontal(_BAR, part, _BAR) for part in (self._replying, self._foot))
        self._whole = labels.vertical(labels.horizontal(_BAR, self.area), *whole, spacing=12)
        self._whole.setStretch(0, 1)
        self.setLayout(self._whole)

    def _give_way(self) -> None:
        """Let the scroll bar stand in the margin, so that no line moves when it appears."""
        bar = self.area.verticalScrollBar()
        self._beside.setFixedWidth(_BAR if bar.maximum() == 0 else _BAR - bar.sizeHint().width())

    def _wire(self) -> None:
        self._close.setAccessibleName("Close the reading")
        self._close.clicked.connect(self.closed)
        self._label.setToolTip("Change this label")
        self._label.clicked.connect(self.changing.open)
        self._more.clicked.connect(self.words_wanted)
        self._again.setAccessibleName("Read these words again by this version")
        self._again.clicked.connect(self.again_wanted)
        self._undo.clicked.connect(self.undo_wanted)
        undo = QShortcut(QKeySequence(QKeySequence.StandardKey.Undo), self, context=_HERE)
        undo.activated.connect(self._undo_by_key)

    def _undo_by_key(self) -> None:
        if self._undo.isVisible():
            self._undo.click()

    def _show_version(self, face: Face) -> None:
        self._older.setVisible(bool(face.older))
        self._version.setText(f"Read by version {face.older}." if face.older else "")

    def _order_tabs(self) -> None:
        """Let Tab go down the panel, also through quotations made after what stands below them."""
        order = [self._close, self._label, self._again, *self.quotations.buttons()]
        order += [*self.changing.all_buttons, self._more, *self.stop_question.buttons, self._undo]
        for before, after in pairwise(order):
            QWidget.setTabOrder(before, after)

    def _ways_on(self) -> list[QPushButton]:
        """Return the buttons that stand below what is shown, in their order."""
        undo = [] if self._undo.isHidden() or self._replying.isHidden() else [self._undo]
        more = [] if self._more.isHidden() else [self._more]
        return [*undo, *self.changing.buttons(), *more, self._close]


def _say(label: QLabel, words: str) -> None:
    label.setText(words)
    label.setVisible(bool(words))
