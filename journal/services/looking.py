"""Looking back: pages along time, one after another, and those of other days when asked for."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from journal.domain.along import Along, Mark, Sheet, along, mark_of, plain_marks
from journal.domain.changes import Changed
from journal.domain.days import Clock
from journal.domain.entry import EntryId
from journal.domain.prompts import DEEP, Chance, Library
from journal.domain.resurfacing import BringBack, Resurface, Rules, Standing, on_this_day
from journal.services.door import Door
from journal.services.needs import Failed, Then
from journal.services.notices import Notices
from journal.services.stores import UnitOfWork

_DRAWN = 40
"""Pages drawn at once before all that may come back are looked for."""

Ids = Sequence[EntryId]


class Looking:
    """Every act takes the pages that were found, so that a filter holds in each way of looking.

    What is asked of memories gives nothing while they are turned off.
    """

    def __init__(
        self,
        door: Door,
        notices: Notices,
        *,
        clock: Clock,
        chance: Chance,
        library: Callable[[], Library],
    ) -> None:
        self._door = door
        self._notices = notices
        self._clock = clock
        self._chance = chance
        self._library = library

    @property
    def today(self) -> date:
        """The day it is."""
        return self._clock.now().date()

    def along(self, ids: Ids, then: Then[Along], failed: Failed) -> None:
        """Give these pages by their days, with the marks beside them."""
        rules = self._rules()

        def job(unit: UnitOfWork) -> Along:
            pages = unit.along.days(ids)
            return along(pages, _marks(unit, pages, rules))

        self._door.within(job, then, failed)

    def sheets(self, ids: Ids, then: Then[tuple[Sheet, ...]], failed: Failed) -> None:
        """Give these pages to be read one after another; covered ones come without their text."""
        rules = self._rules()

        def job(unit: UnitOfWork) -> tuple[Sheet, ...]:
            standings = unit.along.standings(ids)
            return tuple(
                _sheet(unit, id, standings[id], covered=rules.is_covered(standings[id]))
                for id in ids
                if id in standings
            )

        self._door.within(job, then, failed)

    def on_this_day(
        self, ids: Ids, then: Then[tuple[Sheet, ...]], failed: Failed, *, heavy_too: bool = False
    ) -> None:
        """Give those of these pages that belong to this day of earlier years, all covered.

        `heavy_too` is what the person said for this asking, and holds for no other.
        """
        rules = self._rules()

        def job(unit: UnitOfWork) -> tuple[Sheet, ...]:
            if not unit.settings.get().memories:
                return ()
            among = frozenset(ids)
            found = unit.along.on_days(on_this_day(rules.today), rules.today)
            return _returning(unit, [id for id in found if id in among], rules, heavy_too=heavy_too)

        self._door.within(job, then, failed)

    def another_day(
        self,
        ids: Ids,
        then: Then[tuple[Sheet, ...]],
        failed: Failed,
        *,
        heavy_too: bool = False,
        but: EntryId | None = None,
    ) -> None:
        """Give one of these pages by chance, covered, and another one than `but` where there is.

        All that may come back are equally likely; there may be none.
        """
        rules = self._rules()

        def job(unit: UnitOfWork) -> tuple[Sheet, ...]:
            if not unit.settings.get().memories:
                return ()
            others = [id for id in ids if id != but]
            drawn = self._draw(unit, others, rules, heavy_too=heavy_too)
            same = [id for id in ids if id == but]
            return drawn or _returning(unit, same, rules, heavy_too=heavy_too)

        self._door.within(job, then, failed)

    def decide(
        self, id: EntryId, decided: Resurface, then: Then[Resurface], failed: Failed
    ) -> None:
        """Keep whether a page may be brought back; gives what was decided before."""

        def job(unit: UnitOfWork) -> Resurface:
            entry = unit.entries.get(id)
            content = replace(entry.content, resurface=decided)
            unit.entries.save(entry.uuid, content, based_on=entry.head)
            return entry.content.resurface

        def done(before: Resurface) -> None:
            self._notices.tell(Changed(entries=frozenset({id})))
            then(before)

        self._door.within(job, done, failed)

    def _rules(self) -> Rules:
        themes = self._library().themes
        deep = (each for theme in themes for each in theme.prompts if each.intensity == DEEP)
        return Rules(self.today, frozenset(prompt.id for prompt in deep))

    def _draw(
        self, unit: UnitOfWork, ids: Ids, rules: Rules, *, heavy_too: bool
    ) -> tuple[Sheet, ...]:
        """Give one page by chance: mostly a few draws find one without looking at all of them."""
        drawn = [self._chance.choice(ids) for _ in range(min(_DRAWN, len(ids)))]
        may = _allowed(unit, drawn, rules, heavy_too=heavy_too)
        if not may and (every := _allowed(unit, ids, rules, heavy_too=heavy_too)):
            may = [self._chance.choice(every)]
        return _covered(unit, may[:1])


def _marks(unit: UnitOfWork, pages: Sequence[tuple[date, EntryId]], rules: Rules) -> Iterator[Mark]:
    """Yield what was marked beside these pages, but for those that are never to be brought back."""
    apart = unit.along.apart(rules.deep)
    never = {id for id, standing in apart.items() if standing.decided is BringBack.NEVER}
    day_of = {id: day for day, id in pages if id not in never}
    ids = tuple(day_of)
    yield from plain_marks((day_of[id], kind) for id, kind in unit.along.wordless(ids))
    covered = {id for id, standing in apart.items() if rules.is_covered(standing)}
    for id, facet in unit.along.worded(ids):
        mark = mark_of(day_of[id], facet, covered=id in covered)
        if mark is not None:
            yield mark


def _allowed(unit: UnitOfWork, ids: Ids, rules: Rules, *, heavy_too: bool) -> list[EntryId]:
    standings = unit.along.standings(ids)
    return [
        id for id in ids if id in standings and rules.may_return(standings[id], heavy_too=heavy_too)
    ]


def _returning(unit: UnitOfWork, ids: Ids, rules: Rules, *, heavy_too: bool) -> tuple[Sheet, ...]:
    return _covered(unit, _allowed(unit, ids, rules, heavy_too=heavy_too))


def _covered(unit: UnitOfWork, ids: Ids) -> tuple[Sheet, ...]:
    standings = unit.along.standings(ids)
    return tuple(_sheet(unit, id, standings[id], covered=True) for id in ids)


def _sheet(unit: UnitOfWork, id: EntryId, standing: Standing, *, covered: bool) -> Sheet:
    content = unit.entries.get(id).content
    if standing.decided is BringBack.NEVER:
        return Sheet(id, content.day, covered=True, unnamed=True)
    body = "" if covered else content.body
    return Sheet(id, content.day, content.title, content.tags, body, covered=covered)
