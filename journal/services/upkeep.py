"""Keeping the journal sound: checking that everything is as it was written."""

import threading

from journal.domain.errors import Cancelled
from journal.domain.report import Progress, Report
from journal.services.door import Door
from journal.services.needs import Failed, Journal, Then


class Upkeep:
    """What a person does to be sure of the journal."""

    def __init__(self, door: Door) -> None:
        self._door = door
        self._stop = threading.Event()

    def cancel(self) -> None:
        """End a running check."""
        self._stop.set()

    def check(
        self,
        then: Then[Report],
        failed: Failed,
        *,
        progress: Progress = lambda done, of: None,
    ) -> None:
        """Verify the whole journal and give a report that holds nothing private."""
        self._stop.clear()

        def told(done: int, of: int) -> None:
            if self._stop.is_set():
                raise Cancelled
            progress(done, of)

        def job(journal: Journal) -> Report:
            return journal.check(told)

        self._door.with_journal(job, then, failed)
