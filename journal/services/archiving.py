"""Taking everything along: a whole journal as one file that anybody can open."""

from functools import partial
from pathlib import Path

from journal import files
from journal.domain.archive import Whole
from journal.domain.days import Clock
from journal.domain.errors import InsideJournal
from journal.domain.report import Archived, Progress
from journal.export import whole
from journal.places import in_a_journal
from journal.services.begun import Begun
from journal.services.door import Door
from journal.services.needs import Failed, Then
from journal.services.stopping import Stop, silent


class Archiving:
    """What a person does to leave with all they wrote, or to keep it where no program is needed."""

    def __init__(self, door: Door, clock: Clock, begun: Begun) -> None:
        self._door = door
        self._begun = begun
        self._clock = clock
        self._stop = Stop()

    def cancel(self) -> None:
        """End an archive that is still being written; nothing of it stays."""
        self._stop.cancel()

    def save(
        self,
        path: Path,
        then: Then[Archived],
        failed: Failed,
        *,
        replace: bool = False,
        progress: Progress = silent,
    ) -> None:
        """Write all that the journal holds, readable by anyone, whole at `path` or not at all.

        It holds what is private too: it is the person's own, never something to hand over. Fails
        with InsideJournal, Cancelled, and the errors of `files.write_document`.
        """
        told = self._stop.watched(progress)
        if in_a_journal(path):
            failed(InsideJournal())
            return

        def write(hidden: Path | None, all_of_it: Whole) -> Archived:
            made_on = self._clock.now().date()
            with files.whole_document(path, replace=replace, hidden=hidden) as target:
                written = whole.write(target, all_of_it, made_on, told)
                size = target.tell()
            return Archived(
                entries=written.rows["entry"],
                versions=written.rows["revision"],
                drafts=written.rows["draft"],
                files=written.files,
                size=size,
                damaged=all_of_it.damaged(),
            )

        def save(hidden: Path | None, then: Then[Archived], failed: Failed) -> None:
            job = partial(write, hidden)
            self._door.with_journal(lambda journal: journal.apart(job, told), then, failed)

        self._begun.around(save, path, then, failed, replace=replace)
