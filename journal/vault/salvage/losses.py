"""What could not be brought back, as far as what is left tells of it."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from journal.vault.salvage.remains import Remains


@dataclass(frozen=True, slots=True)
class Losses:
    """Days of lost entries where known, the number of further ones, and of lost versions."""

    days: tuple[date, ...]
    unknown: int
    versions: int


def losses(remains: Remains, entries: Mapping[str, str]) -> Losses:
    """Return what is missing beside these `entries` (the day of each by its uuid)."""
    days = _days(remains, entries)
    lost = remains.lost()
    erased = set(remains.kept.values()) - entries.keys()
    gone = lost.keys() - entries.keys() - erased
    missing = max(0, _revisions_made(remains) - len(remains.kept))
    newest = {uuid: id for id, uuid in sorted(remains.kept.items())}
    # Where the last of an entry is lost, that is told as an older or a lost entry.
    last = sum(max(ids) > newest.get(uuid, 0) for uuid, ids in lost.items())
    return Losses(days, max(0, len(gone) - len(days)), max(0, missing - last))


def _days(remains: Remains, entries: Mapping[str, str]) -> tuple[date, ...]:
    """Return the days that an index tells of entries that did not come over."""
    left = dict(remains.days)
    unplaced: Counter[str] = Counter()
    placed = {row["uuid"]: id for id, row in remains.rows["entry"].items()}
    for uuid, day in entries.items():
        at = placed.get(uuid) or next((id for id in remains.numbers[uuid] if id in left), None)
        if at is None:
            unplaced[day] += 1
        left.pop(at or 0, None)
    # An entry that came over without its number is still one of those of its day.
    days = Counter(left.values()) - unplaced
    return tuple(sorted(date.fromisoformat(day) for day in days.elements() if _is_date(day)))


def _revisions_made(remains: Remains) -> int:
    """Return how many revisions there were: their numbers begin at 1 and none is left out."""
    clock = int.from_bytes(remains.meta.get("clock", b""), "big")
    return max([clock, *remains.known, *remains.kept])


def _is_date(day: str) -> bool:
    try:
        date.fromisoformat(day)
    except ValueError:
        return False
    return True
