"""Handing entries over as a document for someone else."""

import os
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from journal import files
from journal.domain.days import Clock
from journal.domain.entry import Entry, EntryId
from journal.domain.errors import HiddenWordsFound, InsideJournal, NothingSelected
from journal.domain.packet import NEUTRAL_TITLE, Front, Packet, packet
from journal.domain.prompts import Library
from journal.domain.recipe import Recipe
from journal.domain.redaction import Redaction
from journal.domain.report import HandedOver, Progress
from journal.export.checking import Checked, checked
from journal.export.recheck import recheck_name
from journal.export.writers import Finished, write
from journal.places import in_a_journal
from journal.services.basket import Basket
from journal.services.begun import Begun, Saving
from journal.services.door import Door
from journal.services.giving import Giving
from journal.services.needs import Failed, Then
from journal.services.packed_files import shown_pictures
from journal.services.packing import Packed, Setting, packed
from journal.services.previewing import Previewing
from journal.services.redacting import Redacting
from journal.services.stopping import Stop, silent
from journal.services.stores import UnitOfWork
from journal.services.work import Work


class HandingOver:
    """What a person does to give pages to someone."""

    def __init__(
        self,
        door: Door,
        aside: Work,
        clock: Clock,
        library: Callable[[], Library],
        six_words: Callable[[], str],
    ) -> None:
        self.six_words = six_words
        self.basket = Basket(door, clock)
        self.giving = Giving(door, clock)
        self.redacting = Redacting(door, aside)
        self.previewing = Previewing(aside)
        self._door = door
        self.begun = Begun(door, aside)
        self._aside = aside
        self._clock = clock
        self._library = library
        self._stop = Stop()

    def cancel(self) -> None:
        """Keep a document that is still being built from being saved."""
        self._stop.cancel()
        self.redacting.cancel()
        self.previewing.cancel()

    def begin(
        self,
        ids: Sequence[EntryId],
        then: Then[Packet],
        failed: Failed,
        *,
        title: str = NEUTRAL_TITLE,
        private: bool = False,
        pictures: bool = False,
    ) -> None:
        """Give the packet of these entries, oldest first. Fails with NothingSelected for none.

        With `private` an archive also holds what otherwise stays in the journal, as an outlet or a
        check-in. With `pictures` a PDF shows those of these entries, as far as `MOST_SHOWN` goes.
        """

        def job(unit: UnitOfWork) -> Packet:
            entries: tuple[Entry, ...] = tuple(unit.entries.get(id) for id in ids)
            if not entries:
                raise NothingSelected
            held = [uuid for entry in entries for uuid in entry.content.attachments]
            files = unit.attachments.of(list(dict.fromkeys(held)))
            return packet(
                entries,
                self._clock.now().date(),
                title,
                private=private,
                files=files,
                pictures=shown_pictures(unit, files) if pictures else {},
            )

        self._door.within(job, then, failed)

    def pack(self, recipe: Recipe, then: Then[Packed], failed: Failed) -> None:
        """Give the packet that a recipe asks for, nothing hidden in it yet.

        Fails with NothingSelected, with UnknownEntry for an id that names no entry, and with
        NotInEntry where words to be quoted do not stand in theirs.
        """
        around = Setting(self._clock.now().date(), self._library)
        self._door.within(lambda unit: packed(unit, recipe, around), then, failed)

    def save(
        self,
        given: Packet,
        form: str,
        path: Path,
        then: Then[HandedOver],
        failed: Failed,
        *,
        replace: bool = False,
        passphrase: str | None = None,
        progress: Progress = silent,
    ) -> None:
        """Build the document in memory and save it whole at `path`.

        With a `passphrase` a PDF is encrypted before it reaches the disk. Fails with
        UnsuitablePassphrase for one that is too short, with InsideJournal for a place inside a
        journal's folder, and with the errors of `files.write_document`; then nothing is left.
        """
        go_on = self._stop.watched(progress)
        if in_a_journal(path):
            failed(InsideJournal())
            return

        def job(hidden: Path | None) -> HandedOver:
            finished = write(given, form, passphrase, go_on)
            go_on(len(given.entries), len(given.entries))
            last = partial(go_on, len(given.entries), len(given.entries))
            return _written(given, finished, path, last, replace=replace, hidden=hidden)

        self.begun.around(self._run(job), path, then, failed, replace=replace)

    def checked(
        self,
        given: Packet,
        redaction: Redaction,
        form: str,
        then: Then[Checked],
        failed: Failed,
        *,
        passphrase: str | None = None,
        progress: Progress = silent,
    ) -> None:
        """Hide what is to be hidden, build the file in memory and look into it again.

        What is given can be shown, and saved by `keep`. Fails as `save` does before it writes.
        """
        go_on = self._stop.watched(progress)

        def job() -> Checked:
            return checked(given, redaction, form, passphrase, go_on)

        self._aside.run(job, then, failed)

    def lines_over(self, front: Front, then: Then[int], failed: Failed) -> None:
        """Give by how many lines a first page is longer than a page, 0 where it fits."""
        alone = Packet(NEUTRAL_TITLE, self._clock.now().date(), (), front=front)
        self._aside.run(lambda: write(alone, "pdf").lines_over, then, failed)

    def keep(
        self,
        given: Checked,
        path: Path,
        then: Then[HandedOver],
        failed: Failed,
        *,
        replace: bool = False,
    ) -> None:
        """Save exactly the bytes that were checked, whole, at `path`.

        Fails with HiddenWordsFound where they, or the file's name, hold what was to be hidden, and
        as `save` does; then nothing is left.
        """
        go_on = self._stop.watched(silent)
        named = recheck_name(path.name, given.made.sought)
        held = sum(found.sure for found in (*given.found, *named))
        if held:
            failed(HiddenWordsFound(held))
            return
        if in_a_journal(path):
            failed(InsideJournal())
            return

        def job(hidden: Path | None) -> HandedOver:
            go_on(0, 1)
            last = partial(go_on, 1, 1)
            made = given.made.packet
            return _written(made, given.finished, path, last, replace=replace, hidden=hidden)

        self.begun.around(self._run(job), path, then, failed, replace=replace)

    def _run(self, job: Callable[[Path | None], HandedOver]) -> Saving[HandedOver]:
        return lambda hidden, then, failed: self._aside.run(partial(job, hidden), then, failed)


def _written(
    given: Packet,
    finished: Finished,
    path: Path,
    last: Callable[[], None],
    *,
    replace: bool,
    hidden: Path | None,
) -> HandedOver:
    """Write the file, unless `last` raises once all of it is on the disk and has no name yet."""
    with files.whole_document(path, replace=replace, hidden=hidden) as file:
        file.write(finished.data)
        file.flush()
        os.fsync(file.fileno())
        last()
    held = sum(len(given.files_of(entry)) for entry in given.entries)
    size, named = len(finished.data), held - finished.pictures
    return HandedOver(len(given.entries), size, finished.sha256, named, finished.unshown)
