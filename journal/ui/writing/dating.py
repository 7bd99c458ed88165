"""The day a page is about, named anew: it moves in lists at once, and undo leads back."""

from dataclasses import replace
from datetime import date
from functools import partial

from PySide6.QtCore import QObject, Signal

from journal.domain import days
from journal.services.writing import Writing
from journal.ui.writing.desk import Desk
from journal.ui.writing.sitting import Sitting


class Dating(QObject):
    """Carries another day to the page, and to the entry behind it."""

    undo_offered = Signal(str, object)
    """What was done, and the call that takes it back."""

    def __init__(self, desk: Desk, sitting: Sitting, writing: Writing) -> None:
        super().__init__(desk)
        self._desk = desk
        self._sitting = sitting
        self._writing = writing
        desk.date.day_named.connect(self._name)

    def _name(self, day: date) -> None:
        uuid, before = self._sitting.draft().uuid, self._sitting.content.day
        self._put(day)
        undo = partial(self._undo, uuid, before)
        self.undo_offered.emit(f"This page is about {days.plain(day)} now.", undo)

    def _put(self, day: date) -> None:
        """Name the day of the page; an entry being rewritten moves before it is finished again."""
        sitting = self._sitting
        sitting.amend(lambda content: replace(content, day=day))
        if sitting.entry is not None and not sitting.settled:
            self._writing.name_day(sitting.entry.id, day, sitting.learn, sitting.failed.emit)
        self._desk.show_around(sitting.content)

    def _undo(self, uuid: str, before: date) -> None:
        """Name the day before, wherever the page is by now: it may be finished, or put aside."""
        if self._sitting.draft().uuid == uuid:
            self._put(before)
        else:
            self._writing.name_day_of(uuid, before, _nothing, self._sitting.failed.emit)


def _nothing(_: object) -> None:
    """Go on without a word."""
