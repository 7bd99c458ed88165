"""The way between the quotations of the panel and their places on the page."""

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QToolTip

from journal.domain.distance.reading import Span
from journal.domain.entry import Entry
from journal.ui.kit.announce import announce
from journal.ui.writing.editor import PageEditor
from journal.ui.writing.faces import Face
from journal.ui.writing.quotations import Quotations
from journal.ui.writing.underlines import Underlines

GONE = "These words are not on the page any more."


class Signs(QObject):
    """Underlines what the panel quotes, and walks from sign to sign; the text stays as it is."""

    left = Signal()
    """Escape was pressed on the page where there was nothing to go back from."""

    changed = Signal(bool)
    """Whether there are signs to walk through."""

    def __init__(self, editor: PageEditor, quotations: Quotations) -> None:
        super().__init__(editor)
        self._editor = editor
        self._quotations = quotations
        self.underlines = Underlines(editor)
        self._at: Span | None = None
        self._sought = False
        quotations.place_wanted.connect(self.find)
        editor.left.connect(self._go_back)
        editor.textChanged.connect(self._let_go)

    def show(self, face: Face, entry: Entry) -> None:
        """Underline the words that `face` quotes of `entry`."""
        self._let_go()
        self.underlines.lay(entry.content.body, face.spans)
        self.changed.emit(bool(face.spans))

    def clear(self) -> None:
        """Forget every place."""
        self._let_go()
        self.underlines.clear()
        QToolTip.hideText()
        self.changed.emit(False)

    def find(self, span: Span) -> None:
        """Go to the place of a quotation; Escape leads back to it."""
        place = self.underlines.place(span)
        quotation = self._quotations.quotation(span)
        if place is not None:
            self._sought = True
            self._mark(span, place)
        elif quotation is not None:
            QToolTip.showText(quotation.mapToGlobal(quotation.rect().bottomLeft()), GONE, quotation)
            announce(quotation, GONE)

    def underline(self, wanted: bool) -> None:
        """Paint the lines, or only know where they would be."""
        self.underlines.wanted = wanted

    def step(self, by: int) -> None:
        """Go to the next sign on the page, or to the one before with -1, and say why it is one."""
        spans = self.underlines.standing()
        if not spans:
            return
        span = spans[self._following(spans, by)]
        place = self.underlines.place(span)
        quotation = self._quotations.quotation(span)
        if place is None or quotation is None:
            return
        self._sought = False
        self._mark(span, place)
        announce(self._editor, quotation.accessibleName())
        under = self._editor.cursorRect(place).bottomLeft() + QPoint(0, 6)
        QToolTip.showText(self._editor.viewport().mapToGlobal(under), span.why, self._editor)

    def _following(self, spans: list[Span], by: int) -> int:
        """Return the number of the sign to go to, from the one marked or from the typing cursor."""
        if self._at in spans:
            return (spans.index(self._at) + by) % len(spans)
        here = self._editor.textCursor().position()
        places = [self.underlines.place(span) or QTextCursor() for span in spans]
        if by > 0:
            after = (n for n, place in enumerate(places) if place.selectionStart() >= here)
            return next(after, 0)
        before = (n for n, place in enumerate(places) if place.selectionEnd() <= here)
        return max(before, default=len(spans) - 1)

    def _mark(self, span: Span, place: QTextCursor) -> None:
        self._at = span
        self._editor.mark(place)
        self._quotations.look_at(span)

    def _let_go(self) -> None:
        if self._at is not None:
            self._at = None
            self._editor.unmark()
            self._quotations.look_at(None)

    def _go_back(self) -> None:
        span, sought = self._at, self._sought
        if span is None:
            self.left.emit()
            return
        self._let_go()
        quotation = self._quotations.quotation(span)
        if sought and quotation is not None:
            quotation.setFocus()
