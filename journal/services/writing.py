"""Drafts, autosave, finishing, the check-in, readings and the person's word on them."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from journal.domain.basket import Item
from journal.domain.befores import OFFERED_FOR, asks_for_after, no_after
from journal.domain.changes import Changed
from journal.domain.entry import Answer, Content, Draft, Entry, EntryId, Kind
from journal.domain.feelings import Feeling
from journal.domain.ids import new_uuid
from journal.domain.leaving import WINDOW, lighter_due
from journal.domain.prompts import Library, Prompt
from journal.domain.text import canonical
from journal.domain.unfinished import neat
from journal.services import moments
from journal.services.answers import Answers, ReadText, revise
from journal.services.attaching import Attaching
from journal.services.door import Door
from journal.services.needs import Failed, Then
from journal.services.notices import Notices
from journal.services.past_versions import PastVersions
from journal.services.prompting import Prompting
from journal.services.stores import UnitOfWork
from journal.services.templates import Templates
from journal.services.unfinished import Unfinished


@dataclass(frozen=True, slots=True)
class Page:
    """What the editor opens on: the draft to go on with, and the finished entry behind it."""

    draft: Draft
    entry: Entry | None = None


class Writing(Answers):
    """What a person does with a page, and says of it once it is finished."""

    def __init__(
        self,
        door: Door,
        notices: Notices,
        *,
        prompting: Prompting,
        past_versions: PastVersions,
        templates: Templates,
        attaching: Attaching,
        unfinished: Unfinished,
        feelings: tuple[Feeling, ...],
        read_text: Callable[[], ReadText],
    ) -> None:
        super().__init__(door, notices, read_text)
        self._clock = prompting.clock
        self.prompting = prompting
        self.past_versions = past_versions
        self.templates = templates
        self.attaching = attaching
        self._unfinished = unfinished
        self.feelings = feelings

    @property
    def library(self) -> Library:
        """All prompts there are."""
        return self.prompting.library

    def blank(self, prompt: Prompt | None = None, day: date | None = None) -> Draft:
        """Return a new page, not stored yet; its kind follows the hour."""
        now = self._clock.now()
        kind = Kind.MORNING if 4 <= now.hour < 11 else Kind.EVENING if now.hour >= 17 else Kind.FREE
        content = Content(day=day or now.date(), written_at=now, kind=kind)
        return with_prompt(Draft(new_uuid(int(now.timestamp() * 1000)), content), prompt)

    def open(self, id: EntryId, then: Then[Page], failed: Failed) -> None:
        """Give an entry for editing, with its unfinished draft where there is one."""

        def job(unit: UnitOfWork) -> Page:
            entry = unit.entries.get(id)
            draft = unit.drafts.get(entry.uuid)
            if draft is not None:
                self._unfinished.take_up(draft)
            return Page(draft or Draft(entry.uuid, entry.content, entry.head), entry)

        self._door.before_writing(job, then, failed)

    def drafts(self, then: Then[tuple[Draft, ...]], failed: Failed) -> None:
        """Give all unfinished pages, the last written first."""

        def job(unit: UnitOfWork) -> tuple[Draft, ...]:
            found = unit.drafts.all()
            self._unfinished.meet(found)
            return found

        self._door.before_writing(job, then, failed)

    def take_up(self, draft: Draft) -> None:
        """Note that this unfinished page is written on from how it was given."""
        self._unfinished.take_up(draft)

    def keep(self, draft: Draft, then: Then[None], failed: Failed) -> None:
        """Autosave: store the draft, encrypted. Only `then` means that it is on the disk.

        Where a long act is under way that may be the lifeboat file, until its turn comes. `failed`
        after `then` means that it still is, since the page could not be stored in its turn.
        """
        page = neat(draft)
        self._door.keep(lambda unit: self._unfinished.keep(unit, page), page, then, failed)

    def discard(self, draft: Draft, then: Then[None], failed: Failed) -> None:
        """Forget a draft; a finished entry behind it stays as it was."""

        def done(_: None) -> None:
            self._notices.tell(Changed(drafts=True))
            then(None)

        def job(unit: UnitOfWork) -> None:
            moments.forget(unit, draft.uuid)
            unit.drafts.remove(draft.uuid)

        self._door.within(job, done, failed)

    def gather(
        self, draft: Draft, place: tuple[int, int], then: Then[Item], failed: Failed
    ) -> None:
        """Put the words between two places of a page into the basket; the page is stored first."""
        body, page = draft.content.body, neat(draft)
        start, end = (len(canonical(body[:at])) for at in place)
        now = int(self._clock.now().timestamp() * 1000)

        def job(unit: UnitOfWork) -> Item:
            self._unfinished.keep(unit, page)
            id = unit.entries.id_of(page.uuid)
            stands = id is not None and unit.drafts.get(page.uuid) is None
            seen = unit.entries.get(id).head if id is not None and stands else ""
            item = Item(new_uuid(now), page.uuid, start, end, quoted=True, seen=seen)
            unit.basket.put(item)
            return item

        self._door.within(job, then, failed)

    def let_go(self, item: Item, then: Then[None], failed: Failed) -> None:
        """Take a passage out of the basket again; its page stays as it is."""
        self._door.within(lambda unit: unit.basket.remove((item.id,)), then, failed)

    def finish(self, draft: Draft, then: Then[Entry], failed: Failed) -> None:
        """Turn the draft into an entry, or into a new revision of the entry behind it."""
        page = neat(draft)

        def job(unit: UnitOfWork) -> Entry:
            id = unit.entries.save(page.uuid, page.content, based_on=page.base)
            entry = unit.entries.get(id)
            moments.follow(unit, page, entry.head)
            self._unfinished.remove(unit, page)
            return entry

        self._door.finish(job, page, self._telling(then), failed)

    def before_waiting(self, then: Then[Entry | None], failed: Failed) -> None:
        """Give the newest page before something whose page after may be offered now, or None."""
        now = self._clock.now()

        def job(unit: UnitOfWork) -> Entry | None:
            found = map(unit.entries.get, unit.lately.befores(now.date() - OFFERED_FOR))
            return next((each for each in found if asks_for_after(each.content, now)), None)

        self._door.within(job, then, failed)

    def leave_before(self, id: EntryId, then: Then[Entry], failed: Failed) -> None:
        """Keep that no page after this one is wanted, so that it is not offered again."""
        self._act(lambda unit: revise(unit, id, no_after), then, failed)

    def is_lighter_due(self, then: Then[bool], failed: Failed) -> None:
        """Give whether lighter themes should be offered now, which is noted as done then."""
        today = self._clock.now().date()

        def job(unit: UnitOfWork) -> bool:
            settings = unit.settings.get()
            due = lighter_due(unit.lately.left(today - WINDOW), today, settings.lighter_offered)
            if due:
                unit.settings.put(replace(settings, lighter_offered=today.isoformat()))
            return due

        self._door.within(job, then, failed)

    def name_day(self, id: EntryId, day: date, then: Then[Entry], failed: Failed) -> None:
        """Let a finished entry be about another day; when it was written stays."""
        self._act(lambda unit: revise(unit, id, lambda own: replace(own, day=day)), then, failed)

    def name_day_of(self, uuid: str, day: date, then: Then[None], failed: Failed) -> None:
        """Let a page that lies nowhere now be about another day, as unfinished and as finished.

        One that is gone by now stays gone.
        """

        def job(unit: UnitOfWork) -> Changed:
            draft, id = unit.drafts.get(uuid), unit.entries.id_of(uuid)
            if id is not None:
                revise(unit, id, lambda own: replace(own, day=day))
            if draft is not None:
                moved = replace(draft, content=replace(draft.content, day=day))
                self._unfinished.take_up(draft)
                self._unfinished.keep(unit, moved)
            return Changed(entries=frozenset(() if id is None else {id}), drafts=True)

        def done(changed: Changed) -> None:
            self._notices.tell(changed)
            then(None)

        self._door.within(job, done, failed)

    def move_to_bin(self, id: EntryId, then: Then[Entry], failed: Failed) -> None:
        """Put an entry in the bin, from where it can come back."""
        self._act(lambda unit: _binned(unit, id, binned=True), then, failed)

    def bring_back(self, id: EntryId, then: Then[Entry], failed: Failed) -> None:
        """Take an entry out of the bin."""
        self._act(lambda unit: _binned(unit, id, binned=False), then, failed)


def with_prompt(draft: Draft, prompt: Prompt | None) -> Draft:
    """Return the draft as an answer to `prompt`, or as a free page for None."""
    answers = () if prompt is None else (Answer(prompt.id, prompt.text),)
    return replace(draft, content=replace(draft.content, answers=answers))


def _binned(unit: UnitOfWork, id: EntryId, *, binned: bool) -> Entry:
    unit.entries.set_deleted(id, binned)
    return unit.entries.get(id)
