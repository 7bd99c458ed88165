"""The basket: what a person gathers for someone, kept inside the journal until it is needed."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from journal.domain.basket import InBasket, Item
from journal.domain.days import Clock
from journal.domain.entry import Draft, Entry, EntryId, Summary
from journal.domain.errors import UnknownEntry
from journal.domain.ids import new_uuid
from journal.domain.recipe import Recipe
from journal.domain.resurfacing import BringBack
from journal.domain.selection import Selection
from journal.domain.text import preview, word_count
from journal.services.door import Door
from journal.services.needs import Failed, Then
from journal.services.stores import UnitOfWork

NO_ENTRY: Final = EntryId(0)
"""Stands for the entry of a page that is not finished yet."""


@dataclass(frozen=True, slots=True)
class Seen:
    """An item with its entry as it was when it was gathered, and the words that are meant."""

    item: Item
    entry: Entry
    words: str
    changed: bool


def seen_as(unit: UnitOfWork, item: Item) -> Seen | None:
    """Return an item as it was last seen; None where its entry is gone for good."""
    id = unit.entries.id_of(item.entry)
    draft = None if item.seen or not item.end else unit.drafts.get(item.entry)
    if id is None:
        return None if draft is None else _seen(item, _on_desk(draft))
    entry = unit.entries.get(id)
    if draft is not None:
        entry = replace(entry, content=replace(entry.content, body=draft.content.body))
    changed = bool(item.seen) and item.seen != entry.head
    if changed:
        try:
            entry = replace(entry, content=unit.past_versions.content(id, item.seen))
        except UnknownEntry:
            return None
    return _seen(item, entry, changed=changed)


def _seen(item: Item, entry: Entry, *, changed: bool = False) -> Seen:
    body = entry.content.body
    return Seen(item, entry, body[item.start : item.end] if item.end else body, changed)


def _on_desk(draft: Draft) -> Entry:
    """Return a page that is not finished as the entry it may become; it has no id and no head."""
    return Entry(NO_ENTRY, draft.uuid, "", draft.content)


class Basket:
    """What a person does with the things they gather."""

    def __init__(self, door: Door, clock: Clock) -> None:
        self._door = door
        self._clock = clock

    def all(self, then: Then[tuple[InBasket, ...]], failed: Failed) -> None:
        """Give what is in the basket, in its order."""
        self._door.within(_shown, then, failed)

    def add(self, ids: Sequence[EntryId], then: Then[tuple[InBasket, ...]], failed: Failed) -> None:
        """Gather entries whole; those that are in the basket whole stay as they are."""

        def job(unit: UnitOfWork) -> None:
            unit.basket.put(*self._fresh_of(unit, ids))

        self._change(job, then, failed)

    def gather(self, ids: Sequence[EntryId], then: Then[tuple[str, ...]], failed: Failed) -> None:
        """Gather entries whole; gives the ids of the items that were not there before."""

        def job(unit: UnitOfWork) -> tuple[str, ...]:
            fresh = self._fresh_of(unit, ids)
            unit.basket.put(*fresh)
            return tuple(item.id for item in fresh)

        self._door.within(job, then, failed)

    def add_marked(self, then: Then[tuple[InBasket, ...]], failed: Failed) -> None:
        """Gather every entry that is marked for a session and is not there yet, oldest first."""

        def job(unit: UnitOfWork) -> None:
            held = {item.entry for item in unit.basket.all()}
            ids = reversed(unit.entries.find(Selection(for_session=True)))
            entries = (unit.entries.get(id) for id in ids)
            fresh = [entry for entry in entries if entry.uuid not in held]
            unit.basket.put(*(Item(self._new(), e.uuid, seen=e.head) for e in fresh))

        self._change(job, then, failed)

    def add_passage(
        self,
        id: EntryId,
        place: tuple[int, int],
        then: Then[tuple[InBasket, ...]],
        failed: Failed,
        *,
        quoted: bool = True,
        about: str = "",
        to_whom: str = "",
    ) -> None:
        """Gather what stands between two half-open places (code points) of an entry's text."""

        def job(unit: UnitOfWork) -> None:
            entry = unit.entries.get(id)
            start, end = place
            if not 0 <= start < end <= len(entry.content.body):
                raise UnknownEntry
            made = Item(self._new(), entry.uuid, start, end, quoted, False, about, to_whom)
            unit.basket.put(replace(made, seen=entry.head))

        self._change(job, then, failed)

    def amend(self, item: Item, then: Then[tuple[InBasket, ...]], failed: Failed) -> None:
        """Keep what was changed about an item: quoted or not, its label, what is said about it."""
        self._change(lambda unit: unit.basket.put(item), then, failed)

    def refresh(self, id: str, then: Then[tuple[InBasket, ...]], failed: Failed) -> None:
        """Take an entry as it is written now; a passage that is no longer there stays as it was."""

        def job(unit: UnitOfWork) -> None:
            for item in unit.basket.all():
                if item.id == id and (fresh := _fresh(unit, item)) is not None:
                    unit.basket.put(fresh)

        self._change(job, then, failed)

    def remove(self, ids: Sequence[str], then: Then[tuple[InBasket, ...]], failed: Failed) -> None:
        """Take items out; their entries stay as they are."""
        self._change(lambda unit: unit.basket.remove(ids), then, failed)

    def put_back(
        self,
        items: Sequence[Item],
        order: Sequence[str],
        then: Then[tuple[InBasket, ...]],
        failed: Failed,
    ) -> None:
        """Put items back that were taken out, under new ids, where they stood in `order`."""
        again = {item.id: replace(item, id=self._new()) for item in items}

        def job(unit: UnitOfWork) -> None:
            unit.basket.put(*again.values())
            unit.basket.arrange([again[id].id if id in again else id for id in order])

        self._change(job, then, failed)

    def arrange(self, ids: Sequence[str], then: Then[tuple[InBasket, ...]], failed: Failed) -> None:
        """Put items in this order."""
        self._change(lambda unit: unit.basket.arrange(ids), then, failed)

    def recipe(self, then: Then[Recipe | None], failed: Failed) -> None:
        """Give the recipe that was last worked on, None where there is none."""
        self._door.within(lambda unit: unit.basket.recipe(), then, failed)

    def keep_recipe(self, recipe: Recipe | None, then: Then[None], failed: Failed) -> None:
        """Keep what was typed for a packet, so that closing loses none of it; None forgets it."""
        self._door.within(lambda unit: unit.basket.keep_recipe(recipe), then, failed)

    def _fresh_of(self, unit: UnitOfWork, ids: Sequence[EntryId]) -> list[Item]:
        held = {item.entry for item in unit.basket.all() if not item.end}
        entries = (unit.entries.get(id) for id in ids)
        return [Item(self._new(), e.uuid, seen=e.head) for e in entries if e.uuid not in held]

    def _new(self) -> str:
        return new_uuid(int(self._clock.now().timestamp() * 1000))

    def _change(
        self,
        job: Callable[[UnitOfWork], None],
        then: Then[tuple[InBasket, ...]],
        failed: Failed,
    ) -> None:
        def changed(unit: UnitOfWork) -> tuple[InBasket, ...]:
            job(unit)
            return _shown(unit)

        self._door.within(changed, then, failed)


