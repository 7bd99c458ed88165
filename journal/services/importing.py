"""Bringing entries in from a file: all of them, or none."""

from collections import Counter
from pathlib import Path
from typing import Final

from journal.domain.backups import Why
from journal.domain.changes import Changed
from journal.domain.days import Clock
from journal.domain.errors import BadInput, Fault
from journal.domain.ids import new_uuid
from journal.domain.report import Imported, Progress
from journal.domain.settings import Settings
from journal.domain.text import imprint
from journal.importing import whole
from journal.importing.found import Item
from journal.importing.plan import Plan, plan
from journal.places import in_a_journal
from journal.services.door import Door
from journal.services.needs import Failed, Journal, Then
from journal.services.notices import Notices
from journal.services.stopping import Stop, silent
from journal.services.stores import UnitOfWork

WHOLE: Final = "archive"
"""The form of a file that holds a whole journal."""


class Importing:
    """What a person does to bring in what was written elsewhere."""

    def __init__(self, door: Door, notices: Notices, clock: Clock) -> None:
        self._door = door
        self._notices = notices
        self._clock = clock
        self._stop = Stop()

    def cancel(self) -> None:
        """End a running import; nothing of it stays."""
        self._stop.cancel()

    def bring_in(
        self,
        path: Path,
        form: str,
        then: Then[Imported],
        failed: Failed,
        *,
        skip_bad: bool = False,
        progress: Progress = silent,
    ) -> None:
        """Add the entries of a file that are not here yet, in one transaction.

        The archive of a whole journal (form `WHOLE`) brings all that it holds, as a merge does. A
        journal that holds entries is backed up before any is added. Fails with BadInput, adding
        nothing, when lines cannot be read and `skip_bad` is not set; and as Backups.make.
        """
        told, quietly = self._stop.watched(progress), self._stop.watched(silent)

        def job(journal: Journal) -> tuple[Imported, Settings | None]:
            if in_a_journal(path.resolve()):  # closing the open database would free its lock
                raise BadInput((Fault(1, "the file lies in the folder of a journal"),))
            if form == WHOLE:
                with whole.opened(path) as archive:
                    came = journal.take_in(archive, told, skip_bad=skip_bad)
                with journal.work() as unit:
                    return came, unit.settings.get()
            planned = self._door.turns.beside(lambda: plan(path, form))
            if planned.faults and not skip_bad:
                raise BadInput(planned.faults)
            held, last = self._held(journal, quietly)
            if held and Counter(map(_imprint, planned.items)) - _counted(held):
                journal.copies.make(Why.IMPORT, quietly)
            with journal.work() as unit:
                since, _ = unit.entries.imprints(last)
                return self._add(unit, planned, _counted(held | since), told), None

        def done(outcome: tuple[Imported, Settings | None]) -> None:
            imported, settings = outcome
            self._notices.tell(Changed(everything=True, settings=settings))
            then(imported)

        self._door.with_journal(job, done, failed)

    def _held(self, journal: Journal, quietly: Progress) -> tuple[set[tuple[str, str]], int]:
        """Return which entries held which text, as `Entries.imprints` does; saves go between."""
        held, last, before = set[tuple[str, str]](), 0, -1
        while last != before:
            quietly(0, 0)
            with journal.work() as unit:
                before, (some, last) = last, unit.entries.imprints(last)
            held |= some
            self._door.turns.give_way()
        return held, last

    def _add(
        self, unit: UnitOfWork, planned: Plan, here: Counter[str], progress: Progress
    ) -> Imported:
        added = 0
        for number, item in enumerate(planned.items, 1):
            mark = _imprint(item)
            if here[mark] > 0:
                here[mark] -= 1
            else:
                taken = item.uuid is None or unit.entries.id_of(item.uuid) is not None
                uuid = new_uuid(self._now()) if taken or item.uuid is None else item.uuid
                unit.entries.save(uuid, item.content, based_on=None)
                added += 1
            progress(number, len(planned.items))
        unit.links.settle()
        return Imported(added, len(planned.items) - added, planned.faults, planned.ignored_keys)

    def _now(self) -> int:
        return int(self._clock.now().timestamp() * 1000)


def _counted(held: set[tuple[str, str]]) -> Counter[str]:
    return Counter(mark for _, mark in held)


def _imprint(item: Item) -> str:
    content = item.content
    return imprint(content.day, content.title, content.body)
