"""What rests in the bin as rows of a list: read at once, each with the day it came here."""

from collections.abc import Sequence
from datetime import date, timedelta

from PySide6.QtCore import QObject

from journal.domain import days
from journal.domain.entry import Binned, EntryId, Summary
from journal.services.reviewing import Reviewing
from journal.ui.reviewing.entry_model import EntryModel

RESTS = timedelta(days=30)
"""How long an entry rests at least before the bin offers to let it go."""


class BinModel(EntryModel):
    """Shows at the end of each row since when the entry rests in the bin."""

    def __init__(self, reviewing: Reviewing, parent: QObject | None = None) -> None:
        super().__init__(reviewing, parent)
        self._binned: dict[EntryId, Binned] = {}

    def know(self, binned: Sequence[Binned]) -> tuple[EntryId, ...]:
        """Know these entries, and return their ids in this order, ready to be shown."""
        self._binned = {one.summary.id: one for one in binned}
        return tuple(self._binned)

    @property
    def binned(self) -> tuple[Binned, ...]:
        """Every known entry, with the day it came here."""
        return tuple(self._binned.values())

    def rested(self, today: date) -> tuple[EntryId, ...]:
        """Return those that came here 30 days ago or earlier."""
        return tuple(id for id, one in self._binned.items() if one.since <= today - RESTS)

    def clear(self) -> None:
        """Forget every entry."""
        self._binned = {}
        super().clear()

    def _summary(self, row: int) -> Summary | None:
        one = self._binned.get(self.ids[row])
        return None if one is None else one.summary

    def _at_end(self, summary: Summary) -> str:
        return f"here since {days.plain(self._binned[summary.id].since)}"

    def _spoken(self, summary: Summary) -> str:
        since = days.plain(self._binned[summary.id].since)
        return f"{super()._spoken(summary)} In the bin since {since}."
