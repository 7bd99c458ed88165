"""What a person says about a finished entry, and the readings that follow from it."""

from collections.abc import Callable
from dataclasses import replace

from journal.domain.changes import Changed
from journal.domain.checkin import CheckIn
from journal.domain.distance.reading import Manner, Reading
from journal.domain.entry import Content, Entry, EntryId
from journal.domain.labels import Correction, Label, LabelFrom
from journal.domain.prompts import root_id
from journal.domain.settings import ReadingWhen
from journal.domain.someone_else import keeps_unread
from journal.domain.templates import own_words
from journal.domain.text import canonical
from journal.services.door import Door
from journal.services.needs import Failed, Then
from journal.services.notices import Notices
from journal.services.stores import UnitOfWork

ReadText = Callable[[str, str | None, Manner], Reading]
"""Reads a canonical text in a manner, with the id of the prompt it answers where there is one."""


class Answers:
    """The person's taps, labels and struck words; each wins over every reading."""

    def __init__(self, door: Door, notices: Notices, read_text: Callable[[], ReadText]) -> None:
        self._door = door
        self._notices = notices
        self._read_text = read_text

    def check_in(self, id: EntryId, taps: CheckIn, then: Then[Entry], failed: Failed) -> None:
        """Keep the person's taps; a reading follows only where the settings ask for one."""

        def job(unit: UnitOfWork) -> Entry:
            entry = revise(unit, id, lambda content: replace(content, checkin=taps))
            return self._read_if_wanted(unit, entry)

        self._act(job, then, failed)

    def skip_check_in(self, id: EntryId, then: Then[Entry], failed: Failed) -> None:
        """Go on without taps; a reading follows only where the settings ask for one."""
        self._act(lambda unit: self._read_if_wanted(unit, unit.entries.get(id)), then, failed)

    def read(self, id: EntryId, then: Then[Entry], failed: Failed) -> None:
        """Read an entry's words because the person asked; one left unread stays without."""
        self._act(lambda unit: self._read(unit, unit.entries.get(id)), then, failed)

    def correct(self, id: EntryId, label: Label, then: Then[Entry], failed: Failed) -> None:
        """Let the person's label stand, for good, over every reading."""
        self._act(_marking(id, Correction(label, LabelFrom.CORRECTED)), then, failed)

    def agree(self, id: EntryId, label: Label, then: Then[Entry], failed: Failed) -> None:
        """Note that a reading fits."""
        self._act(_marking(id, Correction(label, LabelFrom.AGREED)), then, failed)

    def uncorrect(
        self, id: EntryId, before: Correction | None, then: Then[Entry], failed: Failed
    ) -> None:
        """Undo a correction: put back what stood `before`."""
        self._act(_marking(id, before), then, failed)

    def strike(self, id: EntryId, words: str, then: Then[Entry], failed: Failed) -> None:
        """Have these words of the entry passed over, wherever they stand in it, from now on.

        A reading there was is made again without them. Words that do not stand in the body, and
        such as hold no sign at all, strike nothing.
        """
        neat = canonical(words)

        def struck(content: Content) -> Content:
            found = neat.strip() and neat in content.body and neat not in content.struck
            return replace(content, struck=(*content.struck, neat)) if found else content

        self._act(lambda unit: self._change_reading(unit, id, struck), then, failed)

    def unstrike(self, id: EntryId, words: str, then: Then[Entry], failed: Failed) -> None:
        """Let struck words count again; a reading there was is made again with them."""
        neat = canonical(words)

        def unstruck(content: Content) -> Content:
            return replace(content, struck=tuple(each for each in content.struck if each != neat))

        self._act(lambda unit: self._change_reading(unit, id, unstruck), then, failed)

    def leave_unread(self, id: EntryId, unread: bool, then: Then[Entry], failed: Failed) -> None:
        """Never read this entry, and forget a reading there was; or let it be read when asked."""

        def job(unit: UnitOfWork) -> Entry:
            return revise(unit, id, lambda content: replace(content, unread=unread))

        self._act(job, then, failed)

    def corrections_in_a_row(self, then: Then[int], failed: Failed) -> None:
        """Give how many entries were corrected since the person last agreed with a reading."""
        self._door.within(lambda unit: unit.own_words.corrections_in_a_row(), then, failed)

    def _read_if_wanted(self, unit: UnitOfWork, entry: Entry) -> Entry:
        wanted = unit.settings.get().reading is ReadingWhen.AFTER_CHECKIN
        return self._read(unit, entry) if wanted else entry

    def _change_reading(
        self, unit: UnitOfWork, id: EntryId, change: Callable[[Content], Content]
    ) -> Entry:
        was_read = unit.entries.get(id).reading is not None
        entry = revise(unit, id, change)
        return self._read(unit, entry) if was_read else entry

    def _read(self, unit: UnitOfWork, entry: Entry) -> Entry:
        return read_again(unit, entry, self._read_text())

    def _act(self, job: Callable[[UnitOfWork], Entry], then: Then[Entry], failed: Failed) -> None:
        self._door.within(job, self._telling(then), failed)

    def _telling(self, then: Then[Entry]) -> Then[Entry]:
        def done(entry: Entry) -> None:
            self._notices.tell(Changed(entries=frozenset({entry.id}), tags=True, drafts=True))
            then(entry)

        return done


def read_again(unit: UnitOfWork, entry: Entry, read_text: ReadText) -> Entry:
    """Read an entry's words, keep the reading and return the entry with it.

    One that is left unread, or tells of nobody knows whom, is returned as it is. Lines that a
    template brought are passed over.
    """
    content = entry.content
    if content.unread or keeps_unread(content.facets):
        return entry
    prompt_id = root_id(content.answers[-1].prompt_id) if content.answers else None
    manner = Manner(content.struck, unit.settings.get().feelings_differ)
    own = own_words(content.body, content.from_template)
    unit.readings.put(entry.id, read_text(own, prompt_id, manner))
    return unit.entries.get(entry.id)


def revise(unit: UnitOfWork, id: EntryId, change: Callable[[Content], Content]) -> Entry:
    """Store an entry changed, and return it."""
    entry = unit.entries.get(id)
    unit.entries.save(entry.uuid, change(entry.content), based_on=entry.head)
    return unit.entries.get(id)


def _marking(id: EntryId, correction: Correction | None) -> Callable[[UnitOfWork], Entry]:
    return lambda unit: revise(unit, id, lambda content: replace(content, correction=correction))
