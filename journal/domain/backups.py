"""Backups as values: what each holds, when the next is due, and which may go."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path


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
