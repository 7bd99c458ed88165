"""The day a page is about, named anew: it moves in lists at once, and undo leads back."""

from dataclasses import replace
from datetime import date
from functools import partial

from PySide6.QtCore import QObject, Signal

from journal.domain import days
from journal.domain.entry import Draft, EntryId
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
        entry, before = self._sitting.entry, self._sitting.content.day
        uuid = self._sitting.draft().uuid
        self._put(day)
        undo = partial(self._undo, uuid, None if entry is None else entry.id, before)
        self.undo_offered.emit(f"This page is about {days.plain(day)} now.", undo)

    def _put(self, day: date) -> None:
        """Name the day of the page; an entry being rewritten moves before it is finished again."""
        sitting = self._sitting
        sitting.amend(lambda content: replace(content, day=day))
        if sitting.entry is not None and not sitting.settled:
            self._writing.name_day(sitting.entry.id, day, sitting.learn, sitting.failed.emit)
        self._desk.show_around(sitting.content)

    def _undo(self, uuid: str, id: EntryId | None, before: date) -> None:
        failed = self._sitting.failed.emit
        if self._sitting.draft().uuid == uuid:
            self._put(before)
        elif id is not None:
            self._writing.name_day(id, before, _nothing, failed)
        else:
            self._writing.drafts(partial(self._put_draft, uuid, before), failed)

    def _put_draft(self, uuid: str, before: date, drafts: tuple[Draft, ...]) -> None:
        for draft in drafts:
            if draft.uuid == uuid:
                content = replace(draft.content, day=before)
                self._writing.keep(
                    replace(draft, content=content), _nothing, self._sitting.failed.emit
                )


def _nothing(_: object) -> None:
    """Go on without a word."""
