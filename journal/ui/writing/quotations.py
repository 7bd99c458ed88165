"""What a reading rests on: the mark, the words quoted, and words that were set aside."""

from functools import partial

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QPushButton, QWidget

from journal.domain.distance.reading import Span
from journal.domain.entry import Entry
from journal.ui.kit import labels
from journal.ui.kit.distance_mark import DistanceMark
from journal.ui.kit.in_sight import bring_into_sight
from journal.ui.kit.theme import Theme
from journal.ui.writing.faces import Face
from journal.ui.writing.quotation import Quotation, QuotationRow, quoted

_WIDEST = 440
"""Pixels over which a quotation and its buttons would drift apart."""


class Quotations(QWidget):
    """Every filled segment of the mark has its quotation below it."""

    place_wanted = Signal(object)
    struck = Signal(str)
    taken_back = Signal(str)
    """Words set aside that shall count again."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.mark = DistanceMark(theme)
        self.rows: list[QuotationRow] = []
        self._quotes = labels.vertical(spacing=theme.px(10))
        self._signs = QWidget()
        self._signs.setLayout(labels.vertical(18, self.mark, 20, self._quotes, 6))
        self._set_aside = labels.vertical(spacing=4)
        self._take_back: list[QPushButton] = []
        self._aside = QWidget()
        heading = labels.text("Words you set aside", "meta")
        self._aside.setLayout(labels.vertical(10, heading, self._set_aside, 6, spacing=4))
        self.setMaximumWidth(theme.px(_WIDEST))
        self.setLayout(labels.vertical(self._signs, self._aside))

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of the text size; what belongs together stays together in a drawer."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.setMaximumWidth(self._theme.px(_WIDEST))

    def show_face(self, face: Face, entry: Entry | None) -> None:
        """Show what `face` quotes of `entry`, and what was set aside in it."""
        body = entry.content.body if entry is not None else ""
        struck = entry.content.struck if entry is not None and face.has_words else ()
        _empty(self._quotes)
        _empty(self._set_aside)
        self.rows = []
        if face.reading is not None:
            self.mark.set_reading(face.reading)
        for span in face.spans:
            row = QuotationRow(self._theme, span, body[span.start : span.end])
            row.place_wanted.connect(self.place_wanted)
            row.struck.connect(self.struck)
            self._quotes.addWidget(row)
            self.rows.append(row)
        self._take_back = []
        for words in struck:
            self._set_aside.addWidget(self._struck_row(words))
        self._signs.setVisible(bool(face.spans))
        self._aside.setVisible(bool(struck))

    def buttons(self) -> list[QPushButton]:
        """Return every button, from top to bottom."""
        rows = [button for row in self.rows for button in (row.quotation, row.not_that)]
        return [*rows, *self._take_back]

    def quotation(self, span: Span) -> Quotation | None:
        """Return the quotation of `span`, None where it is not shown."""
        return next((row.quotation for row in self.rows if row.quotation.span == span), None)

    def look_at(self, span: Span | None) -> None:
        """Show which words the cursor stands at, None for none of them."""
        for row in self.rows:
            row.look_at(row.quotation.span == span)
            if row.quotation.span == span:
                bring_into_sight(row)

    def _struck_row(self, words: str) -> QWidget:
        back = labels.button("Take back", "small")
        back.setAccessibleName(f"Take back: {quoted(words)}")
        back.setToolTip("Let these words count again.")
        back.clicked.connect(partial(self.taken_back.emit, words))
        self._take_back.append(back)
        row = QWidget()
        beside = labels.horizontal(spacing=6)
        beside.addWidget(labels.text(quoted(words), "quote"), 1)
        beside.addWidget(back, 0, Qt.AlignmentFlag.AlignTop)
        row.setLayout(beside)
        return row


def _empty(column: QBoxLayout) -> None:
    while (item := column.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
