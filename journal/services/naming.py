"""Names as such: their colours, what they are called, and which may suit a page."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from journal.domain import saved_searches
from journal.domain.changes import Changed
from journal.domain.entry import Content, EntryId, Taken
from journal.domain.prompts import Library, root_id
from journal.domain.report import Progress
from journal.domain.similar import Alike, Pair, alike
from journal.domain.tag_offers import Offer, Sample, suggested, words_of
from journal.domain.tags import Colour, Nested, Rearranged, Tag, TagKey, called_now
from journal.services.door import Door
from journal.services.needs import Failed, Then
from journal.services.notices import Notices
from journal.services.stopping import Stop, silent
from journal.services.stores import UnitOfWork


class Naming:
    """What a person does with tags, people and places themselves.

    No entry is written anew for any of it: entries know their names by id. `progress` is told on
    the vault thread.
    """

    def __init__(self, door: Door, notices: Notices, library: Callable[[], Library]) -> None:
        self._door = door
        self._notices = notices
        self._library = library
        self._known: tuple[Nested, ...] | None = None
        self._stop = Stop()
        notices.listen(self._forget)
        door.listen(self._forget)

    def names(self, then: Then[tuple[Nested, ...]], failed: Failed) -> None:
        """Give every name in use and every name above one, by kind and then level by level."""
        self._door.within(lambda unit: unit.nesting.all(), then, failed)

    def used(self, then: Then[tuple[Nested, ...]], failed: Failed) -> None:
        """Give every name in use, to be offered; they are counted once until something changes."""

        def learnt(known: tuple[Nested, ...]) -> None:
            self._known = known
            then(known)

        if self._known is None:
            self._door.within(lambda unit: unit.nesting.used(), learnt, failed)
        else:
            then(self._known)

    def colours(self, then: Then[Mapping[TagKey, Colour]], failed: Failed) -> None:
        """Give the colour of every name that has one."""
        self._door.within(lambda unit: unit.nesting.colours(), then, failed)

    def offer(self, content: Content, then: Then[Offer], failed: Failed) -> None:
        """Give all names, and a few for this page where the settings let them be suggested."""
        prompts, at_hand = self._prompts(content), self._known

        def job(unit: UnitOfWork) -> Offer:
            known = unit.nesting.used() if at_hand is None else at_hand
            if not unit.settings.get().suggest_tags:
                return Offer(known)
            text = f"{content.title}\n{content.body}"
            few = suggested(
                text, content.tags, known, unit.entries.count(), _samples(unit, content, prompts)
            )
            return Offer(known, few)

        def learnt(offer: Offer) -> None:
            self._known = offer.known
            then(offer)

        self._door.within(job, learnt, failed)

    def mark(self, tag: Tag, colour: Colour | None, then: Then[None], failed: Failed) -> None:
        """Give a name a colour, or none."""

        def done(_: None) -> None:
            self._notices.tell(Changed(tags=True))
            then(None)

        self._door.within(lambda unit: unit.tags.mark(tag, colour), done, failed)

    def rename(
        self,
        tag: Tag,
        to: str,
        then: Then[tuple[Rearranged, ...]],
        failed: Failed,
        *,
        progress: Progress = silent,
    ) -> None:
        """Call a name, and all nested below it, anew. Fails with NameTaken, InvalidTag."""
        told = self._stop.watched(progress)
        self._rearrange(
            lambda unit: (unit.rearranging.rename(tag, to, progress=told),), then, failed
        )

    def merge(
        self,
        tags: Sequence[Tag],
        into: str,
        then: Then[tuple[Rearranged, ...]],
        failed: Failed,
        *,
        progress: Progress = silent,
    ) -> None:
        """Let names of one kind, and all nested below them, lead to another; see `put_back`."""
        told = self._stop.watched(progress)

        def act(unit: UnitOfWork) -> tuple[Rearranged, ...]:
            rename = unit.rearranging.rename
            return tuple(rename(tag, into, join=True, progress=told) for tag in tags)

        self._rearrange(act, then, failed)

    def put_back(
        self,
        changes: Sequence[Rearranged],
        then: Then[tuple[Rearranged, ...]],
        failed: Failed,
        *,
        progress: Progress = silent,
    ) -> None:
        """Undo a renaming or a merging, the last change first."""
        told = self._stop.watched(progress)

        def act(unit: UnitOfWork) -> tuple[Rearranged, ...]:
            put_back = unit.rearranging.put_back
            return tuple(put_back(change, told) for change in reversed(changes))

        self._rearrange(act, then, failed)

    def take_away(
        self,
        tags: Sequence[Tag],
        then: Then[tuple[Taken, ...]],
        failed: Failed,
        *,
        progress: Progress = silent,
    ) -> None:
        """Take names, and all nested below them, off every entry, also in the bin.

        A page that is still being written keeps what stands on it.
        """
        told = self._stop.watched(progress)

        def act(unit: UnitOfWork) -> tuple[Taken, ...]:
            away = unit.tagging.take_away
            return tuple(each for tag in tags for each in away(tag, told))

        def done(taken: tuple[Taken, ...]) -> None:
            self._tell(taken)
            then(taken)

        self._door.within(act, done, failed)

    def give_back(
        self,
        taken: Sequence[Taken],
        then: Then[None],
        failed: Failed,
        *,
        progress: Progress = silent,
    ) -> None:
        """Put names that were taken away on their entries again."""
        told = self._stop.watched(progress)

        def done(_: tuple[EntryId, ...]) -> None:
            self._tell(taken)
            then(None)

        self._door.within(lambda unit: unit.tagging.give_back(taken, told), done, failed)

    def alike(self, then: Then[tuple[Alike, ...]], failed: Failed) -> None:
        """Give names that may be one name written in two ways; nothing is done about them."""

        def job(unit: UnitOfWork) -> tuple[Alike, ...]:
            return alike(unit.nesting.used(), unit.rearranging.apart.all())

        self._door.within(job, then, failed)

    def keep_apart(
        self, pair: Pair, then: Then[None], failed: Failed, *, apart: bool = True
    ) -> None:
        """Take the person's word that two names are two, or take it back."""

        def done(_: None) -> None:
            self._notices.tell(Changed(tags=True))
            then(None)

        self._door.within(lambda unit: unit.rearranging.apart.set(pair, apart=apart), done, failed)

    def cancel(self) -> None:
        """End every change of names that is under way; every name stands as before it."""
        self._stop.cancel()

    def _forget(self, changed: object) -> None:
        """Count names anew after a change, and hold none while the journal is closed."""
        if not isinstance(changed, Changed) or changed.tags or changed.everything:
            self._known = None

    def _rearrange(
        self,
        act: Callable[[UnitOfWork], tuple[Rearranged, ...]],
        then: Then[tuple[Rearranged, ...]],
        failed: Failed,
    ) -> None:
        def job(unit: UnitOfWork) -> tuple[Rearranged, ...]:
            changes = act(unit)
            for change in changes:
                _rename_in_drafts(unit, change)
                _rename_in_searches(unit, change)
            return changes

        def done(changes: tuple[Rearranged, ...]) -> None:
            renamed = tuple(pair for change in changes for pair in change.renamed)
            self._notices.tell(Changed(tags=True, everything=True, renamed=renamed))
            then(changes)

        self._door.within(job, done, failed)

    def _tell(self, taken: Sequence[Taken]) -> None:
        ids = frozenset(id for each in taken for id in each.ids)
        if ids:
            self._notices.tell(Changed(entries=ids, tags=True))

    def _prompts(self, content: Content) -> list[str]:
        """Return the prompts of the theme that the page answers to."""
        if not content.answers:
            return []
        library = self._library()
        prompt = library.prompt(root_id(content.answers[-1].prompt_id))
        if prompt is None:
            return []
        return [each.id for each in library.theme_of(prompt).prompts]


def _samples(unit: UnitOfWork, content: Content, prompts: list[str]) -> Iterator[Sample]:
    yield unit.together.answering(prompts)
    for tag in content.tags:
        yield unit.together.beside(tag)
    for word in words_of(f"{content.title} {content.body}"):
        yield unit.together.holding(word)


def _rename_in_drafts(unit: UnitOfWork, change: Rearranged) -> None:
    """Let unfinished pages follow, which know tags by name alone."""
    for draft in unit.drafts.all() if change.renamed else ():
        tags = called_now(draft.content.tags, change.renamed)
        if tags != draft.content.tags:
            unit.drafts.put(replace(draft, content=replace(draft.content, tags=tags)))


def _rename_in_searches(unit: UnitOfWork, change: Rearranged) -> None:
    """Let saved searches follow, which know tags by name alone too."""
    for search in unit.searches.kept().saved if change.renamed else ():
        words = saved_searches.called_now(search.words, change.renamed)
        if words != search.words:
            unit.searches.put(replace(search, words=words))
