"""Templates: a person's own beginnings of a page, kept inside the journal."""

from journal.domain.days import Clock
from journal.domain.ids import new_uuid
from journal.domain.templates import Template, neat
from journal.services.door import Door
from journal.services.needs import Failed, Then
from journal.services.stores import UnitOfWork


class Templates:
    """What a person does with starting texts; a page that was begun with one is its own."""

    def __init__(self, door: Door, clock: Clock) -> None:
        self._door = door
        self._clock = clock

    def all(self, then: Then[tuple[Template, ...]], failed: Failed) -> None:
        """Give every template, by name."""
        self._door.within(lambda unit: unit.templates.all(), then, failed)

    def new(self, name: str, body: str) -> Template:
        """Return a template that is not kept yet."""
        milliseconds = int(self._clock.now().timestamp() * 1000)
        return neat(Template(new_uuid(milliseconds), name, body))

    def add(
        self, template: Template, then: Then[tuple[tuple[Template, ...], str]], failed: Failed
    ) -> None:
        """Keep a template that is new; gives all there are then, and the id it is known by.

        Where one that says the same under the same name is there already, it stays the only one.
        """

        def job(unit: UnitOfWork) -> tuple[tuple[Template, ...], str]:
            alike = (
                each.id
                for each in unit.templates.all()
                if (each.name, each.body) == (template.name, template.body)
            )
            id = next(alike, template.id)
            if id == template.id:
                unit.templates.put(template)
            return unit.templates.all(), id

        self._door.within(job, then, failed)

    def keep(self, template: Template, then: Then[tuple[Template, ...]], failed: Failed) -> None:
        """Keep a template, or another wording of it; gives all there are then."""

        def job(unit: UnitOfWork) -> tuple[Template, ...]:
            unit.templates.put(template)
            return unit.templates.all()

        self._door.within(job, then, failed)

    def remove(self, id: str, then: Then[tuple[Template, ...]], failed: Failed) -> None:
        """Remove a template; gives those that are left. Keeping it again takes this back."""

        def job(unit: UnitOfWork) -> tuple[Template, ...]:
            unit.templates.remove(id)
            return unit.templates.all()

        self._door.within(job, then, failed)
