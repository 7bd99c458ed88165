"""Bringing entries in from a file: all of them, or none."""

import threading
from pathlib import Path

from journal.domain.changes import Changed
from journal.domain.days import Clock
from journal.domain.entry import Content
from journal.domain.errors import BadInput, Cancelled
from journal.domain.ids import new_uuid
from journal.domain.report import Imported, Progress
from journal.domain.text import imprint
from journal.importing.plan import Plan, plan
from journal.services.door import Door
from journal.services.needs import Failed, Then
from journal.services.notices import Notices
from journal.services.stores import UnitOfWork


class Importing:
    """What a person does to bring in what was written elsewhere."""

    def __init__(self, door: Door, notices: Notices, clock: Clock) -> None:
        self._door = door
        self._notices = notices
        self._clock = clock
        self._stop = threading.Event()

    def cancel(self) -> None:
        """End a running import; nothing of it stays."""
        self._stop.set()

    def bring_in(
        self,
        path: Path,
        form: str,
        then: Then[Imported],
        failed: Failed,
        *,
        skip_bad: bool = False,
        progress: Progress = lambda done, of: None,
    ) -> None:
        """Add the entries of a file that are not here yet, in one transaction.

        Fails with BadInput, adding nothing, when lines cannot be read and `skip_bad` is not set.
        """
        self._stop.clear()

        def job(unit: UnitOfWork) -> Imported:
            planned = plan(path, form)
            if planned.faults and not skip_bad:
                raise BadInput(planned.faults)
            return self._add(unit, planned, progress)

        def done(imported: Imported) -> None:
            self._notices.tell(Changed(everything=True))
            then(imported)

        self._door.within(job, done, failed)

    def _add(self, unit: UnitOfWork, planned: Plan, progress: Progress) -> Imported:
        here = unit.entries.imprints()
        added = 0
        for number, item in enumerate(planned.items, 1):
            if self._stop.is_set():
                raise Cancelled
            mark = _imprint(item.content)
            if here[mark] > 0:
                here[mark] -= 1
            else:
                taken = item.uuid is None or unit.entries.id_of(item.uuid) is not None
                uuid = new_uuid(self._now()) if taken or item.uuid is None else item.uuid
                unit.entries.save(uuid, item.content, based_on=None)
                added += 1
            progress(number, len(planned.items))
        return Imported(added, len(planned.items) - added, planned.faults, planned.ignored_keys)

    def _now(self) -> int:
        return int(self._clock.now().timestamp() * 1000)


def _imprint(content: Content) -> str:
    return imprint(content.day, content.title, content.body)