def _shown(unit: UnitOfWork) -> tuple[InBasket, ...]:
    held = [seen for item in unit.basket.all() if (seen := seen_as(unit, item)) is not None]
    ids = dict.fromkeys(each.entry.id for each in held if each.entry.id != NO_ENTRY)
    known = {each.id: each for each in unit.entries.summaries(tuple(ids))}
    return tuple(_in_basket(seen, known) for seen in held)


def _in_basket(seen: Seen, known: Mapping[EntryId, Summary]) -> InBasket:
    entry = seen.entry
    summary = known.get(entry.id) or _summary(entry)
    writing = entry.id == NO_ENTRY
    resting = entry.content.resurface is BringBack.NEVER
    state = (seen.changed, entry.deleted, writing, resting)
    return InBasket(seen.item, summary, seen.words, *state)


def _summary(page: Entry) -> Summary:
    """Return a row for a page that is not finished yet."""
    own = page.content
    around = (own.kind, own.tags, None, None, own.for_session, own.veiled)
    row = (page.id, page.uuid, own.day, own.title, preview(own.body), word_count(own.body))
    return Summary(*row, *around)


def _fresh(unit: UnitOfWork, item: Item) -> Item | None:
    """Return an item as its entry is now, a passage where its words stand now; None where not."""
    seen, id = seen_as(unit, item), unit.entries.id_of(item.entry)
    if seen is None or id is None:
        return None
    entry = unit.entries.get(id)
    if not item.end:
        return replace(item, seen=entry.head)
    at = entry.content.body.find(seen.words)
    if at < 0:
        return None
    return replace(item, start=at, end=at + len(seen.words), seen=entry.head)
