"""Which prompt comes, by the day and by chance, and what is kept of one that was passed by."""

from dataclasses import replace
from datetime import date

from journal.domain import prompts
from journal.domain.changes import Changed
from journal.domain.days import Clock
from journal.domain.packs import Pack, united
from journal.domain.prompts import Chance, Library, Prompt
from journal.domain.resting import resting, skipped_on, with_skip
from journal.domain.settings import Settings
from journal.services.door import Door, Open
from journal.services.needs import Failed, Then
from journal.services.notices import Notices
from journal.services.stores import UnitOfWork


class Prompting:
    """Draws prompts; by chance never one that is deep, closed, not opened, or resting."""

    def __init__(
        self, door: Door, notices: Notices, *, clock: Clock, chance: Chance, library: Library
    ) -> None:
        self._door = door
        self._notices = notices
        self._chance = chance
        self._built_in = library
        self.clock = clock
        self.library = library

    def unite(self, packs: tuple[Pack, ...]) -> None:
        """Let these packs stand in the library, and no others, after what is built in."""
        self.library = united(self._built_in, packs)

    def first_prompt(self, settings: Settings, written_to: frozenset[str]) -> Prompt | None:
        """Return the prompt of this day, or another where that one has been used.

        `written_to` are ids of prompts that have had their answer.
        """
        offered = self._offered(settings)
        state = self._door.state
        journal = state.path.name if isinstance(state, Open) else ""
        first = prompts.daily(offered, journal, self._today)
        used = written_to | skipped_on(settings.skips, self._today)
        if first is None or first.id not in used:
            return first
        return prompts.another(offered, self._chance, first) or first

    def another_prompt(self, current: Prompt | None, settings: Settings) -> Prompt | None:
        """Return a prompt by chance, everyday ones unless the person asked for deeper."""
        return prompts.another(self._offered(settings), self._chance, current)

    def lighter_prompt(self, current: Prompt, settings: Settings) -> Prompt | None:
        """Return an everyday prompt in place of `current`."""
        rest = self._passed_over(settings)
        return prompts.lighter(self.library, current, self._chance, settings.closed_themes, rest)

    def skip(self, prompt: Prompt, then: Then[Settings], failed: Failed) -> None:
        """Keep the day on which a prompt was left without a word, so that it may come to rest.

        Nothing is kept of a deep one, which never comes by chance.
        """
        day, id = self._today, prompts.root_id(prompt.id)

        def job(unit: UnitOfWork) -> Settings:
            settings = unit.settings.get()
            if prompt.intensity < prompts.DEEP:
                settings = replace(settings, skips=with_skip(settings.skips, id, day))
                unit.settings.put(settings)
            return settings

        def done(settings: Settings) -> None:
            self._notices.tell(Changed(settings=settings))
            then(settings)

        self._door.within(job, done, failed)

    @property
    def _today(self) -> date:
        return self.clock.now().date()

    def _offered(self, settings: Settings) -> tuple[Prompt, ...]:
        return prompts.offered(
            self.library,
            deepest=prompts.FEELING if settings.deeper_prompts else prompts.LIGHT,
            closed=settings.closed_themes,
            opened=settings.opened_themes,
            resting=self._passed_over(settings),
        )

    def _passed_over(self, settings: Settings) -> frozenset[str]:
        return resting(settings.skips, self._today) | settings.hidden_prompts
