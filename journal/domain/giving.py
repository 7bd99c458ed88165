"""What was handed over: noted inside the journal, so that a person knows what they gave to whom."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime

from journal.domain.tags import name_key
from journal.domain.text import canonical, one_line

LONGEST_NAME = 120


@dataclass(frozen=True, slots=True)
class Given:
    """One hand-over: when, to whom (as typed, may be empty), in which form, and what was in it.

    `entries` are the uuids of the entries in it, whole or as moments; `hidden` counts the places
    that were hidden; `options` names the parts and ticks that were on. The file itself is never
    kept, nor its passphrase: `sha256` tells whether a file is the one. `id` is a uuid.
    """

    id: str
    when: datetime
    to_whom: str
    form: str
    encrypted: bool
    entries: tuple[str, ...]
    sha256: str
    hidden: int = 0
    options: tuple[str, ...] = field(default=())


def called(to_whom: str) -> str:
    """Return who it was for as it is kept: on one line."""
    return one_line(canonical(to_whom))[:LONGEST_NAME].strip()


def last_day(log: Iterable[Given], to_whom: str = "") -> date | None:
    """Return the day of the last hand-over, to this person where one is named; None for none."""
    wanted = name_key(called(to_whom))
    days = (each.when.date() for each in log if not wanted or name_key(each.to_whom) == wanted)
    return max(days, default=None)


def given_on(log: Iterable[Given], uuid: str) -> tuple[Given, ...]:
    """Return the hand-overs that an entry was in, newest first."""
    return tuple(
        sorted((each for each in log if uuid in each.entries), key=lambda e: e.when, reverse=True)
    )
