"""Backups as values: what each holds, when the next is due, and which may go."""

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from pathlib import Path
from typing import Final

DAILY: Final = 7
WEEKLY: Final = 4
MONTHLY: Final = 12
BEFORE_CHANGES: Final = 3
"""How many days, ISO weeks and months keep their last backup, and how many before changes stay."""

_PAUSE = timedelta(hours=20)
_FUTURE = timedelta(days=1)
"""How far ahead of now a date may lie before it counts as a clock gone wrong."""


class Why(StrEnum):
    """What a backup was made for; the values begin its file name."""

    AUTO = "auto"
    MIGRATE = "before-migrate"
    MERGE = "before-merge"
    REKEY = "before-rekey"
    IMPORT = "before-import"


@dataclass(frozen=True, slots=True)
class Backup:
    """One backup file: when it was made (UTC), its size in bytes, and what it holds.

    `entries` counts those not in the bin; `clock` is the journal's count of versions. Both are
    None, and `opens` is not set, where the present key does not open it: another key, or damage.
    `why` is None for a file that was put elsewhere by hand.
    """

    path: Path
    made: datetime
    size: int
    why: Why | None = None
    entries: int | None = None
    clock: int | None = None

    @property
    def opens(self) -> bool:
        """Tell whether the present key reads what it says of itself."""
        return self.clock is not None


def due(backups: Iterable[Backup], clock: int, now: datetime) -> bool:
    """Tell whether a backup should be made: versions came since the last one, 20 hours ago or more.

    Only backups that open count, and none that claims to be from the future by more than a day.
    """
    known = [backup for backup in backups if backup.opens and backup.made <= now + _FUTURE]
    if not known:
        return clock != 0
    newest = max(known, key=_made)
    return newest.clock != clock and now - newest.made >= _PAUSE


def superfluous(backups: Iterable[Backup], made: Backup) -> tuple[Backup, ...]:
    """Return what may go once `made` is verified; never `made` itself.

    The last backup of each of 7 days, 4 ISO weeks and 12 months stays, and the last three made
    before changes. What does not open with the present key, what has a name of its own, and what
    claims to be from the future by more than a day is neither counted nor returned.
    """
    known = [backup for backup in backups if backup.opens and backup.made <= made.made + _FUTURE]
    newest_first = sorted({made, *known}, key=lambda each: (each.made, each == made), reverse=True)
    auto = [backup for backup in newest_first if backup.why is Why.AUTO]
    before = [backup for backup in newest_first if backup.why not in {None, Why.AUTO}]
    kept = {made, *before[:BEFORE_CHANGES]}
    for period, many in _PERIODS:
        kept |= _last_of_each(auto, period, many)
    return tuple(backup for backup in (*auto, *before) if backup not in kept)


def _made(backup: Backup) -> datetime:
    return backup.made


def _last_of_each(
    newest_first: Sequence[Backup], period: Callable[[datetime], Hashable], many: int
) -> set[Backup]:
    last: dict[Hashable, Backup] = {}
    for backup in newest_first:
        last.setdefault(period(backup.made), backup)
    return set(list(last.values())[:many])


_PERIODS: Final[tuple[tuple[Callable[[datetime], Hashable], int], ...]] = (
    (lambda made: made.date(), DAILY),
    (lambda made: made.isocalendar()[:2], WEEKLY),
    (lambda made: (made.year, made.month), MONTHLY),
)
