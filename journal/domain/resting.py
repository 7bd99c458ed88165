"""Prompts that were skipped twice rest for a while; all that is kept of a skip is its day."""

from collections.abc import Iterable
from datetime import date, timedelta

REST = timedelta(days=60)
"""How long a prompt does not come by chance after its second skip."""
_TWICE = 2


def with_skip(skips: tuple[str, ...], prompt_id: str, day: date) -> tuple[str, ...]:
    """Return the skips with one more; a prompt skipped again on the same day was skipped once.

    Each skip reads "2026-11-23 boundaries-01". What no longer leads to a rest is dropped.
    """
    kept = {id: days for id, days in _days(skips).items() if not _is_over(days, day)}
    own = [each for each in kept.get(prompt_id, ()) if each != day]
    kept[prompt_id] = [*own, day][-_TWICE:]
    return tuple(f"{each.isoformat()} {id}" for id in sorted(kept) for each in kept[id])


def resting(skips: Iterable[str], today: date) -> frozenset[str]:
    """Return the ids of the prompts that do not come by chance today."""
    return frozenset(
        id for id, days in _days(skips).items() if len(days) >= _TWICE and not _is_over(days, today)
    )


def skipped_on(skips: Iterable[str], day: date) -> frozenset[str]:
    """Return the ids of the prompts that were skipped on this day."""
    return frozenset(id for id, days in _days(skips).items() if day in days)


def _is_over(days: list[date], today: date) -> bool:
    return len(days) >= _TWICE and today - max(days) >= REST


def _days(skips: Iterable[str]) -> dict[str, list[date]]:
    """Return the days of each prompt in their order; what is no skip is passed over."""
    found: dict[str, list[date]] = {}
    for skip in sorted(set(skips)):
        written, _, id = skip.partition(" ")
        try:
            day = date.fromisoformat(written)
        except ValueError:
            continue
        if id:
            found.setdefault(id, []).append(day)
    return found
