"""Searches kept by a name, and the last ones where someone wants them kept."""

from collections.abc import Callable
from dataclasses import replace

from journal.domain.days import Clock
from journal.domain.ids import new_uuid
from journal.domain.saved_searches import KeptSearches, SavedSearch, neat
from journal.domain.selection import Order
from journal.services.door import Door
from journal.services.needs import Failed, Then
from journal.services.stores import UnitOfWork


class SavedSearches:
    """What a person does with searches themselves; each act gives all there are then."""

    def __init__(self, door: Door, clock: Clock) -> None:
        self._door = door
        self._clock = clock

    def kept(self, then: Then[KeptSearches], failed: Failed) -> None:
        """Give saved searches by name, and the last ones where they are kept."""
        self._do(lambda unit: None, then, failed)

    def new(
        self, name: str, words: str, order: Order = Order.NEWEST, last_days: int = 0
    ) -> SavedSearch:
        """Return a search that is not kept yet."""
        milliseconds = int(self._clock.now().timestamp() * 1000)
        return neat(SavedSearch(new_uuid(milliseconds), name, words, order, last_days))

    def keep(self, search: SavedSearch, then: Then[KeptSearches], failed: Failed) -> None:
        """Keep a search; one of the same name gives way to it."""

        def job(unit: UnitOfWork) -> None:
            name = search.name.casefold()
            alike = (each for each in unit.searches.kept().saved if each.name.casefold() == name)
            known = next(alike, search)
            unit.searches.put(replace(search, id=known.id))

        self._do(job, then, failed)

    def remove(self, id: str, then: Then[KeptSearches], failed: Failed) -> None:
        """Forget a search; keeping it again takes this back."""
        self._do(lambda unit: unit.searches.remove(id), then, failed)

    def note(self, words: str, then: Then[KeptSearches], failed: Failed) -> None:
        """Keep what was looked for just now, where the person wants that."""
        self._do(lambda unit: unit.searches.note(words), then, failed)

    def keep_recent(self, on: bool, then: Then[KeptSearches], failed: Failed) -> None:
        """Keep the last searches from now on, or forget them and keep none."""
        self._do(lambda unit: unit.searches.keep_recent(on), then, failed)

    def _do(
        self, act: Callable[[UnitOfWork], None], then: Then[KeptSearches], failed: Failed
    ) -> None:
        def job(unit: UnitOfWork) -> KeptSearches:
            act(unit)
            return unit.searches.kept()

        self._door.within(job, then, failed)
