"""The bin: entries whose newest revision says that they were deleted."""

from sqlalchemy import Connection

from journal.domain.entry import Binned
from journal.vault.store.entries import Entries


class Bin:
    """What was deleted and can be brought back."""

    def __init__(self, connection: Connection, entries: Entries) -> None:
        self._connection = connection
        self._entries = entries

    def all(self) -> tuple[Binned, ...]:
        """Return what rests in the bin, the last one put there first."""
        raise NotImplementedError
