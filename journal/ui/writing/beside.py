"""The panel beside the page: when it opens, and what its buttons do."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, Signal

from journal.domain.distance.reading import Reading
from journal.domain.entry import Entry
from journal.domain.labels import Label
from journal.domain.settings import ReadingWhen, Settings
from journal.ui.writing.answering import Answering
from journal.ui.writing.editor import PageEditor
from journal.ui.writing.faces import face_of, label_of_reading
from journal.ui.writing.guessing import IN_A_ROW
from journal.ui.writing.overruling import Back, Overruling
from journal.ui.writing.reading_panel import ReadingPanel
from journal.ui.writing.signs import Signs
from journal.ui.writing.sitting import Sitting

_REPLIES = {
    ReadingWhen.NEVER: "No more readings. Settings can bring them back.",
    ReadingWhen.ASKED: "From now on only when you ask.",
    ReadingWhen.AFTER_CHECKIN: "",
}

Keep = Callable[[Callable[[Settings], Settings], Callable[[], None]], None]
"""Changes the settings and keeps them, then goes on."""


class Beside(QObject):
    """Opens the panel only when it is asked to, and never for another entry than the page's."""

    opened = Signal()
    closed = Signal()

    def __init__(
        self,
        panel: ReadingPanel,
        editor: PageEditor,
        sitting: Sitting,
        answering: Answering,
        keep: Keep,
    ) -> None:
        super().__init__(panel)
        self._panel = panel
        self._editor = editor
        self._sitting = sitting
        self._answering = answering
        self._keep = keep
        self._settings = Settings()
        self._open = False
        self._choosing = False
        self._words = False
        self._shown: Entry | None = None
        self._back: Back | None = None
        self._overruling = Overruling(sitting, answering, self._show)
        self.signs = Signs(editor, panel.quotations)
        panel.hide()
        self._wire()

    def use(self, settings: Settings) -> None:
        """Show and read by these settings from now on."""
        changed = settings.reading is not self._settings.reading
        self._settings = settings
        if changed and self._shown is not None and not self._choosing:
            self._show()

    def open(self) -> None:
        """Show what there is for the entry; words nobody labelled yet are read for it."""
        self._open, self._words, self._choosing = True, False, False
        entry = self._sitting.entry
        if entry is not None and entry.label is None and face_of(entry, off=self._off).more:
            self._read()
        else:
            self._show()

    def close(self) -> None:
        """Close the panel and forget what it showed."""
        had_focus = self._panel.isAncestorOf(self._panel.window().focusWidget())
        self._open = False
        self._shown = self._back = None
        self.signs.clear()
        self._panel.hide()
        self._panel.clear()
        self.closed.emit()
        if had_focus:
            self._editor.setFocus()

    def _wire(self) -> None:
        panel, changing, quotations = self._panel, self._panel.changing, self._panel.quotations
        overruling = self._overruling
        changing.fits.connect(overruling.agree)
        changing.label_said.connect(self._say)
        changing.unread_wanted.connect(overruling.leave_unread)
        changing.stop_wanted.connect(partial(self._read_when, ReadingWhen.NEVER))
        quotations.struck.connect(overruling.strike)
        quotations.taken_back.connect(overruling.take_back)
        panel.words_wanted.connect(self._see_words)
        panel.again_wanted.connect(self._read_again)
        panel.stop_question.answered.connect(self._answer_stop)
        panel.undo_wanted.connect(self._go_back)
        panel.closed.connect(self.close)
        self.signs.left.connect(self.close)
        self._sitting.entry_changed.connect(self._follow)

    @property
    def _off(self) -> bool:
        return self._settings.reading is ReadingWhen.NEVER

    def _show(
        self, reply: str = "", back: Back | None = None, /, *, words: bool | None = None
    ) -> None:
        if not self._open:
            return  # closed while the act was under way
        self._back = back
        self._words = self._words if words is None else words
        self._shown = entry = self._sitting.entry
        if entry is not None:
            face = face_of(entry, words_wanted=self._words, off=self._off)
            self._panel.show_face(face, entry, reply=reply, can_undo=back is not None)
            self.signs.show(face, entry)
            self._appear()

    def _appear(self) -> None:
        self._panel.show()
        self.opened.emit()

    def _follow(self) -> None:
        """Show what other rooms, or a new text, made of the entry that is shown."""
        changed = self._shown is not None and self._sitting.entry != self._shown
        if changed and not self._answering.busy:
            self._show()

    def _go_back(self) -> None:
        back, self._back = self._back, None
        if back is not None:
            back()

    def _read(self) -> None:
        self.signs.clear()
        self._panel.show_waiting()
        self._appear()
        self._answering.read(self._show)

    def _see_words(self) -> None:
        self._words = True
        if _reading(self._sitting.entry) is None:
            self._read()
        else:
            self._show()

    def _read_again(self) -> None:
        before = _reading(self._sitting.entry)

        def read() -> None:
            after = _reading(self._sitting.entry)
            if before is not None and after is not None:
                was, now = label_of_reading(before), label_of_reading(after)
                self._show(f"Before: {was}. Now: {now}.")

        self._answering.read(read)

    def _say(self, label: Label) -> None:
        def said() -> None:
            if not self._off and not self._settings.guessing_asked:
                self._answering.count_corrections(self._ask_to_stop)

        self._overruling.say(label, said)

    def _ask_to_stop(self, in_a_row: int) -> None:
        if in_a_row >= IN_A_ROW and self._shown is not None:
            often = self._settings.reading is ReadingWhen.AFTER_CHECKIN
            self._panel.ask_to_stop(only_asked=often)
            self._keep(lambda settings: replace(settings, guessing_asked=True), lambda: None)

    def _answer_stop(self, when: ReadingWhen | None) -> None:
        if when is None:
            self._show()
        else:
            self._read_when(when)

    def _read_when(self, when: ReadingWhen) -> None:
        """Have readings made at this time from now on, with a way back to the time before."""
        back = partial(self._read_when, self._settings.reading)
        reply = _REPLIES[when]

        def kept() -> None:
            self._choosing = False
            self._show(reply, back if reply else None)

        self._choosing = True
        self._keep(lambda settings: replace(settings, reading=when), kept)


def _reading(entry: Entry | None) -> Reading | None:
    return entry.reading if entry is not None else None
