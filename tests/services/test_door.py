"""All thirty cells of the lock's table: five states, six events."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from journal.services.door import (
    Closing,
    Door,
    ImpossibleStep,
    Locked,
    NoVault,
    Open,
    Opening,
)
from journal.services.work import Inline, Work, at_once

PLACE = Path("Quiet.journal")


class Named:
    """Stands where the journal stands; the door only passes it on."""

    path = PLACE


JOURNAL: Any = Named()


def door_in(state: str) -> Door:
    door = Door(Work(Inline, at_once))
    if state == "NoVault":
        return door
    door.unlock(PLACE)
    if state == "Locked":
        door.failed()
    if state in {"Open", "Closing"}:
        door.opened(JOURNAL)
    if state == "Closing":
        door.lock("idle")
    return door


EVENTS: dict[str, Callable[[Door], None]] = {
    "create": lambda door: door.create(PLACE),
    "unlock": lambda door: door.unlock(PLACE),
    "opened": lambda door: door.opened(JOURNAL),
    "failed": lambda door: door.failed(),
    "lock": lambda door: door.lock("hot key"),
    "closed": lambda door: door.closed(),
}
TABLE: dict[str, dict[str, type]] = {
    "NoVault": {"create": Opening, "unlock": Opening, "lock": NoVault},
    "Locked": {"create": Opening, "unlock": Opening, "lock": Locked},
    "Opening": {"opened": Open, "failed": Locked, "lock": Opening},
    "Open": {"lock": Closing},
    "Closing": {"lock": Closing, "closed": Locked},
}


@pytest.mark.parametrize("event", EVENTS)
@pytest.mark.parametrize("state", TABLE)
def test_every_cell_of_the_table(state: str, event: str) -> None:
    door = door_in(state)
    assert type(door.state).__name__ == state
    wanted = TABLE[state].get(event)
    if wanted is None:
        with pytest.raises(ImpossibleStep):
            EVENTS[event](door)
        assert type(door.state).__name__ == state
    else:
        EVENTS[event](door)
        assert isinstance(door.state, wanted)


def test_a_journal_that_could_not_be_made_leaves_none() -> None:
    door = Door(Work(Inline, at_once))
    door.create(PLACE)
    door.failed()
    assert door.state == NoVault()


def test_locking_while_opening_closes_as_soon_as_it_is_open() -> None:
    door = door_in("Opening")
    seen: list[str] = []
    door.listen(lambda state: seen.append(type(state).__name__))
    door.lock("asked")
    door.opened(JOURNAL)
    assert seen == ["Opening", "Open", "Closing"]


def test_an_outcome_that_arrives_after_locking_is_dropped() -> None:
    waiting: list[Callable[[], None]] = []

    class Later(Inline):
        def submit(self, job: Callable[[], None], /) -> None:
            waiting.append(job)

    door = Door(Work(Later, at_once))
    door.unlock(PLACE)
    door.opened(JOURNAL)
    arrived: list[object] = []
    door.with_journal(lambda journal: journal.path, arrived.append, arrived.append)
    door.lock("idle")
    waiting[0]()
    assert arrived == []
