"""After finishing: the check-in, then a closing line, and a reading only where it is wanted."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject

from journal.domain.checkin import CheckIn, Gate
from journal.domain.entry import Entry, EntryId
from journal.domain.settings import ReadingWhen, Settings
from journal.services.writing import Writing
from journal.ui.writing.answering import Answering
from journal.ui.writing.beside import Beside
from journal.ui.writing.desk import Desk
from journal.ui.writing.leaving import Leaving
from journal.ui.writing.sitting import Sitting

_LIGHTER = "Three pages left you worse lately. Something lighter is there, if you like."


class Afterwards(QObject):
    """Asks first and reads second; every step can be skipped."""

    def __init__(
        self,
        desk: Desk,
        sitting: Sitting,
        answering: Answering,
        beside: Beside,
        *,
        writing: Writing,
        new_page: Callable[[], None],
        mark_for_session: Callable[[], None],
        ways_out: Callable[[Entry], tuple[str, ...]],
    ) -> None:
        super().__init__(desk)
        self._desk = desk
        self._sitting = sitting
        self._answering = answering
        self._beside = beside
        self._closings = writing.library.closings
        self._prompting = writing.prompting
        self._new_page = new_page
        self._mark_for_session = mark_for_session
        self._ways_out = ways_out
        self._settings = Settings()
        self._steady: tuple[str, ...] = ()
        self._passed: EntryId | None = None
        self._reading_asked = False
        self._leaving = Leaving(sitting, writing, desk)
        self._leaving.lighter_due.connect(self._offer_lighter)
        desk.checkin.given.connect(self._given)
        desk.checkin.skipped.connect(lambda: self._given(CheckIn()))

    def use(self, settings: Settings) -> None:
        """Ask and read by these settings from now on."""
        self._settings = settings
        self._leaving.use(settings)

    def begin(self) -> None:
        """Go on from a page that has just been finished."""
        self._reading_asked = False
        entry = self._sitting.entry
        if entry is None:
            return
        if self._must_ask(entry):
            self._ask()
        else:
            self._close(entry)

    def open_reading(self) -> None:
        """Show a possible reading because the person asked; the check-in comes first."""
        entry = self._sitting.entry
        if entry is None:
            return
        if self._must_ask(entry):
            self._reading_asked = True
            self._ask()
        else:
            self._beside.open()

    def clear(self) -> None:
        """Forget what was asked."""
        self._passed = None
        self._reading_asked = False
        self._settings = Settings()

    def _must_ask(self, entry: Entry) -> bool:
        said = entry.content.checkin is not None or entry.content.correction is not None
        # What was read was read after the check-in had been answered, skipped or closed.
        passed = self._passed == entry.id or entry.reading is not None
        return self._settings.ask_checkin and not said and not passed

    def _ask(self) -> None:
        self._desk.show_card(self._desk.checkin)
        self._desk.checkin.ask()

    def _given(self, taps: CheckIn) -> None:
        self._answering.check_in(taps, self._answered)

    def _answered(self) -> None:
        entry = self._sitting.entry
        if entry is None:
            return
        self._passed = entry.id
        if not _no_distance(entry) and self._reading_wanted(entry):
            self._beside.open()
        self._close(entry)

    def _reading_wanted(self, entry: Entry) -> bool:
        after = self._settings.reading is ReadingWhen.AFTER_CHECKIN
        readable = not entry.content.unread and bool(entry.content.body.strip())
        return self._reading_asked or (after and readable)

    def _offer_lighter(self) -> None:
        entry = self._sitting.entry
        if entry is not None and self._desk.question.isVisible():
            self._close(entry, lighter=True)

    def _write_lighter(self) -> None:
        lighter = replace(self._settings, deeper_prompts=False)
        self._sitting.begin(self._prompting.another_prompt(None, lighter))
        self._desk.editor.setFocus()

    def _close(self, entry: Entry, *, lighter: bool = False) -> None:
        line = self._closings[entry.content.day.toordinal() % len(self._closings)]
        mark = () if entry.content.for_session else (("Mark for session", self._mark_for_session),)
        none = _no_distance(entry)
        asked = self._settings.reading is ReadingWhen.ASKED and not self._reading_asked
        offer = (("A possible reading", self.open_reading),) if asked and not none else ()
        more = "No distance today. Your page is kept." if none else "Your page is kept."
        easy = (("Something lighter", self._write_lighter),) if lighter else ()
        ways = (("New page", self._new_page), *easy, *mark, *offer)
        leave = partial(self._desk.show_card, None)
        if not lighter:
            self._steady = self._ways_out(entry)
        self._desk.question.ask(
            *(line, *ways),
            more=_LIGHTER if lighter else more,
            leave=leave,
            grounding=self._steady,
            inside=self._leaving.row_for(entry),
        )
        self._desk.show_card(self._desk.question)
        if not lighter:  # which came while the focus was on an answer, where it stays
            self._desk.question.enter()


def _no_distance(entry: Entry) -> bool:
    taps = entry.content.checkin
    return taps is not None and taps.gate is Gate.NOT_REALLY
