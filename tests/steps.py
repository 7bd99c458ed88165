"""Steps that tests of acts share: a clock that stands still, chance without chance, one entry."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from journal.app.services import Needs, Services
from journal.domain.entry import Draft, Entry
from tests.quick import quick_vault

PASSPHRASE = "still water runs deep"
NOW = datetime(2026, 11, 23, 20, 30, tzinfo=UTC)


class StandingClock:
    """A clock on which it is always the same evening."""

    def now(self) -> datetime:
        return NOW


class First:
    """Chance that always takes the first."""

    def choice(self, seq: Any, /) -> Any:
        return seq[0]


def given(act: Callable[..., None], *args: object, **options: object) -> Any:
    """Return what an act gives, or raise what it fails with."""
    outcome: list[Any] = []
    faults: list[Exception] = []
    act(*args, outcome.append, faults.append, **options)
    if faults:
        raise faults[0]
    return outcome[0]


def needs_in(folder: Path) -> Needs:
    return Needs(
        clock=StandingClock(),
        chance=First(),
        vault=lambda: quick_vault(folder),
        preferences=folder / "preferences.json",
    )


def write(services: Services, body: str, **changes: Any) -> Entry:
    """Finish one entry with this text."""
    draft: Draft = services.writing.blank()
    content = replace(draft.content, body=body, **changes)
    entry: Entry = given(services.writing.finish, replace(draft, content=content))
    return entry
