"""The panel beside the page: when it opens, and what its buttons do."""

from PySide6.QtCore import QObject, Signal

from journal.domain.distance.reading import Span
from journal.domain.entry import Entry
from journal.domain.labels import Label
from journal.ui.writing.answering import Answering
from journal.ui.writing.editor import PageEditor
from journal.ui.writing.reading_panel import ReadingPanel
from journal.ui.writing.sitting import Sitting


class Beside(QObject):
    """Opens the panel only when it is asked to, and never for another entry than the page's."""

    opened = Signal()
    closed = Signal()
    stop_wanted = Signal()
    """The person wants no readings any more."""

    def __init__(
        self, panel: ReadingPanel, editor: PageEditor, sitting: Sitting, answering: Answering
    ) -> None:
        super().__init__(panel)
        self._panel = panel
        self._editor = editor
        self._sitting = sitting
        self._answering = answering
        self._words = False
        self._from: Span | None = None
        panel.hide()
        panel.fits.connect(self._agree)
        panel.label_said.connect(self._say)
        panel.undo_wanted.connect(lambda: answering.unsay(self._show))
        panel.words_wanted.connect(self._see_words)
        panel.place_wanted.connect(self._find)
        panel.closed.connect(self.close)
        panel.stop_wanted.connect(self.stop_wanted)
        editor.left.connect(self._back)

    def open(self) -> None:
        """Show what there is for the entry; words nobody labelled yet are read for it."""
        entry = self._sitting.entry
        if entry is None:
            return
        self._words = False
        if entry.label is None and entry.reading is None:
            self._answering.read(self._show)
        else:
            self._show()

    def close(self) -> None:
        """Close the panel and forget what it showed."""
        had_focus = self._panel.isAncestorOf(self._panel.window().focusWidget())
        self._from = None
        self._panel.hide()
        self._panel.clear()
        self._editor.unmark()
        self.closed.emit()
        if had_focus:
            self._editor.setFocus()

    def _show(self, *, changed: bool = False) -> None:
        entry = self._sitting.entry
        if entry is not None:
            self._panel.show_entry(entry, words=self._words, changed=changed)
            self._panel.show()
            self.opened.emit()

    def _see_words(self) -> None:
        self._words = True
        entry = self._sitting.entry
        if entry is not None and entry.reading is None:
            self._answering.read(self._show)
        else:
            self._show()

    def _agree(self) -> None:
        entry = self._sitting.entry
        if entry is not None and entry.label is not None:
            self._words = True
            self._answering.say(entry.label, self._show, fits=True)

    def _say(self, label: Label) -> None:
        self._words = False
        self._answering.say(label, lambda: self._show(changed=True))

    def _find(self, span: Span) -> None:
        entry = self._sitting.entry
        place = _place(entry, span, self._editor.text()) if entry is not None else -1
        if place >= 0:
            self._from = span
            self._editor.mark(place, place + span.end - span.start)

    def _back(self) -> None:
        if self._from is None:
            self.close()
        for quotation in self._panel.quotations():
            if quotation.span == self._from:
                quotation.setFocus()
        self._from = None


def _place(entry: Entry, span: Span, text: str) -> int:
    """Return where the words of `span` stand in the text now, -1 when they are gone."""
    quoted = entry.content.body[span.start : span.end]
    if text[span.start : span.end] == quoted:
        return span.start
    return text.find(quoted)
