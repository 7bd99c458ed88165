"""Erase for good: no version of an entry stays readable in this journal."""

from collections.abc import Sequence

from journal.domain.entry import EntryId
from journal.vault.held import Held


def erase(held: Held, ids: Sequence[EntryId]) -> tuple[str, ...]:
    """Purge these entries in one transaction and return their uuids. Raises UnknownEntry."""
    with held.work() as work:
        return work.erasing.erase(ids)
